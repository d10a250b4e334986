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
  Joins joins;   // "et", "au": make one stretch of two dates
  Joins since;   // "depuis": what began then goes on
  Joins until;   // "jusque": what goes on ends then
  Joins opens;   // lemmas, "entamer": a stretch begins on the day of the verb
  Joins closes;  // "achever": it ends then
  TimeLinks links;
};

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
  auto rules = std::make_unique<Rules>(Rules{
      pack.language() + ".event_time.", std::move(*tenses), {}, {}, {}, {}, {}, std::move(*links)});
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view kind = table->cell(row, *does);
    if (kind == "since") rules->since.emplace(table->cell(row, *word));
    if (kind == "until") rules->until.emplace(table->cell(row, *word));
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

/// "cette nuit", "overnight": the night before the day of writing, which belongs to both days.
bool is_last_night(const TimeRef& time, std::optional<Date> today) {
  return today && time.value.ends_with("TNI") && add_days(*time.interval.end, 1) == *today &&
         (time.rule.ends_with(".this_part") || time.rule.ends_with(".in_part"));
}

std::vector<Group> groups_in(const TimedText& text, TokenRange sentence, const Joins& joins,
                             std::optional<Date> today) {
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
    out.push_back(
        {static_cast<std::uint32_t>(at - text.times.begin()), at->tokens, days_meant(*at)});
    // "dans la nuit de jeudi à vendredi" belongs to both days.
    if (at->rule.ends_with(".night_between") || is_last_night(*at, today))
      out.back().date.end = add_days(*at->interval.end, 1);
  }
  return out;
}

/// The day on which the story plays: the first told in the lead that is near the day of writing,
/// rather one that dates what the lead tells than one said of a noun or before ("élu dimanche").
std::optional<std::uint32_t> lead_time(const TimedText& text, std::optional<Date> today,
                                       const TimeLinks& links) {
  std::optional<std::uint32_t> aside;
  for (std::uint32_t i = 0; i < text.times.size(); ++i) {
    const TimeRef& time = text.times[i];
    if (!is_dated(time) || time.interval.precision != DatePrecision::day) continue;
    const std::uint32_t sentence = text.analysis.sentence_of(time.tokens.first);
    if (sentence >= lead_sentences) break;
    if (today) {
      const int days = days_between(*time.interval.begin, *today);
      if (days < 0 || days > story_days) continue;
    }
    const Clauses clauses(text.analysis, text.analysis.sentences[sentence].tokens, links);
    if (!clauses.stands_aside(time.tokens)) return i;
    if (!aside) aside = i;
  }
  return aside;
}

/// From the day when a story that goes on began to that of writing: in the opening, the first of
/// the last days before that day.
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

/// "depuis mars 2015", "jusqu'au 15": does one of `words` lead to the time, articles and
/// prepositions between?
bool introduced_by(const Group& group, const Analysis& analysis, TokenRange sentence,
                   const Joins& words) {
  constexpr std::uint32_t reach = 4;
  const std::uint32_t first = group.tokens.first;
  for (std::uint32_t t = first; t > sentence.first && first - t < reach;) {
    const Token& before = analysis.tokens[--t];
    if (words.contains(before.lower)) return true;
    if (before.upos != Upos::det && before.upos != Upos::adp) return false;
  }
  return false;
}

/// "deux journalistes détenus depuis mars": does the time stand right behind another verb's
/// participle, wherever the tree hangs it?
bool follows_participle(const Group& group, const Analysis& analysis, TokenRange sentence,
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

/// What is over by the day of writing did not last beyond it, what is to come does not begin before
/// it ("depuis le début de l'année", "ce mois-ci").
void cut_at(Date today, bool to_come, Interval& date) {
  if (!date.begin || !date.end || *date.begin >= today || *date.end <= today) return;
  if (date.precision == DatePrecision::week || date.precision == DatePrecision::day) return;
  (to_come ? date.begin : date.end) = today;
}

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
const Group* scene_time(std::vector<Group>& groups, const Clauses& clauses, std::uint32_t root,
                        bool coarse, std::optional<Date> past) {
  if (!coarse)
    std::erase_if(groups, [&](const Group& g) {
      const bool told = past && *g.date.end < *past && !clauses.stands_aside(g.tokens);
      return g.date.precision != DatePrecision::day && !told;
    });
  if (groups.size() == 1) return &groups.front();
  const Group* last = nullptr;
  for (const Group& group : groups) {
    const bool rough = !coarse && group.date.precision != DatePrecision::day;
    if (rough && last != nullptr && last->date.precision == DatePrecision::day) continue;
    if (rough || clauses.nearness(group.tokens, root) <= Nearness::clause) last = &group;
  }
  return last;
}

/// "Dans la nuit de vendredi à samedi, des soldats avaient fermé les ponts. …": does the time open
/// the first sentence of a paragraph? All that follows plays then.
bool opens_paragraph(const TimedText& text, std::uint32_t index, const Group& group) {
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
                                    const TimeLinks& links, std::optional<Date> today,
                                    bool background) {
  const auto& sentences = text.analysis.sentences;
  for (std::uint32_t back = 1; back <= scene_reach && back <= index; ++back) {
    const Sentence& before = sentences[index - back];
    if (before.paragraph != sentences[index].paragraph) break;
    std::vector<Group> groups = groups_in(text, before.tokens, joins, today);
    const std::uint32_t root = root_of(text.analysis, before.tokens);
    if (today) std::erase_if(groups, [&](const Group& g) { return *g.date.begin > *today; });
    if (groups.empty() || root == no_token) continue;
    if (!background) {
      const Clauses clauses(text.analysis, before.tokens, links);
      std::erase_if(groups, [&](const Group& g) {
        return clauses.in_background(g.tokens) && !opens_paragraph(text, index - back, g);
      });
    }
    const Group* const found = scene_time(groups, Clauses(text.analysis, before.tokens, links),
                                          root, background, long_past(today));
    if (found != nullptr) return *found;
  }
  return std::nullopt;
}

/// The noun or verb that a duration is reckoned from: "deux semaines après l'[attaque]".
std::uint32_t reckoned_from(const Analysis& analysis, TokenRange sentence, TokenRange duration) {
  constexpr std::uint32_t reach = 7;
  const std::uint32_t end = std::min(sentence.last, duration.last + reach);
  for (std::uint32_t t = duration.last; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.upos == Upos::punct) break;
    if (token.upos != Upos::noun && token.upos != Upos::propn && token.upos != Upos::verb) continue;
    // "a day after Colombia handed him over": the verb that it does.
    const bool doer = main_relation(token.deprel) == Deprel::nsubj && sentence.contains(token.head);
    return doer ? token.head : t;
  }
  return no_token;
}

bool is_reckoned(const TimeRef& time) {
  return time.rule.ends_with(".event_after") || time.rule.ends_with(".event_before") ||
         time.rule.ends_with(".day_after_of");
}

/// "lundi, deux jours après l'[attaque]", "au lendemain de l'[attaque]": the day of what a day is
/// reckoned from; before that day when the words do not say by how much.
std::optional<Interval> before_reckoned(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const Clauses& clauses) {
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < trigger; ++at) {
    const bool next = at->rule.ends_with(".day_after_of");
    if ((!next && !at->rule.ends_with(".event_after")) || !at->interval.begin ||
        at->interval.begin != at->interval.end)
      continue;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, at->tokens);
    if (event == no_token || trigger < event || !clauses.governs(event, trigger)) continue;
    const Token& first = text.analysis.tokens[at->tokens.first];
    const auto figure = to_integer(slice(text.document.text(), first.span));
    const bool one = next || first.upos == Upos::det;
    const int days = one ? 1 : figure && *figure < story_days ? static_cast<int>(*figure) : 0;
    const Date day = add_days(*at->interval.begin, days == 0 ? -1 : -days);
    if (days == 0) return Interval{std::nullopt, day, DatePrecision::day};
    return Interval{day, day, DatePrecision::day};
  }
  return std::nullopt;
}

/// The stretch of a value's unit that lies `count` units before `from`.
std::optional<Interval> stretch_before(Date from, std::int64_t number, char unit, bool exact) {
  const int count = -static_cast<int>(number);
  if (unit == 'Y')
    return calendar::interval_of(
        calendar::value_of(calendar::add_months(from, 12 * count), DatePrecision::year));
  if (unit == 'M')
    return calendar::interval_of(
        calendar::value_of(calendar::add_months(from, count), DatePrecision::month));
  if (unit != 'W' && unit != 'D') return std::nullopt;
  const Date day = add_days(from, unit == 'W' ? 7 * count : count);
  if (unit == 'W' && !exact) return calendar::interval_of(calendar::week_value(day));
  return Interval{day, day, DatePrecision::day};
}

/// "près de deux ans après les premières frappes": when the duration began, seen from the day that
/// the sentence tells, else from `now`.
std::optional<Interval> before_duration(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const std::vector<Group>& groups,
                                        const Clauses& clauses, Date now) {
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < trigger; ++at) {
    const TimeRef& time = *at;
    if (!time.rule.ends_with(".duration_after")) continue;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, time.tokens);
    constexpr std::uint32_t near = 5;
    const bool told = event != no_token && trigger >= event && clauses.governs(event, trigger);
    if (!told && trigger - time.tokens.last > near) continue;
    const auto number = to_integer(std::string_view(time.value).substr(1, time.value.size() - 2));
    if (!number || *number > 500) continue;
    const bool day = groups.size() == 1 && groups.front().date.precision == DatePrecision::day;
    const Date from = day ? *groups.front().date.begin : now;
    if (auto out = stretch_before(from, *number, time.value.back(), time.mod.empty())) return out;
  }
  return std::nullopt;
}

/// Takes out the times that date no beginning ("jusqu'au 15") or another happening than the
/// trigger: "[deux jours après] l'attaque" dates what it is said of, not the attack.
void drop_others(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                 const Clauses& clauses, const Joins& until, const Joins& since,
                 std::vector<Group>& groups) {
  std::erase_if(groups, [&](const Group& g) {
    if (introduced_by(g, text.analysis, sentence, until)) return true;
    // "la plus grave depuis 2008"
    if (introduced_by(g, text.analysis, sentence, since) &&
        (clauses.hangs_aside(g.tokens, trigger) ||
         follows_participle(g, text.analysis, sentence, trigger)))
      return true;
    if (!is_reckoned(text.times[g.first])) return false;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, g.tokens);
    return event != no_token && trigger >= event && clauses.governs(event, trigger);
  });
}

/// The group that belongs most closely to the trigger; of equally close ones the nearer.
const Group* nearest(const std::vector<Group>& groups, const Clauses& clauses,
                     std::uint32_t trigger, Nearness& near) {
  const Group* best = nullptr;
  near = Nearness::elsewhere;
  const auto gap = [&](const Group& g) {
    return g.tokens.first > trigger ? g.tokens.first - trigger : trigger - g.tokens.first;
  };
  for (const Group& group : groups) {
    const Nearness how = clauses.nearness(group.tokens, trigger);
    if (how < near ||
        (how == near && best != nullptr && how != Nearness::elsewhere && gap(group) < gap(*best))) {
      best = &group;
      near = how;
    }
  }
  return best;
}

/// The days of "quatre jours de manœuvres", "a three-day strike"; 0 = no length is told.
int days_told(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
              std::uint32_t& head) {
  constexpr std::uint32_t reach = 6;
  constexpr int longest = 31;
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  const auto& tokens = text.analysis.tokens;
  for (auto at = begin; at != text.times.end() && at->tokens.first < sentence.last; ++at) {
    if (at->type != TimeType::duration || at->value.size() < 3) continue;
    if (at->tokens.first > trigger + reach || trigger > at->tokens.last + reach) continue;
    std::uint32_t top = at->tokens.last - 1;
    for (std::uint32_t t = at->tokens.first; t < at->tokens.last; ++t) {
      if (!at->tokens.contains(tokens[t].head)) top = t;
    }
    const std::uint32_t above = tokens[top].head;
    const bool holds = at->tokens.contains(tokens[trigger].head);
    const bool verb = tokens[trigger].upos == Upos::verb;
    const bool through = verb && sentence.contains(above) && tokens[above].head == trigger &&
                         tokens[above].deprel == Deprel::obj;
    if (!holds && above != trigger && !through) continue;
    const bool hours = at->value.starts_with("PT") && at->value.ends_with('H');
    const auto number = to_integer(
        std::string_view(at->value).substr(hours ? 2 : 1, at->value.size() - (hours ? 3 : 2)));
    if (!number || *number < 1 || *number > longest * 24) continue;
    const int days = hours                      ? static_cast<int>(*number / 24)
                     : at->value.ends_with('D') ? static_cast<int>(*number)
                                                : 0;
    if (days < 1 || days > longest) continue;
    head = verb ? trigger : holds ? above : tokens[trigger].head;
    return days;
  }
  return 0;
}

/// A time that says the same more narrowly ("dans la nuit de mardi à mercredi, vers une heure").
const Group* narrowest(const Group* best, Nearness near, const std::vector<Group>& groups,
                       const Clauses& clauses, std::uint32_t trigger) {
  for (const Group& group : groups) {
    const bool within =
        *group.date.begin >= *best->date.begin && *group.date.end <= *best->date.end;
    if (within && group.date != best->date && clauses.nearness(group.tokens, trigger) <= near)
      best = &group;
  }
  return best;
}

}  // namespace

EventTime EventClock::find(const TimedText& text, std::uint32_t trigger, Telling how) const {
  const std::uint32_t index = text.analysis.sentence_of(trigger);
  EventTime out;
  out.rule = rules_->prefix + "none";
  if (index >= text.analysis.sentences.size()) return out;
  const TokenRange sentence = text.analysis.sentences[index].tokens;
  const auto today = writing_day(text.document, text.times);
  const auto lead = lead_time(text, today, rules_->links);
  const std::optional<Date> now = lead ? text.times[*lead].interval.begin : today;
  std::vector<Group> groups = groups_in(text, sentence, rules_->joins, today);
  const Clauses clauses(text.analysis, sentence, rules_->links);
  if (now) {
    if (auto began = before_duration(text, sentence, trigger, groups, clauses, *now))
      return {*began, rules_->prefix + "duration", std::nullopt, true};
  }
  if (auto began = before_reckoned(text, sentence, trigger, clauses))
    return {*began, rules_->prefix + (began->begin ? "duration" : "before"), std::nullopt, true};
  const bool alone = groups.size() == 1;
  drop_others(text, sentence, trigger, clauses, rules_->until, rules_->since, groups);
  const Direction direction = rules_->tenses.of_token(text.analysis, trigger);
  const bool to_come = direction == Direction::future || direction == Direction::planned;
  if (how == Telling::spoken_of) {
    std::erase_if(groups,
                  [&](const Group& g) { return !clauses.governs(trigger, g.tokens.first); });
  }
  Nearness near = Nearness::elsewhere;
  const Group* best = nearest(groups, clauses, trigger, near);
  // "Lundi, … après la mort de deux soldats": they died some day before, or that day.
  const bool other = best == nullptr || near == Nearness::above || near == Nearness::sentence;
  const bool noun = text.analysis.tokens[trigger].upos == Upos::noun;
  if (best != nullptr && noun && (other || near == Nearness::clause) &&
      best->tokens.first < trigger && (how == Telling::punished || clauses.is_anterior(trigger)))
    return {{std::nullopt, best->date.end, best->date.precision},
            rules_->prefix + "before",
            best->first,
            false};
  if (now && other && !noun && clauses.is_anterior(trigger))
    return {
        {std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, false};
  if (near == Nearness::sentence && !alone) best = nullptr;
  // What has been does not happen on a day that is still to come.
  const bool beside = near == Nearness::sentence || near == Nearness::above;
  if (best != nullptr && beside && today && *best->date.begin > *today && !to_come) best = nullptr;
  if (best != nullptr) {
    const char* const name = near == Nearness::attached ? "attached"
                             : near == Nearness::clause ? "clause"
                                                        : "sentence";
    best = narrowest(best, near, groups, clauses, trigger);
    Interval date = best->date;
    if (today && *date.end < *today &&
        introduced_by(*best, text.analysis, sentence, rules_->since) && !clauses.is_state(trigger))
      date.end = today;
    if (today) cut_at(*today, to_come, date);
    std::uint32_t phase = no_token;
    const int days =
        date.begin == date.end && !beside ? days_told(text, sentence, trigger, phase) : 0;
    if (days > 1 && phase < text.analysis.tokens.size()) {
      const std::string& verb = text.analysis.tokens[phase].lemma;
      if (rules_->opens.contains(verb)) date.end = add_days(*date.end, days - 1);
      if (rules_->closes.contains(verb)) date.begin = add_days(*date.begin, 1 - days);
    }
    return {date, rules_->prefix + name, best->first, !beside};
  }
  // What is still to come does not happen on the day that the story tells of.
  if (direction == Direction::future && how != Telling::refused) return out;
  if (today && !noun && clauses.is_since(trigger)) {
    const auto scene = paragraph_time(text, index, rules_->joins, rules_->links, today, false);
    const auto from = scene ? scene->date.begin : now;
    if (from && *from < *today)
      return {{from, today, DatePrecision::day}, rules_->prefix + "paragraph", std::nullopt, false};
  }
  if (now && direction == Direction::past && clauses.is_habit(trigger))
    return {
        {std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, false};
  const bool earlier = clauses.is_pluperfect(trigger);
  const bool background = earlier || points_back(text.analysis, sentence, trigger);
  if (const auto scene =
          paragraph_time(text, index, rules_->joins, rules_->links, today, background))
    return {scene->date, rules_->prefix + "paragraph", scene->first, false};
  if (now && earlier) {
    out.date = {std::nullopt, now, DatePrecision::day};
    out.rule = rules_->prefix + "before";
    return out;
  }
  if (lead && today == text.times[*lead].interval.begin && index > 2)
    out.story = days_of_story(text, today);
  if (lead) {
    out.date = text.times[*lead].interval;
    out.rule = rules_->prefix + "narrative";
    out.time = *lead;
    return out;
  }
  if (today) {
    out.date = {today, today, DatePrecision::day};
    out.rule = rules_->prefix + "publication";
  }
  return out;
}

}  // namespace depeche
