// SPDX-License-Identifier: Apache-2.0
// Is it likely enough? A forest with the least chance from which it is believed.
#pragma once

#include "pack/forest.h"
#include "pack/weights.h"

#include <optional>
#include <span>
#include <string_view>

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

}  // namespace depeche
