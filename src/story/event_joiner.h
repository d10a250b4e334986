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
  std::int64_t event = 0;
  std::int64_t other = 0;

  bool operator==(const EventJoin&) const = default;
};

/// Events of `own` documents (all of one story) and of `near` ones that tell one happening, the
/// most alike first: an event is joined with one of each other story at most, since that story told
/// its events apart. More must speak for it than within a story. What is pinned apart stays apart.
std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same);

}  // namespace depeche
