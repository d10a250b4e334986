// SPDX-License-Identifier: Apache-2.0
// When and where did the happening of a trigger take place, and who says so?
#pragma once

#include "events/mention.h"
#include "places/event_place.h"

#include <depeche/quote.h>

#include <vector>

namespace depeche::events {

/// The place of the happening, if its words or its sentence name one.
std::optional<PlaceIndex> place_of(TokenIndex trigger, const Tree& tree,
                                   const std::vector<PlaceRef>& places);

/// Who says what: claims looked up by the byte they cover.
class Voices {
 public:
  /// `claims` must outlive this.
  explicit Voices(const std::vector<Claim>& claims);

  /// Attributions whose scope covers `span`, innermost first.
  [[nodiscard]] std::vector<Attribution> at(Span span) const;

 private:
  const std::vector<Claim>* claims_;
  std::vector<std::uint32_t> by_begin_;
  std::uint32_t widest_ = 0;
};

}  // namespace depeche::events
