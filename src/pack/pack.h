// SPDX-License-Identifier: Apache-2.0
// The data of one language (and the data common to all): where each stage finds its tables.
#pragma once

#include "pack/mapped_index.h"
#include "pack/table.h"

#include <depeche/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// A folder of tables, indexes and models with its manifest. Light to copy: it only knows paths.
class Pack {
 public:
  /// Pack formats that this program reads.
  static constexpr int oldest_format = 1;
  static constexpr int newest_format = 1;

  /// Opens `data_dir`/`language` with `data_dir`/common beside it. Fails with not_found, bad_data
  /// or incompatible; the error names the manifest.
  static Result<Pack> open(const std::string& data_dir, std::string_view language);

  /// ISO 639-1.
  [[nodiscard]] const std::string& language() const { return language_; }

  /// "fr@2026.11.1".
  [[nodiscard]] const std::string& version() const { return version_; }

  /// Reads `name` ("cues.tsv", "events/verbs.tsv", "common/sectors.tsv") whole.
  [[nodiscard]] Result<Table> table(std::string_view name) const;

  /// Opens the compiled index `name` ("lexicon.idx", "common/gazetteer.idx").
  [[nodiscard]] Result<MappedIndex> index(std::string_view name) const;

  /// Names, sorted, of the tables in folder `name` of the pack ("events" -> "events/nouns.tsv", …).
  [[nodiscard]] std::vector<std::string> tables_in(std::string_view name) const;

  /// Path of the file `name`; a name that starts with "common/" lies beside the language.
  [[nodiscard]] std::string path(std::string_view name) const;

 private:
  Pack() = default;

  std::string data_dir_;
  std::string language_;
  std::string version_;
};

}  // namespace depeche
