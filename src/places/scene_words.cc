// SPDX-License-Identifier: Apache-2.0
#include "places/scene_words.h"

#include "places/table_columns.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace depeche {

namespace {

using Kind = SceneWords::Kind;

std::optional<Kind> kind_from(std::string_view name) {
  if (name == "capital") return Kind::capital;
  if (name == "city") return Kind::city;
  if (name == "country") return Kind::country;
  if (name == "area") return Kind::area;
  if (name == "direction") return Kind::direction;
  return std::nullopt;
}

bool is_of(const PlaceRef& place, Kind kind) {
  if (kind == Kind::city) return place.resolution == Resolution::city;
  return place.resolution == Resolution::province || place.resolution == Resolution::district;
}

/// "la ville", "cette ville", "sa capitale": one that is known. Names its own place: "la ville de
/// Konna", "the northern city of Mosul".
bool points_back(std::uint32_t noun, const Analysis& analysis,
                 const std::vector<PlaceRef>& places) {
  const TokenRange sentence = analysis.sentences[analysis.sentence_of(noun)].tokens;
  constexpr std::uint32_t reach = 4;
  bool known = false;
  for (std::uint32_t t = noun > sentence.first + reach ? noun - reach : sentence.first; t < noun;
       ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head != noun) continue;
    known = known || token.morph.definite || token.morph.possessive ||
            token.morph.pron_type == PronType::dem;
  }
  if (!known || analysis.tokens[noun].morph.number == Number::plur) return false;
  const auto next =
      std::lower_bound(places.begin(), places.end(), noun,
                       [](const PlaceRef& p, std::uint32_t t) { return p.tokens.first < t; });
  return next == places.end() || next->tokens.first > noun + reach ||
         next->tokens.first >= sentence.last || analysis.tokens[next->tokens.first].head != noun;
}

/// The country that the places of the text name most.
std::string_view most_named(const std::vector<PlaceRef>& places) {
  std::map<std::string_view, std::size_t> counts;
  std::string_view best;
  for (const PlaceRef& place : places) {
    if (place.country.empty()) continue;
    const std::size_t n = ++counts[place.country];
    if (best.empty() || n > counts[best]) best = place.country;
  }
  return best;
}

}  // namespace

Result<SceneWords> SceneWords::load(const Pack& pack) {
  const auto table = pack.table("places/scene_words.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"word", "kind"});
  if (!columns) return columns.error();
  SceneWords out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto kind = kind_from(table->cell(row, (*columns)[1]));
    if (!kind) return Error{ErrorCode::bad_data, "no such kind of scene word", table->where(row)};
    out.kinds_.emplace(std::string(table->cell(row, (*columns)[0])), *kind);
  }
  auto countries = CountryTable::load(pack);
  if (!countries) return countries.error();
  out.countries_.emplace(std::move(*countries));
  return out;
}

Kind SceneWords::kind(std::string_view word) const {
  const auto at = kinds_.find(word);
  return at == kinds_.end() ? Kind::none : at->second;
}

std::string_view SceneWords::country_of_adjective(std::string_view form) const {
  return countries_ ? countries_->by_demonym(form) : std::string_view();
}

std::string_view SceneWords::name_of_country(std::string_view alpha3) const {
  const Country* const found = countries_ ? countries_->country(alpha3) : nullptr;
  return found == nullptr ? alpha3 : std::string_view(found->name);
}

bool SceneWords::is_capital(const PlaceRef& place) const {
  const Country* const found = countries_ ? countries_->country(place.country) : nullptr;
  return found != nullptr && found->capital != 0 && found->capital == place.geonames;
}

std::string_view SceneWords::country_of(std::uint32_t noun, const Analysis& analysis,
                                        const std::vector<PlaceRef>& places) const {
  for (const std::uint32_t t : {noun + 1, noun - 1}) {
    if (t >= analysis.tokens.size() || analysis.tokens[t].head != noun) continue;
    const std::string_view named = country_of_adjective(analysis.tokens[t].form);
    if (!named.empty()) return named;
  }
  return most_named(places);
}

std::optional<PlaceIndex> SceneWords::named_country(std::string_view country,
                                                    const std::vector<PlaceRef>& places) const {
  for (std::size_t p = 0; p < places.size(); ++p) {
    const bool whole = places[p].resolution == Resolution::country;
    if (whole && places[p].country == country) return static_cast<PlaceIndex>(p);
  }
  return std::nullopt;
}

std::optional<PlaceIndex> SceneWords::named_capital(std::string_view country,
                                                    const std::vector<PlaceRef>& places) const {
  const Country* const found = countries_->country(country);
  if (found == nullptr || found->capital == 0) return std::nullopt;
  for (std::size_t p = 0; p < places.size(); ++p) {
    if (places[p].geonames == found->capital) return static_cast<PlaceIndex>(p);
  }
  return std::nullopt;
}

std::optional<PlaceIndex> SceneWords::place_of(std::uint32_t token, const Analysis& analysis,
                                               const std::vector<PlaceRef>& places) const {
  const Token& noun = analysis.tokens[token];
  if (noun.upos != Upos::noun) return std::nullopt;
  const Kind what = kind(noun.lemma);
  if (what == Kind::none || what == Kind::direction) return std::nullopt;
  if (!points_back(token, analysis, places)) return std::nullopt;
  if (what == Kind::country) return named_country(most_named(places), places);
  if (what == Kind::capital) return named_capital(country_of(token, analysis, places), places);
  for (std::size_t p = places.size(); p > 0; --p) {
    const PlaceRef& place = places[p - 1];
    if (place.tokens.first < token && is_of(place, what)) return static_cast<PlaceIndex>(p - 1);
  }
  return std::nullopt;
}

}  // namespace depeche
