// SPDX-License-Identifier: Apache-2.0
#include "places/place_finder.h"

#include "places/gazetteer.h"
#include "places/metonymy.h"
#include "places/place_context.h"
#include "places/place_matcher.h"
#include "places/place_resolver.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace depeche {

struct PlaceFinder::Rules {
  std::string language;
  Gazetteer gazetteer;
  PlaceContext context;
};

PlaceFinder::PlaceFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

PlaceFinder::PlaceFinder(PlaceFinder&&) noexcept = default;
PlaceFinder& PlaceFinder::operator=(PlaceFinder&&) noexcept = default;
PlaceFinder::~PlaceFinder() = default;

Result<PlaceFinder> PlaceFinder::load(const Pack& pack) {
  auto gazetteer = Gazetteer::load(pack);
  if (!gazetteer) return gazetteer.error();
  auto context = PlaceContext::load(pack);
  if (!context) return context.error();
  return PlaceFinder(
      std::make_unique<Rules>(Rules{pack.language(), std::move(*gazetteer), std::move(*context)}));
}

namespace {

/// A place that the name finder sees and the gazetteer lacks.
PlaceRef unknown_place(const PlaceMatch& match, std::string_view text,
                       const std::string& language) {
  PlaceRef place;
  place.evidence = match.evidence;
  place.rule = language + ".place.name";
  place.tokens = match.tokens;
  place.name = slice(text, match.evidence);
  place.resolution = match.around.type;
  return place;
}

PlaceRef known_place(const PlaceMatch& match, const PlaceEntry& entry, std::string_view text,
                     const std::string& language) {
  PlaceRef place;
  place.evidence = match.evidence;
  place.rule = language + (match.around.dateline                     ? ".place.dateline"
                           : entry.resolution == Resolution::country ? ".place.country"
                                                                     : ".place.gazetteer");
  place.tokens = match.tokens;
  place.name = entry.name.empty() ? slice(text, match.evidence) : entry.name;
  place.country = entry.country;
  place.geonames = entry.geonames;
  place.latitude = entry.latitude;
  place.longitude = entry.longitude;
  place.population = entry.population;
  place.resolution = entry.resolution;
  return place;
}

/// Does the article tell of a match, where countries are teams?
bool tells_of_sport(const Analysis& analysis, const PlaceContext& context) {
  // Articles about matches have ten such words among 300, other ones of the gold set three at most.
  constexpr std::size_t least = 5;
  constexpr std::size_t rarest = 60;  // tokens a word
  std::unordered_set<std::string_view> words;
  std::size_t count = 0;
  for (const Token& token : analysis.tokens) {
    if (!context.word(token.lemma).is(AroundKind::sport)) continue;
    words.insert(token.lemma);
    ++count;
  }
  return words.size() >= least && count * rarest >= analysis.tokens.size();
}

}  // namespace

std::vector<PlaceRef> PlaceFinder::find(const Document& document, const Analysis& analysis) const {
  const std::vector<PlaceMatch> matches =
      match_places(document, analysis, rules_->gazetteer, rules_->context);
  const PlaceResolver resolver(analysis, matches, rules_->gazetteer, rules_->context);
  const auto chosen = resolver.resolve();
  // "Sévaré, au Mali", said once, tells where every other Sévaré is.
  std::unordered_map<std::string_view, std::string_view> countries;
  for (std::size_t m = 0; m < matches.size(); ++m) {
    if (!matches[m].entries.empty()) continue;
    const std::string_view country = resolver.country_behind(m, chosen);
    if (!country.empty()) countries.try_emplace(matches[m].folded, country);
  }
  std::vector<PlaceRef> places;
  const bool of_sport = !matches.empty() && tells_of_sport(analysis, rules_->context);
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const PlaceMatch& match = matches[m];
    if (match.entries.empty()) {
      const auto country = countries.find(match.folded);
      if (match.unsure && country == countries.end()) continue;
      places.push_back(unknown_place(match, document.text(), rules_->language));
      if (country == countries.end()) continue;
      places.back().country = country->second;
      if (match.around.type == Resolution::unknown) places.back().resolution = Resolution::city;
    } else if (chosen[m]) {
      const PlaceEntry& entry = match.entries[*chosen[m]];
      places.push_back(known_place(match, entry, document.text(), rules_->language));
      const bool team = of_sport && may_be_team(match, entry);
      places.back().of_people = team;
      places.back().is_actor =
          team || stands_for_government(match, entry, analysis.sentences[match.sentence], analysis,
                                        rules_->context);
    }
  }
  return places;
}

}  // namespace depeche
