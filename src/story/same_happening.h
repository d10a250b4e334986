// SPDX-License-Identifier: Apache-2.0
// Do two reports of different documents tell one happening? Learned by tools/train/one_event.py
// from pairs that people judged (docs/adr/0007).
#pragma once

#include "pack/judge.h"
#include "story/happening_signs.h"
#include "story/likeness.h"

namespace depeche {

/// Of two clusters of reports that are joined.
struct LeastChances {
  double pair = 1;  ///< of the two reports that are most alike
  double mean = 1;  ///< of all pairs of reports
};

/// Immutable.
class SameHappening {
 public:
  /// Asks the rules alone (likeness.h).
  SameHappening() = default;

  /// The forest common/story/same_happening.tsv and the least chances of common/story/merging.tsv.
  /// Fails with bad_data, naming file and line.
  static Result<SameHappening> load(const Pack& pack);

  /// How likely both are one happening; what is hopeless by the rules is not asked.
  [[nodiscard]] HappeningMatch match(const DocumentPair& documents, std::size_t i,
                                     std::size_t j) const;

  [[nodiscard]] const LeastChances& within_story() const { return within_story_; }

  [[nodiscard]] const LeastChances& across_stories() const { return across_stories_; }

 private:
  Judge judge_;
  LeastChances within_story_{0.55, 0.42};
  LeastChances across_stories_{0.7, 0.4};
};

}  // namespace depeche
