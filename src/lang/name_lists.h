// SPDX-License-Identifier: Apache-2.0
// Which lists of names and of words around names does a word or a phrase stand in?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/mapped_index.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace depeche {

/// A set of NameClass bits.
using NameClasses = std::uint32_t;

/// What a list says about a word; the order is part of the feature fingerprint.
enum NameClass : NameClasses {
  first_name = 1U << 0U,
  family_name = 1U << 1U,
  country_name = 1U << 2U,
  region_name = 1U << 3U,
  city_name = 1U << 4U,
  organization_name = 1U << 5U,
  company_name = 1U << 6U,
  person_known = 1U << 7U,  // tables <language>/names/known.tsv: sure names
  organization_known = 1U << 8U,
  place_known = 1U << 9U,
  other_known = 1U << 10U,
  person_title = 1U << 11U,  // table <language>/names/words.tsv: words around names
  organization_head = 1U << 12U,
  place_head = 1U << 13U,
  other_head = 1U << 14U,
  particle = 1U << 15U,
  article = 1U << 16U,
  calendar = 1U << 17U,
  people = 1U << 18U,
  never = 1U << 19U,
  linker = 1U << 20U,
  capitals_only = 1U << 21U,  // a known name that counts only all in capitals
  place_kind = 1U << 22U,     // "province": not part of the name when written small
  seen_person = 1U << 23U,    // table common/names/seen.tsv: what raw news mostly means by it
  seen_organization = 1U << 24U,
  seen_place = 1U << 25U,
  seen_other = 1U << 26U,
  splitter = 1U << 27U,    // "in", "and": what follows it is often another name
  place_tail = 1U << 28U,  // "airport": closes the name of a place
  portfolio = 1U << 29U,   // "ministre": what follows "de la" is what its holder looks after
};

inline constexpr NameClasses known_classes =
    person_known | organization_known | place_known | other_known;

/// Immutable and thread-safe once loaded.
class NameLists {
 public:
  /// Reads common/names/gazetteer, common/names/seen, names/known and names/words of `pack`; each
  /// may be absent (a new language starts with none). Fails with bad_data on an unknown class,
  /// naming table and line.
  static Result<NameLists> load(const Pack& pack);

  /// Classes of a word in lower case ("president") from names/words.tsv.
  [[nodiscard]] NameClasses word(std::string_view lower) const;

  /// Classes of a folded name of one or more words ("deir ez zor").
  [[nodiscard]] NameClasses name(std::string_view folded) const;

  /// Asks the memory for what name(folded) will look at.
  void prefetch(std::string_view folded) const;

  /// Words of the longest listed name that starts with the folded word; 0 when there is none.
  [[nodiscard]] std::uint32_t longest(std::string_view folded_word) const;

 private:
  NameLists() = default;

  StringMap<NameClasses> words_;
  std::vector<MappedIndex> indexes_;
};

/// The bit of a class as tables spell it ("first", "organization_known"); 0 when unknown.
NameClasses name_class_from(std::string_view spelling);

}  // namespace depeche
