// SPDX-License-Identifier: Apache-2.0
// Which passages do two texts share, word for word or lightly edited?
#pragma once

#include "story/words.h"

#include <cstdint>
#include <vector>

namespace depeche {

/// Words [a_begin, a_end) of the one text and [b_begin, b_end) of the other say the same; `kept` of
/// them are the same words in the same order.
struct SharedPassage {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
  std::uint32_t kept = 0;

  bool operator==(const SharedPassage&) const = default;
};

/// In the order of `a`. A passage ends where a whole sentence of either text is not in the other,
/// and takes in whole sentences where it holds enough of them. What both only quote from a third is
/// no passage, nor is what is shorter than about one sentence.
std::vector<SharedPassage> shared_passages(const StoryWords& a, const StoryWords& b);

}  // namespace depeche
