// SPDX-License-Identifier: Apache-2.0
// How is a row of data/<lang>/events/*.tsv written? (docs/formats/pack.md tells linguists.)
#pragma once

#include "base/string_map.h"
#include "events/lexicon.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::events {

/// Fills a lexicon; used once, while loading.
class LexiconReader {
 public:
  /// All must outlive the reader. With `faults`, wrong rows are left out and told there; without,
  /// the first one ends the reading.
  LexiconReader(const Pack& pack, Lexicon& lexicon, std::vector<Error>* faults = nullptr)
      : pack_(pack), lexicon_(lexicon), faults_(faults) {}

  Result<void> read();

 private:
  /// The words of a row of classes.tsv, and what they add to a constraint once a row names it.
  struct WordClass {
    std::vector<std::string> members;
    std::optional<Constraint> numbered;
  };

  /// The error, to be returned; or nothing, when faults are gathered.
  Result<void> refuse(Error error);
  Result<void> read_common();
  Result<void> read_classes();
  Result<void> read_governors();
  Result<void> read_markers();
  Result<void> read_domains();
  Result<void> read_bonds();
  Result<void> read_type(EventType type, const std::string& file);
  Result<void> read_row(EventType type, const Table& table, std::size_t row);
  Result<void> read_entry(const Table& table, std::size_t row, Entry entry);
  Result<void> read_other_senses();
  Result<void> read_other_sense(const Table& table, std::size_t row);
  Result<void> read_constraints(std::string_view text, Entry& entry);
  Result<void> read_flags(std::string_view text, Entry& entry) const;
  Result<void> check_codes(const Entry& entry) const;
  Result<void> add_words(std::string_view text, Constraint& constraint);
  void add_word(std::string_view word, Constraint& constraint);
  void add_class(WordClass& named, Constraint& constraint);
  WordNumber numbered(std::string_view word);
  void index(std::string_view lemmas, const Entry& entry);

  const Pack& pack_;
  Lexicon& lexicon_;
  std::vector<Error>* faults_;
  WordSet modes_;  ///< "CONSULT visit"
  WordSet contexts_;
  WordSet cameo_;
  WordSet ids_;
  StringMap<WordClass> classes_;
};

}  // namespace depeche::events
