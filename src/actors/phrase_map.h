// SPDX-License-Identifier: Apache-2.0
// Which phrase of a table stands at this token?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// The look-up key of written text: folded, with a blank behind each apostrophe, so that a phrase
/// is the blank-joined keys of its tokens however they were cut.
std::string phrase_key(std::string_view text);

/// Phrases (by key) to indices into a table; several rows may share a phrase.
class PhraseMap {
 public:
  struct Match {
    std::uint32_t tokens = 0;  ///< number of tokens covered; 0 = nothing found
    const std::vector<std::uint32_t>* rows = nullptr;
  };

  void add(std::string_view written, std::uint32_t row);

  /// The rows of exactly this key; null when there are none.
  [[nodiscard]] const std::vector<std::uint32_t>* find(std::string_view key) const;

  /// Does some phrase start with the first word of `key`?
  [[nodiscard]] bool begins(std::string_view key) const {
    return limits_.contains(key.substr(0, key.find(' ')));
  }

  /// Longest phrase made of the first 1, 2 … of `count` tokens; `key_of(i)` gives the key of the
  /// i-th, an empty one is passed over.
  template <typename KeyOf>
  [[nodiscard]] Match longest(std::uint32_t count, KeyOf key_of) const {
    Match best;
    if (count == 0) return best;
    const std::string_view first = key_of(0);
    const auto longest_here = limits_.find(first.substr(0, first.find(' ')));
    if (first.empty() || longest_here == limits_.end()) return best;
    std::string joined;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string_view key = key_of(i);
      if (key.empty()) continue;
      if (!joined.empty()) joined += ' ';
      joined += key;
      if (joined.size() > longest_here->second) break;
      if (const auto* rows = find(joined)) best = {i + 1, rows};
    }
    return best;
  }

 private:
  StringMap<std::vector<std::uint32_t>> rows_;
  StringMap<std::size_t> limits_;  // first word -> bytes
};

}  // namespace depeche::actors
