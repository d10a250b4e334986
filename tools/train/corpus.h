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
};

/// Reads `path`; sentences that read_conllu refuses are left out.
Result<std::vector<Example>> read_treebank(const std::string& path, std::string_view language);

/// Copies of some sentences, spelled as other writers do: all capitals, without accents on
/// capitals, other quotation marks, without the last stop.
void add_spellings(std::vector<Example>& examples, std::mt19937& random);

/// Fills `words` and `gold`, adds fine tags not met before to `tags` when `grow`.
void prepare(std::vector<Example>& examples, const FormLexicon& lexicon, std::vector<FineTag>& tags,
             bool grow);

/// The list of tags that depeche-train-export writes; relations stand behind the tags.
std::vector<FineTag> read_tags(const std::string& path);
void write_tags(const std::vector<FineTag>& tags, const std::string& path);

}  // namespace depeche::train
