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

void trim(const NameSentence& sentence, NameStretch& name) {
  const auto& words = sentence.words;
  const auto empty_at = [&words, &name](std::uint32_t i) {
    const NameClasses classes = words[i].classes;
    if ((classes & article) != 0 && !words[i].capital) return true;
    return name.type == person_order && (classes & person_title) != 0 &&
           (classes & (first_name | family_name)) == 0;
  };
  while (name.first + 1 < name.last && empty_at(name.first)) ++name.first;
  while (name.first + 1 < name.last && (words[name.last - 1].classes & (article | linker)) != 0 &&
         !words[name.last - 1].capital) {
    --name.last;
  }
}

bool worthless(const NameSentence& sentence, const NameStretch& name) {
  if (name.last - name.first != 1) return false;
  const NameWord& word = sentence.words[name.first];
  return !word.letter || (word.classes & (calendar | never)) != 0 ||
         ((word.classes & people) != 0 && (word.classes & known_classes) == 0);
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
    for (NameStretch& name : names[s]) trim(sentence, name);
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

void agree_on_names(const NameDocument& document, FoundNames& names) {
  const Agreement agreement(document, names);
  for (std::size_t s = 0; s < names.size(); ++s) agreement.apply(document, s, names[s]);
}

}  // namespace depeche
