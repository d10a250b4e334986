// SPDX-License-Identifier: Apache-2.0
// From candidates to mentions: when, where, and whose word each is.
#pragma once

#include "events/event_coder.h"
#include "events/mention.h"
#include "events/voices.h"
#include "places/event_place.h"
#include "time/event_time.h"

#include <vector>

namespace depeche::events {

/// Gives each candidate its date, its place and those who tell of it. All referents must outlive
/// the result.
std::vector<Mention> mentions_of(std::vector<Candidate> candidates, const Findings& findings,
                                 const Tree& tree, const Participants& participants,
                                 const Voices& voices, const Lexicon& lexicon,
                                 const EventClock& clock, const EventPlaceRules& places,
                                 const std::vector<PlaceRef>& scenes);

}  // namespace depeche::events
