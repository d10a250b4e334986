// SPDX-License-Identifier: Apache-2.0
#include "time/scene_day.h"

#include "base/strings.h"
#include "time/calendar.h"

#include <algorithm>
#include <vector>

namespace depeche {

namespace {

constexpr std::uint32_t lead_sentences = 4;
constexpr std::uint32_t scene_reach = 3;  // sentences before that may tell the time

}  // namespace

namespace {

/// "Friday, January 4, 2019" on a line of its own: when it was written, not what it tells of.
bool is_date_line(const TimeRef& time, const Analysis& analysis, TokenRange sentence) {
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (!time.tokens.contains(t) && analysis.tokens[t].upos != Upos::punct) return false;
  }
  return true;
}

/// "« Depuis dimanche, les regards sont tournés vers nous »": a day of which somebody speaks.
bool is_quoted(const TimeRef& time, const Analysis& analysis, TokenRange sentence) {
  bool open = false;
  for (std::uint32_t t = sentence.first; t < time.tokens.first; ++t) {
    const std::string& form = analysis.tokens[t].form;
    if (form == "«" || form == "“") open = true;
    if (form == "»" || form == "”") open = false;
    if (form == "\"") open = !open;
  }
  return open;
}

}  // namespace

std::optional<std::uint32_t> lead_time(const TimedText& text, std::optional<Date> today,
                                       const TimeLinks& links, bool headline) {
  std::optional<std::uint32_t> aside;
  std::optional<std::uint32_t> reported;
  for (std::uint32_t i = 0; i < text.times.size(); ++i) {
    const TimeRef& time = text.times[i];
    if (!is_dated(time) || time.interval.precision != DatePrecision::day) continue;
    const std::uint32_t sentence = text.analysis.sentence_of(time.tokens.first);
    if (sentence >= lead_sentences) break;
    if (today) {
      const int days = days_between(*time.interval.begin, *today);
      if (days < 0 || days > story_days) continue;
    }
    const TokenRange tokens = text.analysis.sentences[sentence].tokens;
    const Clauses clauses(text.analysis, tokens, links);
    // "overnight": of two days, and the story goes on in the second.
    if (is_last_night(time, today)) continue;
    if (headline && is_date_line(time, text.analysis, tokens)) continue;
    if (introduced_by(time.tokens, text.analysis, tokens, links.until) ||
        is_quoted(time, text.analysis, tokens) || clauses.in_background(time.tokens))
      continue;
    if (reported && !tokens.contains(text.times[*reported].tokens.first)) break;
    if (clauses.is_of_report(time.tokens)) {
      if (!reported) reported = i;
    } else if (!clauses.stands_aside(time.tokens)) {
      return i;
    } else if (!aside && !clauses.is_of_remark(time.tokens) &&
               !introduced_by(time.tokens, text.analysis, tokens, links.since)) {
      aside = i;
    }
  }
  return reported ? reported : aside;
}

std::optional<Interval> days_of_story(const TimedText& text, std::optional<Date> today) {
  constexpr std::uint32_t opening = 6;  // sentences
  constexpr int longest = 4;            // days
  if (!today) return std::nullopt;
  std::optional<Date> began;
  for (const TimeRef& time : text.times) {
    if (text.analysis.sentence_of(time.tokens.first) >= opening) break;
    if (!is_dated(time) || time.interval.precision != DatePrecision::day) continue;
    const bool two_days = time.rule.ends_with(".night_between");
    const Date day = add_days(*time.interval.end, two_days ? 1 : 0);
    const int ago = days_between(day, *today);
    if (ago >= 1 && ago <= longest && (!began || day < *began)) began = day;
  }
  if (!began) return std::nullopt;
  return Interval{began, today, DatePrecision::day};
}

namespace {

std::uint32_t root_of(const Analysis& analysis, TokenRange sentence) {
  std::uint32_t root = sentence.first;
  while (root < sentence.last && analysis.tokens[root].head != no_token) ++root;
  return root < sentence.last ? root : no_token;
}

/// What ended before this day is the past that an article looks back on.
std::optional<Date> long_past(std::optional<Date> today) {
  constexpr int days = 60;
  if (!today) return std::nullopt;
  return add_days(*today, -days);
}

/// The day that a sentence sets for those behind it: one of its main clause, or its only one.
/// `coarse`: a month or year will do, as it does before the day `past`.
const DateGroup* scene_time(std::vector<DateGroup>& groups, const Clauses& clauses,
                            std::uint32_t root, bool coarse, std::optional<Date> past) {
  if (!coarse)
    std::erase_if(groups, [&](const DateGroup& g) {
      const bool told = past && *g.date.end < *past && !clauses.stands_aside(g.tokens);
      return g.date.precision != DatePrecision::day && !told;
    });
  if (groups.size() == 1) return &groups.front();
  const DateGroup* last = nullptr;
  for (const DateGroup& group : groups) {
    const bool rough = !coarse && group.date.precision != DatePrecision::day;
    if (rough && last != nullptr && last->date.precision == DatePrecision::day) continue;
    if (rough || clauses.nearness(group.tokens, root) <= Nearness::clause) last = &group;
  }
  return last;
}

/// "Dans la nuit de vendredi à samedi, des soldats avaient fermé les ponts. …": does the time open
/// the first sentence of a paragraph? All that follows plays then.
bool opens_paragraph(const TimedText& text, std::uint32_t index, const DateGroup& group) {
  constexpr std::uint32_t reach = 4;
  const auto& sentences = text.analysis.sentences;
  const bool first = index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph;
  if (!first || group.tokens.first > sentences[index].tokens.first + reach) return false;
  for (std::uint32_t t = sentences[index].tokens.first; t < group.tokens.first; ++t) {
    const Upos upos = text.analysis.tokens[t].upos;
    if (upos != Upos::adp && upos != Upos::det && upos != Upos::noun) return false;
  }
  return true;
}

}  // namespace

std::optional<DateGroup> paragraph_time(const TimedText& text, std::uint32_t index,
                                        const StringSet& joins, const TimeLinks& links,
                                        std::optional<Date> today, bool background) {
  const auto& sentences = text.analysis.sentences;
  for (std::uint32_t back = 1; back <= scene_reach && back <= index; ++back) {
    const Sentence& before = sentences[index - back];
    if (before.paragraph != sentences[index].paragraph) break;
    std::vector<DateGroup> groups = date_groups(text, before.tokens, joins, today);
    const std::uint32_t root = root_of(text.analysis, before.tokens);
    if (today) std::erase_if(groups, [&](const DateGroup& g) { return *g.date.begin > *today; });
    if (groups.empty() || root == no_token) continue;
    if (!background) {
      const Clauses clauses(text.analysis, before.tokens, links);
      std::erase_if(groups, [&](const DateGroup& g) {
        return clauses.is_of_remark(g.tokens) ||
               (clauses.in_background(g.tokens) && !opens_paragraph(text, index - back, g));
      });
    }
    const DateGroup* const found = scene_time(groups, Clauses(text.analysis, before.tokens, links),
                                              root, background, long_past(today));
    if (found != nullptr) return *found;
  }
  return std::nullopt;
}

std::optional<DateGroup> coming_time(const TimedText& text, std::uint32_t index,
                                     const StringSet& joins, std::optional<Date> today) {
  const auto& sentences = text.analysis.sentences;
  for (std::uint32_t back = 1; today && back <= scene_reach && back <= index; ++back) {
    const Sentence& before = sentences[index - back];
    if (before.paragraph != sentences[index].paragraph) break;
    std::vector<DateGroup> groups = date_groups(text, before.tokens, joins, today);
    std::erase_if(groups, [&](const DateGroup& g) {
      return *g.date.begin < *today || g.date.precision != DatePrecision::day;
    });
    if (groups.size() == 1) return groups.front();
    if (!groups.empty()) break;
  }
  return std::nullopt;
}

}  // namespace depeche
