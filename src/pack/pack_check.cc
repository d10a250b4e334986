// SPDX-License-Identifier: Apache-2.0
#include "pack/pack_check.h"

#include "base/files.h"
#include "base/hash.h"
#include "base/string_map.h"
#include "base/strings.h"
#include "pack/table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t max_file_bytes = std::size_t{256} << 20U;
constexpr std::string_view remake = "run tools/pack_manifest.py";

class PackCheck {
 public:
  PackCheck(const std::string& folder, const KnownValues& known) : folder_(folder), known_(known) {}

  std::vector<Error> run() {
    read_manifest();
    std::error_code failed;
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder_, failed)) {
      if (!file.is_regular_file(failed)) continue;
      names.push_back(file.path().lexically_relative(folder_).generic_string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) look_at(name);
    for (const std::string& name : listed_order_) {
      const bool there = std::binary_search(names.begin(), names.end(), name);
      if (!there && !is_indexed(name))
        tell("is named by the manifest but not there; put it back or " + std::string(remake), name);
    }
    return std::move(faults_);
  }

 private:
  void tell(const std::string& what, const std::string& name, std::uint32_t line = 0) {
    faults_.push_back({ErrorCode::bad_data, what,
                       folder_ + "/" + name + (line == 0 ? "" : ":" + std::to_string(line))});
  }

  void add(std::vector<Error> faults) {
    std::move(faults.begin(), faults.end(), std::back_inserter(faults_));
  }

  void read_manifest() {
    auto text = read_file(folder_ + "/manifest.tsv", max_file_bytes);
    if (!text) {
      faults_.push_back(text.error());
      return;
    }
    const auto table = Table::parse(std::move(text).value(), folder_ + "/manifest.tsv");
    if (!table) {
      faults_.push_back(table.error());
      return;
    }
    const auto columns = columns_of<3>(*table, {"entry", "value", "sha256"});
    if (!columns) {
      faults_.push_back(columns.error());
      return;
    }
    const auto [entry, value, sum] = *columns;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      if (table->cell(row, entry) != "file") continue;
      std::string name(table->cell(row, value));
      if (!sums_.emplace(name, table->cell(row, sum)).second)
        tell("names " + name + " twice; " + std::string(remake), "manifest.tsv", table->line(row));
      listed_order_.push_back(std::move(name));
    }
  }

  /// A compiled pack has the index in place of the table.
  [[nodiscard]] bool is_indexed(const std::string& name) const {
    std::error_code failed;
    auto path = std::filesystem::path(folder_) / name;
    return std::filesystem::exists(path.replace_extension(".idx"), failed);
  }

  void look_at(const std::string& name) {
    const auto extension = std::filesystem::path(name).extension();
    const auto base = std::filesystem::path(name).filename();
    if (base == "manifest.tsv" || base == "README.md" || extension == ".about" ||
        extension == ".idx" || extension == ".cmake") {
      return;
    }
    auto text = read_file(folder_ + "/" + name, max_file_bytes);
    if (!text) {
      faults_.push_back(text.error());
      return;
    }
    const auto listed = sums_.find(name);
    if (listed == sums_.end()) {
      tell("is not named by the manifest; " + std::string(remake), name);
    } else if (listed->second != sha256_hex(*text)) {
      tell("is not the file that the manifest names (another checksum); after an edit, " +
               std::string(remake),
           name);
    }
    if (extension == ".tsv") look_at_table(name, *text);
  }

  void look_at_table(const std::string& name, const std::string& text) {
    const auto table = Table::parse(text, folder_ + "/" + name);
    if (!table) {
      faults_.push_back(table.error());
      return;
    }
    look_at_heading(name, text);
    add(check_tabs(text, folder_ + "/" + name));
    add(check_values(*table, name, known_));
    const std::size_t width = table->columns().size();
    StringMap<std::uint32_t> seen;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      std::string all;
      for (std::size_t column = 0; column < width; ++column) {
        all.append(table->cell(row, column)).push_back('\t');
      }
      const auto [first, fresh] = seen.emplace(std::move(all), table->line(row));
      if (!fresh)
        tell("is the same row as line " + std::to_string(first->second) + "; take one out", name,
             table->line(row));
    }
  }

  void look_at_heading(const std::string& name, std::string_view text) {
    std::array<std::pair<std::string_view, bool>, 3> wanted{
        {{"what:", false}, {"source:", false}, {"licence:", false}}};
    while (!text.empty() && text.front() == '#') {
      const auto line = trim(text.substr(1, text.find('\n') - 1));
      for (auto& [key, found] : wanted) {
        found = found || (line.substr(0, key.size()) == key && line.size() > key.size());
      }
      const auto end = text.find('\n');
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    for (const auto& [key, found] : wanted) {
      if (!found) tell("has no line '# " + std::string(key) + " …' at its top; add it", name, 1);
    }
  }

  std::string folder_;
  const KnownValues& known_;
  StringMap<std::string> sums_;
  std::vector<std::string> listed_order_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> check_pack_files(const std::string& folder, const KnownValues& known) {
  return PackCheck(folder, known).run();
}

}  // namespace depeche
