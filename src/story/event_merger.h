// SPDX-License-Identifier: Apache-2.0
// Which reports of a story's documents tell one event?
#pragma once

#include "story/sketch.h"

#include <depeche/story.h>

#include <vector>

namespace depeche {

/// A document of a story with what is compared.
struct StoryMember {
  LinkedDocument document;
  Sketch sketch;
};

/// Do the two reports stand at the same place of a passage that one document took from the other?
bool is_copied(const StoryMember& a, const Happening& one, const StoryMember& b,
               const Happening& other);

/// Clusters all reports of `members` (by day, then id); each report is in one event, those alone
/// too. What is pinned holds. The same members in the same order give the same events.
std::vector<MergedEvent> merge_events(const std::vector<StoryMember>& members,
                                      const std::vector<EventPin>& pins);

}  // namespace depeche
