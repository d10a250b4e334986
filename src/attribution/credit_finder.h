// SPDX-License-Identifier: Apache-2.0
// Which agencies does the article credit? "Source: Avec AFP", "PARIS (Reuters) -".
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/document.h>
#include <depeche/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class CreditFinder {
 public:
  /// Reads "credits.tsv"; fails with not_found or bad_data, naming the line.
  static Result<CreditFinder> load(const Pack& pack);

  /// Names of the agencies credited in the metadata, then in credit lines of the text, each once. A
  /// credit is a short line, a bracket at the end of a paragraph or a bracket of a dateline that
  /// holds nothing but agencies, words of credit ("avec", "source") and dates. An agency inside a
  /// sentence is no credit.
  [[nodiscard]] std::vector<std::string> find(const Document& document) const;

 private:
  enum class Kind : std::uint8_t { agency, lead, other };

  struct Entry {
    Kind kind = Kind::other;
    std::string name;
  };

  void add_from(std::string_view segment, bool needs_lead, std::vector<std::string>& credits) const;
  void read_line(std::string_view line, std::vector<std::string>& credits) const;

  StringMap<Entry> entries_;
  std::size_t longest_ = 1;  ///< words of the longest entry
};

}  // namespace depeche
