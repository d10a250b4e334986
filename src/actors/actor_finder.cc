// SPDX-License-Identifier: Apache-2.0
#include "actors/actor_finder.h"

namespace depeche {

struct ActorFinder::Rules {};

ActorFinder::ActorFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

ActorFinder::ActorFinder(ActorFinder&&) noexcept = default;
ActorFinder& ActorFinder::operator=(ActorFinder&&) noexcept = default;
ActorFinder::~ActorFinder() = default;

Result<ActorFinder> ActorFinder::load(const Pack&) {
  return ActorFinder(std::make_unique<Rules>());
}

Actors ActorFinder::find(const Document&, const Analysis&, const std::vector<PlaceRef>&) const {
  return {};
}

}  // namespace depeche
