// SPDX-License-Identifier: Apache-2.0
// Which place is "la capitale", "the country"? Nouns that stand for a place named elsewhere.
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"
#include "places/country_table.h"

#include <depeche/analysis.h>
#include <depeche/place.h>
#include <depeche/result.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace depeche {

/// Const and thread-safe once loaded.
class SceneWords {
 public:
  enum class Kind : std::uint8_t { none, capital, city, country, area, direction };

  /// Knows no word.
  SceneWords() = default;

  /// Reads places/scene_words.tsv and the countries of the pack. Fails when one is missing or
  /// wrong; the error names the file and line.
  static Result<SceneWords> load(const Pack& pack);

  [[nodiscard]] Kind kind(std::string_view word) const;

  /// alpha-3 of the country of a demonym or adjective ("israélien", "Turkish"); empty = none.
  [[nodiscard]] std::string_view country_of_adjective(std::string_view form) const;

  /// Its name in the language of the pack; the code itself when unknown.
  [[nodiscard]] std::string_view name_of_country(std::string_view alpha3) const;

  /// Is it the capital of its country?
  [[nodiscard]] bool is_capital(const PlaceRef& place) const;

  /// The place that the noun `token` stands for: of a town or an area the last one named before it,
  /// of a country the one most named, of a capital that of the country named by its adjective, else
  /// of the country most named. Nothing when `token` is no such noun or indefinite, or when the
  /// text names no such place. `places` stand in text order.
  [[nodiscard]] std::optional<PlaceIndex> place_of(std::uint32_t token, const Analysis& analysis,
                                                   const std::vector<PlaceRef>& places) const;

 private:
  [[nodiscard]] std::string_view country_of(std::uint32_t noun, const Analysis& analysis,
                                            const std::vector<PlaceRef>& places) const;
  [[nodiscard]] std::optional<PlaceIndex> named_country(std::string_view country,
                                                        const std::vector<PlaceRef>& places) const;
  [[nodiscard]] std::optional<PlaceIndex> named_capital(std::string_view country,
                                                        const std::vector<PlaceRef>& places) const;

  StringMap<Kind> kinds_;
  std::optional<CountryTable> countries_;
};

}  // namespace depeche
