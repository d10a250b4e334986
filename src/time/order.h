// SPDX-License-Identifier: Apache-2.0
// In which order are the times of a text read, and which of them make one stretch?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"
#include "time/atoms.h"
#include "time/candidate.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace depeche {

/// Words that make one stretch of two times: "de lundi à mercredi".
using JoinWords = StringSet;

/// Reads time/joins.tsv; fails when it is missing or wrong.
Result<JoinWords> join_words(const Pack& pack);

/// Indices of `found`: in text order, but what takes its day from the rest of its sentence ("mardi,
/// à la veille du scrutin", "at 8:30 p.m. on August 27") comes behind that.
std::vector<std::size_t> order_of_reading(const std::vector<Candidate>& found, const Atoms& atoms);

/// Two weekdays with a joining word between: "de lundi à mercredi".
bool are_stretch(const Candidate& first, const Candidate& second, const Analysis& analysis,
                 const JoinWords& words);

/// "demain, vendredi et samedi": is the weekday behind the reckoned day one of a list, not its
/// name?
bool lists_days(const Candidate& first, const Candidate& second, const Analysis& analysis,
                const JoinWords& words);

/// The second day of a stretch does not lie before the first: moves one of them by a week.
void keep_order(Direction direction, std::optional<Date> today, ResolvedTime& first,
                ResolvedTime& second);

/// "entre janvier et mars": the first of two months or dates of one expression does not lie behind
/// the second; takes its year from that.
void keep_year(const TimeContext& context, const Candidate& second, const ResolvedTime& end,
               Candidate& first, ResolvedTime& begin);

}  // namespace depeche
