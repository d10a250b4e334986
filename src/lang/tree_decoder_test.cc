// SPDX-License-Identifier: Apache-2.0
#include "lang/tree_decoder.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace depeche {

namespace {

std::vector<std::uint32_t> decode(const std::vector<float>& scores, std::size_t size) {
  std::vector<std::uint32_t> heads(size);
  TreeDecoder decoder;
  decoder.decode({scores.data(), size + 1}, heads);
  return heads;
}

/// One root, no cycle, no crossing arcs: said without the cleverness of the decoder.
bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    roots += heads[word] == 0 ? 1U : 0U;
    std::size_t at = word + 1;
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at - 1];
    }
  }
  for (std::size_t a = 0; a < heads.size(); ++a) {
    for (std::size_t b = 0; b < heads.size(); ++b) {
      const std::size_t a1 = std::min<std::size_t>(a + 1, heads[a]);
      const std::size_t a2 = std::max<std::size_t>(a + 1, heads[a]);
      const std::size_t b1 = std::min<std::size_t>(b + 1, heads[b]);
      const std::size_t b2 = std::max<std::size_t>(b + 1, heads[b]);
      if (a1 < b1 && b1 < a2 && a2 < b2) return false;
    }
  }
  return roots == 1;
}

float sum_of(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  float sum = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    sum += scores[word * (heads.size() + 1) + heads[word]];
  }
  return sum;
}

/// The best of all trees, by trying them all.
float best_of_all(const std::vector<float>& scores, std::size_t size) {
  std::vector<std::uint32_t> heads(size, 0);
  float best = -1e30F;
  while (true) {
    bool own = false;
    for (std::size_t word = 0; word < size; ++word) own = own || heads[word] == word + 1;
    if (!own && is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t word = 0;
    while (word < size && heads[word] == size) heads[word++] = 0;
    if (word == size) return best;
    ++heads[word];
  }
}

}  // namespace

TEST(TreeDecoderTest, AOneWordSentenceIsItsRoot) {
  EXPECT_EQ(decode({-5.0F, 0.0F}, 1), std::vector<std::uint32_t>{0});
}

TEST(TreeDecoderTest, FindsTheBestOfAllTrees) {
  std::mt19937 random(7);
  std::normal_distribution<float> dice(0, 3);
  for (std::size_t round = 0; round < 60; ++round) {
    const std::size_t size = 2 + round % 4;
    std::vector<float> scores(size * (size + 1));
    for (float& score : scores) score = dice(random);
    const auto heads = decode(scores, size);
    EXPECT_TRUE(is_tree(heads));
    EXPECT_NEAR(sum_of(scores, heads), best_of_all(scores, size), 1e-4) << round;
  }
}

TEST(TreeDecoderTest, LongSentencesGetTrees) {
  std::mt19937 random(8);
  std::normal_distribution<float> dice(0, 3);
  for (const std::size_t size : {std::size_t{33}, std::size_t{120}, std::size_t{400}}) {
    std::vector<float> scores(size * (size + 1));
    for (float& score : scores) score = dice(random);
    EXPECT_TRUE(is_tree(decode(scores, size))) << size;
  }
}

}  // namespace depeche
