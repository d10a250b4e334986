// SPDX-License-Identifier: Apache-2.0
// What was cut, changed and added between two texts?
#include "base/utf8.h"
#include "story/alignment.h"
#include "story/words.h"

#include <depeche/story.h>

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

/// Without the tiles that are shorter than what differs on either side: a lone "de" between two new
/// clauses tells nothing (the semantic clean-up of diff-match-patch, on words).
std::vector<Tile> telling_tiles(std::vector<Tile> tiles, std::uint32_t before_end,
                                std::uint32_t after_end) {
  constexpr int most_passes = 10;
  for (int pass = 0; pass < most_passes; ++pass) {
    std::vector<Tile> kept;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
      const Tile& tile = tiles[i];
      const std::uint32_t a_from = kept.empty() ? 0 : kept.back().a_end();
      const std::uint32_t b_from = kept.empty() ? 0 : kept.back().b_end();
      const std::uint32_t a_to = i + 1 < tiles.size() ? tiles[i + 1].a : before_end;
      const std::uint32_t b_to = i + 1 < tiles.size() ? tiles[i + 1].b : after_end;
      const std::uint32_t left = std::max(tile.a - a_from, tile.b - b_from);
      const std::uint32_t right = std::max(a_to - tile.a_end(), b_to - tile.b_end());
      if (tile.length > std::min(left, right)) kept.push_back(tile);
    }
    if (kept.size() == tiles.size()) break;
    tiles = std::move(kept);
  }
  return tiles;
}

/// Tiles that rise in both texts, with the words between them that are in both.
std::vector<Tile> common_tiles(const StoryWords& before, const StoryWords& after) {
  constexpr std::uint32_t least = 3;
  std::vector<Tile> all;
  Tile from{0, 0, 0};
  for (const Tile& tile : best_chain(tiles_of(before, after, least), max_aligned_words)) {
    append_common(before, after, from, tile.a, tile.b, all);
    all.push_back(tile);
    from = {tile.a_end(), tile.b_end(), 0};
  }
  const auto before_end = static_cast<std::uint32_t>(before.list.size());
  const auto after_end = static_cast<std::uint32_t>(after.list.size());
  append_common(before, after, from, before_end, after_end, all);
  return telling_tiles(std::move(all), before_end, after_end);
}

/// Turns ranges of words into code points.
class Ranges {
 public:
  Ranges(const StoryWords& words, std::string_view text) : words_(words), points_(text) {}

  [[nodiscard]] PointRange of(std::uint32_t begin, std::uint32_t end) const {
    if (begin == end) return {};
    return {points_.at(words_.list[begin].begin), points_.at(words_.list[end - 1].end)};
  }

 private:
  const StoryWords& words_;
  utf8::CodePoints points_;
};

}  // namespace

std::vector<TextChange> compare_texts(std::string_view before, std::string_view after) {
  const StoryWords before_words = words_of(before);
  const StoryWords after_words = words_of(after);
  const Ranges before_ranges(before_words, before);
  const Ranges after_ranges(after_words, after);
  std::vector<TextChange> changes;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  const auto differ = [&](std::uint32_t a_end, std::uint32_t b_end) {
    if (a < a_end) changes.push_back({TextChange::Kind::cut, before_ranges.of(a, a_end), {}});
    if (b < b_end) changes.push_back({TextChange::Kind::added, {}, after_ranges.of(b, b_end)});
  };
  for (const Tile& tile : common_tiles(before_words, after_words)) {
    differ(tile.a, tile.b);
    a = tile.a_end();
    b = tile.b_end();
    changes.push_back(
        {TextChange::Kind::same, before_ranges.of(tile.a, a), after_ranges.of(tile.b, b)});
  }
  differ(static_cast<std::uint32_t>(before_words.list.size()),
         static_cast<std::uint32_t>(after_words.list.size()));
  return changes;
}

}  // namespace depeche
