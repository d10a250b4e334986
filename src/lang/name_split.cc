// SPDX-License-Identifier: Apache-2.0
#include "lang/name_agreement.h"

#include <depeche/analysis.h>

namespace depeche {

namespace {

constexpr auto person_order = static_cast<std::uint8_t>(NameType::person);
constexpr auto organization_order = static_cast<std::uint8_t>(NameType::organization);
constexpr auto place_order = static_cast<std::uint8_t>(NameType::place);
constexpr NameClasses place_lists =
    country_name | region_name | city_name | place_known | seen_place;

/// Are words first..last one listed place?
bool is_listed_place(const NameSentence& sentence, std::uint32_t first, std::uint32_t last) {
  const auto& words = sentence.words;
  if (first >= last || !words[first].capital) return false;
  if (last - first == 1) return (words[first].classes & place_lists) != 0;
  if ((words[first].phrase_first & place_lists) == 0) return false;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    if ((words[i].phrase_within & place_lists) == 0) return false;
  }
  return true;
}

/// The word at which `name` falls apart into two, `name.last` when it does not.
std::uint32_t cut_of(const NameSentence& sentence, const NameStretch& name) {
  const auto& words = sentence.words;
  for (std::uint32_t i = name.first + 1; i + 1 < name.last; ++i) {
    if (words[i].capital || (words[i].classes & splitter) == 0) continue;
    if (words[i].phrase_within != 0 && words[name.first].phrase_first != 0) continue;
    std::uint32_t behind = i + 1;
    while (behind + 1 < name.last && (words[behind].classes & article) != 0 &&
           !words[behind].capital) {
      ++behind;
    }
    if (name.type == person_order && words[behind].capital) return i;
    if (!is_listed_place(sentence, behind, name.last)) continue;
    if (name.type == place_order && is_listed_place(sentence, name.first, i)) return i;
    if (name.type == organization_order && i - name.first <= 2) return i;
  }
  return name.last;
}

/// "à l'AFP Paula Mona": a person read together with the agency that she spoke to, a known name in
/// capitals; the number of words of the agency, 0 = none.
std::uint32_t agency_before(const NameSentence& sentence, const NameStretch& name) {
  if (name.type != person_order || name.last - name.first < 2) return 0;
  const NameWord& first = sentence.words[name.first];
  const NameWord& second = sentence.words[name.first + 1];
  const bool agency = first.all_capitals && (first.classes & organization_known) != 0;
  return agency && second.capital && !second.all_capitals ? 1 : 0;
}

}  // namespace

void split_names(const NameDocument& document, FoundNames& names) {
  for (std::size_t s = 0; s < names.size(); ++s) {
    const NameSentence& sentence = document.sentences[s];
    for (std::size_t n = 0; n < names[s].size(); ++n) {
      NameStretch behind = names[s][n];
      const std::uint32_t agency = agency_before(sentence, behind);
      if (agency > 0) {
        behind.first += agency;
        names[s][n].last = behind.first;
        names[s][n].type = static_cast<std::uint8_t>(NameType::organization);
        names[s].insert(names[s].begin() + static_cast<std::ptrdiff_t>(n) + 1, behind);
        continue;
      }
      const std::uint32_t cut = cut_of(sentence, behind);
      if (cut == behind.last) continue;
      names[s][n].last = cut;
      behind.first = cut + 1;
      while ((sentence.words[behind.first].classes & article) != 0 &&
             !sentence.words[behind.first].capital) {
        ++behind.first;
      }
      constexpr NameClasses person_lists = first_name | family_name;
      const bool person = behind.type == person_order &&
                          !is_listed_place(sentence, behind.first, behind.last) &&
                          (sentence.words[behind.first].classes & person_lists) != 0;
      if (!person) behind.type = place_order;
      names[s].insert(names[s].begin() + static_cast<std::ptrdiff_t>(n) + 1, behind);
    }
  }
}

}  // namespace depeche
