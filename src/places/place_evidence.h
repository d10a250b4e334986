// SPDX-License-Identifier: Apache-2.0
// What do the neighbours of one occurrence of a name say: place, person, part of another name?
#pragma once

#include "places/place_context.h"

#include <depeche/analysis.h>
#include <depeche/place.h>

#include <cstdint>

namespace depeche {

/// Read from the tokens around an occurrence, within its sentence.
struct PlaceEvidence {
  bool locative = false;           ///< a preposition of place, or a noun of area, stands before
  bool genitive = false;           ///< "de X", "of X"
  bool actor_preposition = false;  ///< "avec X", "according to X"
  bool actor_noun = false;         ///< "le régime de X", "X's army"
  bool article = false;            ///< an article stands right before
  bool dateline = false;           ///< opens an article: "DAMAS, 12 sept (AFP) -"
  bool rubric = false;             ///< opens a headline before a colon: "Rennes : …"
  bool title = false;              ///< a title of persons stands right before
  bool other_name = false;         ///< head of an organisation, a club or a firm stands before
  Resolution type = Resolution::unknown;  ///< "la ville de X", "X province"
  std::uint32_t before = no_token;  ///< the token left of all that was read; no_token at the border
};

/// Reads the neighbours of `tokens`, which lie in `sentence`.
PlaceEvidence evidence_around(TokenRange tokens, const Sentence& sentence, bool opens_paragraph,
                              const Analysis& analysis, const PlaceContext& context);

/// Does the token start with a capital?
bool is_capitalised(const Token& token);

}  // namespace depeche
