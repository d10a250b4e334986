// SPDX-License-Identifier: Apache-2.0
#include "time/date_search.h"

#include "time/calendar.h"
#include "time/open_span.h"
#include "time/reckoned_day.h"
#include "time/scene_day.h"

#include <algorithm>

namespace depeche {

namespace {

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

constexpr std::string_view past_reference = "PAST_REF";

/// "il y a quelques jours", "these last weeks": some day or other before the one of writing, told
/// of the happening itself or of its clause.
bool is_of_late(const TimedText& text, TokenRange sentence, std::uint32_t trigger,
                const Clauses& clauses) {
  const auto begin = std::lower_bound(
      text.times.begin(), text.times.end(), sentence.first,
      [](const TimeRef& time, std::uint32_t token) { return time.tokens.first < token; });
  const auto end = std::find_if(begin, text.times.end(), [&](const TimeRef& time) {
    return time.tokens.first >= sentence.last;
  });
  return std::any_of(begin, end, [&](const TimeRef& time) {
    // "quelques jours plus tôt" is reckoned from another day of the text.
    if (time.value != past_reference || time.anchor == TimeAnchor::text) return false;
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

TokenRange tokens_of(const Analysis& analysis, std::uint32_t sentence) {
  return sentence < analysis.sentences.size() ? analysis.sentences[sentence].tokens : TokenRange{};
}

}  // namespace

DateSearch::DateSearch(const TimedText& text, std::uint32_t trigger, Telling how,
                       const ClockRules& rules)
    : text_(text),
      trigger_(trigger),
      how_(how),
      rules_(rules),
      index_(text.analysis.sentence_of(trigger)),
      sentence_(tokens_of(text.analysis, index_)),
      today_(writing_day(text.document, text.times)),
      headline_(index_ < text.analysis.sentences.size() &&
                text.analysis.sentences[index_].headline),
      lead_(lead_time(text, today_, rules.links, headline_)),
      now_(lead_ ? text.times[*lead_].interval.begin : today_),
      groups_(date_groups(text, sentence_, rules.joins, today_)),
      clauses_(text.analysis, sentence_, rules.links),
      alone_(groups_.size() == 1),
      noun_(trigger < text.analysis.tokens.size() &&
            text.analysis.tokens[trigger].upos == Upos::noun) {}

EventTime DateSearch::run() {
  if (index_ >= text_.analysis.sentences.size()) return said({}, "none");
  if (Found found = by_duration()) return *found;
  narrow_groups();
  if (Found found = by_open_span()) return *found;
  choose();
  if (Found found = deed_before()) return *found;
  if (Found found = described_before()) return *found;
  drop_strangers();
  if (Found found = until_today()) return *found;
  if (best_ != nullptr && is_beside() && lies_ahead()) best_ = nullptr;
  if (Found found = told()) return *found;
  if (Found found = of_late()) return *found;
  if (Found found = to_come()) return *found;
  if (Found found = going_on()) return *found;
  if (Found found = since_dated()) return *found;
  if (Found found = by_scene()) return *found;
  return by_story();
}

EventTime DateSearch::said(const Interval& date, std::string_view how) const {
  return {date, rules_.prefix + std::string(how), std::nullopt, false};
}

/// On some day before the end of the group, or then.
EventTime DateSearch::before(const DateGroup& group) const {
  EventTime out = said({std::nullopt, group.date.end, group.date.precision}, "before");
  out.time = group.first;
  return out;
}

EventTime DateSearch::before_now() const {
  return said({std::nullopt, now_, DatePrecision::day}, "before");
}

/// "deux ans après les premières frappes", "lundi, deux jours après l'attaque".
DateSearch::Found DateSearch::by_duration() const {
  Found out;
  if (now_) {
    if (const auto began = across_duration(text_, sentence_, trigger_, groups_, clauses_, *now_))
      out = said(*began, "duration");
  }
  if (!out) {
    if (const auto began = before_reckoned(text_, sentence_, trigger_, clauses_))
      out = said(*began, began->begin ? "duration" : "before");
  }
  if (out) out->stated = true;
  return out;
}

/// "depuis une semaine".
DateSearch::Found DateSearch::by_open_span() const {
  if (!today_ || how_ == Telling::punished || how_ == Telling::spoken_of) return std::nullopt;
  const auto since =
      open_span(text_, sentence_, trigger_, groups_, clauses_, rules_.links, *today_);
  if (!since) return std::nullopt;
  Found out = said(*since, since->begin ? "duration" : "before");
  out->stated = true;
  return out;
}

/// Takes out the dates that cannot be the trigger's.
void DateSearch::narrow_groups() {
  drop_others(text_, sentence_, trigger_, clauses_, rules_.links, today_, groups_);
}

/// The date that belongs most closely to the trigger.
void DateSearch::choose() {
  direction_ = rules_.tenses.of_token(text_.analysis, trigger_);
  // "le feu vert donné à des vacances en août": what has been does not lie ahead.
  const bool done = how_ != Telling::staged || clauses_.is_pluperfect(trigger_);
  if (today_ && done && direction_ == Direction::past &&
      text_.analysis.tokens[trigger_].upos == Upos::verb) {
    for (DateGroup& group : groups_)
      put_behind(text_.times[group.first], clauses_, trigger_, *today_, group);
    std::erase_if(groups_, [&](const DateGroup& g) { return *g.date.begin > *today_; });
  }
  if (how_ == Telling::spoken_of) {
    std::erase_if(groups_,
                  [&](const DateGroup& g) { return !clauses_.governs(trigger_, g.tokens.first); });
  }
  best_ = nearest_group(groups_, clauses_, trigger_, near_);
  other_ = best_ == nullptr || near_ == Nearness::above || near_ == Nearness::sentence;
}

/// "Lundi, … après la mort de deux soldats", what one is blamed or punished for: it was some day
/// before, or that day.
DateSearch::Found DateSearch::deed_before() const {
  if (best_ == nullptr) {
    if (now_ && how_ == Telling::punished) return before_now();
    return std::nullopt;
  }
  const bool blamed =
      how_ == Telling::blamed && (noun_ || !clauses_.is_meanwhile(trigger_)) && !is_dated_itself();
  const bool anterior = noun_ && (other_ || near_ == Nearness::clause) &&
                        best_->tokens.first < trigger_ &&
                        (how_ == Telling::punished || clauses_.is_anterior(trigger_));
  if (blamed || anterior) return before(*best_);
  if (how_ == Telling::earlier && is_of_these_days(best_->date) && !is_dated_itself())
    return before(*best_);
  return std::nullopt;
}

/// A day of the last weeks, on which the news are told.
bool DateSearch::is_of_these_days(const Interval& date) const {
  return today_ && date.precision == DatePrecision::day && *date.end <= *today_ &&
         days_between(*date.end, *today_) <= story_days;
}

/// Does one of the times of the sentence stand under the trigger?
bool DateSearch::is_dated_itself() const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const DateGroup& g) {
    return clauses_.governs(trigger_, g.tokens.first);
  });
}

/// "La veuve du soldat tué par des rebelles a remercié mardi …", "après que …".
DateSearch::Found DateSearch::described_before() {
  attribute_ = !headline_ && how_ != Telling::staged && clauses_.is_attribute(trigger_);
  if (attribute_ && near_ == Nearness::sentence) best_ = nullptr;
  if (best_ != nullptr && other_ && attribute_ &&
      *best_->date.end <= today_.value_or(*best_->date.end))
    return before(*best_);
  // "depuis le départ des troupes": some day before, not that of the scene.
  const bool gone = noun_ ? clauses_.is_since(trigger_) : clauses_.is_anterior(trigger_);
  if (now_ && other_ && gone) return before_now();
  return std::nullopt;
}

/// One of several dates beside, and what somebody had been through long before the day that is
/// told, do not date the trigger.
void DateSearch::drop_strangers() {
  constexpr int long_ago = 30;
  if (best_ == nullptr || near_ != Nearness::sentence) return;
  const bool old = now_ && days_between(*best_->date.end, *now_) > long_ago &&
                   clauses_.is_of_participle(best_->tokens, trigger_);
  if (!alone_ || old) best_ = nullptr;
}

/// "avant que …": after the months that the clause above tells.
DateSearch::Found DateSearch::until_today() const {
  if (best_ == nullptr || near_ != Nearness::above || !today_ || *best_->date.end >= *today_ ||
      best_->date.precision == DatePrecision::day || !clauses_.is_posterior(trigger_))
    return std::nullopt;
  Found out = said({best_->date.begin, today_, best_->date.precision}, "before");
  out->time = best_->first;
  return out;
}

bool DateSearch::is_beside() const {
  return near_ == Nearness::sentence || near_ == Nearness::above;
}

/// What has been does not happen on a day that is still to come.
bool DateSearch::lies_ahead() const {
  const bool ahead = direction_ == Direction::future || direction_ == Direction::planned;
  return today_ && *best_->date.begin > *today_ && !ahead;
}

/// The date that the sentence tells of the trigger.
DateSearch::Found DateSearch::told() const {
  if (best_ == nullptr) return std::nullopt;
  const char* const name = near_ == Nearness::attached ? "attached"
                           : near_ == Nearness::clause ? "clause"
                                                       : "sentence";
  const DateGroup& group = *narrowest(best_, near_, groups_, clauses_, trigger_);
  Found out = said(group.date, name);
  if (today_ && *out->date.end < *today_ &&
      introduced_by(group.tokens, text_.analysis, sentence_, rules_.links.since) &&
      !clauses_.is_state(trigger_))
    out->date.end = today_;
  const bool ahead = direction_ == Direction::future || direction_ == Direction::planned;
  if (today_) cut_at(*today_, ahead, out->date);
  stretch(out->date);
  out->time = group.first;
  out->stated = !is_beside();
  return out;
}

/// "a achevé mardi quatre jours de manœuvres".
void DateSearch::stretch(Interval& date) const {
  std::uint32_t phase = no_token;
  const int days =
      date.begin == date.end && !is_beside() ? days_told(text_, sentence_, trigger_, phase) : 0;
  if (days < 2 || phase >= text_.analysis.tokens.size()) return;
  const std::string& verb = text_.analysis.tokens[phase].lemma;
  if (rules_.opens.contains(verb)) date.end = add_days(*date.end, days - 1);
  if (rules_.closes.contains(verb)) date.begin = add_days(*date.begin, 1 - days);
}

DateSearch::Found DateSearch::of_late() const {
  const bool ahead = direction_ == Direction::future || direction_ == Direction::planned;
  if (!now_ || ahead || !is_of_late(text_, sentence_, trigger_, clauses_)) return std::nullopt;
  Found out = before_now();
  out->stated = true;
  return out;
}

/// What is still to come does not happen on the day that the story tells of.
DateSearch::Found DateSearch::to_come() const {
  if (direction_ != Direction::future || how_ == Telling::refused) return std::nullopt;
  const auto coming = coming_time(text_, index_, rules_.joins, today_);
  if (!coming) return said({}, "none");
  Found out = said(coming->date, "paragraph");
  out->time = coming->first;
  return out;
}

/// "depuis" alone: from the day of the scene on; habits: on no one day.
DateSearch::Found DateSearch::going_on() const {
  if (today_ && !noun_ && clauses_.is_since(trigger_)) {
    const auto scene = paragraph_time(text_, index_, rules_.joins, rules_.links, today_, false);
    const auto from = scene ? scene->date.begin : now_;
    if (from && *from < *today_) return said({from, today_, DatePrecision::day}, "paragraph");
  }
  if (now_ && direction_ == Direction::past && clauses_.is_habit(trigger_)) return before_now();
  return std::nullopt;
}

/// "Depuis l'attaque de lundi, …": between the day of the sentence and that of writing.
DateSearch::Found DateSearch::since_dated() const {
  if (!today_ || noun_ || direction_ == Direction::planned || !alone_) return std::nullopt;
  for (const DateGroup& group : groups_) {
    const bool days = group.date.precision == DatePrecision::day && *group.date.end <= *today_ &&
                      days_between(*group.date.end, *today_) <= story_days;
    if (!days || !clauses_.dates_before(group.tokens, trigger_)) continue;
    Found out = said({group.date.end, today_, DatePrecision::day}, "sentence");
    out->time = group.first;
    return out;
  }
  return std::nullopt;
}

/// What the sentences before it tell. What was before the story is on the day of what was told
/// before it, or on no day.
DateSearch::Found DateSearch::by_scene() const {
  const bool earlier = attribute_ || how_ == Telling::earlier || clauses_.is_earlier(trigger_);
  const bool background = earlier || points_back(text_.analysis, sentence_, trigger_) ||
                          clauses_.is_framed_back(trigger_);
  const auto scene = paragraph_time(text_, index_, rules_.joins, rules_.links, today_, background);
  if (scene && !(earlier && now_ && *scene->date.begin >= *now_)) {
    if (how_ == Telling::earlier) return before(*scene);
    Found out = said(scene->date, "paragraph");
    out->time = scene->first;
    return out;
  }
  if (now_ && earlier) return before_now();
  return std::nullopt;
}

/// The day of the lead, else that of writing.
EventTime DateSearch::by_story() const {
  if (!lead_) {
    if (!today_) return said({}, "none");
    return said({today_, today_, DatePrecision::day}, "publication");
  }
  EventTime out = said(text_.times[*lead_].interval, "narrative");
  out.time = *lead_;
  constexpr std::uint32_t opening = 2;  // the last sentence of a lead
  if (today_ == text_.times[*lead_].interval.begin && index_ > opening)
    out.story = days_of_story(text_, today_);
  return out;
}

}  // namespace depeche
