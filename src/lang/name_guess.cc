// SPDX-License-Identifier: Apache-2.0
#include "lang/name_guess.h"

#include <depeche/analysis.h>

namespace depeche {

namespace {

constexpr NameClasses place_lists = country_name | region_name | city_name | place_known;
constexpr NameClasses organization_lists = organization_name | company_name | organization_known;

std::uint8_t order(NameType type) {
  return static_cast<std::uint8_t>(type);
}

/// Is a capital of this word a sign of a name?
bool telling(const NameDocument& document, const NameSentence& sentence, std::size_t i) {
  const NameWord& word = sentence.words[i];
  if (!word.capital || (word.classes & (calendar | people | never | article | person_title)) != 0) {
    return false;
  }
  constexpr NameClasses listed = place_lists | organization_lists | person_known | first_name;
  if ((word.classes & listed) != 0 || word.phrase_first != 0) return true;
  if (sentence.shouting || sentence.titled) return false;
  if (!word.first) return true;
  const auto found = document.memory.find(word.word);
  return found != document.memory.end() && found->second.capital > 0 && found->second.lower == 0;
}

/// The type that the lists give to words first..last of `words`.
std::uint8_t type_by_lists(const std::vector<NameWord>& words, std::size_t first,
                           std::size_t last) {
  const NameWord& opening = words[first];
  const NameClasses whole = last - first == 1 ? opening.classes : opening.phrase_first;
  const NameWord* before = first > 0 ? &words[first - 1] : nullptr;
  if (before != nullptr && (before->classes & person_title) != 0) return order(NameType::person);
  if ((whole & person_known) != 0) return order(NameType::person);
  if ((whole & organization_known) != 0) return order(NameType::organization);
  if ((whole & (place_known | country_name)) != 0) return order(NameType::place);
  if ((opening.classes & organization_head) != 0) return order(NameType::organization);
  if ((opening.classes & place_head) != 0) return order(NameType::place);
  if ((opening.classes & other_head) != 0) return order(NameType::other);
  if (last - first > 1 && (opening.classes & first_name) != 0) return order(NameType::person);
  if ((whole & place_lists) != 0) return order(NameType::place);
  if ((whole & organization_lists) != 0) return order(NameType::organization);
  if ((whole & (first_name | family_name)) != 0) return order(NameType::person);
  if (opening.all_capitals && last - first == 1) return order(NameType::organization);
  return order(last - first > 1 ? NameType::person : NameType::other);
}

}  // namespace

std::vector<NameStretch> guess_names(const NameDocument& document, const NameSentence& sentence) {
  std::vector<NameStretch> names;
  const auto& words = sentence.words;
  for (std::size_t i = 0; i < words.size();) {
    if (!telling(document, sentence, i)) {
      ++i;
      continue;
    }
    std::size_t last = i + 1;
    for (std::size_t at = last; at < words.size(); ++at) {
      const bool within = words[i].phrase_first != 0 && words[at].phrase_within != 0;
      if (within || telling(document, sentence, at)) {
        last = at + 1;
      } else if ((words[at].classes & particle) == 0) {
        break;
      }
    }
    names.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last),
                     type_by_lists(words, i, last), NameStretch::Origin::guess});
    i = last;
  }
  return names;
}

}  // namespace depeche
