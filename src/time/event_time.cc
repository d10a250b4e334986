// SPDX-License-Identifier: Apache-2.0
#include "time/event_time.h"

#include "time/date_search.h"

#include <string_view>
#include <utility>

namespace depeche {

struct EventClock::Rules : ClockRules {};

EventClock::EventClock(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

EventClock::EventClock(EventClock&&) noexcept = default;
EventClock& EventClock::operator=(EventClock&&) noexcept = default;
EventClock::~EventClock() = default;

Result<EventClock> EventClock::load(const Pack& pack) {
  auto tenses = TenseReader::load(pack);
  if (!tenses) return tenses.error();
  auto links = time_links(pack);
  if (!links) return links.error();
  auto table = pack.table("time/joins.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  if (!word) return word.error();
  const auto does = table->column("does");
  if (!does) return does.error();
  auto rules = std::make_unique<Rules>(
      Rules{{pack.language() + ".event_time.", std::move(*tenses), {}, {}, {}, std::move(*links)}});
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view kind = table->cell(row, *does);
    if (kind == "opens") rules->opens.emplace(table->cell(row, *word));
    if (kind == "closes") rules->closes.emplace(table->cell(row, *word));
    if (kind == "join") rules->joins.emplace(table->cell(row, *word));
  }
  return EventClock(std::move(rules));
}

std::optional<Date> writing_day(const Document& document, const std::vector<TimeRef>& times) {
  if (document.metadata().published) return document.metadata().published;
  for (const TimeRef& time : times) {
    if (time.rule.ends_with(".dateline")) return time.interval.begin;
  }
  return std::nullopt;
}

EventTime EventClock::find(const TimedText& text, std::uint32_t trigger, Telling how) const {
  return DateSearch(text, trigger, how, *rules_).run();
}

}  // namespace depeche
