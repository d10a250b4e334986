// SPDX-License-Identifier: Apache-2.0
// Which country does this word name? Country names, demonyms and adjectives, capitals and seats of
// government of one language.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

struct Country {
  std::string alpha3;  ///< ISO 3166-1; XKX = Kosovo
  std::string alpha2;
  std::string state;           ///< alpha-3 of the state that acts for it: itself, or FRA for GLP
  std::string name;            ///< in the language of the pack
  std::uint32_t geonames = 0;  ///< 0 = none
  std::uint32_t capital = 0;   ///< GeoNames id of the capital; 0 = none
  std::uint64_t population = 0;
  double latitude = 0.0;  ///< degrees, WGS 84
  double longitude = 0.0;

  [[nodiscard]] bool is_dependency() const { return state != alpha3; }

  bool operator==(const Country&) const = default;
};

/// What a form says of its country. `government`: a town that stands for the government without
/// being the capital; `seat`: a palace or street that does.
enum class CountryFormKind : std::uint8_t {
  name,
  variant,
  demonym,
  adjective,
  people,
  capital,
  government,
  seat
};

struct CountryForm {
  std::uint32_t country = 0;  ///< index into CountryTable::countries()
  CountryFormKind kind = CountryFormKind::name;
  Gender gender = Gender::none;  ///< of demonyms; none when the form serves all genders
  Number number = Number::none;
  bool acronym = false;  ///< counts only in capitals ("US", "RDC")
  bool lower = false;    ///< the table writes it with a small initial ("île Maurice", "syrien")

  bool operator==(const CountryForm&) const = default;
};

/// Const and thread-safe once loaded; views and pointers live as long as the table.
class CountryTable {
 public:
  /// Reads common/places/countries.tsv and country_names, demonyms and their own_ tables of the
  /// language. Fails when one is missing or wrong; the error names the file and line.
  static Result<CountryTable> load(const Pack& pack);

  [[nodiscard]] const std::vector<Country>& countries() const { return countries_; }

  /// The country of an alpha-3 code; null when unknown.
  [[nodiscard]] const Country* country(std::string_view alpha3) const;

  /// All that the words `folded` (see fold()) may say, best first: states before dependencies,
  /// names before others, the more populous first. The caller checks `acronym`.
  [[nodiscard]] std::span<const CountryForm> forms(std::string_view folded) const;

  /// Every form once, as the tables write it and in their order.
  [[nodiscard]] const std::vector<std::string>& all_forms() const { return all_forms_; }

  /// alpha-3 of the country that `written` names ("Syrie", "États-Unis", "République arabe
  /// syrienne"), whatever its accents and case, but acronyms in capitals only; empty = none.
  [[nodiscard]] std::string_view by_name(std::string_view written) const;

  /// The same for demonyms and adjectives in any gender and number ("syriennes", "Britons").
  [[nodiscard]] std::string_view by_demonym(std::string_view written) const;

  /// The same for capitals of states, towns and seats that stand for a government.
  [[nodiscard]] std::string_view by_capital(std::string_view written) const;

 private:
  CountryTable() = default;

  Result<void> load_countries(const Pack& pack);
  Result<void> load_names(const Pack& pack, std::string_view table_name);
  Result<void> load_demonyms(const Pack& pack, std::string_view table_name);
  void add(std::string_view written, CountryForm form);
  void sort_forms();

  template <typename Wanted>
  [[nodiscard]] std::string_view first(std::string_view written, Wanted wanted) const;

  std::vector<Country> countries_;
  StringMap<std::uint32_t> by_code_;
  StringMap<std::vector<CountryForm>> forms_;
  std::vector<std::string> all_forms_;
};

}  // namespace depeche
