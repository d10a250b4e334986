// SPDX-License-Identifier: Apache-2.0
// Does a contraction stand for two words here? The features on which a model decides.
#pragma once

#include "lang/form_lexicon.h"
#include "lang/score_table.h"
#include "lang/tokeniser.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace depeche {

/// A place among the surface tokens of a text.
struct SurfacePlace {
  std::string_view text;
  std::span<const RawToken> tokens;
  std::size_t at = 0;
};

/// The words around `place`, where the contraction `lower` stands (or, in training, another word
/// that stands as it would).
void contraction_features(const FormLexicon& lexicon, const SurfacePlace& place,
                          std::string_view lower, FeatureList& features);

}  // namespace depeche
