// SPDX-License-Identifier: Apache-2.0
// Which places bear this name? Countries, regions, provinces and towns by folded name.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "places/country_table.h"

#include <depeche/place.h>
#include <depeche/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

/// One place that a name may mean. Views live as long as the Gazetteer.
struct PlaceEntry {
  std::uint32_t geonames = 0;  ///< 0 = none
  Resolution resolution = Resolution::unknown;
  std::string_view country;  ///< alpha-3; empty = none
  std::string_view admin1;   ///< GeoNames code within the country
  std::string_view name;     ///< in the language of the pack
  double latitude = 0.0;
  double longitude = 0.0;
  std::uint64_t population = 0;
  bool capital = false;     ///< of a state
  bool known = false;       ///< a hand-written table names it: well known to readers of news
  bool seat = false;        ///< a palace or street that stands for a government
  bool government = false;  ///< a town that stands for a government

  bool operator==(const PlaceEntry&) const = default;
};

/// How a name must stand in the text to be the place.
struct PlaceForm {
  PlaceEntry entry;
  bool acronym = false;     ///< in capitals only
  bool lower = false;       ///< may start in lower case ("mer Noire")
  bool contracted = false;  ///< only behind a contraction with its article ("au Caire")
};

/// Const and thread-safe once loaded.
class Gazetteer {
 public:
  static Result<Gazetteer> load(const Pack& pack);

  /// All that the folded words may name, in no order of merit.
  [[nodiscard]] std::vector<PlaceForm> find(std::string_view folded) const;

  /// Words of the longest name that starts with the folded word; 0 = none.
  [[nodiscard]] std::uint32_t longest(std::string_view first_word) const;

  /// Does some name in lower case ("bande de Gaza") start with this word?
  [[nodiscard]] bool starts_in_lower_case(std::string_view word) const {
    return lower_starts_.contains(word);
  }

  [[nodiscard]] const CountryTable& countries() const { return countries_; }

 private:
  struct OwnPlace {
    PlaceEntry entry;
    std::string country;
    std::string name;
  };

  Gazetteer(CountryTable countries, MappedIndex names, MappedIndex places)
      : countries_(std::move(countries)), names_(std::move(names)), places_(std::move(places)) {}

  Result<void> load_own_places(const Pack& pack);
  Result<void> load_own_names(const Pack& pack);
  void note(std::string_view folded);
  void note_country_form(std::string_view written);
  void note_lower_start(std::string_view written);
  void add_country_forms(std::string_view folded, std::vector<PlaceForm>& found) const;
  void add_indexed(std::string_view folded, std::vector<PlaceForm>& found) const;
  [[nodiscard]] std::optional<PlaceEntry> entry_of(std::string_view id) const;

  CountryTable countries_;
  MappedIndex names_;
  MappedIndex places_;
  std::string language_;
  std::vector<OwnPlace> own_;
  template <typename Value>
  using Map = StringMap<Value>;
  Map<std::vector<std::uint32_t>> own_by_name_;    ///< folded -> own_ * 2 + starts in lower case
  Map<std::vector<std::string>> own_ids_by_name_;  ///< folded -> ids of the index
  Map<std::string> shown_;                         ///< id -> name in this language
  Map<std::uint32_t> longest_;                     ///< first word -> words, for the names kept here
  StringSet lower_starts_;
};

}  // namespace depeche
