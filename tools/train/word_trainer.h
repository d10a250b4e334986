// SPDX-License-Identifier: Apache-2.0
// How are lemmas of unknown words and doubtful contractions learned?
#pragma once

#include "corpus.h"
#include "lang/lemmatiser.h"
#include "lang/token_tables.h"
#include "pack/table.h"
#include "perceptron.h"

#include <random>
#include <string>
#include <vector>

namespace depeche::train {

/// Rules by ending from the rows of lexicon.tsv (form, lemma, upos) and the examples.
Lemmatiser train_lemmas(const Table& lexicon, const std::vector<Example>& examples);

/// Learns from treebanks at `paths` which doubtful contractions are two words.
Perceptron train_contractions(const std::vector<std::string>& paths, const TokenTables& tables,
                              const FormLexicon& lexicon, std::mt19937& random);

}  // namespace depeche::train
