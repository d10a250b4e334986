// SPDX-License-Identifier: Apache-2.0
// The averaged perceptron: weights of features while they are learned.
#pragma once

#include "lang/score_table.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche::train {

class Perceptron {
 public:
  using Scores = std::array<float, ScoreTable::max_classes + 1>;

  explicit Perceptron(std::size_t classes) : classes_(classes), slots_(std::size_t{1} << 16U) {}

  [[nodiscard]] std::size_t classes() const { return classes_; }

  void score(std::span<const std::uint64_t> features, Scores& scores) const;

  /// One more example was seen.
  void tick() { ++time_; }

  /// Adds `amount` to the weight of `output` for each feature.
  void add(std::span<const std::uint64_t> features, std::size_t output, float amount);

  /// What is kept of the weights.
  struct Pruning {
    std::uint32_t least_updates = 2;  ///< features corrected less often are dropped
    std::size_t most_rows = 100000;
    unsigned slot_bits = 17;
  };

  /// The averaged weights in one byte each.
  [[nodiscard]] ScoreTable table(const Pruning& pruning) const;

 private:
  struct Row {
    std::uint64_t feature = 0;  ///< 0 = an empty slot
    std::uint32_t place = 0;
    std::uint32_t updates = 0;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t feature) const;
  void grow();

  std::size_t classes_;
  std::uint32_t time_ = 1;
  std::vector<Row> slots_;  // open addressing, a power of two of them
  std::size_t rows_ = 0;
  std::vector<float> weights_;   // classes_ for each row
  std::vector<double> stamped_;  // weight changes times the moment they came
};

}  // namespace depeche::train
