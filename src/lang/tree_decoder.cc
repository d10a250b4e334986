// SPDX-License-Identifier: Apache-2.0
// Eisner's algorithm; the root is chosen last, so that there is one.
#include "lang/tree_decoder.h"

#include <algorithm>
#include <array>

namespace depeche {

namespace {

constexpr float impossible = -1e30F;

/// The first k that gives best_sum.
std::size_t best_place(const float* a, const float* b, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < count; ++k) {
    if (a[k] + b[k] > a[best] + b[best]) best = k;
  }
  return best;
}

/// Is it a tree with one root and without crossing arcs?
bool is_projective_tree(std::span<const std::uint32_t> heads) {
  // In such a tree the words between a word and its head all hang, in the end, on one of the two;
  // that no arc leaves the stretch, together with one root and no cycle, says the same.
  std::size_t roots = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    if (heads[word] == 0) {
      ++roots;
      continue;
    }
    const std::size_t head = heads[word] - 1;
    const std::size_t low = std::min(word, head);
    const std::size_t high = std::max(word, head);
    for (std::size_t between = low + 1; between < high; ++between) {
      if (heads[between] < low + 1 || heads[between] > high + 1) return false;
    }
  }
  if (roots != 1) return false;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    std::size_t at = word;
    for (std::size_t steps = 0; heads[at] != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at] - 1;
    }
  }
  return true;
}

}  // namespace

void TreeDecoder::decode(const ArcScores& scores, std::span<std::uint32_t> heads) {
  for (std::size_t word = 0; word < heads.size(); ++word) {
    std::size_t best = word == 0 ? heads.size() : 0;
    best = heads.size() == 1 ? 0 : best;
    for (std::size_t head = 0; head <= heads.size(); ++head) {
      if (head != word + 1 && scores.at(word, head) > scores.at(word, best)) best = head;
    }
    heads[word] = static_cast<std::uint32_t>(best);
  }
  if (!is_projective_tree(heads)) best_tree(scores, heads);
}

void TreeDecoder::best_tree(const ArcScores& scores, std::span<std::uint32_t> heads) {
  const std::size_t size = heads.size();
  for (Square* table : {&closed_left_, &closed_left_turned_, &closed_right_, &closed_right_turned_,
                        &open_left_, &open_right_turned_}) {
    table->size = size;
    if (table->cells.size() < size * size) table->cells.resize(size * size);
  }
  for (std::size_t word = 0; word < size; ++word) {
    closed_left_.at(word, word) = closed_left_turned_.at(word, word) = 0;
    closed_right_.at(word, word) = closed_right_turned_.at(word, word) = 0;
  }
  for (std::size_t length = 1; length < size; ++length) {
    for (std::size_t left = 0; left + length < size; ++left) fill(scores, left, left + length);
  }
  std::size_t root = 0;
  float best = impossible;
  for (std::size_t word = 0; word < size; ++word) {
    const float sum =
        closed_right_.at(0, word) + closed_left_.at(word, size - 1) + scores.at(word, 0);
    if (sum <= best) continue;
    best = sum;
    root = word;
  }
  unfold(root, heads);
}

void TreeDecoder::fill(const ArcScores& scores, std::size_t left, std::size_t right) {
  const std::size_t length = right - left;
  const float halves = kernels_->best_sum(closed_left_.row(left) + left,
                                          closed_right_turned_.row(right) + left + 1, length);
  open_left_.at(left, right) = halves + scores.at(right, left + 1);
  open_right_turned_.at(right, left) = halves + scores.at(left, right + 1);
  const float from_left = kernels_->best_sum(open_left_.row(left) + left + 1,
                                             closed_left_turned_.row(right) + left + 1, length);
  closed_left_.at(left, right) = closed_left_turned_.at(right, left) = from_left;
  const float from_right = kernels_->best_sum(closed_right_.row(left) + left,
                                              open_right_turned_.row(right) + left, length);
  closed_right_.at(left, right) = closed_right_turned_.at(right, left) = from_right;
}

void TreeDecoder::unfold(std::size_t root, std::span<std::uint32_t> heads) {
  heads[root] = 0;
  todo_.clear();
  todo_.push_back({0, root, false, false});
  todo_.push_back({root, heads.size() - 1, true, false});
  while (!todo_.empty()) {
    const Span span = todo_.back();
    todo_.pop_back();
    if (span.left == span.right) continue;
    if (span.open) {
      unfold_open(span, heads);
    } else {
      unfold_closed(span);
    }
  }
}

void TreeDecoder::unfold_open(const Span& span, std::span<std::uint32_t> heads) {
  const auto [left, right, head_left, open] = span;
  const std::size_t dependent = head_left ? right : left;
  heads[dependent] = static_cast<std::uint32_t>((head_left ? left : right) + 1);
  const std::size_t middle =
      left + best_place(closed_left_.row(left) + left, closed_right_turned_.row(right) + left + 1,
                        right - left);
  todo_.push_back({left, middle, true, false});
  todo_.push_back({middle + 1, right, false, false});
}

void TreeDecoder::unfold_closed(const Span& span) {
  const auto [left, right, head_left, open] = span;
  const std::size_t length = right - left;
  if (head_left) {
    const std::size_t middle = left + 1 +
                               best_place(open_left_.row(left) + left + 1,
                                          closed_left_turned_.row(right) + left + 1, length);
    todo_.push_back({left, middle, true, true});
    todo_.push_back({middle, right, true, false});
    return;
  }
  const std::size_t middle = left + best_place(closed_right_.row(left) + left,
                                               open_right_turned_.row(right) + left, length);
  todo_.push_back({left, middle, false, false});
  todo_.push_back({middle, right, false, true});
}

}  // namespace depeche
