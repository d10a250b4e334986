// SPDX-License-Identifier: Apache-2.0
#include "time/quantity_finder.h"

namespace depeche {

struct QuantityFinder::Rules {};

QuantityFinder::QuantityFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

QuantityFinder::QuantityFinder(QuantityFinder&&) noexcept = default;
QuantityFinder& QuantityFinder::operator=(QuantityFinder&&) noexcept = default;
QuantityFinder::~QuantityFinder() = default;

Result<QuantityFinder> QuantityFinder::load(const Pack&) {
  return QuantityFinder(std::make_unique<Rules>());
}

std::vector<QuantityRef> QuantityFinder::find(const Document&, const Analysis&) const {
  return {};
}

}  // namespace depeche
