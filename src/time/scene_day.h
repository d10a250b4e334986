// SPDX-License-Identifier: Apache-2.0
// On which day does the story play: that of the lead, of the paragraph, of the last days?
#pragma once

#include "base/string_map.h"
#include "time/clauses.h"
#include "time/date_groups.h"
#include "time/event_time.h"

#include <depeche/analysis.h>
#include <depeche/time.h>

#include <cstdint>
#include <optional>

namespace depeche {

inline constexpr int story_days =
    21;  ///< a lead's date further from the writing is no date of the story

/// The day on which the story plays: the first told in the lead that is near the day of writing,
/// rather one that dates what the lead tells than one said of a noun or before ("élu dimanche").
/// The day of writing on a line of its own is none of what the `headline` tells.
std::optional<std::uint32_t> lead_time(const TimedText& text, std::optional<Date> today,
                                       const TimeLinks& links, bool headline);

/// From the day when a story that goes on began to that of writing: in the opening, the first of
/// the last days before that day.
std::optional<Interval> days_of_story(const TimedText& text, std::optional<Date> today);

/// The day that the sentences before it in the paragraph tell of. What they tell in the pluperfect
/// is background, and dates only more of it.
std::optional<DateGroup> paragraph_time(const TimedText& text, std::uint32_t index,
                                        const StringSet& joins, const TimeLinks& links,
                                        std::optional<Date> today, bool background);

/// The day to come, or of today, that the sentences before it in the paragraph tell of.
std::optional<DateGroup> coming_time(const TimedText& text, std::uint32_t index,
                                     const StringSet& joins, std::optional<Date> today);

}  // namespace depeche
