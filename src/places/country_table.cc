// SPDX-License-Identifier: Apache-2.0
#include "places/country_table.h"

#include "places/table_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

namespace depeche {

std::optional<double> to_degrees(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

namespace {

Error bad_cell(const Table& table, std::size_t row, std::string_view what) {
  return {ErrorCode::bad_data, std::string(what), table.where(row)};
}

std::optional<CountryFormKind> name_kind(std::string_view text) {
  if (text == "name") return CountryFormKind::name;
  if (text == "variant") return CountryFormKind::variant;
  if (text == "capital") return CountryFormKind::capital;
  if (text == "government") return CountryFormKind::government;
  if (text == "seat") return CountryFormKind::seat;
  return std::nullopt;
}

std::optional<CountryFormKind> demonym_kind(std::string_view text) {
  if (text == "both") return CountryFormKind::demonym;
  if (text == "adjective") return CountryFormKind::adjective;
  if (text == "people") return CountryFormKind::people;
  return std::nullopt;
}

/// Masculine, feminine, masculine plural, feminine plural.
using FourForms = std::array<std::string_view, 4>;

Gender gender_of(const FourForms& forms, std::size_t i) {
  if (forms[0] == forms[1] && forms[2] == forms[3]) return Gender::none;
  return i % 2 == 1 ? Gender::fem : Gender::masc;
}

Number number_of(const FourForms& forms, std::size_t i) {
  if (forms[i % 2] == forms[i % 2 + 2]) return Number::none;
  return i >= 2 ? Number::plur : Number::sing;
}

}  // namespace

Result<void> CountryTable::load_countries(const Pack& pack) {
  const auto table = pack.table("common/places/countries.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<8>(*table, {"country", "alpha2", "state", "geonames",
                                              "population", "latitude", "longitude", "capital"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto cell = [&](std::size_t i) { return table->cell(row, (*columns)[i]); };
    const auto geonames = to_integer(cell(3));
    const auto population = to_integer(cell(4));
    const auto latitude = to_degrees(cell(5));
    const auto longitude = to_degrees(cell(6));
    const auto capital = to_integer(cell(7));
    if (cell(0).size() != 3 || !geonames || !population || !latitude || !longitude || !capital) {
      return bad_cell(*table, row, "is no row of a country");
    }
    by_code_.emplace(cell(0), static_cast<std::uint32_t>(countries_.size()));
    countries_.push_back({.alpha3 = std::string(cell(0)),
                          .alpha2 = std::string(cell(1)),
                          .state = std::string(cell(2)),
                          .name = {},
                          .geonames = static_cast<std::uint32_t>(*geonames),
                          .capital = static_cast<std::uint32_t>(*capital),
                          .population = static_cast<std::uint64_t>(*population),
                          .latitude = *latitude,
                          .longitude = *longitude});
  }
  return {};
}

Result<void> CountryTable::load_names(const Pack& pack, std::string_view table_name) {
  const auto table = pack.table(table_name);
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"country", "kind", "form"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto country = by_code_.find(table->cell(row, (*columns)[0]));
    if (country == by_code_.end()) return bad_cell(*table, row, "names an unknown country");
    const auto kind = name_kind(table->cell(row, (*columns)[1]));
    if (!kind) return bad_cell(*table, row, "has an unknown kind of name");
    const std::string_view form = table->cell(row, (*columns)[2]);
    if (*kind == CountryFormKind::name) countries_[country->second].name = form;
    add(form, {.country = country->second,
               .kind = *kind,
               .acronym = is_all_upper(form),
               .lower = !starts_upper(form)});
  }
  return {};
}

Result<void> CountryTable::load_demonyms(const Pack& pack, std::string_view table_name) {
  const auto table = pack.table(table_name);
  if (!table) return table.error();
  const auto columns =
      columns_of<6>(*table, {"country", "use", "masc", "fem", "masc_plural", "fem_plural"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto cell = [&](std::size_t i) { return table->cell(row, (*columns)[i]); };
    const auto country = by_code_.find(cell(0));
    if (country == by_code_.end()) return bad_cell(*table, row, "names an unknown country");
    const auto kind = demonym_kind(cell(1));
    if (!kind) return bad_cell(*table, row, "has an unknown use");
    const FourForms forms{cell(2), cell(3), cell(4), cell(5)};
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (forms[i].empty()) continue;
      add(forms[i], {.country = country->second,
                     .kind = *kind,
                     .gender = gender_of(forms, i),
                     .number = number_of(forms, i),
                     .acronym = is_all_upper(forms[i])});
    }
  }
  return {};
}

void CountryTable::add(std::string_view written, CountryForm form) {
  const std::string folded = fold(written);
  auto& forms = forms_[folded];
  if (forms.empty()) all_forms_.emplace_back(written);
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
}

void CountryTable::sort_forms() {
  const auto rank = [this](const CountryForm& form) {
    const Country& country = countries_[form.country];
    return std::tuple(country.is_dependency(), form.kind, ~country.population, form.country);
  };
  for (auto at = forms_.begin(); at != forms_.end(); ++at) {
    auto& forms = at.value();
    std::stable_sort(forms.begin(), forms.end(),
                     [&](const CountryForm& a, const CountryForm& b) { return rank(a) < rank(b); });
  }
}

Result<CountryTable> CountryTable::load(const Pack& pack) {
  CountryTable table;
  if (auto read = table.load_countries(pack); !read) return read.error();
  for (const char* name : {"places/country_names.tsv", "places/own_country_names.tsv"}) {
    if (auto read = table.load_names(pack, name); !read) return read.error();
  }
  for (const char* name : {"places/demonyms.tsv", "places/own_demonyms.tsv"}) {
    if (auto read = table.load_demonyms(pack, name); !read) return read.error();
  }
  table.sort_forms();
  return table;
}

const Country* CountryTable::country(std::string_view alpha3) const {
  const auto found = by_code_.find(alpha3);
  return found == by_code_.end() ? nullptr : &countries_[found->second];
}

std::span<const CountryForm> CountryTable::forms(std::string_view folded) const {
  const auto found = forms_.find(folded);
  if (found == forms_.end()) return {};
  return found->second;
}

template <typename Wanted>
std::string_view CountryTable::first(std::string_view written, Wanted wanted) const {
  for (const CountryForm& form : forms(fold(written))) {
    if (!wanted(form) || (form.acronym && !is_all_upper(written))) continue;
    return countries_[form.country].alpha3;
  }
  return {};
}

std::string_view CountryTable::by_name(std::string_view written) const {
  return first(written, [](const CountryForm& form) {
    return form.kind == CountryFormKind::name || form.kind == CountryFormKind::variant;
  });
}

std::string_view CountryTable::by_demonym(std::string_view written) const {
  return first(written, [](const CountryForm& form) {
    return form.kind == CountryFormKind::demonym || form.kind == CountryFormKind::adjective ||
           form.kind == CountryFormKind::people;
  });
}

std::string_view CountryTable::by_capital(std::string_view written) const {
  return first(written, [this](const CountryForm& form) {
    return form.kind >= CountryFormKind::capital && !countries_[form.country].is_dependency();
  });
}

}  // namespace depeche
