// SPDX-License-Identifier: Apache-2.0
#include "time/event_time.h"

#include <string>
#include <string_view>

namespace depeche {

struct EventClock::Rules {
  std::string prefix;
};

EventClock::EventClock(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
EventClock::EventClock(EventClock&&) noexcept = default;
EventClock& EventClock::operator=(EventClock&&) noexcept = default;
EventClock::~EventClock() = default;

Result<EventClock> EventClock::load(const Pack& pack) {
  auto rules = std::make_unique<Rules>();
  rules->prefix = pack.language() + ".event_time.";
  return EventClock(std::move(rules));
}

std::optional<Date> writing_day(const Document& document, const std::vector<TimeRef>& times) {
  if (document.metadata().published) return document.metadata().published;
  for (const TimeRef& time : times) {
    if (time.rule.ends_with(".dateline")) return time.interval.begin;
  }
  return std::nullopt;
}

EventTime EventClock::find(const TimedText& text, std::uint32_t trigger) const {
  const std::uint32_t sentence = text.analysis.sentence_of(trigger);
  for (std::uint32_t i = 0; i < text.times.size(); ++i) {
    const TimeRef& time = text.times[i];
    if (time.interval.begin && text.analysis.sentence_of(time.tokens.first) == sentence) {
      return {time.interval, rules_->prefix + "sentence", i, true};
    }
  }
  if (const auto day = writing_day(text.document, text.times)) {
    return {{day, day, DatePrecision::day}, rules_->prefix + "publication", std::nullopt, false};
  }
  return {{}, rules_->prefix + "none", std::nullopt, false};
}

}  // namespace depeche
