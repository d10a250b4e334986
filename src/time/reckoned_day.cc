// SPDX-License-Identifier: Apache-2.0
#include "time/reckoned_day.h"

#include "base/strings.h"
#include "lang/dateline.h"
#include "time/calendar.h"
#include "time/scene_day.h"

#include <algorithm>
#include <string_view>

namespace depeche {

namespace {

/// "United" of "United Nations": the word that the name hangs by.
std::uint32_t name_head(const Analysis& analysis, TokenRange sentence, std::uint32_t word) {
  constexpr int longest = 4;
  for (int step = 0; step < longest; ++step) {
    const Token& token = analysis.tokens[word];
    const Deprel d = main_relation(token.deprel);
    const bool part = d == Deprel::compound || d == Deprel::flat || d == Deprel::amod;
    if (!part || !sentence.contains(token.head)) break;
    word = token.head;
  }
  return word;
}

}  // namespace

std::uint32_t reckoned_from(const Analysis& analysis, TokenRange sentence, TokenRange duration) {
  constexpr std::uint32_t reach = 7;
  const std::uint32_t end = std::min(sentence.last, duration.last + reach);
  for (std::uint32_t t = duration.last; t < end; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.upos == Upos::punct && !is_hyphen(token)) break;
    if (token.upos != Upos::noun && token.upos != Upos::propn && token.upos != Upos::verb) continue;
    // "a day after the United Nations handed him over": the verb that it does.
    const std::uint32_t name = name_head(analysis, sentence, t);
    const Token& head = analysis.tokens[name];
    const bool doer = main_relation(head.deprel) == Deprel::nsubj && sentence.contains(head.head);
    return doer ? head.head : name;
  }
  return no_token;
}

bool is_reckoned(const TimeRef& time) {
  return time.rule.ends_with(".event_after") || time.rule.ends_with(".event_before") ||
         time.rule.ends_with(".day_after_of") || time.rule.ends_with(".eve_of");
}

namespace {

/// One of the first two sentences, in which news are of the day.
bool opens_text(const TimedText& text, TokenRange sentence) {
  constexpr std::size_t opening = 2;
  const auto& sentences = text.analysis.sentences;
  const std::uint32_t index = text.analysis.sentence_of(sentence.first);
  if (index >= sentences.size()) return false;
  std::size_t before = 0;  // without headlines
  for (std::uint32_t i = 0; i < index; ++i) before += sentences[i].headline ? 0U : 1U;
  return before < opening;
}

/// "intervient au lendemain de": is the main verb in the present?
bool tells_now(const Analysis& analysis, TokenRange sentence) {
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head == no_token)
      return token.morph.verb_form == VerbForm::fin && token.morph.tense == Tense::pres;
  }
  return false;
}

/// Does the sentence tell a day besides?
bool has_other_time(const TimedText& text, TokenRange sentence, const TimeRef& one) {
  return std::any_of(text.times.begin(), text.times.end(), [&](const TimeRef& time) {
    return sentence.contains(time.tokens.first) && time.tokens.first != one.tokens.first &&
           time.type != TimeType::duration && time.interval.begin == one.interval.begin;
  });
}

}  // namespace

std::optional<Interval> before_reckoned(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const Clauses& clauses) {
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < trigger; ++at) {
    const bool next = at->rule.ends_with(".day_after_of");
    const bool eve = at->rule.ends_with(".eve_of");
    const bool ahead = eve || at->rule.ends_with(".event_before");
    if ((!next && !ahead && !at->rule.ends_with(".event_after")) || !at->interval.begin ||
        at->interval.begin != at->interval.end)
      continue;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, at->tokens);
    if (event == no_token || trigger < event || !clauses.governs(event, trigger)) continue;
    // "Au lendemain du drame, le maire dénonçait": in the body of a text, of a day that is not
    // told.
    if ((next || eve) && !opens_text(text, sentence) && !has_other_time(text, sentence, *at) &&
        !tells_now(text.analysis, sentence))
      continue;
    const int told = next || eve ? 1 : at->reckoned_days;
    const int days = told < story_days ? told : 0;
    if (ahead && days == 0) continue;
    const Date day = add_days(*at->interval.begin, ahead ? days : days == 0 ? -1 : -days);
    if (days == 0) return Interval{std::nullopt, day, DatePrecision::day};
    return Interval{day, day, DatePrecision::day};
  }
  return std::nullopt;
}

std::optional<Interval> stretch_from(Date from, int count, char unit, bool exact) {
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

namespace {

/// "le massacre", of which the text has told, not "une attaque" nor "la mort d'un manifestant".
bool is_known(const Analysis& analysis, TokenRange sentence, std::uint32_t event) {
  bool definite = false;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = analysis.tokens[t];
    if (token.head != event) continue;
    const Deprel relation = main_relation(token.deprel);
    if (relation == Deprel::nmod || relation == Deprel::acl) return false;
    definite = definite || (relation == Deprel::det && token.morph.definite);
  }
  return definite && analysis.tokens[event].upos == Upos::noun;
}

/// The verb of the clause that is counted from `event`: "deux mois après avoir été blâmé, il a
/// [démissionné]", "l'état de siège, [proclamé] cinq jours après l'arrestation".
std::uint32_t clause_counted(const Analysis& analysis, TokenRange sentence, TokenRange duration,
                             std::uint32_t event) {
  const auto verb = [&](std::uint32_t t) { return analysis.tokens[t].upos == Upos::verb; };
  std::uint32_t t = event != no_token && verb(event) ? event : duration.first;
  constexpr int steps = 6;
  for (int step = 0; step < steps && (t == event || !verb(t)); ++step) {
    if (!sentence.contains(analysis.tokens[t].head)) break;
    t = analysis.tokens[t].head;
  }
  return t;
}

/// The day or month from which a duration is counted: "lundi, deux ans après les frappes", "en
/// janvier, deux mois après l'élection"; the day of writing for what opens the text or is told in
/// the present, but not for what it looks back on ("avait démissionné quatre jours après le
/// massacre").
std::optional<Interval> counted_from(const TimedText& text, TokenRange sentence,
                                     const TimeRef& duration, std::uint32_t event,
                                     const std::vector<DateGroup>& groups, const Clauses& clauses,
                                     Date now) {
  const std::uint32_t above = clause_counted(text.analysis, sentence, duration.tokens, event);
  const bool background = clauses.in_background({above, above + 1}) || clauses.is_attribute(above);
  if (groups.size() == 1 && clauses.in_background(groups.front().tokens) == background) {
    const DateGroup& only = groups.front();
    if (only.date.precision == DatePrecision::day ||
        clauses.nearness(only.tokens, above) <= Nearness::clause)
      return only.date;
  }
  const bool news = opens_text(text, sentence) || tells_now(text.analysis, sentence) ||
                    event == no_token || !is_known(text.analysis, sentence, event);
  if (background || !news) return std::nullopt;
  return Interval{now, now, DatePrecision::day};
}

}  // namespace

std::optional<Interval> across_duration(const TimedText& text, TokenRange sentence,
                                        std::uint32_t trigger, const std::vector<DateGroup>& groups,
                                        const Clauses& clauses, Date now) {
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  for (auto at = begin; at != text.times.end() && at->tokens.first < trigger; ++at) {
    const TimeRef& time = *at;
    const bool until = time.rule.ends_with(".duration_until");
    const bool ahead = until || time.rule.ends_with(".duration_before");
    if (!ahead && !time.rule.ends_with(".duration_after")) continue;
    const std::uint32_t event = reckoned_from(text.analysis, sentence, time.tokens);
    constexpr std::uint32_t near = 5;
    const bool told = event != no_token && trigger >= event && clauses.governs(event, trigger);
    if (!told && (ahead || trigger - time.tokens.last > near)) continue;
    const auto number = to_integer(std::string_view(time.value).substr(1, time.value.size() - 2));
    const bool unsaid = ahead && time.value.size() == 3 && time.value[1] == 'X';
    if (!unsaid && (!number || *number > 500)) continue;
    const auto start = counted_from(text, sentence, time, event, groups, clauses, now);
    const bool day = start && start->precision == DatePrecision::day;
    // "repéré quelques jours avant son arrestation": seen from a day that is not told.
    if (ahead && !until && (!day || groups.size() != 1)) continue;
    const Date from = start && (day || !until) ? *start->begin : now;
    // "à quelques jours du sommet"
    if (unsaid) return Interval{add_days(from, 1), std::nullopt, DatePrecision::day};
    const int count = static_cast<int>(ahead ? *number : -*number);
    const char unit = time.value.back();
    auto out = stretch_from(from, count, unit, time.mod.empty());
    if (!out) continue;
    const bool known = until || day || (start && (unit == 'M' || unit == 'Y'));
    return known ? out : Interval{std::nullopt, out->end, DatePrecision::day};
  }
  return std::nullopt;
}

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

}  // namespace depeche
