// SPDX-License-Identifier: Apache-2.0
// Where did what a mention tells happen?
#pragma once

#include "events/event_coder.h"
#include "events/mention.h"
#include "events/participants.h"
#include "places/event_place.h"

#include <vector>

namespace depeche::events {

/// The places of a document as scenes of happenings: those that say where a claimant is ("the
/// general staff in Moscow said") are marked as none.
std::vector<PlaceRef> scenes_of(const Findings& findings, const Participants& participants,
                                const Tree& tree);

/// Gives a mention its place: an inferred one only to what must have one, and where the country
/// that suffered it is not another; what is only spoken of or punished, told elsewhere, was not
/// where that is done.
void locate(const std::vector<PlaceRef>& scenes, const Participants& participants, const Tree& tree,
            const Lexicon& lexicon, const EventPlaceRules& rules, bool elsewhere_told,
            Mention& mention);

/// Gives a mention without a place that of what the same people were told to do just before.
void share_places(const Tree& tree, std::vector<Mention>& mentions);

}  // namespace depeche::events
