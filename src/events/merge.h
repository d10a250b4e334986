// SPDX-License-Identifier: Apache-2.0
// Which mentions tell one and the same happening?
#pragma once

#include "events/mention.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace depeche::events {

/// Mentions of one happening, indices into the mentions given, in text order.
struct Happening {
  std::vector<std::uint32_t> mentions;
  std::uint32_t main = 0;  ///< the mention that tells most
  ActorList actors;
  ActorList recipients;  ///< where none is told, those whom figures count
  Interval date;
  Ground date_ground = Ground::none;
  std::optional<PlaceIndex> place;
  Ground place_ground = Ground::none;
  std::vector<Attribution> attributions;
  ActorList accused;                   ///< who did it, by the word of an accuser alone
  std::optional<Attribution> accuser;  ///< his word
  Sizes sizes;

  [[nodiscard]] bool dated() const { return date_ground == Ground::clause; }
};

/// Of a mention that tells none.
inline constexpr std::uint32_t no_happening = UINT32_MAX;

/// A mention is compared with so many happenings before it at most: long texts stay linear.
inline constexpr std::size_t look_back = 48;

class PairReader;

/// Joins what `pairs`, who looks at the same mentions, takes for one happening; mentions that are
/// not kept are left out, weak ones that are no fragments join or vanish.
std::vector<Happening> merge_mentions(const std::vector<Mention>& mentions,
                                      const std::vector<PlaceRef>& places, const Tree& tree,
                                      const Participants& participants, const PairReader& pairs);

}  // namespace depeche::events
