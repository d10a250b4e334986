// SPDX-License-Identifier: Apache-2.0
// Which year do "le 14 avril", "in July", "Easter Sunday" take from what was told with its year?
#pragma once

#include "time/atoms.h"
#include "time/candidate.h"
#include "time/clauses.h"
#include "time/resolver.h"

#include <depeche/analysis.h>

#include <cstdint>
#include <vector>

namespace depeche {

/// The dates told with their years, as far as the text was read.
class ToldYears {
 public:
  /// References the analysis and the links, which must outlive it.
  ToldYears(const Analysis& analysis, const TimeLinks& links)
      : analysis_(analysis), links_(links) {}

  void tell(const Candidate& one, const ResolvedTime& time, std::uint32_t sentence);

  /// "Le 7 avril 2018, … Le 14 avril, …": puts `time`, which the words of `one` mean when seen from
  /// the day of writing, into the year that was told, where an article looks back on more than the
  /// last months.
  void look_back(const Candidate& one, const TimeContext& context, std::uint32_t sentence,
                 ResolvedTime& time) const;

 private:
  /// How a time without a year stands.
  struct View {
    std::uint32_t sentence = 0;
    bool background = false;  // of a verb in the pluperfect
    bool past = false;        // of a verb that tells what has been
    bool to_come = false;     // ahead of the day of writing, when seen from there
    bool recent = false;      // of the last months, when seen from there
  };

  [[nodiscard]] View view_of(const Candidate& one, const TimeContext& context,
                             std::uint32_t sentence, const Interval& now) const;
  /// Does it date a noun ("l'accord de juillet 2015"), not what is told?
  [[nodiscard]] bool is_of_noun(TokenRange tokens) const;
  /// The years in which it may be, the likeliest first.
  [[nodiscard]] std::vector<int> years_for(const Candidate& one, const View& view) const;

  const Analysis& analysis_;
  const TimeLinks& links_;
  std::vector<Interval> months_;  // named with their years, in text order
  Interval last_;                 // told last, by such a date or from it
  std::uint32_t last_sentence_ = 0;
};

/// "the Easter Sunday attacks of April 2019", "the 2019 Easter Sunday attacks": gives feasts the
/// year that is told beside them.
void take_years_beside(const Atoms& atoms, std::vector<Candidate>& found);

}  // namespace depeche
