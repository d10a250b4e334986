// SPDX-License-Identifier: Apache-2.0
// When was what another day is reckoned from ("lundi, deux jours après l'attaque"), and how long
// did it last?
#pragma once

#include "time/clauses.h"
#include "time/date_groups.h"
#include "time/event_time.h"

#include <depeche/analysis.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace depeche {

/// The noun or verb that a duration is reckoned from: "deux semaines après l'[attaque]".
std::uint32_t reckoned_from(const Analysis& analysis, TokenRange sentence, TokenRange duration);

/// Is the time reckoned from a happening?
bool is_reckoned(const TimeRef& time);

/// "lundi, deux jours après l'[attaque]", "au lendemain de l'[attaque]", "deux jours avant le
/// [sommet]", "à la veille du [sommet]": the day of what a day is reckoned from; before that day
/// when the words do not say by how much.
std::optional<Interval> before_reckoned(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const Clauses& clauses);

/// The stretch of a value's `unit` (D, W, M, Y) that lies `count` units from `from`, before it when
/// negative; of weeks the very day when `exact`. Nothing for another unit.
std::optional<Interval> stretch_from(Date from, int count, char unit, bool exact);

/// "près de deux ans après les premières [frappes]", "deux mois avant l'[élection]": when what the
/// duration is reckoned from happened or will, seen from the day that the sentence tells, else from
/// `now`.
std::optional<Interval> across_duration(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const std::vector<DateGroup>& groups,
                                        const Clauses& clauses, Date now);

/// The days of "quatre jours de manœuvres", "a three-day strike"; 0 = no length is told. `head` is
/// the verb that may say where they begin or end.
int days_told(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
              std::uint32_t& head);

}  // namespace depeche
