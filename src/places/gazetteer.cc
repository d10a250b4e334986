// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer.h"

#include "places/gazetteer_import.h"
#include "places/table_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

namespace depeche {

std::optional<Resolution> resolution_from(std::string_view text) {
  constexpr std::array<std::string_view, 7> names{"unknown",  "region", "country", "province",
                                                  "district", "city",   "sub_city"};
  const auto* found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Resolution>(found - names.begin());
}

namespace {

// The language of the last column of places.tsv; the column before it serves all others.
constexpr std::string_view second_language = "fr";

std::uint32_t words_of(std::string_view folded) {
  return static_cast<std::uint32_t>(std::count(folded.begin(), folded.end(), ' ') + 1);
}

/// "2988507:fr+" in its parts.
struct Target {
  std::string_view id;
  std::string_view language;
  bool contracted = false;
};

Target target_from(std::string_view text) {
  Target target;
  if (text.ends_with('+')) {
    target.contracted = true;
    text.remove_suffix(1);
  }
  const std::size_t colon = text.find(':');
  target.id = text.substr(0, colon);
  target.language = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  return target;
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const Pack& pack) {
  auto countries = CountryTable::load(pack);
  if (!countries) return countries.error();
  auto names = pack.index("common/places/place_names.idx");
  if (!names) return names.error();
  auto places = pack.index("common/places/places.idx");
  if (!places) return places.error();
  Gazetteer gazetteer(std::move(*countries), std::move(*names), std::move(*places));
  gazetteer.language_ = pack.language();
  if (auto read = gazetteer.load_user_places(pack); !read) return read.error();
  if (auto read = gazetteer.load_own_places(pack); !read) return read.error();
  if (auto read = gazetteer.load_own_names(pack); !read) return read.error();
  for (const std::string& form : gazetteer.countries_.all_forms())
    gazetteer.note_country_form(form);
  return gazetteer;
}

/// What `depeche gazetteer import` wrote beside the packs, if anything.
Result<void> Gazetteer::load_user_places(const Pack& pack) {
  std::error_code none;
  if (!std::filesystem::exists(pack.path(user_place_names_name), none)) return {};
  auto names = pack.index(user_place_names_name);
  if (!names) return names.error();
  auto places = pack.index(user_places_name);
  if (!places) return places.error();
  user_names_ = std::move(*names);
  user_places_ = std::move(*places);
  return {};
}

void Gazetteer::note_country_form(std::string_view written) {
  const std::string folded = fold(written);
  note(folded);
  for (const CountryForm& form : countries_.forms(folded)) {
    const bool place = form.kind == CountryFormKind::name ||
                       form.kind == CountryFormKind::variant || form.kind == CountryFormKind::seat;
    if (place && form.lower) note_lower_start(written);
  }
}

void Gazetteer::note(std::string_view folded) {
  auto& longest = longest_[std::string(folded.substr(0, folded.find(' ')))];
  longest = std::max(longest, words_of(folded));
}

void Gazetteer::note_lower_start(std::string_view written) {
  lower_starts_.insert(to_lower(written.substr(0, written.find(' '))));
}

Result<void> Gazetteer::load_own_places(const Pack& pack) {
  const auto table = pack.table("common/places/own_places.tsv");
  if (!table) return table.error();
  const auto columns =
      columns_of<6>(*table, {"class", "country", "geonames", "latitude", "longitude", language_});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto cell = [&](std::size_t i) { return table->cell(row, (*columns)[i]); };
    const auto resolution = resolution_from(cell(0));
    const auto geonames = to_integer(cell(2));
    const auto latitude = to_degrees(cell(3));
    const auto longitude = to_degrees(cell(4));
    if (!resolution || !geonames || !latitude || !longitude) {
      return Error{ErrorCode::bad_data, "is no row of a place", table->where(row)};
    }
    const auto names = split(cell(5), ';');
    OwnPlace place;
    place.country = cell(1);
    place.name = names.front();
    place.entry.geonames = static_cast<std::uint32_t>(*geonames);
    place.entry.resolution = *resolution;
    place.entry.latitude = *latitude;
    place.entry.longitude = *longitude;
    place.entry.known = true;
    const auto index = static_cast<std::uint32_t>(own_.size());
    own_.push_back(std::move(place));
    for (const std::string_view name : names) {
      if (name.empty()) continue;
      const bool lower = !starts_upper(name);
      const std::string folded = fold(name);
      own_by_name_[folded].push_back(index * 2 + (lower ? 1 : 0));
      note(folded);
      if (lower) note_lower_start(name);
    }
  }
  return {};
}

Result<void> Gazetteer::load_own_names(const Pack& pack) {
  const auto table = pack.table("places/own_place_names.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"id", "names"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string id(table->cell(row, (*columns)[0]));
    if (!places_.contains(id)) {
      return Error{ErrorCode::bad_data, "names a place that the gazetteer lacks",
                   table->where(row)};
    }
    const auto names = split(table->cell(row, (*columns)[1]), ';');
    shown_.emplace(id, names.front());
    for (const std::string_view name : names) {
      const std::string folded = fold(name);
      own_ids_by_name_[folded].push_back(id);
      note(folded);
    }
  }
  return {};
}

std::uint32_t Gazetteer::longest(std::string_view first_word) const {
  const auto own = longest_.find(first_word);
  const std::uint32_t kept =
      std::max(own == longest_.end() ? 0U : own->second, names_.longest_phrase(first_word));
  return user_names_ ? std::max(kept, user_names_->longest_phrase(first_word)) : kept;
}

std::optional<PlaceEntry> Gazetteer::entry_of(std::string_view id) const {
  std::string_view row = places_.find(id);
  if (row.empty() && user_places_) row = user_places_->find(id);
  if (row.empty()) return std::nullopt;
  std::array<std::string_view, 8> cells{};
  std::size_t begin = 0;
  for (std::string_view& cell : cells) {
    const std::size_t end = std::min(row.find('\t', begin), row.size());
    cell = row.substr(std::min(begin, row.size()), end - std::min(begin, row.size()));
    begin = end + 1;
  }
  const auto geonames = to_integer(id);
  const auto resolution = resolution_from(cells[0]);
  const auto latitude = to_degrees(cells[3]);
  const auto longitude = to_degrees(cells[4]);
  const auto population = to_integer(cells[5]);
  if (!geonames || !resolution || !latitude || !longitude || !population) return std::nullopt;
  PlaceEntry entry;
  entry.geonames = static_cast<std::uint32_t>(*geonames);
  entry.resolution = *resolution;
  entry.country = cells[1];
  entry.admin1 = cells[2];
  entry.latitude = *latitude;
  entry.longitude = *longitude;
  entry.population = static_cast<std::uint64_t>(*population);
  entry.name = cells[7].empty() || language_ != second_language ? cells[6] : cells[7];
  const auto shown = shown_.find(id);
  if (shown != shown_.end()) {
    entry.name = shown->second;
    entry.known = true;
  }
  const Country* country = countries_.country(entry.country);
  if (country != nullptr) {
    entry.capital = country->capital == entry.geonames && !country->is_dependency();
    entry.country = country->state;
  }
  return entry;
}

void Gazetteer::add_country_forms(std::string_view folded, std::vector<PlaceForm>& found) const {
  for (const CountryForm& form : countries_.forms(folded)) {
    const Country& country = countries_.countries()[form.country];
    const bool name = form.kind == CountryFormKind::name || form.kind == CountryFormKind::variant;
    if (!name && form.kind != CountryFormKind::seat) continue;
    PlaceForm place;
    place.acronym = form.acronym;
    place.lower = form.lower;
    place.entry.country = country.state;
    place.entry.known = true;
    place.entry.seat = !name;
    place.entry.latitude = country.latitude;
    place.entry.longitude = country.longitude;
    place.entry.name = country.name;
    place.entry.resolution = country.is_dependency() ? Resolution::province : Resolution::country;
    if (name) {
      place.entry.geonames = country.geonames;
      place.entry.population = country.population;
    } else if (const auto capital = entry_of(std::to_string(country.capital))) {
      place.entry = *capital;
      place.entry.seat = true;
      place.entry.known = true;
      place.entry.resolution = Resolution::sub_city;
      place.entry.geonames = 0;
      place.entry.name = {};
    }
    found.push_back(place);
  }
}

void Gazetteer::add_indexed(std::string_view folded, std::vector<PlaceForm>& found) const {
  if (const auto own = own_ids_by_name_.find(folded); own != own_ids_by_name_.end()) {
    for (const std::string& id : own->second) add_row(id, found);
  }
  add_row(names_.find(folded), found);
  if (user_names_) add_row(user_names_->find(folded), found);
}

/// `row`: ids as place_names.tsv writes them ("2988507:fr+ 4717560").
void Gazetteer::add_row(std::string_view row, std::vector<PlaceForm>& found) const {
  std::size_t begin = 0;
  while (begin < row.size()) {
    const std::size_t end = std::min(row.find(' ', begin), row.size());
    const Target target = target_from(row.substr(begin, end - begin));
    begin = end + 1;
    if (!target.language.empty() && target.language != language_) continue;
    const auto entry = entry_of(target.id);
    if (!entry) continue;
    const bool known = std::any_of(found.begin(), found.end(), [&](const PlaceForm& form) {
      return form.entry.geonames == entry->geonames && entry->geonames != 0;
    });
    if (known) continue;
    PlaceForm form;
    form.entry = *entry;
    form.contracted = target.contracted;
    found.push_back(form);
  }
}

namespace {

/// Of a province and the town that gave it its name, the bare name means the town.
void prefer_towns(std::vector<PlaceForm>& forms) {
  for (PlaceForm& province : forms) {
    if (province.entry.resolution != Resolution::province || province.entry.admin1.empty())
      continue;
    for (PlaceForm& town : forms) {
      if (town.entry.resolution != Resolution::city ||
          town.entry.country != province.entry.country ||
          town.entry.admin1 != province.entry.admin1) {
        continue;
      }
      town.entry.known = town.entry.known || province.entry.known;
      province.entry.known = false;
    }
  }
}

}  // namespace

std::vector<PlaceForm> Gazetteer::find(std::string_view folded) const {
  std::vector<PlaceForm> found;
  add_country_forms(folded, found);
  if (const auto own = own_by_name_.find(folded); own != own_by_name_.end()) {
    for (const std::uint32_t packed : own->second) {
      const OwnPlace& place = own_[packed / 2];
      PlaceForm form;
      form.entry = place.entry;
      form.entry.country = place.country;
      form.entry.name = place.name;
      form.lower = packed % 2 == 1;
      found.push_back(form);
    }
  }
  add_indexed(folded, found);
  prefer_towns(found);
  for (PlaceForm& form : found) {
    if (form.entry.resolution != Resolution::city) continue;
    const auto forms = countries_.forms(folded);
    form.entry.government = std::any_of(forms.begin(), forms.end(), [&](const CountryForm& other) {
      return other.kind == CountryFormKind::government &&
             countries_.countries()[other.country].state == form.entry.country;
    });
  }
  return found;
}

}  // namespace depeche
