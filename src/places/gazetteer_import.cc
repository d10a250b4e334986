// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer_import.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "pack/mapped_index.h"
#include "places/country_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <istream>
#include <unordered_map>
#include <utility>
#include <vector>

#include <unicode/uscript.h>

namespace depeche {

namespace {

constexpr std::size_t columns = 19;
constexpr std::size_t most_names = 12;    ///< of one place
constexpr std::size_t shortest_name = 3;  // bytes
constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_line = std::size_t{1} << 20U;

enum Column : std::size_t {
  id_column = 0,
  name_column = 1,
  ascii_column = 2,
  others_column = 3,
  latitude_column = 4,
  longitude_column = 5,
  class_column = 6,
  code_column = 7,
  country_column = 8,
  admin1_column = 10,
  population_column = 14
};

using Cells = std::array<std::string_view, columns>;

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty();
}

/// Words in Latin letters as texts in French and English write them; no codes, no addresses.
bool is_name(std::string_view text) {
  if (text.size() < shortest_name || text.size() > longest_name || !starts_upper(text))
    return false;
  std::size_t at = 0;
  bool lower = false;
  while (at < text.size()) {
    const char32_t c = utf8::next(text, at);
    if ((c >= '0' && c <= '9') || c == '/' || c == '(' || c == ',' || c == ';' || c == ':')
      return false;
    lower = lower || (c >= 'a' && c <= 'z') || c > 0x7F;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
      return false;
  }
  return lower;
}

/// The class of places.tsv; empty for what is not taken.
std::string_view class_of(std::string_view feature_class, std::string_view code) {
  if (feature_class == "P") {
    if (code == "PPLQ" || code == "PPLH" || code == "PPLW" || code == "PPLCH") return {};
    return code == "PPLX" ? "sub_city" : "city";
  }
  if (feature_class != "A") return {};
  if (code == "ADM1") return "province";
  return code == "ADM2" ? "district" : "";
}

class Import {
 public:
  Import(const GazetteerImport& options, const CountryTable& countries, const MappedIndex& known)
      : options_(options), known_(known) {
    for (const Country& country : countries.countries()) {
      if (!country.alpha2.empty()) alpha3_.emplace(country.alpha2, country.alpha3);
    }
  }

  /// What is wrong with the row; empty when nothing is.
  std::string take(const std::string& line) {
    if (line.size() > longest_line) return "is longer than any row of a GeoNames dump";
    if (utf8::first_invalid(line)) return "is not UTF-8";
    Cells cells;
    const std::vector<std::string_view> found = split(line, '\t');
    if (found.size() != columns) {
      return "has " + std::to_string(found.size()) + " columns where a GeoNames dump has " +
             std::to_string(columns);
    }
    std::copy(found.begin(), found.end(), cells.begin());
    std::uint32_t id = 0;
    double latitude = 0.0;
    double longitude = 0.0;
    std::uint64_t population = 0;
    if (!read_number(cells[id_column], id)) return "has no GeoNames id in its first column";
    if (!read_number(cells[latitude_column], latitude) ||
        !read_number(cells[longitude_column], longitude))
      return "has no latitude and longitude in columns 5 and 6";
    if (!cells[population_column].empty() && !read_number(cells[population_column], population))
      return "has no population in column 15";
    const std::string_view kind = class_of(cells[class_column], cells[code_column]);
    if (kind.empty() || known_.contains(cells[id_column])) return {};
    const bool town = kind == "city" || kind == "sub_city";
    if (town && population < options_.min_population) return {};
    const auto country = alpha3_.find(std::string(cells[country_column]));
    if (country == alpha3_.end()) return {};
    keep(cells, kind, country->second);
    return {};
  }

  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& places() const {
    return places_;
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> names() const {
    std::vector<std::pair<std::string, std::string>> rows;
    rows.reserve(names_.size());
    for (const auto& [key, ids] : names_) rows.emplace_back(key, ids);
    std::sort(rows.begin(), rows.end());
    return rows;
  }

 private:
  void keep(const Cells& cells, std::string_view kind, const std::string& country) {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view name) {
      if (keys.size() >= most_names || !is_name(name)) return;
      std::string key = fold(name);
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    add(cells[name_column]);
    add(cells[ascii_column]);
    for (const std::string_view other : split(cells[others_column], ',')) add(other);
    if (keys.empty()) return;
    const std::string id(cells[id_column]);
    std::string row(kind);
    for (const std::string_view cell :
         {std::string_view(country), cells[admin1_column], cells[latitude_column],
          cells[longitude_column],
          cells[population_column].empty() ? std::string_view("0") : cells[population_column],
          cells[name_column]}) {
      row.append("\t").append(cell);
    }
    places_.emplace_back(id, row + "\t");
    for (const std::string& key : keys) {
      std::string& ids = names_[key];
      ids += (ids.empty() ? "" : " ") + id;
    }
  }

  const GazetteerImport& options_;
  const MappedIndex& known_;
  std::unordered_map<std::string, std::string> alpha3_;
  std::vector<std::pair<std::string, std::string>> places_;
  std::unordered_map<std::string, std::string> names_;
};

/// All or nothing: a reader sees the old file or the new one.
Result<void> replace_file(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return Error{ErrorCode::io, "cannot be written", fresh};
  std::error_code failed;
  std::filesystem::rename(fresh, path, failed);
  if (failed) return Error{ErrorCode::io, failed.message(), path};
  return {};
}

}  // namespace

Result<ImportedPlaces> import_geonames(std::istream& dump, const std::string& dump_name,
                                       const Pack& pack, const GazetteerImport& options) {
  const auto countries = CountryTable::load(pack);
  if (!countries) return countries.error();
  const auto known = pack.index("common/places/places.idx");
  if (!known) return known.error();
  Import import(options, *countries, *known);
  ImportedPlaces done;
  std::string line;
  while (std::getline(dump, line)) {
    ++done.rows;
    if (done.rows == 1 && line.starts_with("PK")) {
      return Error{ErrorCode::bad_data, "is a ZIP archive; unpack it and name the .txt inside",
                   dump_name};
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::string wrong = import.take(line);
    if (!wrong.empty()) {
      return Error{ErrorCode::bad_data, wrong, dump_name + ":" + std::to_string(done.rows)};
    }
  }
  if (dump.bad()) return Error{ErrorCode::io, "cannot be read to its end", dump_name};
  if (import.places().empty()) {
    return Error{ErrorCode::bad_data,
                 "holds no place that the packs lack; a dump of towns or units of administration "
                 "is wanted (allCountries.txt, FR.txt)",
                 dump_name};
  }
  const auto names = import.names();
  done.places = import.places().size();
  done.names = names.size();
  const std::string places_path = pack.path(user_places_name);
  std::error_code failed;
  std::filesystem::create_directories(std::filesystem::path(places_path).parent_path(), failed);
  if (failed) return Error{ErrorCode::io, failed.message(), places_path};
  // The places first: names that lead to no place would be wrong.
  if (auto put = replace_file(places_path, build_mapped_index(import.places(), false)); !put)
    return put.error();
  if (auto put = replace_file(pack.path(user_place_names_name), build_mapped_index(names, true));
      !put)
    return put.error();
  return done;
}

}  // namespace depeche
