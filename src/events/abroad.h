// SPDX-License-Identifier: Apache-2.0
// Does a deed lead from one country to another?
#pragma once

#include "events/mention.h"

#include <vector>

namespace depeche::events {

/// All referents must outlive it.
class Abroad {
 public:
  Abroad(const Participants& participants, const std::vector<PlaceRef>& places)
      : participants_(participants), places_(places) {}

  /// A journey counts when it leads to another country.
  [[nodiscard]] bool leads_there(const Mention& mention) const;

  /// "A Chinese team with sniffer dogs landed": rescuers of another country.
  [[nodiscard]] bool rescues(const Mention& mention) const;

  /// The police of two countries.
  [[nodiscard]] bool joins_countries(const Candidate& c) const;

 private:
  const Participants& participants_;
  const std::vector<PlaceRef>& places_;
};

}  // namespace depeche::events
