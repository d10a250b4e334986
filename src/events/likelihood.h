// SPDX-License-Identifier: Apache-2.0
// How likely does a careful reader see a happening of this type here? Learned by
// tools/train/likelihood.py from annotated articles (docs/adr/0012).
#pragma once

#include "events/habits.h"
#include "events/signs.h"
#include "pack/forest.h"

#include <optional>

namespace depeche::events {

/// The forest common/events/likelihood.tsv over signs and word habits, and the rows told and joins
/// of common/events/telling.tsv. Immutable.
class Likelihood {
 public:
  /// A pack without events gives a likelihood by which nothing is told. Fails with bad_data, naming
  /// file and line.
  static Result<Likelihood> load(const Pack& pack);

  /// 0 to 1: the share of such places where readers saw a happening of the type.
  [[nodiscard]] double of(const Signs& signs, const WordKeys& words, const Habits& habits) const;

  /// The least chance of a mention that is told, and of one that may join another.
  [[nodiscard]] double told() const { return told_; }
  [[nodiscard]] double joins() const { return joins_; }

 private:
  std::optional<Forest> forest_;
  double told_ = 1;
  double joins_ = 1;
};

}  // namespace depeche::events
