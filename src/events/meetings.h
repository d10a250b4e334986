// SPDX-License-Identifier: Apache-2.0
// Who visits whom, and where: the mode of a meeting.
#pragma once

#include "events/merge.h"

#include <string>
#include <vector>

namespace depeche::events {

/// Orders the participants of a meeting as the guidelines say: the visitor is the actor and the
/// host, or the country that is visited, the recipient; whoever meets elsewhere stays an actor.
/// Returns the mode that this gives ("visit", "third-party", "multilateral"); empty where the words
/// say it or nothing does.
std::string settle_meeting(const Participants& participants, const std::vector<PlaceRef>& places,
                           const std::vector<Mention>& mentions, Happening& happening);

}  // namespace depeche::events
