// SPDX-License-Identifier: Apache-2.0
// Figures of people, those of one list summed up ("deux soldats et un civil ont été tués": three).
#pragma once

#include "events/participants.h"

#include <depeche/quote.h>
#include <depeche/time.h>

#include <string_view>
#include <vector>

namespace depeche::events {

struct Figure {
  const QuantityRef* quantity = nullptr;  ///< the first of its list
  SizeRange range;                        ///< of the whole list
  ActorList whom;                         ///< those counted
  bool part = false;                      ///< of those counted before ("dont dix enfants")
  bool themselves = false;     ///< the counted word itself names them, not one that belongs to them
  TokenIndex head = no_token;  ///< the counted word, the figure where it stands alone

  /// What befell those counted; of people whom nothing befell, who they are; empty for things.
  [[nodiscard]] std::string_view counts() const {
    return quantity->counts == "other" ? quantity->of : quantity->counts;
  }
};

/// In text order; `quantities` must outlive the result.
std::vector<Figure> figures_of(const Tree& tree, const Participants& participants,
                               const std::vector<QuantityRef>& quantities);

}  // namespace depeche::events
