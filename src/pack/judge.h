// SPDX-License-Identifier: Apache-2.0
// Is it likely enough? A forest with the least chance from which it is believed.
#pragma once

#include "pack/forest.h"
#include "pack/habits.h"
#include "pack/weights.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace depeche {

/// Without a forest it knows nothing: every chance is 0. Immutable.
class Judge {
 public:
  Judge() = default;

  /// The forest `table` over `signs`, and its row `least` of a table of least chances. Fails with
  /// bad_data, naming file and line.
  static Result<Judge> load(const Pack& pack, std::string_view table,
                            std::span<const std::string_view> signs, const WeightTable& chances,
                            std::string_view least);

  [[nodiscard]] bool knows() const { return forest_.has_value(); }

  /// 0 to 1.
  [[nodiscard]] double chance(std::span<const float> values) const {
    return forest_ ? chance_of(forest_->score(values)) : 0.0;
  }

  [[nodiscard]] double least() const { return least_; }

 private:
  std::optional<Forest> forest_;
  double least_ = 1;
};

/// A judge over signs and the habits of keys (habits.h), both structs with `names`. Immutable.
template <typename Signs, typename Keys>
class HabitJudge {
 public:
  /// The forest `table`, the compiled table `habits` of the language and the row `least` of a table
  /// of least chances. Fails with bad_data, naming file and line.
  static Result<HabitJudge> load(const Pack& pack, std::string_view table, std::string_view habits,
                                 const WeightTable& chances, std::string_view least) {
    HabitJudge out;
    auto judge = Judge::load(pack, table, names_with_habits<Signs, Keys>(), chances, least);
    if (!judge) return judge.error();
    out.judge_ = std::move(*judge);
    auto known = Habits::load(pack, habits);
    if (!known) return known.error();
    out.habits_ = std::move(*known);
    return out;
  }

  /// 0 to 1; 0 without a forest.
  [[nodiscard]] double chance(const Signs& signs, const Keys& keys) const {
    return judge_.knows() ? judge_.chance(with_habits(signs, keys, habits_)) : 0.0;
  }

  [[nodiscard]] bool knows() const { return judge_.knows(); }

  [[nodiscard]] double least() const { return judge_.least(); }

 private:
  Judge judge_;
  Habits habits_;
};

}  // namespace depeche
