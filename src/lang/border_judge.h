// SPDX-License-Identifier: Apache-2.0
// Does a sentence end here? The features on which a model decides.
#pragma once

#include "lang/form_lexicon.h"
#include "lang/score_table.h"
#include "lang/tokeniser.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace depeche {

/// A place between two surface tokens of a paragraph.
struct BorderPlace {
  std::string_view text;
  std::span<const RawToken> tokens;  ///< of the paragraph
  std::size_t start = 0;             ///< first token of the sentence
  std::size_t at = 0;                ///< does the sentence end before this one? Behind `start`
  bool rules = false;                ///< what the rules say
};

/// Is the place one where a model is asked? Where it is not, the rules decide.
bool is_doubtful_border(const BorderPlace& place);

/// The words around the place, what the sentence holds so far, how the paragraph is written.
void border_features(const FormLexicon& lexicon, const BorderPlace& place, FeatureList& features);

}  // namespace depeche
