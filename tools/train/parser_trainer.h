// SPDX-License-Identifier: Apache-2.0
// How is parsing learned?
#pragma once

#include "corpus.h"
#include "lang/parser.h"
#include "perceptron.h"

#include <random>
#include <vector>

namespace depeche::train {

struct ParserWeights {
  std::vector<Deprel> labels;
  Perceptron moves;
  Perceptron relations;
};

/// The relations that occur in the examples at least `least` times.
std::vector<Deprel> frequent_labels(const std::vector<Example>& examples, std::size_t least);

/// Learns with a dynamic oracle: after the first rounds the parser follows its own moves and learns
/// what is then still best.
ParserWeights train_parser(const std::vector<Example>& examples, int rounds, std::mt19937& random);

}  // namespace depeche::train
