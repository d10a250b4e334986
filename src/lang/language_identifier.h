// SPDX-License-Identifier: Apache-2.0
// Which of the open packs is the text written for?
#pragma once

#include "pack/pack.h"

#include <depeche/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

class LanguageIdentifier {
 public:
  static Result<LanguageIdentifier> load(const std::vector<Pack>& packs);

  /// ISO 639-1 of the most likely language among the packs; the first pack's when nothing tells.
  [[nodiscard]] std::string identify(std::string_view text) const;

 private:
  std::vector<std::string> languages_;
};

}  // namespace depeche
