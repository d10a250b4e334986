// SPDX-License-Identifier: Apache-2.0
// The country of what states and crowds do at home.
#include "events/home.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace depeche::events {

namespace {

/// What the state or the crowd of a country does at home; an attack only when both sides are its
/// own.
bool at_home(const Happening& happening, EventType type) {
  const bool both = !happening.actors.empty() && !happening.recipients.empty();
  return type == EventType::coerce || type == EventType::protest || type == EventType::retreat ||
         (type == EventType::assault && both);
}

/// The one country of those whose country is known; false when there are two.
bool one_country(const Participants& participants, const ActorList& list, std::string_view& home) {
  for (const ActorIndex actor : list) {
    const std::string_view country = participants.country_of(actor);
    if (country.empty()) continue;
    if (!home.empty() && country != home) return false;
    home = country;
  }
  return true;
}

/// The country of more than half of the places; empty when there is none.
std::string_view country_of_story(const std::vector<PlaceRef>& places) {
  std::map<std::string_view, std::size_t> counts;
  std::size_t all = 0;
  for (const PlaceRef& place : places) {
    if (place.country.empty()) continue;
    ++counts[place.country];
    ++all;
  }
  for (const auto& [country, count] : counts) {
    if (2 * count > all) return country;
  }
  return {};
}

}  // namespace

void locate_at_home(const Participants& participants, const std::vector<PlaceRef>& places,
                    EventType type, Happening& happening) {
  if (happening.place || !at_home(happening, type)) return;
  std::string_view doers;
  std::string_view home;
  if (!one_country(participants, happening.actors, doers)) return;
  home = doers;
  if (!one_country(participants, happening.recipients, home)) return;
  if (doers.empty()) {
    const std::string_view story = country_of_story(places);
    if (type == EventType::assault || (!home.empty() && home != story)) return;
    home = story;
  }
  const auto found = std::find_if(places.begin(), places.end(), [&](const PlaceRef& p) {
    return p.resolution == Resolution::country && p.country == home;
  });
  if (home.empty() || found == places.end()) return;
  happening.place = static_cast<PlaceIndex>(found - places.begin());
  happening.place_ground = Ground::story;
}

}  // namespace depeche::events
