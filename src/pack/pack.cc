// SPDX-License-Identifier: Apache-2.0
#include "pack/pack.h"

#include "base/strings.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace depeche {

namespace {

constexpr std::size_t max_table_bytes = std::size_t{64} << 20U;

/// Value of the manifest row `name`; empty when there is none.
std::string_view entry(const Table& manifest, std::string_view name) {
  for (std::size_t row = 0; row < manifest.rows(); ++row) {
    if (manifest.cell(row, 0) == name) return manifest.cell(row, 1);
  }
  return {};
}

}  // namespace

Result<Pack> Pack::open(const std::string& data_dir, std::string_view language) {
  Pack pack;
  pack.data_dir_ = data_dir;
  pack.language_ = language;
  const auto manifest = pack.table("manifest.tsv");
  if (!manifest) return manifest.error();
  if (manifest->columns().size() < 2) {
    return Error{ErrorCode::bad_data, "needs the columns 'entry' and 'value'",
                 pack.path("manifest.tsv")};
  }
  const auto format = to_integer(entry(*manifest, "format"));
  if (!format || *format < oldest_format || *format > newest_format) {
    return Error{ErrorCode::incompatible,
                 "has pack format '" + std::string(entry(*manifest, "format")) +
                     "', this program reads " + std::to_string(oldest_format) + " to " +
                     std::to_string(newest_format),
                 pack.path("manifest.tsv")};
  }
  if (entry(*manifest, "language") != language) {
    return Error{ErrorCode::bad_data, "is not the manifest of language '" + pack.language_ + "'",
                 pack.path("manifest.tsv")};
  }
  pack.version_ = pack.language_ + "@" + std::string(entry(*manifest, "version"));
  return pack;
}

std::string Pack::path(std::string_view name) const {
  const bool common = name.substr(0, 7) == "common/";
  return data_dir_ + "/" + (common ? "" : language_ + "/") + std::string(name);
}

Result<Table> Pack::table(std::string_view name) const {
  auto text = read_file(path(name), max_table_bytes);
  if (!text) return text.error();
  return Table::parse(std::move(text).value(), path(name));
}

Result<MappedIndex> Pack::index(std::string_view name) const {
  auto index = MappedIndex::open(path(name));
  if (index || index.error().code != ErrorCode::not_found) return index;
  return Error{ErrorCode::not_found,
               "is not there; the folder of packs must be a compiled one (make build makes "
               "build/release/share/depeche of data/)",
               path(name)};
}

std::vector<std::string> Pack::tables_in(std::string_view name) const {
  std::vector<std::string> names;
  std::error_code failed;
  for (const auto& file : std::filesystem::directory_iterator(path(name), failed)) {
    if (file.path().extension() != ".tsv") continue;
    names.push_back(std::string(name) + "/" + file.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace depeche
