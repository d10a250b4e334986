// SPDX-License-Identifier: Apache-2.0
// Is a mention that leaves out who or whom a happening all the same? A logistic model over what is
// seen of it, fitted by tools/train/fragments.py.
#pragma once

#include "events/mention.h"
#include "events/weights.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace depeche::events {

/// What is seen of such a mention; a flag is 0 or 1.
struct Fragment {
  static constexpr std::array<std::string_view, 19> names = {
      "intercept", "unrest",    "touched",   "politics",  "verb",    "supported", "placed",
      "dated",     "own_place", "own_date",  "anaphoric", "parties", "powers",    "specific",
      "speech",    "meeting",   "of_unrest", "company",   "planned"};
  std::array<double, names.size()> values{};
};

/// What of the article and its participants bears on it.
struct Surroundings {
  bool unrest = false;     ///< the article is about unrest
  bool touched = false;    ///< or has a word of it
  bool politics = false;   ///< what the mention tells is of politics
  bool of_unrest = false;  ///< its sentence speaks of unrest
  std::size_t powers = 0;  ///< its participants who stand for a state, a party, an armed group
  std::size_t told_in_full = 0;  ///< mentions of the article that tell enough
};

Fragment fragment_of(const Mention& mention, const Surroundings& around);

/// The table common/events/fragments.tsv. Immutable.
class FragmentJudge {
 public:
  static Result<FragmentJudge> load(const Pack& pack);

  /// 0 to 1: how likely a reader sees a happening of that type there.
  [[nodiscard]] double chance(const Fragment& fragment) const;

  /// The least chance of those that are told.
  [[nodiscard]] double least() const { return least_; }

 private:
  std::array<double, Fragment::names.size()> weights_{};
  double least_ = 1.0;
};

}  // namespace depeche::events
