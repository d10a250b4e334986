// SPDX-License-Identifier: Apache-2.0
// Which phrase of a table stands at this token?
#include "actors/phrase_map.h"

namespace depeche::actors {

std::string phrase_key(std::string_view text) {
  std::string folded = fold(text);
  if (folded.find('\'') == std::string::npos) return folded;
  std::string key;
  const auto ends = [&folded](std::size_t i) { return i >= folded.size() || folded[i] == ' '; };
  std::size_t word = 0;  // where the word began
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == ' ') word = i + 1;
    // "people's", "workers'": the genitive is a token of its own.
    constexpr std::size_t shortest = 3;
    const bool mark =
        folded[i] == '\'' && i + 1 < folded.size() && folded[i + 1] == 's' && ends(i + 2);
    const bool genitive =
        mark || (folded[i] == '\'' && ends(i + 1) && i > word + shortest && folded[i - 1] == 's');
    if (genitive) {
      key += i > word ? " '" : "'";
      continue;
    }
    key += folded[i];
    if (folded[i] == '\'' && i + 1 < folded.size() && folded[i + 1] != ' ') key += ' ';
  }
  return key;
}

void PhraseMap::add(std::string_view written, std::uint32_t row) {
  std::string key = phrase_key(written);
  if (key.empty()) return;
  std::size_t& limit = limits_[key.substr(0, key.find(' '))];
  limit = std::max(limit, key.size());
  rows_[std::move(key)].push_back(row);
}

const std::vector<std::uint32_t>* PhraseMap::find(std::string_view key) const {
  const auto found = rows_.find(key);
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace depeche::actors
