// SPDX-License-Identifier: Apache-2.0
// Is a text in a language for which no pack is open?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

/// Weighs the words that languages use most (common/language_words.tsv). Const and thread-safe once
/// loaded.
class ForeignLanguage {
 public:
  /// `packs` are those of the languages that are read, at least one.
  static Result<ForeignLanguage> load(const std::vector<Pack>& packs);

  /// What the text is in, in English ("Spanish", "Arabic script"), when that is clearly none of the
  /// languages that are read; empty otherwise, so where nothing tells. What stands in quotation
  /// marks and in addresses does not count. Looks at no more than the first 16 KiB.
  [[nodiscard]] std::string name_of(std::string_view text) const;

 private:
  /// A language, by its number, and how much the word speaks for it.
  using Weights = std::vector<std::pair<std::size_t, float>>;

  /// Whose own is a word: a foreign language's, that of one that is read, among its most frequent?
  enum class Side : std::uint8_t { neither, foreign, read, read_often };

  [[nodiscard]] const Weights* find(std::string_view word) const;
  [[nodiscard]] bool reads(const Weights& weights) const;
  [[nodiscard]] Side side_of(std::string_view word, std::size_t language) const;

  /// The language without a pack that explains the words clearly best; their number where none
  /// does.
  [[nodiscard]] std::size_t most_foreign(const std::vector<float>& scores) const;

  std::vector<std::string> languages_;  ///< ISO 639
  std::vector<bool> read_;              ///< is there a pack, in the order of languages_
  StringMap<Weights> words_;
};

}  // namespace depeche
