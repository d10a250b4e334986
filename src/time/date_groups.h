// SPDX-License-Identifier: Apache-2.0
// Which dates does a sentence tell, and which of them belongs to a word?
#pragma once

#include "base/string_map.h"
#include "time/clauses.h"
#include "time/event_time.h"

#include <depeche/analysis.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace depeche {

/// One time expression of a sentence, or several that make one stretch ("jeudi et vendredi").
struct DateGroup {
  std::uint32_t first = 0;  ///< index into times
  TokenRange tokens;
  Interval date;
};

/// A date or time whose both ends are known, no dateline.
bool is_dated(const TimeRef& time);

/// "cette nuit", "overnight": the night before the day of writing, or behind the day told last;
/// it belongs to both days.
bool is_last_night(const TimeRef& time, std::optional<Date> today);

/// The dates of a sentence in text order; `joins` are the words that make one stretch of two.
std::vector<DateGroup> date_groups(const TimedText& text, TokenRange sentence,
                                   const StringSet& joins, std::optional<Date> today);

/// The word of `words` that leads right to the time, through its prepositions and articles;
/// no_token where none does.
std::uint32_t led_directly(TokenRange time, const Analysis& analysis, TokenRange sentence,
                           const StringSet& words);

/// "depuis mars 2015", "jusqu'au 15": does one of `words` lead to the time, articles and
/// prepositions between?
bool introduced_by(TokenRange time, const Analysis& analysis, TokenRange sentence,
                   const StringSet& words);

/// Takes out the times that date no beginning ("jusqu'au 15") or another happening than the
/// trigger: "[deux jours après] l'attaque" dates what it is said of, not the attack, "accusé
/// d'avoir tiré [lundi]" the shots, "plus que [l'an dernier]" what it is compared with.
void drop_others(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                 const Clauses& clauses, const TimeLinks& links, std::optional<Date> today,
                 std::vector<DateGroup>& groups);

/// The group that belongs most closely to the trigger, of equally close ones the nearer; null when
/// none does. `near` says how closely.
const DateGroup* nearest_group(const std::vector<DateGroup>& groups, const Clauses& clauses,
                               std::uint32_t trigger, Nearness& near);

/// A time that says the same as `best` more narrowly ("dans la nuit de mardi à mercredi, vers une
/// heure"), else `best`.
const DateGroup* narrowest(const DateGroup* best, Nearness near,
                           const std::vector<DateGroup>& groups, const Clauses& clauses,
                           std::uint32_t trigger);

}  // namespace depeche
