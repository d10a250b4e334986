// SPDX-License-Identifier: Apache-2.0
// When and where did the happening of a trigger take place, and who says so?
#include "events/setting.h"

#include <algorithm>

namespace depeche::events {

std::optional<PlaceIndex> place_of(TokenIndex trigger, const Tree& tree,
                                   const std::vector<PlaceRef>& places) {
  const TokenRange range = tree.sentence_tokens(trigger);
  auto at = std::lower_bound(places.begin(), places.end(), range.first,
                             [](const PlaceRef& p, TokenIndex t) { return p.tokens.first < t; });
  std::optional<PlaceIndex> best;
  std::uint32_t best_distance = UINT32_MAX;
  for (; at != places.end() && at->tokens.first < range.last; ++at) {
    if (at->is_actor) continue;
    const TokenIndex t = at->tokens.first;
    const std::uint32_t distance = t > trigger ? t - trigger : 2 * (trigger - t);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = static_cast<PlaceIndex>(at - places.begin());
  }
  return best;
}

Voices::Voices(const std::vector<Claim>& claims) : claims_(&claims) {
  by_begin_.resize(claims.size());
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    by_begin_[i] = i;
    widest_ = std::max(widest_, claims[i].scope.size());
  }
  std::sort(by_begin_.begin(), by_begin_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return claims[a].scope != claims[b].scope ? claims[a].scope < claims[b].scope : a < b;
  });
}

std::vector<Attribution> Voices::at(Span span) const {
  const std::uint32_t from = span.begin > widest_ ? span.begin - widest_ : 0;
  auto it = std::lower_bound(
      by_begin_.begin(), by_begin_.end(), from,
      [&](std::uint32_t i, std::uint32_t b) { return (*claims_)[i].scope.begin < b; });
  std::vector<std::uint32_t> covering;
  for (; it != by_begin_.end() && (*claims_)[*it].scope.begin <= span.begin; ++it) {
    if ((*claims_)[*it].scope.contains(span)) covering.push_back(*it);
  }
  std::stable_sort(covering.begin(), covering.end(), [&](std::uint32_t a, std::uint32_t b) {
    return (*claims_)[a].scope.size() < (*claims_)[b].scope.size();
  });
  std::vector<Attribution> out;
  for (const std::uint32_t i : covering) out.push_back((*claims_)[i].attribution);
  return out;
}

}  // namespace depeche::events
