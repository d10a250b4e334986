// SPDX-License-Identifier: Apache-2.0
// From when has it gone on: "depuis une semaine", "depuis le début de la guerre, en novembre"?
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

/// "la première visite depuis 2011", "the deadliest attack since March": does the time in `tokens`
/// only say among which others the trigger is ranked?
bool only_ranks(TokenRange tokens, const Analysis& analysis, TokenRange sentence,
                std::uint32_t trigger, const Clauses& clauses, const TimeLinks& links);

/// From when what the trigger tells has gone on to the day of writing `today`: "manifestent depuis
/// une semaine", "bombarde la ville depuis le début de la guerre, en novembre". Open begin where
/// the length is vague ("depuis plusieurs jours"); the day or month itself of what was done once
/// ("détenu depuis un an"). Nothing where one of `groups` dates the trigger as closely.
std::optional<Interval> open_span(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                                  const std::vector<DateGroup>& groups, const Clauses& clauses,
                                  const TimeLinks& links, Date today);

}  // namespace depeche
