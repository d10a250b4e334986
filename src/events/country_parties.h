// SPDX-License-Identifier: Apache-2.0
// Which countries may take part although they stand as places ("a livré des armes à l'Égypte")?
#pragma once

#include "places/scene_words.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/place.h>
#include <depeche/report.h>

#include <vector>

namespace depeche::events {

/// Countries named as places. Where the document has an actor for the country, that one is meant;
/// otherwise an actor of `list`, with an index that follows those of the document's actors.
struct CountryParties {
  std::vector<ActorIndex> by_token;      ///< parallel to the tokens; no_actor where none
  std::vector<ActorIndex> by_adjective;  ///< the same of adjectives ("les frappes françaises")
  std::vector<ActorIndex> by_capital;    ///< the same of capitals ("a demandé à Lima")
  std::vector<Actor> list;

  [[nodiscard]] ActorIndex at(std::uint32_t token) const {
    return token < by_token.size() ? by_token[token] : no_actor;
  }

  [[nodiscard]] ActorIndex of_capital(std::uint32_t token) const {
    return token < by_capital.size() ? by_capital[token] : no_actor;
  }

  [[nodiscard]] ActorIndex of_adjective(std::uint32_t token) const {
    return token < by_adjective.size() ? by_adjective[token] : no_actor;
  }
};

CountryParties find_country_parties(const Analysis& analysis, const std::vector<PlaceRef>& places,
                                    const Actors& actors, const SceneWords& words);

/// Leaves those that reports name, and renumbers them in the reports; `first` is the number of the
/// document's own actors.
std::vector<Actor> keep_used(CountryParties parties, ActorIndex first,
                             std::vector<Report>& reports);

}  // namespace depeche::events
