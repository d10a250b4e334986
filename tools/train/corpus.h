// SPDX-License-Identifier: Apache-2.0
// What do the treebanks hold, in the form that the trainers want it?
#pragma once

#include "lang/form_lexicon.h"
#include "lang/tagger.h"
#include "lang/word_features.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::train {

/// A gold sentence; heads count within it, no_token is the root.
struct Example {
  std::vector<Token> tokens;
  std::vector<WordFeatures> words;
  std::vector<std::uint8_t> gold;  ///< fine tags
  std::vector<std::uint8_t> tags;  ///< what a tagger that has not seen the sentence says
  double share = 1;                ///< chance to be used in a round
};

/// Reads `path`; `share` goes to each sentence. Fails as read_conllu does.
Result<std::vector<Example>> read_treebank(const std::string& path, std::string_view language,
                                           double share);

/// Copies of some sentences, spelled as other writers do: all capitals, without accents on
/// capitals, other quotation marks, without the last stop.
void add_spellings(std::vector<Example>& examples, std::mt19937& random);

/// Fills `words` and `gold`, adds fine tags not met before to `tags` when `grow`.
void prepare(std::vector<Example>& examples, const FormLexicon& lexicon, std::vector<FineTag>& tags,
             bool grow);

}  // namespace depeche::train
