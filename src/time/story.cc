// SPDX-License-Identifier: Apache-2.0
#include "time/story.h"

#include <string_view>

namespace depeche {

namespace {

constexpr std::uint32_t day_reach = 3;  // sentences through which a day told is that of the clock

/// Is it a value of the evening or night: "T22:30", "TNI"?
bool is_late(std::string_view value) {
  const auto time = value.find('T');
  if (time == std::string_view::npos) return false;
  const std::string_view part = value.substr(time + 1);
  return part.starts_with("NI") || part.starts_with("EV") || part.starts_with("18") ||
         part.starts_with("19") || part.starts_with("2");
}

}  // namespace

Strand strand_of(const Analysis& analysis, TokenRange tokens, const TimeLinks& links) {
  const std::uint32_t index = analysis.sentence_of(tokens.first);
  if (index >= analysis.sentences.size()) return Strand::story;
  const Clauses clauses(analysis, analysis.sentences[index].tokens, links);
  if (!clauses.stands_aside(tokens)) return Strand::story;
  return clauses.in_background(tokens) ? Strand::aside : Strand::beside;
}

TimeContext Story::at(std::uint32_t sentence, Direction direction) const {
  TimeContext now = context_;
  now.direction = direction;
  now.told_beside = beside_ && *beside_ < sentence;
  if (context_.sentence_day && day_sentence_ == sentence) now.own_day = now.sentence_day;
  if (day_sentence_ + day_reach < sentence) now.sentence_day.reset();
  if (aside_day_ && aside_sentence_ == sentence && (!now.own_day || aside_to_come_))
    now.sentence_day = now.own_day = aside_day_;
  return now;
}

void Story::tell(const ResolvedTime& time, std::uint32_t sentence, Strand strand) {
  if (!time.interval.begin) return;
  const bool day =
      time.interval.precision == DatePrecision::day && time.interval.begin == time.interval.end;
  context_.told_interval = time.interval;
  if (!day || is_small_hours(time) || is_last_night(time)) return;
  context_.told = time.interval.begin;
  beside_.reset();
  if (strand == Strand::beside) beside_ = sentence;
  const bool to_come = is_to_come(time);
  constexpr int long_ago = 7;
  const bool far = context_.today && add_days(*time.interval.begin, long_ago) < *context_.today;
  const bool aside = strand != Strand::story && (context_.story_day || far);
  if (aside || (to_come && context_.story_day)) {
    aside_to_come_ = to_come;
    aside_day_ = time.interval.begin;
    aside_sentence_ = sentence;
    return;
  }
  aside_day_.reset();
  context_.late = time.type == TimeType::time && is_late(time.value);
  context_.story_day = time.interval.begin;
  context_.sentence_day = time.interval.begin;
  day_sentence_ = sentence;
}

/// "de 22 h à 5 h": the hours past midnight do not move the story on.
bool Story::is_small_hours(const ResolvedTime& time) const {
  const auto clock = time.value.find("T0");
  return context_.late && context_.sentence_day && time.type == TimeType::time &&
         time.anchor == TimeAnchor::text && clock != std::string::npos &&
         time.value.compare(clock, 3, "T06") < 0 &&
         *time.interval.begin == add_days(*context_.sentence_day, 1);
}

/// "Overnight", told on the day of writing: the story goes on in that day.
bool Story::is_last_night(const ResolvedTime& time) const {
  return context_.today && context_.story_day == context_.today && time.value.ends_with("TNI") &&
         add_days(*time.interval.begin, 1) == *context_.today;
}

bool Story::is_to_come(const ResolvedTime& time) const {
  return context_.today && *time.interval.begin > *context_.today;
}

}  // namespace depeche
