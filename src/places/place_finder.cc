// SPDX-License-Identifier: Apache-2.0
#include "places/place_finder.h"

namespace depeche {

struct PlaceFinder::Rules {};

PlaceFinder::PlaceFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

PlaceFinder::PlaceFinder(PlaceFinder&&) noexcept = default;
PlaceFinder& PlaceFinder::operator=(PlaceFinder&&) noexcept = default;
PlaceFinder::~PlaceFinder() = default;

Result<PlaceFinder> PlaceFinder::load(const Pack&) {
  return PlaceFinder(std::make_unique<Rules>());
}

std::vector<PlaceRef> PlaceFinder::find(const Document&, const Analysis&) const {
  return {};
}

}  // namespace depeche
