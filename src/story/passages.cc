// SPDX-License-Identifier: Apache-2.0
#include "story/passages.h"

#include "story/alignment.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::uint32_t least_run = 4;     // words of a tile that can start a chain
constexpr std::uint32_t longest_gap = 40;  // words between two tiles of a chain
constexpr int most_chains = 50;
constexpr std::uint32_t least_chain = 8;    // words of a chain's tiles …
constexpr std::uint32_t least_common = 12;  // … and with the words between them that are in both
constexpr std::uint32_t least_passage = 8;  // … and a passage
constexpr std::uint32_t longest_rest = 8;  // words of its first and last sentence in one text alone
constexpr double least_density = 0.5;      // of a passage's words, in either text
constexpr std::uint32_t least_in_sentence = 3;  // words of a sentence that belongs to a passage …
constexpr double least_of_sentence = 0.4;       // … and share of its words
constexpr double most_quoted = 0.8;             // of the common words inside quotation marks

/// How many words of each sentence a chain has in common with the other text.
std::vector<std::uint32_t> common_words(const StoryWords& words, const std::vector<Tile>& chain,
                                        bool is_a) {
  std::vector<std::uint32_t> common(words.sentences.size());
  for (const Tile& tile : chain) {
    const std::uint32_t begin = is_a ? tile.a : tile.b;
    for (std::uint32_t i = begin; i < begin + tile.length; ++i) ++common[words.list[i].sentence];
  }
  return common;
}

/// One side of a chain.
class Side {
 public:
  Side(const StoryWords& words, const std::vector<Tile>& chain, bool is_a)
      : words_(words), common_(common_words(words, chain, is_a)) {}

  [[nodiscard]] bool belongs(std::uint32_t sentence) const {
    const std::uint32_t size = words_.sentences[sentence + 1] - words_.sentences[sentence];
    return common_[sentence] >= std::min(size, least_in_sentence) &&
           common_[sentence] >= least_of_sentence * size;
  }

  /// Does a whole sentence that is not in the other text lie between words `end` and `begin`?
  [[nodiscard]] bool parted(std::uint32_t end, std::uint32_t begin) const {
    const std::uint32_t last = words_.list[begin].sentence;
    for (std::uint32_t i = words_.list[end - 1].sentence + 1; i < last; ++i) {
      if (!belongs(i)) return true;
    }
    return false;
  }

  /// Where a passage begins whose first common words are [begin, end): with their sentence when it
  /// belongs to the passage and little stands before them, behind it when they reach into the next.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t begin, std::uint32_t end) const {
    const bool belonging = belongs(words_.list[begin].sentence);
    if (belonging && begin - words_.sentence_begin(begin) <= longest_rest)
      return words_.sentence_begin(begin);
    return !belonging && words_.sentence_end(begin) < end ? words_.sentence_end(begin) : begin;
  }

  /// Where it ends whose last common words are [begin, end).
  [[nodiscard]] std::uint32_t end_of(std::uint32_t begin, std::uint32_t end) const {
    const bool belonging = belongs(words_.list[end - 1].sentence);
    if (belonging && words_.sentence_end(end - 1) - end <= longest_rest)
      return words_.sentence_end(end - 1);
    return !belonging && words_.sentence_begin(end - 1) > begin ? words_.sentence_begin(end - 1)
                                                                : end;
  }

 private:
  const StoryWords& words_;
  std::vector<std::uint32_t> common_;
};

/// The chain with the words between its tiles, and before and behind them in their sentences, that
/// are in both texts too.
std::vector<Tile> filled(const StoryWords& a, const StoryWords& b, const std::vector<Tile>& chain) {
  std::vector<Tile> all;
  Tile from{a.sentence_begin(chain.front().a), b.sentence_begin(chain.front().b), 0};
  for (const Tile& tile : chain) {
    append_common(a, b, from, tile.a, tile.b, all);
    all.push_back(tile);
    from = {tile.a_end(), tile.b_end(), 0};
  }
  const Tile& last = chain.back();
  append_common(a, b, from, a.sentence_end(last.a_end() - 1), b.sentence_end(last.b_end() - 1),
                all);
  return all;
}

std::uint32_t words_in(const std::vector<Tile>& tiles) {
  std::uint32_t words = 0;
  for (const Tile& tile : tiles) words += tile.length;
  return words;
}

bool is_quotation(const StoryWords& a, const StoryWords& b, const Tile* first, const Tile* last) {
  std::uint32_t all = 0;
  std::uint32_t quoted = 0;
  for (const Tile* tile = first; tile != last; ++tile) {
    for (std::uint32_t i = 0; i < tile->length; ++i) {
      ++all;
      if (a.list[tile->a + i].quoted && b.list[tile->b + i].quoted) ++quoted;
    }
  }
  return quoted > most_quoted * all;
}

/// Cuts a chain where sentences of one text alone lie in it.
class Chain {
 public:
  Chain(const StoryWords& a, const StoryWords& b, std::vector<Tile> tiles)
      : a_(a),
        b_(b),
        tiles_(std::move(tiles)),
        a_side_(a, tiles_, true),
        b_side_(b, tiles_, false) {}

  void append_passages(std::vector<SharedPassage>& out) const {
    const Tile* first = tiles_.data();
    const Tile* end = first + tiles_.size();
    for (const Tile* tile = first; tile != end; ++tile) {
      const bool last = tile + 1 == end || a_side_.parted(tile->a_end(), tile[1].a) ||
                        b_side_.parted(tile->b_end(), tile[1].b);
      if (!last) continue;
      append_passage(first, tile + 1, out);
      first = tile + 1;
    }
  }

 private:
  void append_passage(const Tile* first, const Tile* last, std::vector<SharedPassage>& out) const {
    const Tile& end = last[-1];
    SharedPassage passage{
        a_side_.begin_of(first->a, first->a_end()), a_side_.end_of(end.a, end.a_end()),
        b_side_.begin_of(first->b, first->b_end()), b_side_.end_of(end.b, end.b_end()), 0};
    if (passage.a_begin >= passage.a_end || passage.b_begin >= passage.b_end) return;
    for (const Tile* tile = first; tile != last; ++tile) {
      for (std::uint32_t i = 0; i < tile->length; ++i) {
        const std::uint32_t a = tile->a + i;
        const std::uint32_t b = tile->b + i;
        if (a >= passage.a_begin && a < passage.a_end && b >= passage.b_begin && b < passage.b_end)
          ++passage.kept;
      }
    }
    const std::uint32_t longer =
        std::max(passage.a_end - passage.a_begin, passage.b_end - passage.b_begin);
    if (passage.kept < least_passage || passage.kept < least_density * longer) return;
    if (!is_quotation(a_, b_, first, last)) out.push_back(passage);
  }

  const StoryWords& a_;
  const StoryWords& b_;
  std::vector<Tile> tiles_;
  Side a_side_;
  Side b_side_;
};

bool overlaps(const Tile& tile, const std::vector<Tile>& chain) {
  return std::any_of(chain.begin(), chain.end(), [&](const Tile& other) {
    return (tile.a < other.a_end() && other.a < tile.a_end()) ||
           (tile.b < other.b_end() && other.b < tile.b_end());
  });
}

}  // namespace

std::vector<SharedPassage> shared_passages(const StoryWords& a, const StoryWords& b) {
  std::vector<SharedPassage> passages;
  std::vector<Tile> left = tiles_of(a, b, least_run);
  for (int chains = 0; chains < most_chains && !left.empty(); ++chains) {
    const std::vector<Tile> chain = best_chain(left, longest_gap);
    if (words_in(chain) < least_chain) break;
    std::vector<Tile> all = filled(a, b, chain);
    std::erase_if(left, [&](const Tile& tile) { return overlaps(tile, all); });
    if (words_in(all) >= least_common) Chain(a, b, std::move(all)).append_passages(passages);
  }
  std::sort(passages.begin(), passages.end(),
            [](const SharedPassage& x, const SharedPassage& y) { return x.a_begin < y.a_begin; });
  return passages;
}

}  // namespace depeche
