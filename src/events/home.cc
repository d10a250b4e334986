// SPDX-License-Identifier: Apache-2.0
// The country of what states and crowds do at home.
#include "events/home.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
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

/// The country that the headline names before a colon or names alone, else that of more than half
/// of the places; empty when there is none.
struct Story {
  std::string_view country;
  bool titled = false;  ///< the headline names it
};

Story country_of_story(const std::vector<PlaceRef>& places, const Tree& tree) {
  std::string_view titled;
  bool several = false;
  std::map<std::string_view, std::size_t> counts;
  std::size_t all = 0;
  for (const PlaceRef& place : places) {
    if (place.country.empty()) continue;
    ++counts[place.country];
    ++all;
    const TokenIndex t = place.tokens.first;
    if (t >= tree.size() || !tree.analysis().sentences[tree.sentence(t)].headline) continue;
    if (tree.in_rubric(t)) return {place.country, true};
    several = several || (!titled.empty() && titled != place.country);
    titled = place.country;
  }
  for (const auto& [country, count] : counts) {
    if (2 * count > all) return {country, country == titled};
  }
  return several ? Story{} : Story{titled, true};
}

/// The country where aid arrives, where words are exchanged at home, or whose people suffer.
std::string_view country_concerned(const Participants& participants, const Happening& happening,
                                   EventType type, const Story& about) {
  const std::string_view story = about.country;
  std::string_view doers;
  std::string_view sufferers;
  if (!one_country(participants, happening.recipients, sufferers)) return {};
  if (type == EventType::aid) return sufferers;
  if (story.empty() || !one_country(participants, happening.actors, doers)) return {};
  switch (type) {
    case EventType::mobilize:
      return sufferers == story || doers == story ? story : std::string_view();
    case EventType::assault:
      return sufferers == story || (sufferers.empty() && doers == story) ? story
                                                                         : std::string_view();
    default:
      return is_verbal_act(type) && about.titled && doers == story && sufferers == story
                 ? story
                 : std::string_view();
  }
}

/// A place of that country, the country itself if the text names it.
std::optional<PlaceIndex> named_in(const std::vector<PlaceRef>& places, std::string_view country) {
  if (country.empty()) return std::nullopt;
  const auto found = std::find_if(places.begin(), places.end(), [&](const PlaceRef& p) {
    return p.resolution == Resolution::country && p.country == country;
  });
  if (found == places.end()) return std::nullopt;
  return static_cast<PlaceIndex>(found - places.begin());
}

/// The one place that opens the headline before a colon ("Mali : l'armée …").
std::optional<PlaceIndex> titled_place(const std::vector<PlaceRef>& places, const Tree& tree) {
  std::optional<PlaceIndex> found;
  for (std::size_t p = 0; p < places.size(); ++p) {
    const TokenIndex t = places[p].tokens.first;
    if (t >= tree.size() || !tree.analysis().sentences[tree.sentence(t)].headline) break;
    if (!tree.in_rubric(t)) continue;
    if (found) return std::nullopt;
    found = static_cast<PlaceIndex>(p);
  }
  return found;
}

/// The one town that the headline and the lead tell of, where something is in it ("à Rouen").
std::optional<PlaceIndex> town_of_lead(const std::vector<PlaceRef>& places, const Tree& tree,
                                       const EventPlaceRules& rules) {
  constexpr std::uint32_t lead = 3;  // sentences, the headline among them
  std::optional<PlaceIndex> found;
  for (std::size_t p = 0; p < places.size(); ++p) {
    const TokenIndex t = places[p].tokens.first;
    if (t >= tree.size() || tree.sentence(t) >= lead) break;
    if (places[p].resolution < Resolution::city || places[p].is_actor) continue;
    if (found && places[*found].name != places[p].name) return std::nullopt;
    const bool headline = tree.analysis().sentences[tree.sentence(t)].headline;
    const bool there =
        (headline && tree.in_rubric(t)) || (t > 0 && rules.locative.contains(tree[t - 1].lower));
    if (there && !found) found = static_cast<PlaceIndex>(p);
    if (!there && !found) return std::nullopt;
  }
  return found;
}

/// What is done with bodies and forces; where nobody speaks against it, it happens where the
/// article is about.
bool is_deed(EventType type) {
  return type == EventType::assault || type == EventType::coerce || type == EventType::protest ||
         type == EventType::mobilize || type == EventType::retreat;
}

/// What is done with bodies is done in a town; what an authority decrees holds in the country, and
/// an office is given up anywhere.
bool in_one_town(const Entry& entry) {
  if (entry.type == EventType::coerce) return entry.mode == "arrest" || entry.mode == "seize";
  return entry.mode != "resign";
}

/// Is nobody who takes part of another country, and somebody of that one (`or_nobody`: it is enough
/// that none is of another)?
bool acts_in(const Participants& participants, const Happening& happening, std::string_view country,
             bool or_nobody) {
  std::string_view whose;
  return one_country(participants, happening.actors, whose) &&
         one_country(participants, happening.recipients, whose) &&
         (whose == country || (or_nobody && whose.empty()));
}

/// Do its own words put it weeks before the article?
bool long_before(const Happening& happening, std::optional<Date> written) {
  constexpr std::chrono::days weeks{21};
  return written && happening.date.end && happening.date_ground >= Ground::scene &&
         std::chrono::sys_days{*happening.date.end} + weeks < std::chrono::sys_days{*written};
}

}  // namespace

void locate_at_home(const Participants& participants, const std::vector<PlaceRef>& places,
                    const Tree& tree, const EventPlaceRules& rules, const Entry& entry,
                    std::optional<Date> written, Happening& happening) {
  if (happening.place) return;
  const EventType type = entry.type;
  const bool news = !long_before(happening, written);
  if (const auto titled = titled_place(places, tree);
      titled && (news || places[*titled].resolution < Resolution::district)) {
    const PlaceRef& place = places[*titled];
    const bool town = place.resolution >= Resolution::district;
    // "Attentat de Nice : le ministre promet …" says of what is spoken, not where.
    const TokenIndex first = place.tokens.first;
    const bool opens = first == tree.sentence_tokens(first).first;
    if (is_deed(type) || (opens && acts_in(participants, happening, place.country, town))) {
      happening.place = titled;
      happening.place_ground = Ground::story;
      return;
    }
  }
  if (news && is_deed(type) && in_one_town(entry) && happening.date.begin) {
    const auto town = town_of_lead(places, tree, rules);
    if (town && acts_in(participants, happening, places[*town].country, true)) {
      happening.place = town;
      happening.place_ground = Ground::story;
      return;
    }
  }
  const Story about = country_of_story(places, tree);
  const std::string_view story = about.country;
  std::optional<PlaceIndex> found =
      named_in(places, country_concerned(participants, happening, type, about));
  if (!found && at_home(happening, type)) {
    std::string_view doers;
    if (!one_country(participants, happening.actors, doers)) return;
    std::string_view home = doers;
    if (!one_country(participants, happening.recipients, home)) return;
    if (doers.empty()) {
      if (type == EventType::assault || (!home.empty() && home != story)) return;
      home = story;
    }
    found = named_in(places, home);
  }
  if (!found) return;
  happening.place = found;
  happening.place_ground = Ground::story;
}

}  // namespace depeche::events
