// SPDX-License-Identifier: Apache-2.0
#include "tagger_trainer.h"

#include <algorithm>

namespace depeche::train {

namespace {

Morph without_voice(Morph morph) {
  morph.passive = false;
  return morph;
}

}  // namespace

std::vector<std::vector<Morph>> common_morphs(const std::vector<Example>& examples,
                                              std::size_t tags) {
  std::vector<std::vector<std::pair<Morph, std::size_t>>> counts(tags);
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.tokens.size(); ++i) {
      auto& list = counts[example.gold[i]];
      const Morph morph = without_voice(example.tokens[i].morph);
      const auto found = std::find_if(list.begin(), list.end(),
                                      [&](const auto& entry) { return entry.first == morph; });
      if (found == list.end()) {
        list.emplace_back(morph, 1);
      } else {
        ++found->second;
      }
    }
  }
  std::vector<std::vector<Morph>> common(tags);
  for (std::size_t tag = 0; tag < tags; ++tag) {
    std::stable_sort(counts[tag].begin(), counts[tag].end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [morph, count] : counts[tag]) {
      if (common[tag].size() < 12 && (count >= 5 || common[tag].empty()))
        common[tag].push_back(morph);
    }
  }
  return common;
}

bool names_have_capitals(const std::vector<Example>& examples) {
  constexpr std::uint32_t capital_or_digit = 15;
  std::size_t names = 0;
  std::size_t small = 0;
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.tokens.size(); ++i) {
      if (example.tokens[i].upos != Upos::propn) continue;
      ++names;
      small += (example.words[i].shape & capital_or_digit) == 0 ? 1U : 0U;
    }
  }
  return small * 100 < names;
}

}  // namespace depeche::train
