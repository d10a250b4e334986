// SPDX-License-Identifier: Apache-2.0
#include "time/event_time.h"

#include "base/string_map.h"
#include "time/calendar.h"
#include "time/clauses.h"
#include "time/date_groups.h"
#include "time/open_span.h"
#include "time/reckoned_day.h"
#include "time/scene_day.h"
#include "time/tense.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace depeche {

struct EventClock::Rules {
  std::string prefix;
  TenseReader tenses;
  StringSet joins;   // "et", "au": make one stretch of two dates
  StringSet opens;   // lemmas, "entamer": a stretch begins on the day of the verb
  StringSet closes;  // "achever": it ends then
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
  auto rules = std::make_unique<Rules>(
      Rules{pack.language() + ".event_time.", std::move(*tenses), {}, {}, {}, std::move(*links)});
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

namespace {

constexpr std::string_view past_reference = "PAST_REF";

/// What is over by the day of writing did not last beyond it, what is to come does not begin before
/// it ("depuis le début de l'année", "ce mois-ci").
void cut_at(Date today, bool to_come, Interval& date) {
  if (!date.begin || !date.end || *date.begin >= today || *date.end <= today) return;
  if (date.precision == DatePrecision::week || date.precision == DatePrecision::day) return;
  (to_come ? date.begin : date.end) = today;
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

/// "il y a quelques jours", "these last weeks": some day or other before the one of writing, told
/// of the happening itself or of its clause.
bool is_of_late(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                const Clauses& clauses) {
  return std::any_of(text.times.begin(), text.times.end(), [&](const TimeRef& time) {
    // "quelques jours plus tôt" is reckoned from another day of the text.
    if (time.value != past_reference || time.anchor == TimeAnchor::text ||
        time.tokens.first < sentence.first || time.tokens.last > sentence.last)
      return false;
    const Nearness near = clauses.nearness(time.tokens, trigger);
    return near == Nearness::attached || near == Nearness::clause;
  });
}

/// "a été arrêté en décembre", "le 1er juin, il avait invité", told before that month or day: those
/// of the year before, when the time hangs on the verb itself.
void put_behind(const TimeRef& time, const Clauses& clauses, std::uint32_t trigger, Date today,
                DateGroup& group) {
  if (time.anchor != TimeAnchor::publication || *group.date.begin <= today ||
      clauses.nearness(group.tokens, trigger) != Nearness::attached)
    return;
  const bool month = group.date.precision == DatePrecision::month &&
                     (time.rule.ends_with(".month") || time.rule.ends_with(".month_caps"));
  const bool day = group.date.precision == DatePrecision::day &&
                   time.rule.ends_with(".date_day_month") && clauses.is_pluperfect(trigger);
  if (!month && !day) return;
  const Date begin = calendar::add_months(*group.date.begin, -12);
  if (!begin.ok()) return;
  group.date.begin = begin;
  group.date.end = month ? add_days(calendar::add_months(begin, 1), -1) : begin;
}

}  // namespace

EventTime EventClock::find(const TimedText& text, std::uint32_t trigger, Telling how) const {
  const std::uint32_t index = text.analysis.sentence_of(trigger);
  EventTime out;
  out.rule = rules_->prefix + "none";
  if (index >= text.analysis.sentences.size()) return out;
  const TokenRange sentence = text.analysis.sentences[index].tokens;
  const auto today = writing_day(text.document, text.times);
  const bool headline = text.analysis.sentences[index].headline;
  const auto lead = lead_time(text, today, rules_->links, headline);
  const std::optional<Date> now = lead ? text.times[*lead].interval.begin : today;
  std::vector<DateGroup> groups = date_groups(text, sentence, rules_->joins, today);
  const Clauses clauses(text.analysis, sentence, rules_->links);
  if (now) {
    if (auto began = across_duration(text, sentence, trigger, groups, clauses, *now))
      return {*began, rules_->prefix + "duration", std::nullopt, true};
  }
  if (auto began = before_reckoned(text, sentence, trigger, clauses))
    return {*began, rules_->prefix + (began->begin ? "duration" : "before"), std::nullopt, true};
  const bool alone = groups.size() == 1;
  drop_others(text, sentence, trigger, clauses, rules_->links, today, groups);
  if (today && how != Telling::punished && how != Telling::spoken_of) {
    if (auto since = open_span(text, sentence, trigger, groups, clauses, rules_->links, *today))
      return {*since, rules_->prefix + (since->begin ? "duration" : "before"), std::nullopt, true};
  }
  const Direction direction = rules_->tenses.of_token(text.analysis, trigger);
  const bool to_come = direction == Direction::future || direction == Direction::planned;
  // "le feu vert donné à des vacances en août": what has been does not lie ahead.
  const bool done = how != Telling::staged || clauses.is_pluperfect(trigger);
  if (today && done && direction == Direction::past &&
      text.analysis.tokens[trigger].upos == Upos::verb) {
    for (DateGroup& group : groups)
      put_behind(text.times[group.first], clauses, trigger, *today, group);
    std::erase_if(groups, [&](const DateGroup& g) { return *g.date.begin > *today; });
  }
  if (how == Telling::spoken_of) {
    std::erase_if(groups,
                  [&](const DateGroup& g) { return !clauses.governs(trigger, g.tokens.first); });
  }
  Nearness near = Nearness::elsewhere;
  const DateGroup* best = nearest_group(groups, clauses, trigger, near);
  // "Lundi, … après la mort de deux soldats": they died some day before, or that day.
  const bool other = best == nullptr || near == Nearness::above || near == Nearness::sentence;
  const bool noun = text.analysis.tokens[trigger].upos == Upos::noun;
  if (how == Telling::blamed && best != nullptr && (noun || !clauses.is_meanwhile(trigger)) &&
      std::none_of(groups.begin(), groups.end(),
                   [&](const DateGroup& g) { return clauses.governs(trigger, g.tokens.first); }))
    return {{std::nullopt, best->date.end, best->date.precision},
            rules_->prefix + "before",
            best->first,
            false};
  if (best != nullptr && noun && (other || near == Nearness::clause) &&
      best->tokens.first < trigger && (how == Telling::punished || clauses.is_anterior(trigger)))
    return {{std::nullopt, best->date.end, best->date.precision},
            rules_->prefix + "before",
            best->first,
            false};
  if (best == nullptr && now && how == Telling::punished)
    return {
        {std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, false};
  const bool attribute = !headline && how != Telling::staged && clauses.is_attribute(trigger);
  // "La veuve du soldat tué par des rebelles a remercié mardi …".
  if (attribute && near == Nearness::sentence) best = nullptr;
  if (best != nullptr && other && attribute && *best->date.end <= today.value_or(*best->date.end))
    return {{std::nullopt, best->date.end, best->date.precision},
            rules_->prefix + "before",
            best->first,
            false};
  if (now && other && !noun && clauses.is_anterior(trigger))
    return {
        {std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, false};
  if (near == Nearness::sentence && !alone) best = nullptr;
  // What somebody had been through long before the day that is told.
  constexpr int long_ago = 30;
  if (best != nullptr && near == Nearness::sentence && now &&
      days_between(*best->date.end, *now) > long_ago &&
      clauses.is_of_participle(best->tokens, trigger))
    best = nullptr;
  if (best != nullptr && near == Nearness::above && today && *best->date.end < *today &&
      best->date.precision != DatePrecision::day && clauses.is_posterior(trigger))
    return {{best->date.begin, today, best->date.precision},
            rules_->prefix + "before",
            best->first,
            false};
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
        introduced_by(best->tokens, text.analysis, sentence, rules_->links.since) &&
        !clauses.is_state(trigger))
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
  if (now && is_of_late(text, sentence, trigger, clauses))
    return {{std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, true};
  // What is still to come does not happen on the day that the story tells of.
  if (direction == Direction::future && how != Telling::refused) {
    const auto coming = coming_time(text, index, rules_->joins, today);
    if (coming) return {coming->date, rules_->prefix + "paragraph", coming->first, false};
    return out;
  }
  if (today && !noun && clauses.is_since(trigger)) {
    const auto scene = paragraph_time(text, index, rules_->joins, rules_->links, today, false);
    const auto from = scene ? scene->date.begin : now;
    if (from && *from < *today)
      return {{from, today, DatePrecision::day}, rules_->prefix + "paragraph", std::nullopt, false};
  }
  if (now && direction == Direction::past && clauses.is_habit(trigger))
    return {
        {std::nullopt, now, DatePrecision::day}, rules_->prefix + "before", std::nullopt, false};
  if (today && !noun && direction != Direction::planned && alone) {
    for (const DateGroup& group : groups) {
      const bool days = group.date.precision == DatePrecision::day && *group.date.end <= *today &&
                        days_between(*group.date.end, *today) <= story_days;
      if (days && clauses.dates_before(group.tokens, trigger))
        return {{group.date.end, today, DatePrecision::day},
                rules_->prefix + "sentence",
                group.first,
                false};
    }
  }
  const bool earlier = attribute || clauses.is_earlier(trigger);
  const bool background =
      earlier || points_back(text.analysis, sentence, trigger) || clauses.is_framed_back(trigger);
  if (const auto scene =
          paragraph_time(text, index, rules_->joins, rules_->links, today, background);
      // What was before the story is on the day of what was told before it, or on no day.
      scene && !(earlier && now && *scene->date.begin >= *now))
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
