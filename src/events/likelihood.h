// SPDX-License-Identifier: Apache-2.0
// How likely does a careful reader see a happening of this type here? Learned by
// tools/train/likelihood.py from annotated articles (docs/adr/0012).
#pragma once

#include "events/signs.h"
#include "pack/forest.h"
#include "pack/habits.h"
#include "pack/weights.h"

#include <optional>

namespace depeche::events {

/// The table habits.tsv of a language and the row least_habit of common/events/telling.tsv.
/// Immutable.
class TriggerHabits {
 public:
  /// A pack without events has no habits. Fails with the error of a missing or wrong file.
  static Result<TriggerHabits> load(const Pack& pack, const WeightTable& telling);

  [[nodiscard]] float of(std::string_view key) const { return words_.of(key); }

  /// Is a word with this lemma often enough a trigger of the type to be looked at though no row
  /// fits?
  [[nodiscard]] bool often(std::string_view lemma, EventType type) const {
    return of(habit_key('l', {name_of(type), lemma})) >= least_;
  }

  /// The same where a row fits badly.
  [[nodiscard]] bool mostly(std::string_view lemma, EventType type) const {
    constexpr float more = 1;
    return of(habit_key('l', {name_of(type), lemma})) >= least_ + more;
  }

 private:
  Habits words_;
  float least_ = 1;  // more than all: nothing is looked at
};

/// The forest common/events/likelihood.tsv over signs and word habits, and the rows told and joins
/// of common/events/telling.tsv. Immutable.
class Likelihood {
 public:
  /// A pack without events gives a likelihood by which nothing is told. Fails with bad_data, naming
  /// file and line.
  static Result<Likelihood> load(const Pack& pack, const WeightTable& telling);

  /// 0 to 1: the share of such places where readers saw a happening of the type.
  [[nodiscard]] double of(const Signs& signs, const WordKeys& words,
                          const TriggerHabits& habits) const;

  /// The least chance of a mention that is told, and of one that may join another.
  [[nodiscard]] double told() const { return told_; }

  [[nodiscard]] double joins() const { return joins_; }

  /// The least chance of a mention that is told in an article that tells little else.
  [[nodiscard]] double lone() const { return lone_; }

 private:
  std::optional<Forest> forest_;
  double told_ = 1;
  double joins_ = 1;
  double lone_ = 1;
};

}  // namespace depeche::events
