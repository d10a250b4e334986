// SPDX-License-Identifier: Apache-2.0
// Is a text in a language for which no pack is open?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"

#include <depeche/result.h>

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
  /// languages that are read; empty otherwise, so where nothing tells. Looks at no more than the
  /// first 16 KiB.
  [[nodiscard]] std::string name_of(std::string_view text) const;

 private:
  /// A language, by its number, and how much the word speaks for it.
  using Weights = std::vector<std::pair<std::size_t, float>>;

  [[nodiscard]] const Weights* find(std::string_view word) const;

  std::vector<std::string> languages_;  ///< ISO 639
  std::vector<bool> read_;              ///< is there a pack, in the order of languages_
  StringMap<Weights> words_;
};

}  // namespace depeche
