// SPDX-License-Identifier: Apache-2.0
#include "lang/name_agreement.h"

#include <depeche/analysis.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace depeche {

namespace {

constexpr std::size_t type_count = 4;
constexpr auto person_order = static_cast<std::uint8_t>(NameType::person);

std::uint8_t type_of_known(NameClasses classes) {
  if ((classes & person_known) != 0) return person_order;
  if ((classes & organization_known) != 0) return static_cast<std::uint8_t>(NameType::organization);
  if ((classes & place_known) != 0) return static_cast<std::uint8_t>(NameType::place);
  return static_cast<std::uint8_t>(NameType::other);
}

std::uint64_t hash_of(const NameSentence& sentence, const NameStretch& name) {
  std::uint64_t hash = 17;
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    hash = hash * 0x9E3779B97F4A7C15ULL + sentence.words[i].word;
  }
  return hash;
}

bool overlaps(const NameStretch& a, const NameStretch& b) {
  return a.first < b.last && b.first < a.last;
}

/// "province de Homs": the name is "Homs"; the number of words before it, 0 when there are none.
std::uint32_t kind_words(const NameSentence& sentence, const NameStretch& name) {
  const auto& words = sentence.words;
  if (name.type != static_cast<std::uint8_t>(NameType::place)) return 0;
  if (words[name.first].capital || (words[name.first].classes & place_kind) == 0) return 0;
  std::uint32_t count = 1;
  while (name.first + count < name.last && !words[name.first + count].capital &&
         (words[name.first + count].classes & (linker | article)) != 0) {
    ++count;
  }
  return name.first + count < name.last && words[name.first + count].capital ? count : 0;
}

/// Holds a letter or a digit.
bool has_content(const NameWord& word) {
  return word.letter || std::any_of(word.text.begin(), word.text.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
}

void trim(const NameSentence& sentence, NameStretch& name) {
  const auto& words = sentence.words;
  const auto empty_at = [&words, &name](std::uint32_t i) {
    const NameClasses classes = words[i].classes;
    if (!has_content(words[i])) return true;
    if ((classes & article) != 0 && !words[i].capital) return true;
    if (name.type == person_order && (classes & people) != 0) return true;
    return name.type == person_order && (classes & person_title) != 0 &&
           (classes & (first_name | family_name)) == 0;
  };
  while (name.first + 1 < name.last && empty_at(name.first)) ++name.first;
  name.first += kind_words(sentence, name);
  while (name.first + 1 < name.last && (words[name.last - 1].classes & (article | linker)) != 0 &&
         !words[name.last - 1].capital) {
    --name.last;
  }
}

/// "Ce dernier", "Des Aux": no word with a capital is more than a small word.
bool only_small_words(const NameSentence& sentence, const NameStretch& name) {
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    const NameWord& word = sentence.words[i];
    const NameClasses phrase = word.phrase_first | word.phrase_within;
    const bool listed = (phrase & ~(seen_person | seen_other)) != 0;
    if (word.capital && (listed || (word.classes & (never | article | calendar)) == 0))
      return false;
  }
  return true;
}

/// The office or body whose complement the name is: "ministre" for the "Justice" of "la ministre de
/// la Justice"; name.first when there is none.
std::uint32_t portfolio_before(const NameSentence& sentence, const NameStretch& name) {
  if (name.type == static_cast<std::uint8_t>(NameType::place)) return name.first;
  bool linked = false;
  for (std::uint32_t i = name.first; i-- > 0;) {
    const NameWord& word = sentence.words[i];
    if ((word.classes & portfolio) != 0) return linked ? i : name.first;
    // "ministre de Macron" may be a person's, "ministre de la Santé" is not.
    const NameClasses link = name.type == person_order ? article : (linker | article);
    if ((word.classes & link) != 0) {
      linked = true;
    } else if ((word.classes & (people | linker)) == 0 || word.capital) {
      return name.first;
    }
  }
  return name.first;
}

/// "Santé" behind "ministère de la": the body is the name.
void take_body(const NameSentence& sentence, NameStretch& name) {
  const std::uint32_t head = portfolio_before(sentence, name);
  if (head == name.first || (sentence.words[head].classes & organization_head) == 0) return;
  name.first = head;
  name.type = static_cast<std::uint8_t>(NameType::organization);
}

bool worthless(const NameSentence& sentence, const NameStretch& name) {
  if (portfolio_before(sentence, name) != name.first) return true;
  const NameWord& word = sentence.words[name.first];
  if (only_small_words(sentence, name)) return true;
  if (name.last - name.first != 1) return false;
  if (name.type == person_order && (word.classes & person_title) != 0 &&
      (word.classes & (first_name | family_name)) == 0) {
    return true;
  }
  return !has_content(word) || (word.classes & (calendar | never)) != 0 ||
         ((word.classes & people) != 0 &&
          (word.classes & (known_classes | country_name | region_name | city_name)) == 0);
}

/// The listed sure name that starts at word `i`, if any: its end; `i` otherwise.
std::uint32_t known_end(const NameSentence& sentence, std::uint32_t i, NameClasses& classes) {
  const auto& words = sentence.words;
  if (!words[i].capital) return i;
  if ((words[i].phrase_first & known_classes) != 0) {
    classes = words[i].phrase_first;
    std::uint32_t end = i + 1;
    while (end < words.size() && (words[end].phrase_within & classes & known_classes) != 0) ++end;
    return end;
  }
  classes = words[i].classes;
  return (classes & known_classes) != 0 ? i + 1 : i;
}

void place_known_name(std::vector<NameStretch>& names, const NameStretch& known) {
  for (NameStretch& name : names) {
    if (!overlaps(name, known)) continue;
    if (name.first == known.first && name.last == known.last) {
      name.type = known.type;
      name.origin = known.origin;
    }
    return;  // a longer name holds it: the longest stays
  }
  names.push_back(known);
}

}  // namespace

void trim_names(const NameDocument& document, FoundNames& names) {
  for (std::size_t s = 0; s < names.size(); ++s) {
    const NameSentence& sentence = document.sentences[s];
    for (NameStretch& name : names[s]) {
      trim(sentence, name);
      take_body(sentence, name);
    }
    std::erase_if(names[s], [&sentence](const auto& name) { return worthless(sentence, name); });
  }
}

void settle_known_names(const NameDocument& document, FoundNames& names) {
  for (std::size_t s = 0; s < names.size(); ++s) {
    const NameSentence& sentence = document.sentences[s];
    const auto size = static_cast<std::uint32_t>(sentence.words.size());
    for (std::uint32_t i = 0; i < size;) {
      NameClasses classes = 0;
      const std::uint32_t end = known_end(sentence, i, classes);
      if (end == i) {
        ++i;
        continue;
      }
      place_known_name(
          names[s], {i, end, type_of_known(classes & known_classes), NameStretch::Origin::known});
      i = end;
    }
    std::sort(names[s].begin(), names[s].end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
  }
}

namespace {

using Votes = std::array<std::uint32_t, type_count>;

/// What the document's names say about words and names elsewhere in it.
class Agreement {
 public:
  Agreement(const NameDocument& document, const FoundNames& names) {
    for (std::size_t s = 0; s < names.size(); ++s) {
      const NameSentence& sentence = document.sentences[s];
      for (const NameStretch& name : names[s]) {
        const bool sure = name.origin == NameStretch::Origin::known;
        votes_[hash_of(sentence, name)][name.type] += sure ? 100 : 1;
        if (name.type != person_order || name.last - name.first < 2) continue;
        const NameWord& last = sentence.words[name.last - 1];
        if (last.capital) ++family_[last.word];
      }
    }
  }

  void apply(const NameDocument& document, std::size_t s, std::vector<NameStretch>& names) const {
    const NameSentence& sentence = document.sentences[s];
    for (NameStretch& name : names) {
      if (name.origin == NameStretch::Origin::known) continue;
      const Votes& votes = votes_.at(hash_of(sentence, name));
      const auto most = std::max_element(votes.begin(), votes.end());
      if (*most > votes[name.type]) name.type = static_cast<std::uint8_t>(most - votes.begin());
      if (is_family_name(sentence, name)) name.type = person_order;
    }
    add_missed(document, sentence, names);
  }

 private:
  [[nodiscard]] bool is_family_name(const NameSentence& sentence, const NameStretch& name) const {
    if (name.last - name.first != 1) return false;
    const NameWord& word = sentence.words[name.first];
    return family_.contains(word.word) && (word.classes & (country_name | known_classes)) == 0;
  }

  void add_missed(const NameDocument& document, const NameSentence& sentence,
                  std::vector<NameStretch>& names) const {
    const auto size = static_cast<std::uint32_t>(sentence.words.size());
    std::vector<NameStretch> missed;
    for (std::uint32_t i = 0; i < size; ++i) {
      const NameWord& word = sentence.words[i];
      const NameStretch alone{i, i + 1, person_order, NameStretch::Origin::document};
      if (!word.capital || sentence.titled || !is_family_name(sentence, alone)) continue;
      const auto found = document.memory.find(word.word);
      if (found != document.memory.end() && found->second.lower > 0) continue;
      const bool taken = std::any_of(names.begin(), names.end(),
                                     [&alone](const auto& name) { return overlaps(name, alone); });
      if (!taken) missed.push_back(alone);
    }
    if (missed.empty()) return;
    names.insert(names.end(), missed.begin(), missed.end());
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  std::unordered_map<std::uint64_t, Votes> votes_;
  std::unordered_map<std::uint64_t, std::uint32_t> family_;
};

}  // namespace

namespace {

constexpr auto place_order = static_cast<std::uint8_t>(NameType::place);

/// Nothing but commas and small words with at least one comma or "and" between two names?
bool listed_together(const NameSentence& sentence, const NameStretch& a, const NameStretch& b) {
  if (b.first < a.last || b.first - a.last > 3) return false;
  bool parted = false;
  for (std::uint32_t i = a.last; i < b.first; ++i) {
    const NameWord& word = sentence.words[i];
    if (!word.letter && word.text != ",") return false;
    if (word.letter && (word.classes & (linker | article | splitter)) == 0) return false;
    parted = parted || word.text == "," || (word.classes & splitter) != 0;
  }
  return parted;
}

bool sure_place(const NameSentence& sentence, const NameStretch& name) {
  constexpr NameClasses lists = country_name | region_name | city_name | place_known | seen_place;
  const NameWord& word = sentence.words[name.first];
  const NameClasses classes = name.last - name.first == 1 ? word.classes : word.phrase_first;
  return name.type == place_order && (classes & lists) != 0;
}

/// A single word that only looked like a person: in no list, behind no title.
bool unsure_person(const NameDocument& document, const NameSentence& sentence,
                   const NameStretch& name) {
  if (name.type != person_order || name.last - name.first != 1) return false;
  const NameWord& word = sentence.words[name.first];
  const auto found = document.memory.find(word.word);
  return word.classes == 0 && (found == document.memory.end() || found->second.person == 0);
}

/// In "Raqqa, X et Idleb" X is a place like its neighbours.
void follow_neighbours(const NameDocument& document, const NameSentence& sentence,
                       std::vector<NameStretch>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!unsure_person(document, sentence, names[i])) continue;
    const bool left = i > 0 && sure_place(sentence, names[i - 1]) &&
                      listed_together(sentence, names[i - 1], names[i]);
    const bool right = i + 1 < names.size() && sure_place(sentence, names[i + 1]) &&
                       listed_together(sentence, names[i], names[i + 1]);
    if (left || right) names[i].type = place_order;
  }
}

/// "Denzel Washington" read as an organisation: two words in small letters, the last a family name,
/// the first in no list of anything else. "Kabul International Airport" is a place by its end.
void see_full_names(const NameSentence& sentence, std::vector<NameStretch>& names) {
  for (NameStretch& name : names) {
    const NameWord& closing = sentence.words[name.last - 1];
    if (name.last - name.first > 1 && closing.capital && (closing.classes & place_tail) != 0) {
      name.type = place_order;
    }
    if (name.type != static_cast<std::uint8_t>(NameType::organization)) continue;
    if (name.last - name.first != 2) continue;
    const NameWord& first = sentence.words[name.first];
    const NameWord& last = sentence.words[name.first + 1];
    const bool listed =
        first.phrase_first != 0 || (first.classes & ~(first_name | family_name)) != 0;
    const bool small_letters =
        first.capital && last.capital && !first.all_capitals && !last.all_capitals;
    if (!listed && small_letters && (last.classes & family_name) != 0 &&
        (last.classes & company_name) == 0) {
      name.type = person_order;
    }
  }
}

}  // namespace

void agree_on_names(const NameDocument& document, FoundNames& names) {
  for (std::size_t s = 0; s < names.size(); ++s) {
    see_full_names(document.sentences[s], names[s]);
    follow_neighbours(document, document.sentences[s], names[s]);
  }
  const Agreement agreement(document, names);
  for (std::size_t s = 0; s < names.size(); ++s) agreement.apply(document, s, names[s]);
}

}  // namespace depeche
