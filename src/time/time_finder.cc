// SPDX-License-Identifier: Apache-2.0
#include "time/time_finder.h"

namespace depeche {

struct TimeFinder::Rules {};

TimeFinder::TimeFinder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::load(const Pack&) {
  return TimeFinder(std::make_unique<Rules>());
}

std::vector<TimeRef> TimeFinder::find(const Document&, const Analysis&) const {
  return {};
}

}  // namespace depeche
