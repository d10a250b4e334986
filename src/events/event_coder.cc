// SPDX-License-Identifier: Apache-2.0
#include "events/event_coder.h"

namespace depeche {

struct EventCoder::Rules {};

EventCoder::EventCoder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

EventCoder::EventCoder(EventCoder&&) noexcept = default;
EventCoder& EventCoder::operator=(EventCoder&&) noexcept = default;
EventCoder::~EventCoder() = default;

Result<EventCoder> EventCoder::load(const Pack&) {
  return EventCoder(std::make_unique<Rules>());
}

std::vector<Report> EventCoder::code(const Findings&) const {
  return {};
}

}  // namespace depeche
