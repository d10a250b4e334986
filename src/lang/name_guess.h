// SPDX-License-Identifier: Apache-2.0
// Where are the names when no model is there: which capitalised stretches, of which type by lists?
#pragma once

#include "lang/name_words.h"

#include <cstdint>
#include <vector>

namespace depeche {

/// A name as words of one sentence, half-open. `type` is the order of NameType; `origin` says which
/// part of the finder found it.
struct NameStretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint8_t type = 0;
  enum class Origin : std::uint8_t { model, guess, known, document } origin = Origin::model;
};

/// Names in `sentence` by capitals and lists alone.
std::vector<NameStretch> guess_names(const NameDocument& document, const NameSentence& sentence);

}  // namespace depeche
