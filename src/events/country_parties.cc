// SPDX-License-Identifier: Apache-2.0
// Which countries may take part although they stand as places?
#include "events/country_parties.h"

#include <map>
#include <string>
#include <utility>

namespace depeche::events {

CountryParties find_country_parties(const Analysis& analysis, const std::vector<PlaceRef>& places,
                                    const Actors& actors) {
  CountryParties out;
  out.by_token.assign(analysis.tokens.size(), no_actor);
  std::map<std::string, ActorIndex> known;
  for (std::size_t i = 0; i < actors.list.size(); ++i) {
    const Actor& a = actors.list[i];
    if (a.type == ActorType::country) known.emplace(a.country, static_cast<ActorIndex>(i));
  }
  for (const PlaceRef& place : places) {
    const bool country = place.resolution == Resolution::country && !place.country.empty();
    if (!country || place.is_actor || place.tokens.last > analysis.tokens.size()) continue;
    const auto fresh = static_cast<ActorIndex>(actors.list.size() + out.list.size());
    const auto [at, added] = known.emplace(place.country, fresh);
    if (added) {
      Actor actor;
      actor.evidence = place.evidence;
      actor.rule = analysis.language + ".event.country";
      actor.name = place.name;
      actor.type = ActorType::country;
      actor.country = place.country;
      actor.sectors = {"GOV"};
      actor.mentions.push_back(
          {place.evidence, actor.rule, place.tokens, place.tokens.first, MentionForm::name});
      out.list.push_back(std::move(actor));
    }
    for (std::uint32_t t = place.tokens.first; t < place.tokens.last; ++t)
      out.by_token[t] = at->second;
  }
  return out;
}

std::vector<Actor> keep_used(CountryParties parties, ActorIndex first,
                             std::vector<Report>& reports) {
  std::vector<ActorIndex> renumbered(parties.list.size(), no_actor);
  std::vector<Actor> kept;
  const auto renumber = [&](ActorIndex& actor) {
    if (actor < first || actor == no_actor) return;
    ActorIndex& now = renumbered[actor - first];
    if (now == no_actor) {
      now = first + static_cast<ActorIndex>(kept.size());
      kept.push_back(std::move(parties.list[actor - first]));
    }
    actor = now;
  };
  for (Report& report : reports) {
    for (ActorIndex& actor : report.actors) renumber(actor);
    for (ActorIndex& actor : report.recipients) renumber(actor);
    for (auto& [counts, range] : report.size) renumber(range.actor);
    for (Attribution& attribution : report.attributions) {
      for (auto& [counts, range] : attribution.size) renumber(range.actor);
    }
  }
  return kept;
}

}  // namespace depeche::events
