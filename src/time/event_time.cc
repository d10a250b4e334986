// SPDX-License-Identifier: Apache-2.0
#include "time/event_time.h"

#include "base/strings.h"
#include "time/calendar.h"
#include "time/clauses.h"
#include "time/tense.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_set>

namespace depeche {

struct EventClock::Rules {
  std::string prefix;
  TenseReader tenses;
  std::unordered_set<std::string, StringHash, std::equal_to<>>
      joins;  // "et", "au": make one stretch of two dates
};

EventClock::EventClock(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

EventClock::EventClock(EventClock&&) noexcept = default;
EventClock& EventClock::operator=(EventClock&&) noexcept = default;
EventClock::~EventClock() = default;

Result<EventClock> EventClock::load(const Pack& pack) {
  auto tenses = TenseReader::load(pack);
  if (!tenses) return tenses.error();
  auto table = pack.table("time/joins.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  if (!word) return word.error();
  auto rules =
      std::make_unique<Rules>(Rules{pack.language() + ".event_time.", std::move(*tenses), {}});
  for (std::size_t row = 0; row < table->rows(); ++row)
    rules->joins.emplace(table->cell(row, *word));
  return EventClock(std::move(rules));
}

std::optional<Date> writing_day(const Document& document, const std::vector<TimeRef>& times) {
  if (document.metadata().published) return document.metadata().published;
  for (const TimeRef& time : times) {
    if (time.rule.ends_with(".dateline")) return time.interval.begin;
  }
  return std::nullopt;
}

namespace {

using Joins = std::unordered_set<std::string, StringHash, std::equal_to<>>;

constexpr int story_days = 21;  // a lead's date further from the writing is no date of the story
constexpr std::uint32_t lead_sentences = 4;
constexpr int joined_days = 400;

bool is_dated(const TimeRef& time) {
  return (time.type == TimeType::date || time.type == TimeType::time) && time.interval.begin &&
         time.interval.end && !time.rule.ends_with(".dateline");
}

int days_between(Date a, Date b) {
  return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

/// One time expression of the trigger's sentence, or several that make one stretch.
struct Group {
  std::uint32_t first = 0;  // index into times
  TokenRange tokens;
  Interval date;
};

std::vector<Group> groups_in(const TimedText& text, TokenRange sentence, const Joins& joins) {
  std::vector<Group> out;
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < sentence.last; ++at) {
    if (!is_dated(*at)) continue;
    if (!out.empty()) {
      Group& last = out.back();
      bool joined =
          at->tokens.first > last.tokens.last && at->tokens.first - last.tokens.last <= 2 &&
          at->interval.precision == last.date.precision && *at->interval.begin >= *last.date.end &&
          days_between(*last.date.end, *at->interval.begin) <= joined_days;
      for (std::uint32_t t = last.tokens.last; joined && t < at->tokens.first; ++t) {
        const Token& token = text.analysis.tokens[t];
        joined =
            token.part > 0 || joins.contains(to_lower(slice(text.document.text(), token.span)));
      }
      if (joined) {
        last.tokens.last = at->tokens.last;
        last.date.end = at->interval.end;
        continue;
      }
    }
    out.push_back({static_cast<std::uint32_t>(at - text.times.begin()), at->tokens, at->interval});
  }
  return out;
}

/// The day on which the story plays: the first told in the lead that is near the day of writing.
std::optional<std::uint32_t> lead_time(const TimedText& text, std::optional<Date> today) {
  for (std::uint32_t i = 0; i < text.times.size(); ++i) {
    const TimeRef& time = text.times[i];
    if (!is_dated(time) || time.interval.precision != DatePrecision::day) continue;
    const std::uint32_t sentence = text.analysis.sentence_of(time.tokens.first);
    if (sentence >= lead_sentences) break;
    if (!today) return i;
    const int days = days_between(*time.interval.begin, *today);
    if (days >= 0 && days <= story_days) return i;
  }
  return std::nullopt;
}

/// "près de deux ans après les premières frappes": the year in which the duration began.
std::optional<Interval> before_duration(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, Date from) {
  for (const TimeRef& time : text.times) {
    if (time.tokens.first < sentence.first) continue;
    if (time.tokens.first >= trigger) break;
    if (!time.rule.ends_with(".duration_after") || trigger - time.tokens.last > 5) continue;
    const auto number = to_integer(std::string_view(time.value).substr(1, time.value.size() - 2));
    if (!number || *number > 500) continue;
    const char unit = time.value.back();
    const int count = -static_cast<int>(*number);
    if (unit == 'Y')
      return calendar::interval_of(
          calendar::value_of(calendar::add_months(from, 12 * count), DatePrecision::year));
    if (unit == 'M')
      return calendar::interval_of(
          calendar::value_of(calendar::add_months(from, count), DatePrecision::month));
    const Date day = add_days(from, unit == 'W' ? 7 * count : count);
    if (unit == 'W') return calendar::interval_of(calendar::week_value(day));
    if (unit == 'D') return Interval{day, day, DatePrecision::day};
  }
  return std::nullopt;
}

}  // namespace

EventTime EventClock::find(const TimedText& text, std::uint32_t trigger) const {
  const std::uint32_t index = text.analysis.sentence_of(trigger);
  EventTime out;
  out.rule = rules_->prefix + "none";
  if (index >= text.analysis.sentences.size()) return out;
  const TokenRange sentence = text.analysis.sentences[index].tokens;
  const auto today = writing_day(text.document, text.times);
  const auto lead = lead_time(text, today);
  const std::optional<Date> now = lead ? text.times[*lead].interval.begin : today;
  if (now) {
    if (auto began = before_duration(text, sentence, trigger, *now))
      return {*began, rules_->prefix + "duration", std::nullopt, true};
  }
  const Clauses clauses(text.analysis, sentence);
  const std::vector<Group> groups = groups_in(text, sentence, rules_->joins);
  const Group* best = nullptr;
  Nearness near = Nearness::elsewhere;
  for (const Group& group : groups) {
    const Nearness how = clauses.nearness(group.tokens, trigger);
    const auto gap = [&](const Group& g) {
      return g.tokens.first > trigger ? g.tokens.first - trigger : trigger - g.tokens.first;
    };
    if (how < near ||
        (how == near && best != nullptr && how != Nearness::elsewhere && gap(group) < gap(*best))) {
      best = &group;
      near = how;
    }
  }
  if (near == Nearness::sentence && groups.size() != 1) best = nullptr;
  if (best != nullptr) {
    const char* const name = near == Nearness::attached ? "attached"
                             : near == Nearness::clause ? "clause"
                                                        : "sentence";
    return {best->date, rules_->prefix + name, best->first, near != Nearness::sentence};
  }
  // What is still to come does not happen on the day that the story tells of.
  if (rules_->tenses.of_token(text.analysis, trigger) == Direction::future) return out;
  if (lead) return {text.times[*lead].interval, rules_->prefix + "narrative", *lead, false};
  if (today)
    return {
        {today, today, DatePrecision::day}, rules_->prefix + "publication", std::nullopt, false};
  return out;
}

}  // namespace depeche
