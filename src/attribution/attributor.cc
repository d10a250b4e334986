// SPDX-License-Identifier: Apache-2.0
#include "attribution/attributor.h"

namespace depeche {

struct Attributor::Rules {};

Attributor::Attributor(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

Attributor::Attributor(Attributor&&) noexcept = default;
Attributor& Attributor::operator=(Attributor&&) noexcept = default;
Attributor::~Attributor() = default;

Result<Attributor> Attributor::load(const Pack&) {
  return Attributor(std::make_unique<Rules>());
}

Attributions Attributor::find(const Document&, const Analysis&, const Actors&) const {
  return {};
}

}  // namespace depeche
