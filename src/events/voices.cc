// SPDX-License-Identifier: Apache-2.0
// Who says that it happened?
#include "events/voices.h"

#include <algorithm>

namespace depeche::events {

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
    const Claim& claim = (*claims_)[*it];
    // "« A », s'est insurgé X": the verb of saying is the outlet's word, not the claimant's
    const bool own_cue = claim.attribution.cue.contains(span);
    if (claim.scope.contains(span) && !own_cue) covering.push_back(*it);
  }
  std::stable_sort(covering.begin(), covering.end(), [&](std::uint32_t a, std::uint32_t b) {
    return (*claims_)[a].scope.size() < (*claims_)[b].scope.size();
  });
  std::vector<Attribution> out;
  for (const std::uint32_t i : covering) {
    const Attribution& said = (*claims_)[i].attribution;
    // "Selon l'agence, le ministre a dit que": who hands it on is in the chain
    const bool relay = said.claimant != no_actor && said.stance == Stance::asserts &&
                       std::any_of(out.begin(), out.end(), [&said](const Attribution& inner) {
                         return std::find(inner.chain.begin(), inner.chain.end(), said.claimant) !=
                                inner.chain.end();
                       });
    if (!relay) out.push_back(said);
  }
  return out;
}

}  // namespace depeche::events
