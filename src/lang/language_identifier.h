// SPDX-License-Identifier: Apache-2.0
// Which of the open packs is the text written for?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Counts function words (function_words.tsv of each pack). Const and thread-safe once loaded.
class LanguageIdentifier {
 public:
  static Result<LanguageIdentifier> load(const std::vector<Pack>& packs);

  /// ISO 639-1 of the most likely language among the packs; the first pack's when nothing tells.
  /// Looks at no more than the first 16 KiB.
  [[nodiscard]] std::string identify(std::string_view text) const;

 private:
  std::vector<std::string> languages_;
  /// Word -> weight for each language, in the order of languages_.
  StringMap<std::vector<float>> weights_;
};

}  // namespace depeche
