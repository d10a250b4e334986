// SPDX-License-Identifier: Apache-2.0
// How is it learned where sentences end?
#pragma once

#include "lang/form_lexicon.h"
#include "lang/token_tables.h"
#include "perceptron.h"

#include <random>
#include <string>
#include <vector>

namespace depeche::train {

/// Learns the doubtful borders of the treebanks at `paths`: their sentences follow each other with
/// a blank between them, paragraphs are parted where the treebank says so. In the plain text at
/// `raw`, edited prose whose titles stand on lines of their own, no sentence ends without a mark.
Perceptron train_borders(const std::vector<std::string>& paths, const std::string& raw,
                         const TokenTables& tables, const FormLexicon& lexicon,
                         std::mt19937& random);

}  // namespace depeche::train
