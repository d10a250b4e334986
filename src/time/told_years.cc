// SPDX-License-Identifier: Apache-2.0
#include "time/told_years.h"

#include "time/calendar.h"
#include "time/date_groups.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr int lately = 60;    ///< days before that of writing that need no year
constexpr int of_late = 120;  ///< so for months that are told as news

bool tells_year(const TimeFields& fields) {
  return fields.year >= 0 || fields.short_year >= 0;
}

bool is_feast(const TimeFields& fields) {
  return !fields.holiday.empty();
}

/// A day, month or feast whose year is not said, in any way.
bool lacks_year(const Candidate& one) {
  const TimeFields& f = one.fields;
  return one.kind == TimeKind::calendar && !tells_year(f) && (f.month >= 1 || is_feast(f)) &&
         f.rel.empty() && f.dir.empty() && f.base.empty() && !f.shifted && !one.dateline;
}

bool overlap(const Interval& a, const Interval& b) {
  return *a.begin <= *b.end && *b.begin <= *a.end;
}

int month_of(Date date) {
  return static_cast<int>(static_cast<unsigned>(date.month()));
}

ResolvedTime in_year(const Candidate& one, int year, const TimeContext& context) {
  TimeFields fields = one.fields;
  fields.year = year;
  ResolvedTime out = resolve_time(one.kind, fields, context);
  out.anchor = TimeAnchor::text;
  return out;
}

}  // namespace

bool ToldYears::is_of_noun(TokenRange tokens) const {
  const TokenRange sentence = analysis_.sentences[analysis_.sentence_of(tokens.first)].tokens;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head == no_token || tokens.contains(token.head)) continue;
    const Token& head = analysis_.tokens[token.head];
    if (head.upos != Upos::noun && head.upos != Upos::propn) return false;
    return token.head >= tokens.last || introduced_by(tokens, analysis_, sentence, links_.of);
  }
  return false;
}

void ToldYears::tell(const Candidate& one, const ResolvedTime& time, std::uint32_t sentence) {
  const Interval& days = time.interval;
  if (!days.begin || !days.end) return;
  if (days.precision > DatePrecision::month) {
    if (last_.begin && !overlap(last_, days)) last_ = {};
    return;
  }
  const bool named = time.anchor == TimeAnchor::absolute && tells_year(one.fields);
  if (named) months_.push_back(days);
  if (is_of_noun(one.tokens)) return;
  const bool on = time.anchor == TimeAnchor::text && last_.begin;
  last_ = named || on ? days : Interval{};
  last_sentence_ = sentence;
}

ToldYears::View ToldYears::view_of(const Candidate& one, const TimeContext& context,
                                   std::uint32_t sentence, const Interval& now) const {
  View out;
  out.sentence = sentence;
  out.background =
      Clauses(analysis_, analysis_.sentences[sentence].tokens, links_).in_background(one.tokens);
  out.past = out.background || context.direction == Direction::past;
  out.to_come = *now.begin > *context.today;
  const bool month = now.precision == DatePrecision::month && !out.background;
  const int ago = days_between(*now.end, *context.today);
  out.recent = !out.to_come && ago <= (month ? of_late : lately);
  return out;
}

std::vector<int> ToldYears::years_for(const Candidate& one, const View& view) const {
  const TimeFields& fields = one.fields;
  std::vector<int> out;
  const bool day = fields.day >= 1 && (!view.to_come || view.background);
  for (auto at = months_.rbegin(); at != months_.rend(); ++at) {
    const int year = static_cast<int>(at->begin->year());
    const bool new_one = std::find(out.begin(), out.end(), year) == out.end();
    if (new_one && (is_feast(fields) || (day && month_of(*at->begin) == fields.month)))
      out.push_back(year);
  }
  const auto& sentences = analysis_.sentences;
  const bool near =
      last_.begin && (sentences[last_sentence_].paragraph == sentences[view.sentence].paragraph ||
                      (view.background && last_sentence_ + 1 == view.sentence));
  if (!near || !view.past || is_feast(fields) || is_of_noun(one.tokens)) return out;
  const int year = static_cast<int>(last_.begin->year());
  const int month = month_of(*last_.begin);
  constexpr int months_of_year = 12;
  constexpr int soon_after = 4;
  const bool on = fields.month >= month;
  if (on || fields.month + months_of_year - month < soon_after) out.push_back(on ? year : year + 1);
  return out;
}

void ToldYears::look_back(const Candidate& one, const TimeContext& context, std::uint32_t sentence,
                          ResolvedTime& time) const {
  if (!lacks_year(one) || !context.today || !time.interval.begin ||
      time.anchor != TimeAnchor::publication)
    return;
  const View view = view_of(one, context, sentence, time.interval);
  const bool undecided = context.direction == Direction::none && !view.to_come;
  if (view.recent || !(view.past || undecided)) return;
  for (const int year : years_for(one, view)) {
    ResolvedTime out = in_year(one, year, context);
    if (!out.interval.begin || days_between(*out.interval.end, *context.today) < lately) continue;
    const bool named = !is_feast(one.fields) ||
                       std::any_of(months_.begin(), months_.end(), [&](const Interval& month) {
                         return overlap(month, out.interval);
                       });
    const bool fits = one.fields.weekday < 1 || out.interval.begin != out.interval.end ||
                      calendar::weekday_of(*out.interval.begin) == one.fields.weekday;
    if (!named || !fits || out.interval == time.interval) continue;
    time = std::move(out);
    return;
  }
}

void take_years_beside(const Atoms& atoms, std::vector<Candidate>& found) {
  constexpr std::uint32_t near = 2;   // "Christmas Mass in 2015"
  constexpr std::uint32_t reach = 6;  // "the Easter Sunday attacks of April 2019"
  const auto beside = [&](const Candidate& feast, const Candidate& year) {
    const TimeFields& f = year.fields;
    if (year.kind != TimeKind::calendar || !tells_year(f) || is_feast(f) ||
        atoms.list[feast.first_atom].sentence != atoms.list[year.first_atom].sentence)
      return false;
    const bool before = year.first_atom < feast.first_atom;
    const std::uint32_t gap =
        before ? feast.first_atom - year.last_atom : year.first_atom - feast.last_atom;
    if (f.month < 1) return gap <= (before ? 0 : near);
    const auto days = calendar::holiday(feast.fields.holiday, f.year);
    return gap <= reach && days && days->begin && days->end && month_of(*days->begin) <= f.month &&
           f.month <= month_of(*days->end);
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    Candidate& feast = found[i];
    if (!lacks_year(feast) || !is_feast(feast.fields)) continue;
    const Candidate* year = nullptr;
    if (i + 1 < found.size() && beside(feast, found[i + 1])) year = &found[i + 1];
    if (year == nullptr && i > 0 && beside(feast, found[i - 1])) year = &found[i - 1];
    if (year != nullptr) feast.fields.year = year->fields.year;
  }
}

}  // namespace depeche
