// SPDX-License-Identifier: Apache-2.0
#include "story/alignment.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

constexpr std::size_t most_tiles = 2000;
constexpr std::uint32_t longest_tile = 2000;  // words; bounds the work on text that repeats itself
constexpr std::size_t most_places = 16;       // of one run of words in the other text
constexpr std::size_t most_pairs = 40000;

std::uint32_t size_of(const StoryWords& words) {
  return std::min(static_cast<std::uint32_t>(words.list.size()), max_aligned_words);
}

/// Where the runs of `least` words of a text stand, by hash.
using Places = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

Places places_of(const StoryWords& words, std::uint32_t least) {
  Places places;
  const std::uint32_t size = size_of(words);
  for (std::uint32_t i = 0; i + least <= size; ++i)
    places.emplace_back(hash_of_run(words, i, least), i);
  std::sort(places.begin(), places.end());
  return places;
}

bool same(const StoryWords& a, std::uint32_t i, const StoryWords& b, std::uint32_t j) {
  return a.list[i].key == b.list[j].key;
}

/// All runs that cannot be made longer.
std::vector<Tile> longest_runs(const StoryWords& a, const StoryWords& b, std::uint32_t least) {
  std::vector<Tile> runs;
  const Places places = places_of(b, least);
  const std::uint32_t a_size = size_of(a);
  const std::uint32_t b_size = size_of(b);
  for (std::uint32_t i = 0; i + least <= a_size; ++i) {
    const std::uint64_t hash = hash_of_run(a, i, least);
    auto place = std::lower_bound(places.begin(), places.end(), std::pair(hash, std::uint32_t{0}));
    for (std::size_t seen = 0; seen < most_places; ++seen, ++place) {
      if (place == places.end() || place->first != hash) break;
      const std::uint32_t j = place->second;
      if (i > 0 && j > 0 && same(a, i - 1, b, j - 1)) continue;
      std::uint32_t length = 0;
      while (length < longest_tile && i + length < a_size && j + length < b_size &&
             same(a, i + length, b, j + length)) {
        ++length;
      }
      if (length >= least) runs.push_back({i, j, length});
    }
  }
  return runs;
}

/// The longest part of `tile` whose words are free in both texts.
Tile free_part(const Tile& tile, const std::vector<bool>& a_used, const std::vector<bool>& b_used) {
  Tile best{tile.a, tile.b, 0};
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= tile.length; ++i) {
    if (i < tile.length && !a_used[tile.a + i] && !b_used[tile.b + i]) continue;
    if (i - begin > best.length) best = {tile.a + begin, tile.b + begin, i - begin};
    begin = i + 1;
  }
  return best;
}

}  // namespace

std::vector<Tile> tiles_of(const StoryWords& a, const StoryWords& b, std::uint32_t least) {
  std::vector<Tile> runs = longest_runs(a, b, least);
  std::sort(runs.begin(), runs.end(), [](const Tile& left, const Tile& right) {
    return std::tuple(right.length, left.a, left.b) < std::tuple(left.length, right.a, right.b);
  });
  std::vector<bool> a_used(a.list.size());
  std::vector<bool> b_used(b.list.size());
  std::vector<Tile> tiles;
  for (const Tile& run : runs) {
    if (tiles.size() == most_tiles) break;
    const Tile tile = free_part(run, a_used, b_used);
    if (tile.length < least) continue;
    for (std::uint32_t i = 0; i < tile.length; ++i) a_used[tile.a + i] = b_used[tile.b + i] = true;
    tiles.push_back(tile);
  }
  std::sort(tiles.begin(), tiles.end(),
            [](const Tile& left, const Tile& right) { return left.a < right.a; });
  return tiles;
}

std::vector<Tile> best_chain(const std::vector<Tile>& tiles, std::uint32_t gap) {
  constexpr double gap_cost = 0.05;  // words lost for each word skipped on either side
  constexpr std::size_t none = SIZE_MAX;
  std::vector<double> score(tiles.size());
  std::vector<std::size_t> before(tiles.size(), none);
  std::size_t best = none;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    score[i] = tiles[i].length;
    for (std::size_t j = 0; j < i; ++j) {
      if (tiles[j].a_end() > tiles[i].a || tiles[j].b_end() > tiles[i].b) continue;
      const std::uint32_t a_gap = tiles[i].a - tiles[j].a_end();
      const std::uint32_t b_gap = tiles[i].b - tiles[j].b_end();
      if (a_gap > gap || b_gap > gap) continue;
      const double chained = score[j] + tiles[i].length - gap_cost * (a_gap + b_gap);
      if (chained > score[i]) {
        score[i] = chained;
        before[i] = j;
      }
    }
    if (best == none || score[i] > score[best]) best = i;
  }
  std::vector<Tile> chain;
  for (std::size_t i = best; i != none; i = before[i]) chain.push_back(tiles[i]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

void append_common(const StoryWords& a, const StoryWords& b, Tile between, std::uint32_t a_end,
                   std::uint32_t b_end, std::vector<Tile>& out) {
  const std::size_t rows = a_end - between.a;
  const std::size_t columns = b_end - between.b;
  if (rows == 0 || columns == 0 || rows * columns > most_pairs) return;
  // length[i][j]: of the longest common sequence of what follows i and j
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      const bool equal = same(a, between.a + static_cast<std::uint32_t>(i), b,
                              between.b + static_cast<std::uint32_t>(j));
      at(i, j) = equal ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                       : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::uint32_t i = 0, j = 0; i < rows && j < columns;) {
    if (same(a, between.a + i, b, between.b + j)) {
      const Tile word{between.a + i++, between.b + j++, 1};
      const bool joins =
          !out.empty() && out.back().a_end() == word.a && out.back().b_end() == word.b;
      if (joins) {
        ++out.back().length;
      } else {
        out.push_back(word);
      }
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

}  // namespace depeche
