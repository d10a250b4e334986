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

/// The words around a contraction.
void contraction_features(const FormLexicon& lexicon, std::string_view text,
                          std::span<const RawToken> tokens, std::size_t at, FeatureList& features);

/// Class 1 of `scores` = two words.
bool judge_contraction(const ScoreTable& scores, const FeatureList& features);

}  // namespace depeche
