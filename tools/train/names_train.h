// SPDX-License-Identifier: Apache-2.0
// From labelled sentences to the weights of a name model.
#pragma once

#include "lang/name_model.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace depeche::train {

/// Label of a word that the annotation says nothing about.
inline constexpr std::uint8_t any_label = 255;

/// One sentence; a word that cannot be in a name has no keys.
struct Example {
  std::vector<std::vector<std::uint32_t>> keys;
  std::vector<std::uint8_t> labels;
  double weight = 1;
};

struct TrainOptions {
  int epochs = 30;
  double rate = 0.1;
  double l2 = 1e-4;
  double dropout = 0.1;
  std::uint32_t least_count = 2;
  std::size_t most_features = 120000;
};

/// `uses` of the result stays empty.
NameWeights train(const std::vector<Example>& examples, const TrainOptions& options);

}  // namespace depeche::train
