// SPDX-License-Identifier: Apache-2.0
// What do all rules for descriptions ask of a description, and how far back may it reach?
#pragma once

#include "actors/mention.h"

#include <cstdint>
#include <string_view>

namespace depeche::actors {

inline constexpr std::uint32_t near_sentences = 3;
inline constexpr std::uint32_t far_sentences = 12;
inline constexpr std::uint32_t max_clusters = 64;  ///< looked at from the latest back

/// The same country, or one of them is unknown.
inline bool agree(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b;
}

inline bool refers_back(const Mention& mention) {
  return mention.determination == Determination::definite ||
         mention.determination == Determination::demonstrative;
}

}  // namespace depeche::actors
