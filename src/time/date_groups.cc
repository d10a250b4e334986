// SPDX-License-Identifier: Apache-2.0
#include "time/date_groups.h"

#include "base/strings.h"
#include "time/calendar.h"
#include "time/open_span.h"
#include "time/reckoned_day.h"

#include <algorithm>

namespace depeche {

bool is_dated(const TimeRef& time) {
  return (time.type == TimeType::date || time.type == TimeType::time) && time.interval.begin &&
         time.interval.end && !time.rule.ends_with(".dateline");
}

bool is_last_night(const TimeRef& time, std::optional<Date> today) {
  if (!today || !time.value.ends_with("TNI")) return false;
  const Date morning = add_days(*time.interval.end, 1);
  const bool behind = time.anchor == TimeAnchor::text && morning < *today;
  return (behind || morning == *today) &&
         (time.rule.ends_with(".this_part") || time.rule.ends_with(".in_part"));
}

namespace {

constexpr int joined_days = 400;

/// The days that "fin janvier", "mi-mars" mean: a third of the month; else those of the value.
Interval days_meant(const TimeRef& time) {
  Interval days = time.interval;
  if (days.precision != DatePrecision::month || !days.begin || !days.end) return days;
  constexpr int third = 10;
  if (time.mod == "START") days.end = add_days(*days.begin, third - 1);
  if (time.mod == "MID") days.end = add_days(*days.begin, 2 * third - 1);
  if (time.mod == "MID") days.begin = add_days(*days.begin, third);
  if (time.mod == "END") days.begin = add_days(*days.begin, 2 * third);
  return days;
}

/// "dans la nuit de lundi à mardi, vers 2 heures": does an hour right behind the night say on which
/// of its two days?
bool tells_hour_of(const DateGroup& night, const TimeRef& night_time, const TimeRef& hour,
                   const Analysis& analysis) {
  constexpr std::uint32_t reach = 6;
  if (!night_time.rule.ends_with(".night_between") || hour.type != TimeType::time ||
      hour.tokens.first - night.tokens.last > reach || hour.interval.begin != hour.interval.end ||
      *hour.interval.begin < *night.date.begin || *night.date.end < *hour.interval.end)
    return false;
  for (std::uint32_t t = night.tokens.last; t < hour.tokens.first; ++t) {
    if (analysis.tokens[t].upos == Upos::verb || analysis.tokens[t].upos == Upos::aux) return false;
  }
  return hour.value.find(':') != std::string::npos;
}

}  // namespace

std::vector<DateGroup> date_groups(const TimedText& text, TokenRange sentence,
                                   const StringSet& joins, std::optional<Date> today) {
  std::vector<DateGroup> out;
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < sentence.last; ++at) {
    if (!is_dated(*at)) continue;
    if (!out.empty()) {
      DateGroup& last = out.back();
      if (tells_hour_of(last, text.times[last.first], *at, text.analysis)) {
        last.date = at->interval;
        last.tokens.last = at->tokens.last;
        continue;
      }
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
    out.push_back(
        {static_cast<std::uint32_t>(at - text.times.begin()), at->tokens, days_meant(*at)});
    // "dans la nuit de jeudi à vendredi" belongs to both days.
    if (at->rule.ends_with(".night_between") || is_last_night(*at, today))
      out.back().date.end = add_days(*at->interval.end, 1);
  }
  return out;
}

std::uint32_t led_directly(TokenRange time, const Analysis& analysis, TokenRange sentence,
                           const StringSet& words) {
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t t = time.first; t > sentence.first && time.first - t < reach;) {
    const Token& before = analysis.tokens[--t];
    if (words.contains(before.lower)) return t;
    if (before.upos != Upos::det && before.upos != Upos::adp) break;
  }
  return no_token;
}

bool introduced_by(TokenRange time, const Analysis& analysis, TokenRange sentence,
                   const StringSet& words) {
  return led_directly(time, analysis, sentence, words) != no_token;
}

namespace {

/// "deux journalistes détenus depuis mars": does the time stand right behind another verb's
/// participle, wherever the tree hangs it?
bool follows_participle(const DateGroup& group, const Analysis& analysis, TokenRange sentence,
                        std::uint32_t trigger) {
  std::uint32_t t = group.tokens.first;
  while (t > sentence.first &&
         (analysis.tokens[t - 1].upos == Upos::adp || analysis.tokens[t - 1].upos == Upos::det))
    --t;
  if (t <= sentence.first + 1 || t - 1 == trigger) return false;
  const Token& before = analysis.tokens[t - 1];
  return before.upos == Upos::verb && before.morph.verb_form == VerbForm::part &&
         main_relation(before.deprel) == Deprel::acl;
}

}  // namespace

void drop_others(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                 const Clauses& clauses, const TimeLinks& links, std::optional<Date> today,
                 std::vector<DateGroup>& groups) {
  constexpr int week = 7;
  std::erase_if(groups, [&](const DateGroup& g) {
    const bool recent = today && g.date.precision == DatePrecision::day &&
                        days_between(*g.date.end, *today) <= week;
    if (introduced_by(g.tokens, text.analysis, sentence, links.until) ||
        introduced_by(g.tokens, text.analysis, sentence, links.against) ||
        clauses.is_of_deed(g.tokens, trigger, recent))
      return true;
    // "deux journalistes détenus depuis mars ont été libérés"
    if (introduced_by(g.tokens, text.analysis, sentence, links.since) &&
        (clauses.hangs_aside(g.tokens, trigger) ||
         follows_participle(g, text.analysis, sentence, trigger)))
      return true;
    // "la plus grave depuis 2008"
    if (only_ranks(g.tokens, text.analysis, sentence, trigger, clauses, links)) return true;
    if (!is_reckoned(text.times[g.first])) return false;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, g.tokens);
    return event != no_token && trigger >= event && clauses.governs(event, trigger);
  });
}

const DateGroup* nearest_group(const std::vector<DateGroup>& groups, const Clauses& clauses,
                               std::uint32_t trigger, Nearness& near) {
  const DateGroup* best = nullptr;
  near = Nearness::elsewhere;
  const auto gap = [&](const DateGroup& g) {
    return g.tokens.first > trigger ? g.tokens.first - trigger : trigger - g.tokens.first;
  };
  for (const DateGroup& group : groups) {
    const Nearness how = clauses.nearness(group.tokens, trigger);
    if (how < near ||
        (how == near && best != nullptr && how != Nearness::elsewhere && gap(group) < gap(*best))) {
      best = &group;
      near = how;
    }
  }
  return best;
}

const DateGroup* narrowest(const DateGroup* best, Nearness near,
                           const std::vector<DateGroup>& groups, const Clauses& clauses,
                           std::uint32_t trigger) {
  for (const DateGroup& group : groups) {
    const bool within =
        *group.date.begin >= *best->date.begin && *group.date.end <= *best->date.end;
    if (within && group.date != best->date && clauses.nearness(group.tokens, trigger) <= near)
      best = &group;
  }
  return best;
}

}  // namespace depeche
