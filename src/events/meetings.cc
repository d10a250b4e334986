// SPDX-License-Identifier: Apache-2.0
// Who visits whom, and where?
#include "events/meetings.h"

#include <algorithm>
#include <string_view>

namespace depeche::events {

namespace {

using Countries = std::vector<std::string_view>;

/// The countries of those whose country is known, each once.
Countries countries_of(const Participants& participants, const ActorList& list) {
  Countries out;
  for (const ActorIndex a : list) {
    const std::string_view country = participants.country_of(a);
    if (!country.empty() && std::find(out.begin(), out.end(), country) == out.end())
      out.push_back(country);
  }
  return out;
}

/// A visit only where nothing else is said of it: one telephones before one travels.
std::string mode_of(const std::vector<Mention>& mentions, const Happening& happening) {
  std::string mode;
  for (const std::uint32_t i : happening.mentions) {
    const Entry& entry = *mentions[i].candidate.entry;
    if (mode.empty() || (mode == "visit" && !entry.mode.empty())) mode = entry.mode;
  }
  return mode;
}

/// A visit whose host nobody names: the country where it leads.
void add_host(const Participants& participants, std::string_view there, Happening& happening) {
  const Countries visitors = countries_of(participants, happening.actors);
  if (there.empty() || visitors.empty() || !happening.recipients.empty()) return;
  if (std::find(visitors.begin(), visitors.end(), there) != visitors.end()) return;
  if (participants.told(participants.country_actor(there)))
    add_actor(participants.country_actor(there), happening.recipients);
}

}  // namespace

std::string settle_meeting(const Participants& participants, const std::vector<PlaceRef>& places,
                           const std::vector<Mention>& mentions, Happening& happening) {
  const Candidate& main = mentions[happening.main].candidate;
  if (main.entry->type != EventType::consult || happening.actors.empty()) return {};
  const bool stated = happening.place && happening.place_ground >= Ground::sentence;
  const std::string_view there =
      stated ? std::string_view(places[*happening.place].country) : std::string_view();
  const std::string mode = mode_of(mentions, happening);
  const bool visit = mode == "visit";
  if ((!mode.empty() && !visit) || there.empty()) return {};
  ActorList all = happening.actors;
  for (const ActorIndex a : happening.recipients) add_actor(a, all);
  // "Les ministres de l'UE se réuniront lundi à Luxembourg": of many countries, in none's house.
  const bool league = std::any_of(happening.actors.begin(), happening.actors.end(), [&](auto a) {
    return participants.is_international(a) && participants.many(a);
  });
  if (mode.empty() && league && happening.recipients.empty()) return "multilateral";
  const Countries countries = countries_of(participants, all);
  if (countries.size() != 2 || (visit && !happening.recipients.empty())) {
    if (visit && main.standing.status == Status::occurred) add_host(participants, there, happening);
    return {};
  }
  const auto at_home = [&](ActorIndex a) { return participants.country_of(a) == there; };
  if (std::none_of(all.begin(), all.end(), at_home)) {
    if (visit) return {};
    happening.actors = all;
    happening.recipients.clear();
    return "third-party";
  }
  if (!happening.recipients.empty()) return {};
  const bool known = std::none_of(all.begin(), all.end(),
                                  [&](ActorIndex a) { return participants.country_of(a).empty(); });
  if (!known) return {};
  happening.recipients.clear();
  std::copy_if(all.begin(), all.end(), std::back_inserter(happening.recipients), at_home);
  std::erase_if(all, at_home);
  happening.actors = std::move(all);
  return "visit";
}

}  // namespace depeche::events
