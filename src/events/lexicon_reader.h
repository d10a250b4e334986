// SPDX-License-Identifier: Apache-2.0
// How is a row of data/<lang>/events/*.tsv written? (docs/formats/pack.md tells linguists.)
#pragma once

#include "base/string_map.h"
#include "events/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche::events {

/// Fills a lexicon; used once, while loading.
class LexiconReader {
 public:
  /// Both must outlive the reader.
  LexiconReader(const Pack& pack, Lexicon& lexicon) : pack_(pack), lexicon_(lexicon) {}

  Result<void> read();

 private:
  Result<void> read_common();
  Result<void> read_classes();
  Result<void> read_governors();
  Result<void> read_markers();
  Result<void> read_domains();
  Result<void> read_bonds();
  Result<void> read_type(EventType type, const std::string& file);
  Result<void> read_entry(const Table& table, std::size_t row, Entry entry);
  Result<void> read_constraints(std::string_view text, Entry& entry) const;
  Result<void> read_flags(std::string_view text, Entry& entry) const;
  Result<void> check_codes(const Entry& entry) const;
  Result<void> add_words(std::string_view text, Constraint& constraint) const;
  void index(std::string_view lemmas, const Entry& entry);

  const Pack& pack_;
  Lexicon& lexicon_;
  WordSet modes_;  ///< "CONSULT visit"
  WordSet contexts_;
  WordSet cameo_;
  WordSet ids_;
  StringMap<std::vector<std::string>> classes_;
};

}  // namespace depeche::events
