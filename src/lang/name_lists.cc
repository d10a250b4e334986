// SPDX-License-Identifier: Apache-2.0
#include "lang/name_lists.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

struct Spelling {
  std::string_view text;
  NameClass bit;
};

// As the tables write the classes.
constexpr std::array spellings{
    Spelling{"first", first_name},
    Spelling{"family", family_name},
    Spelling{"country", country_name},
    Spelling{"region", region_name},
    Spelling{"city", city_name},
    Spelling{"org", organization_name},
    Spelling{"company", company_name},
    Spelling{"known_person", person_known},
    Spelling{"known_organization", organization_known},
    Spelling{"known_place", place_known},
    Spelling{"known_other", other_known},
    Spelling{"title", person_title},
    Spelling{"organization_head", organization_head},
    Spelling{"place_head", place_head},
    Spelling{"other_head", other_head},
    Spelling{"particle", particle},
    Spelling{"article", article},
    Spelling{"calendar", calendar},
    Spelling{"people", people},
    Spelling{"never", never},
    Spelling{"linker", linker},
    Spelling{"capitals", capitals_only},
    Spelling{"place_kind", place_kind},
    Spelling{"seen_person", seen_person},
    Spelling{"seen_organization", seen_organization},
    Spelling{"seen_place", seen_place},
    Spelling{"seen_other", seen_other},
    Spelling{"splitter", splitter},
    Spelling{"place_tail", place_tail},
    Spelling{"portfolio", portfolio},
};

NameClasses classes_in(std::string_view rows) {
  NameClasses classes = 0;
  while (!rows.empty()) {
    const std::size_t end = rows.find_first_of("\n\t ,");
    classes |= name_class_from(rows.substr(0, end));
    if (end == std::string_view::npos) break;
    rows.remove_prefix(end + 1);
  }
  return classes;
}

}  // namespace

NameClasses name_class_from(std::string_view spelling) {
  for (const Spelling& known : spellings) {
    if (known.text == spelling) return known.bit;
  }
  return 0;
}

Result<NameLists> NameLists::load(const Pack& pack) {
  NameLists lists;
  for (const std::string_view name :
       {"common/names/gazetteer.idx", "common/names/seen.idx", "names/known.idx"}) {
    auto index = pack.index(name);
    if (index) {
      lists.indexes_.push_back(std::move(*index));
    } else if (index.error().code != ErrorCode::not_found) {
      return index.error();
    }
  }
  const auto table = pack.table("names/words.tsv");
  if (!table) {
    if (table.error().code == ErrorCode::not_found) return lists;
    return table.error();
  }
  const auto word = table->column("word");
  if (!word) return word.error();
  const auto classes = table->column("class");
  if (!classes) return classes.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    for (const std::string_view spelling : split(table->cell(row, *classes), ' ')) {
      const NameClasses bit = name_class_from(spelling);
      if (bit == 0) return Error{ErrorCode::bad_data, "unknown class of word", table->where(row)};
      lists.words_[std::string(table->cell(row, *word))] |= bit;
    }
  }
  return lists;
}

NameClasses NameLists::word(std::string_view lower) const {
  const auto found = words_.find(lower);
  return found == words_.end() ? 0 : found->second;
}

NameClasses NameLists::name(std::string_view folded) const {
  NameClasses classes = 0;
  for (const MappedIndex& index : indexes_) classes |= classes_in(index.find(folded));
  return classes;
}

void NameLists::prefetch(std::string_view folded) const {
  const std::string_view first_word = folded.substr(0, folded.find(' '));
  for (const MappedIndex& index : indexes_) {
    std::ignore = index.begin(folded);
    std::ignore = index.begin_phrase(first_word);
  }
}

std::uint32_t NameLists::longest(std::string_view folded_word) const {
  std::uint32_t longest = 0;
  for (const MappedIndex& index : indexes_) {
    longest = std::max(longest, index.longest_phrase(folded_word));
  }
  return longest;
}

}  // namespace depeche
