// SPDX-License-Identifier: Apache-2.0
// Who was what when? Leaders with their terms of office, and other known persons by period.
#pragma once

#include "actors/person_name.h"
#include "actors/phrase_map.h"
#include "base/string_map.h"
#include "pack/pack.h"
#include "pack/table.h"

#include <depeche/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::actors {

/// One term of office, or what somebody was for a time. Views of the text of the tables, which
/// Persons keeps.
struct Term {
  std::uint32_t person = 0;
  std::string_view country;
  std::string_view office;
  std::string_view from;     ///< ISO 8601
  std::string_view to;       ///< first day after; empty = open
  std::string_view sectors;  ///< parted by blanks, of who holds no office; else the office tells
};

struct LeaderRow {
  std::string name;
  std::string wikidata;
  std::vector<NameKeys> names;
  std::vector<Term> terms;  ///< of office, and else what the person was when
  std::vector<std::pair<std::string, std::string>>
      called_in;  ///< ISO 639-1 codes of languages that call the person otherwise, with that name

  [[nodiscard]] const std::string& name_in(std::string_view language) const;
};

/// The same in every language. Const and thread-safe once loaded.
struct Persons {
  /// Reads common/actors/leaders.tsv and persons.tsv. Fails when one is missing or wrong; the error
  /// names the file and line.
  static Result<std::shared_ptr<const Persons>> load(const Pack& pack);

  /// The person who holds `office` of `country` on `day`; nothing when nobody or several do.
  [[nodiscard]] std::optional<std::uint32_t> holder(std::string_view country,
                                                    std::string_view office,
                                                    std::string_view day) const;

  /// The leader whom `keys` name: in full, or by family name alone when only one holder on `day`
  /// of the highest offices bears it.
  [[nodiscard]] std::optional<std::uint32_t> leader(const NameKeys& keys,
                                                    std::string_view day) const;

  /// The term of `person` on `day`; null when there is none.
  [[nodiscard]] const Term* term_of(std::uint32_t person, std::string_view day) const;

  /// The last term of `person` that was over on `day`; null when there is none.
  [[nodiscard]] const Term* last_of(std::uint32_t person, std::string_view day) const;

  /// Was the term one of an office or a seat, so that who left it is of the former elite?
  [[nodiscard]] static bool is_of_state(const Term& term);

  /// PLOVER, primary first; empty when the office tells them.
  [[nodiscard]] static std::vector<std::string> sectors_of(const Term& term);

  /// The country of all terms of `person`; empty when they differ.
  [[nodiscard]] std::string home_of(std::uint32_t person) const;

  NameNormaliser names;
  PhraseMap map;            ///< full names, as entity names are found whatever the name finder says
  std::vector<Term> terms;  ///< of office
  std::vector<Table> told_from;  ///< the tables of terms
  std::vector<LeaderRow> leaders;
  StringMap<std::vector<std::uint32_t>> by_family;
};

}  // namespace depeche::actors
