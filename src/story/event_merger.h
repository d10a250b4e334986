// SPDX-License-Identifier: Apache-2.0
// Which reports of a story's documents tell one event?
#pragma once

#include "story/member.h"
#include "story/same_happening.h"

#include <depeche/story.h>

#include <vector>

namespace depeche {

/// Clusters all reports of `members` (by day, then id); each report is in one event, those alone
/// too. What is pinned holds. The same members in the same order give the same events.
std::vector<MergedEvent> merge_events(const std::vector<StoryMember>& members,
                                      const std::vector<EventPin>& pins, const SameHappening& same);

}  // namespace depeche
