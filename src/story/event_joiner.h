// SPDX-License-Identifier: Apache-2.0
// Which events of a story are told in the stories beside it too?
#pragma once

#include "story/event_merger.h"

#include <cstdint>
#include <map>
#include <vector>

namespace depeche {

/// A document of a story with the events that its reports are in.
struct NearMember {
  StoryMember member;
  std::map<std::int64_t, std::int64_t> events;  ///< row of the event by report
};

/// Two events (rows) that are one.
struct EventJoin {
  std::int64_t event = 0;  ///< which stays
  std::int64_t other = 0;  ///< which becomes part of it

  bool operator==(const EventJoin&) const = default;
};

/// Events of `own` documents (all of one story) and of `near` ones that tell one happening, in the
/// order in which they are to be made one: groups of events grow by average linkage from the two
/// reports that are most alike; what a story took for two events can be one in the light of
/// another. More must speak for it than within a story. What is pinned apart, or told of two days
/// by one document, stays apart.
std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same);

}  // namespace depeche
