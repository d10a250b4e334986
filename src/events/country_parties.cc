// SPDX-License-Identifier: Apache-2.0
// Which countries may take part although they stand as places?
#include "events/country_parties.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace depeche::events {

namespace {

class Finder {
 public:
  Finder(const Analysis& analysis, const Actors& actors) : analysis_(analysis) {
    first_ = static_cast<ActorIndex>(actors.list.size());
    for (std::size_t i = 0; i < actors.list.size(); ++i) {
      const Actor& a = actors.list[i];
      if (a.type == ActorType::country) known_.emplace(a.country, static_cast<ActorIndex>(i));
    }
  }

  /// The actor of a country; a new one, named by `tokens`, where there is none yet.
  ActorIndex party(std::string_view country, std::string_view name, TokenRange tokens,
                   std::vector<Actor>& list) {
    const auto fresh = static_cast<ActorIndex>(first_ + list.size());
    const auto [at, added] = known_.emplace(country, fresh);
    if (added) {
      Actor actor;
      actor.evidence = {analysis_.tokens[tokens.first].span.begin,
                        analysis_.tokens[tokens.last - 1].span.end};
      actor.rule = analysis_.language + ".event.country";
      actor.name = name;
      actor.type = ActorType::country;
      actor.country = country;
      actor.sectors = {"GOV"};
      actor.mentions.push_back(
          {actor.evidence, actor.rule, tokens, tokens.first, MentionForm::name});
      list.push_back(std::move(actor));
    }
    return at->second;
  }

 private:
  const Analysis& analysis_;
  ActorIndex first_ = 0;
  std::map<std::string, ActorIndex, std::less<>> known_;
};

/// "À Bakou, le président a exigé …": a town that opens the sentence before a comma is where.
bool sets_scene(const Analysis& analysis, TokenRange place) {
  const std::uint32_t index = analysis.sentence_of(place.first);
  if (place.first == 0 || index >= analysis.sentences.size()) return false;
  const TokenRange sentence = analysis.sentences[index].tokens;
  return place.first == sentence.first + 1 && place.last < sentence.last &&
         analysis.tokens[place.first - 1].upos == Upos::adp &&
         analysis.tokens[place.last].form == ",";
}

}  // namespace

CountryParties find_country_parties(const Analysis& analysis, const std::vector<PlaceRef>& places,
                                    const Actors& actors, const SceneWords& words) {
  CountryParties out;
  out.by_token.assign(analysis.tokens.size(), no_actor);
  out.by_adjective.assign(analysis.tokens.size(), no_actor);
  out.by_capital.assign(analysis.tokens.size(), no_actor);
  Finder finder(analysis, actors);
  for (const PlaceRef& place : places) {
    const bool country = place.resolution == Resolution::country && !place.country.empty();
    const bool capital = !country && words.is_capital(place);
    if (place.is_actor || place.tokens.last > analysis.tokens.size()) continue;
    if (!country && (!capital || sets_scene(analysis, place.tokens))) continue;
    const std::string_view name =
        country ? std::string_view(place.name) : words.name_of_country(place.country);
    const ActorIndex party = finder.party(place.country, name, place.tokens, out.list);
    auto& tokens = country ? out.by_token : out.by_capital;
    for (std::uint32_t t = place.tokens.first; t < place.tokens.last; ++t) tokens[t] = party;
  }
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    const Token& token = analysis.tokens[t];
    const bool beside = token.deprel == Deprel::amod || token.deprel == Deprel::compound;
    if (!beside || (token.upos != Upos::adj && token.upos != Upos::propn)) continue;
    const std::string_view country = words.country_of_adjective(token.form);
    if (!country.empty()) {
      out.by_adjective[t] =
          finder.party(country, words.name_of_country(country), {t, t + 1}, out.list);
    }
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
      renumber(attribution.claimant);
      for (auto& [counts, range] : attribution.size) renumber(range.actor);
    }
  }
  return kept;
}

}  // namespace depeche::events
