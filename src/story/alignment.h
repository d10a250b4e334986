// SPDX-License-Identifier: Apache-2.0
// Which words of one text stand, in the same order, in another?
#pragma once

#include "story/words.h"

#include <cstdint>
#include <vector>

namespace depeche {

/// Words are compared up to this one; what follows in a longer text is not.
inline constexpr std::uint32_t max_aligned_words = 20000;

/// `length` words from word `a` of the one text and from word `b` of the other are the same.
struct Tile {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t length = 0;

  [[nodiscard]] std::uint32_t a_end() const { return a + length; }

  [[nodiscard]] std::uint32_t b_end() const { return b + length; }

  bool operator==(const Tile&) const = default;
};

/// Greedy tiling (Wise 1993): runs of at least `least` (3 or more) equal words, the longest first,
/// no word twice; in the order of `a`. At most 2000, the longest.
std::vector<Tile> tiles_of(const StoryWords& a, const StoryWords& b, std::uint32_t least);

/// The chain of `tiles` that rises in both texts and holds most words, less a little for the gaps;
/// no gap is longer than `gap` words. `tiles` are in the order of `a`.
std::vector<Tile> best_chain(const std::vector<Tile>& tiles, std::uint32_t gap);

/// The longest common sequence of words [a_begin, a_end) and [b_begin, b_end) as tiles; nothing
/// when both stretches are too long to compare word by word (40,000 pairs).
void append_common(const StoryWords& a, const StoryWords& b, Tile between, std::uint32_t a_end,
                   std::uint32_t b_end, std::vector<Tile>& out);

}  // namespace depeche
