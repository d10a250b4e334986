// SPDX-License-Identifier: Apache-2.0
#include "places/place_resolver.h"

#include <algorithm>
#include <cmath>

namespace depeche {

namespace {

// How much each hint counts, in powers of ten of population.
constexpr double country_score = 9.0;
constexpr double region_score = 8.0;
constexpr double province_score = 4.5;
constexpr double known_score = 1.5;
constexpr double capital_score = 1.0;
constexpr double named_country_weight = 2.5;
constexpr double demonym_weight = 1.5;
constexpr double home_weight = 0.5;
constexpr double namesake_score = 5.5;  // a country whose name a well-known province bears too
constexpr double type_score = 6.0;
constexpr double wrong_type_score = -3.0;
constexpr double article_score = 4.0;  // "au Québec": the province, not the town
constexpr double hierarchy_score = 10.0;
constexpr std::uint64_t large_town = 100'000;
constexpr std::uint64_t large_common_word_town = 250'000;
constexpr std::uint32_t max_link = 9;  // tokens between "Raqqa" and "Syrie"

bool holds(const PlaceEntry& outer, const PlaceEntry& inner) {
  if (outer.country.empty() || outer.country != inner.country || outer.geonames == inner.geonames)
    return false;
  if (outer.resolution == Resolution::country) return inner.resolution != Resolution::country;
  if (outer.resolution == Resolution::district) {
    // Districts have no code: their seat is near.
    constexpr double near = 1.3;
    return inner.resolution > Resolution::district &&
           std::abs(outer.latitude - inner.latitude) < near &&
           std::abs(outer.longitude - inner.longitude) < near;
  }
  if (outer.resolution == Resolution::province || outer.resolution == Resolution::region) {
    return inner.resolution > Resolution::province &&
           (outer.admin1.empty() || outer.admin1 == inner.admin1);
  }
  return false;
}

bool any_holds(const PlaceMatch& outer, const PlaceMatch& inner) {
  return std::any_of(outer.entries.begin(), outer.entries.end(), [&](const PlaceEntry& o) {
    return std::any_of(inner.entries.begin(), inner.entries.end(),
                       [&](const PlaceEntry& i) { return holds(o, i); });
  });
}

bool fits_type(Resolution type, Resolution resolution) {
  if (type == resolution) return true;
  const auto town = [](Resolution r) { return r == Resolution::city || r == Resolution::sub_city; };
  const auto area = [](Resolution r) {
    return r == Resolution::province || r == Resolution::district || r == Resolution::region;
  };
  return (town(type) && town(resolution)) || (area(type) && area(resolution));
}

}  // namespace

PlaceResolver::PlaceResolver(const Analysis& analysis, const std::vector<PlaceMatch>& matches,
                             const Gazetteer& gazetteer, const PlaceContext& context)
    : analysis_(analysis),
      matches_(matches),
      gazetteer_(gazetteer),
      context_(context),
      outer_(matches.size(), -1),
      inner_(matches.size(), -1) {
  weigh_countries();
  link_neighbours();
}

void PlaceResolver::weigh_countries() {
  for (const PlaceMatch& match : matches_) {
    const auto& entries = match.entries;
    // A name that may be a person's or a word says nothing of countries.
    if (context_.policy(match.folded) != NamePolicy::free) continue;
    const auto sure = [](const PlaceEntry& entry) { return entry.capital || entry.known; };
    const auto first = std::find_if(entries.begin(), entries.end(), sure);
    if (first == entries.end()) continue;
    if (first->resolution == Resolution::country) {
      double& weight = countries_[first->country];
      weight = std::max(weight, named_country_weight);
    } else if (std::none_of(first + 1, entries.end(), sure)) {
      hint(first->country, demonym_weight);
    }
  }
  // Demonyms are looked up only where a name is open.
  if (matches_.empty()) return;
  constexpr std::size_t shortest_demonym = 4;
  for (const Token& token : analysis_.tokens) {
    if (token.form.size() < shortest_demonym || token.upos == Upos::punct ||
        token.upos == Upos::verb) {
      continue;
    }
    const std::string_view country = gazetteer_.countries().by_demonym(token.form);
    if (country.empty()) continue;
    const Country* state = gazetteer_.countries().country(country);
    hint(state->state, demonym_weight);
  }
}

void PlaceResolver::hint(std::string_view country, double weight) {
  if (country.empty()) return;
  double& named = countries_[country];
  named = std::max(named, weight);
  double& hinted = hints_[country];
  hinted = std::max(hinted, weight);
}

bool PlaceResolver::linked(const PlaceMatch& inner, const PlaceMatch& outer) const {
  if (inner.sentence != outer.sentence || outer.tokens.first < inner.tokens.last) return false;
  if (outer.tokens.first - inner.tokens.last > max_link) return false;
  for (std::uint32_t i = inner.tokens.last; i < outer.tokens.first; ++i) {
    const Token& token = analysis_.tokens[i];
    if (token.form == "," || token.form == "(" || token.form == "-") continue;
    const AroundWord word = context_.word(token.lower);
    const bool link = word.is(AroundKind::place_preposition) || word.is(AroundKind::article) ||
                      word.is(AroundKind::genitive) || word.is(AroundKind::area) ||
                      word.is(AroundKind::type) || word.is(AroundKind::type_after) ||
                      word.is(AroundKind::area_adjective);
    if (!link) return false;
  }
  return true;
}

void PlaceResolver::link_neighbours() {
  for (std::size_t i = 0; i + 1 < matches_.size(); ++i) {
    if (!linked(matches_[i], matches_[i + 1]) || !any_holds(matches_[i + 1], matches_[i])) continue;
    outer_[i] = static_cast<std::int32_t>(i + 1);
    inner_[i + 1] = static_cast<std::int32_t>(i);
  }
}

double PlaceResolver::weight_of(std::string_view country) const {
  const auto found = countries_.find(country);
  const double named = found == countries_.end() ? 0.0 : found->second;
  return std::max(named, context_.is_home(country) ? home_weight : 0.0);
}

double PlaceResolver::hint_of(std::string_view country) const {
  const auto found = hints_.find(country);
  return found == hints_.end() ? 0.0 : found->second;
}

bool PlaceResolver::names_country(std::size_t match) const {
  const auto& entries = matches_[match].entries;
  return std::any_of(entries.begin(), entries.end(), [](const PlaceEntry& entry) {
    return entry.resolution == Resolution::country;
  });
}

bool PlaceResolver::has_namesake(std::size_t match) const {
  const auto& entries = matches_[match].entries;
  return std::any_of(entries.begin(), entries.end(), [](const PlaceEntry& entry) {
    return entry.resolution == Resolution::province && entry.known;
  });
}

double PlaceResolver::score(std::size_t match, const PlaceEntry& entry) const {
  double score = 0.0;
  switch (entry.resolution) {
    case Resolution::country:
      score = has_namesake(match) ? namesake_score + hint_of(entry.country) : country_score;
      break;
    case Resolution::region:
      score = region_score;
      break;
    case Resolution::province:
    case Resolution::district:
      score = province_score;
      break;
    default:
      score = std::log10(static_cast<double>(entry.population) + 1.0);
      break;
  }
  if (entry.known) score += known_score;
  if (entry.capital) score += capital_score;
  if (entry.resolution != Resolution::country) score += weight_of(entry.country);
  if (matches_[match].around.article && entry.resolution == Resolution::province &&
      !context_.sets_nouns_side_by_side() && !names_country(match)) {
    score += article_score;
  }
  const Resolution type = matches_[match].around.type;
  if (type != Resolution::unknown)
    score += fits_type(type, entry.resolution) ? type_score : wrong_type_score;
  const auto linked_entry = [&](std::int32_t other, bool other_is_outer) {
    if (other < 0) return false;
    const auto& entries = matches_[static_cast<std::size_t>(other)].entries;
    return std::any_of(entries.begin(), entries.end(), [&](const PlaceEntry& o) {
      return other_is_outer ? holds(o, entry) : holds(entry, o);
    });
  };
  if (linked_entry(outer_[match], true) || linked_entry(inner_[match], false))
    score += hierarchy_score;
  return score;
}

bool PlaceResolver::has_evidence(std::size_t match, const PlaceEntry& entry) const {
  const PlaceMatch& found = matches_[match];
  if (found.around.dateline || outer_[match] >= 0 || inner_[match] >= 0) return true;
  if (found.around.type != Resolution::unknown)
    return fits_type(found.around.type, entry.resolution);
  return found.around.locative;
}

bool PlaceResolver::accepted(std::size_t match, const PlaceEntry& entry) const {
  const PlaceMatch& found = matches_[match];
  const NamePolicy policy = context_.policy(found.folded);
  const bool evidence = has_evidence(match, entry);
  if (policy == NamePolicy::never && found.around.type == Resolution::unknown && outer_[match] < 0)
    return false;
  if (found.around.type != Resolution::unknown && fits_type(found.around.type, entry.resolution))
    return true;
  const bool state = entry.resolution == Resolution::country || entry.capital || entry.seat;
  if ((found.person_like || found.named_other) && !state) return evidence;
  if (policy == NamePolicy::evidence)
    return evidence || (state && (found.named || hint_of(entry.country) > 0.0));
  if (state) return !found.person_like || evidence;
  const bool word = context_.is_common_word(found.folded);
  const bool large = entry.population >= (word ? large_common_word_town : large_town);
  if (word && !large) return evidence && !(found.opens_sentence && !found.around.dateline);
  if (entry.known || large) return evidence || !(word && found.opens_sentence);
  const bool near = weight_of(entry.country) > 0.0;
  return near ? evidence || found.named || found.around.genitive
              : found.around.dateline || outer_[match] >= 0;
}

std::vector<std::optional<std::uint32_t>> PlaceResolver::resolve() const {
  std::vector<std::optional<std::uint32_t>> chosen(matches_.size());
  for (std::size_t m = 0; m < matches_.size(); ++m) {
    const auto& entries = matches_[m].entries;
    if (entries.empty()) continue;
    std::uint32_t best = 0;
    double best_score = 0.0;
    for (std::uint32_t e = 0; e < entries.size(); ++e) {
      const double value = score(m, entries[e]);
      if (e == 0 || value > best_score) {
        best = e;
        best_score = value;
      }
    }
    if (accepted(m, entries[best])) chosen[m] = best;
  }
  return chosen;
}

std::string_view PlaceResolver::country_behind(
    std::size_t match, const std::vector<std::optional<std::uint32_t>>& chosen) const {
  const std::size_t next = match + 1;
  if (next >= matches_.size() || !chosen[next] || !linked(matches_[match], matches_[next]))
    return {};
  const PlaceEntry& area = matches_[next].entries[*chosen[next]];
  const bool town = area.resolution == Resolution::city || area.resolution == Resolution::sub_city;
  return town ? std::string_view() : std::string_view(area.country);
}

}  // namespace depeche
