// SPDX-License-Identifier: Apache-2.0
// Which tree do the scores of single arcs add up to?
#pragma once

#include "lang/network_kernels.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche {

/// The scores of the arcs of one sentence: `at(word, head)`; head 0 is the root, word i is head
/// i + 1.
struct ArcScores {
  const float* values = nullptr;
  std::size_t stride = 0;  ///< from one word to the next

  [[nodiscard]] float at(std::size_t word, std::size_t head) const {
    return values[word * stride + head];
  }
};

/// Finds trees; keeps its tables between sentences. Not thread-safe.
class TreeDecoder {
 public:
  explicit TreeDecoder(InstructionSet set = best_instruction_set()) : kernels_(&kernels_of(set)) {}

  /// Sets `heads` (0 = root, else number of the word + 1): the best head of each word where that is
  /// a projective tree with one root, else the best such tree. Time grows with the cube of the
  /// length in the second case.
  void decode(const ArcScores& scores, std::span<std::uint32_t> heads);

 private:
  /// A table over pairs of words.
  struct Square {
    std::vector<float> cells;
    std::size_t size = 0;

    float& at(std::size_t row, std::size_t column) { return cells[row * size + column]; }

    [[nodiscard]] const float* row(std::size_t number) const { return &cells[number * size]; }
  };

  struct Span {
    std::size_t left = 0;
    std::size_t right = 0;
    bool head_left = false;
    bool open = false;
  };

  void best_tree(const ArcScores& scores, std::span<std::uint32_t> heads);
  void fill(const ArcScores& scores, std::size_t left, std::size_t right);
  void unfold(std::size_t root, std::span<std::uint32_t> heads);
  void unfold_open(const Span& span, std::span<std::uint32_t> heads);
  void unfold_closed(const Span& span);

  // Best sums of spans: closed ones, whose head stands at the left (or right) end, and open ones,
  // whose ends are joined by an arc. [left][right], and turned: [right][left].
  Square closed_left_, closed_left_turned_, closed_right_, closed_right_turned_;
  Square open_left_, open_right_turned_;
  std::vector<Span> todo_;
  const Kernels* kernels_;
};

}  // namespace depeche
