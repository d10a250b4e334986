// SPDX-License-Identifier: Apache-2.0
#include "story/fingerprints.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::size_t gram = 4;
constexpr std::size_t window = 5;

std::uint32_t hash_of(const StoryWords& words, std::size_t first) {
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < first + gram; ++i) {
    hash = (hash ^ words.list[i].key) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
  }
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

std::vector<std::uint32_t> fingerprints(const StoryWords& words) {
  std::vector<std::uint32_t> chosen;
  if (words.list.size() < gram) return chosen;
  std::vector<std::uint32_t> hashes;
  hashes.reserve(words.list.size());
  for (std::size_t i = 0; i + gram <= words.list.size(); ++i) hashes.push_back(hash_of(words, i));
  const std::size_t width = std::min(window, hashes.size());
  for (std::size_t i = 0; i + width <= hashes.size(); ++i) {
    const auto first = hashes.begin() + static_cast<std::ptrdiff_t>(i);
    chosen.push_back(*std::min_element(first, first + static_cast<std::ptrdiff_t>(width)));
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace depeche
