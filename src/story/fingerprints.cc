// SPDX-License-Identifier: Apache-2.0
#include "story/fingerprints.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::size_t gram = 4;
constexpr std::size_t window = 5;

}  // namespace

std::vector<std::uint32_t> fingerprints(const StoryWords& words) {
  std::vector<std::uint32_t> chosen;
  if (words.list.size() < gram) return chosen;
  std::vector<std::uint32_t> hashes;
  hashes.reserve(words.list.size());
  for (std::size_t i = 0; i + gram <= words.list.size(); ++i)
    hashes.push_back(static_cast<std::uint32_t>(hash_of_run(words, i, gram) >> 32U));
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
