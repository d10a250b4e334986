// SPDX-License-Identifier: Apache-2.0
#include "time/event_time.h"

#include "base/string_map.h"
#include "base/strings.h"
#include "time/calendar.h"
#include "time/clauses.h"
#include "time/tense.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

namespace depeche {

using Joins = StringSet;

struct EventClock::Rules {
  std::string prefix;
  TenseReader tenses;
  Joins joins;  // "et", "au": make one stretch of two dates
  Joins since;  // "depuis": what began then goes on
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
  const auto does = table->column("does");
  if (!does) return does.error();
  auto rules =
      std::make_unique<Rules>(Rules{pack.language() + ".event_time.", std::move(*tenses), {}, {}});
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Joins& words = table->cell(row, *does) == "since" ? rules->since : rules->joins;
    words.emplace(table->cell(row, *word));
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

namespace {

constexpr int story_days = 21;  // a lead's date further from the writing is no date of the story
constexpr std::uint32_t lead_sentences = 4;
constexpr int joined_days = 400;
constexpr std::uint32_t scene_reach = 3;  // sentences before that may tell the time

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
    // "dans la nuit de jeudi à vendredi" belongs to both days.
    if (at->rule.ends_with(".night_between")) out.back().date.end = add_days(*at->interval.end, 1);
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

/// "depuis mars 2015": from then to the day of writing.
bool begins_then(const Group& group, const Analysis& analysis, TokenRange sentence,
                 const Joins& since) {
  std::uint32_t t = group.tokens.first;
  while (t > sentence.first && analysis.tokens[t - 1].upos == Upos::det) --t;
  return t > sentence.first && since.contains(analysis.tokens[t - 1].lower);
}

std::uint32_t root_of(const Analysis& analysis, TokenRange sentence) {
  std::uint32_t root = sentence.first;
  while (root < sentence.last && analysis.tokens[root].head != no_token) ++root;
  return root < sentence.last ? root : no_token;
}

/// "avait refusé", "had been freed": before the time that the story tells of. In what somebody said
/// the tense is only that of the verb of saying, shifted back.
bool is_pluperfect(const Analysis& analysis, TokenRange sentence, std::uint32_t verb) {
  const Token& head = analysis.tokens[verb];
  if (head.morph.verb_form != VerbForm::part || head.deprel == Deprel::ccomp) return false;
  for (std::uint32_t t = sentence.first; t < verb; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head != verb || main_relation(token.deprel) != Deprel::aux) continue;
    if (token.deprel == Deprel::aux_pass || token.morph.verb_form != VerbForm::fin) continue;
    const bool past = token.morph.tense == Tense::imp || token.morph.tense == Tense::past;
    if (past && token.morph.mood == Mood::ind) return true;
  }
  return false;
}

/// Does the time belong to a verb in the pluperfect?
bool in_background(const Group& group, const Analysis& analysis, TokenRange sentence) {
  std::uint32_t t = group.tokens.last - 1;
  constexpr int deepest = 12;
  for (int step = 0; step < deepest && sentence.contains(t); ++step) {
    if (analysis.tokens[t].upos == Upos::verb) return is_pluperfect(analysis, sentence, t);
    t = analysis.tokens[t].head;
  }
  return false;
}

/// The day that a sentence sets for those behind it: one of its main clause, or its only one.
const Group* scene_time(std::vector<Group>& groups, const Analysis& analysis, TokenRange sentence,
                        std::uint32_t root) {
  std::erase_if(groups, [](const Group& g) { return g.date.precision != DatePrecision::day; });
  if (groups.size() == 1) return &groups.front();
  const Clauses clauses(analysis, sentence);
  const Group* last = nullptr;
  for (const Group& group : groups) {
    if (clauses.nearness(group.tokens, root) <= Nearness::clause) last = &group;
  }
  return last;
}

/// "cette fusillade": what the sentence before it told.
bool points_back(const Analysis& analysis, TokenRange sentence, std::uint32_t noun) {
  for (std::uint32_t t = sentence.first; t < noun; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head == noun && token.deprel == Deprel::det && token.morph.pron_type == PronType::dem)
      return true;
  }
  return false;
}

/// The day that the sentences before it in the paragraph tell of. What they tell in the pluperfect
/// is background, and dates only more of it.
std::optional<Group> paragraph_time(const TimedText& text, std::uint32_t index, const Joins& joins,
                                    bool background) {
  const auto& sentences = text.analysis.sentences;
  for (std::uint32_t back = 1; back <= scene_reach && back <= index; ++back) {
    const Sentence& before = sentences[index - back];
    if (before.paragraph != sentences[index].paragraph) break;
    std::vector<Group> groups = groups_in(text, before.tokens, joins);
    const std::uint32_t root = root_of(text.analysis, before.tokens);
    if (groups.empty() || root == no_token) continue;
    if (!background) {
      std::erase_if(groups,
                    [&](const Group& g) { return in_background(g, text.analysis, before.tokens); });
    }
    if (const Group* found = scene_time(groups, text.analysis, before.tokens, root)) return *found;
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
    Interval date = best->date;
    if (today && *date.end < *today && begins_then(*best, text.analysis, sentence, rules_->since))
      date.end = today;
    return {date, rules_->prefix + name, best->first, near != Nearness::sentence};
  }
  // What is still to come does not happen on the day that the story tells of.
  if (rules_->tenses.of_token(text.analysis, trigger) == Direction::future) return out;
  const bool earlier = is_pluperfect(text.analysis, sentence, trigger);
  const bool background = earlier || points_back(text.analysis, sentence, trigger);
  if (const auto scene = paragraph_time(text, index, rules_->joins, background))
    return {scene->date, rules_->prefix + "paragraph", scene->first, false};
  if (now && earlier) {
    out.date = {std::nullopt, now, DatePrecision::day};
    out.rule = rules_->prefix + "before";
    return out;
  }
  if (lead) return {text.times[*lead].interval, rules_->prefix + "narrative", *lead, false};
  if (today)
    return {
        {today, today, DatePrecision::day}, rules_->prefix + "publication", std::nullopt, false};
  return out;
}

}  // namespace depeche
