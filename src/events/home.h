// SPDX-License-Identifier: Apache-2.0
// The country of what states and crowds do at home: where nothing else says the place.
#pragma once

#include "events/merge.h"
#include "places/event_place.h"

#include <depeche/time.h>

#include <optional>
#include <vector>

namespace depeche::events {

/// Places what happens at home where its words say no place, as a last resort: in the town that
/// opens the headline or, for deeds, is the only one of the lead; in the country to
/// which all who take part belong; where no doer has a country, in that of the story (of which more
/// than half of the places are), unless those concerned belong to another.
/// Aid goes to the country of those who receive it; what those of one country say to each other in
/// an article about it, or what befalls its people, happens there.
/// `places` are the scenes of the document (scenes_of).
/// What was long before the article was `written` is not where the headline or the lead plays.
void locate_at_home(const Participants& participants, const std::vector<PlaceRef>& places,
                    const Tree& tree, const EventPlaceRules& rules, const Entry& entry,
                    std::optional<Date> written, Happening& happening);

}  // namespace depeche::events
