// SPDX-License-Identifier: Apache-2.0
// On which day, and in which town, was the article written? What its dateline or credit line says.
#pragma once

#include "time/candidate.h"
#include "time/guards.h"
#include "time/lexicon.h"

#include <depeche/date.h>

#include <optional>
#include <string_view>
#include <vector>

namespace depeche {

/// What a dateline without a year leaves open.
struct OpenDateline {
  std::size_t index = 0;         ///< of the candidate
  std::vector<Date> candidates;  ///< its day in the years that the text speaks of, oldest first
};

/// The day of the dateline or credit line; marks the candidate that tells it. A dateline without a
/// year ("Damas, 12 sept (AFP)") takes that of a credit line or of a full date of the text within a
/// few weeks; else `open` says what it may be.
std::optional<Date> dateline_day(const GuardText& text, std::vector<Candidate>& found,
                                 std::optional<OpenDateline>& open);

/// The zone (a name in common/time/zones.tsv) of the town that a dateline begins with; empty when
/// there is none.
std::string_view dateline_zone(const GuardText& text, const Lexicon& lexicon);

}  // namespace depeche
