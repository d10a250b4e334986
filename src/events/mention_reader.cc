// SPDX-License-Identifier: Apache-2.0
// From candidates to mentions.
#include "events/mention_reader.h"

#include "events/earlier.h"
#include "events/granted.h"
#include "events/scenes.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace depeche::events {

namespace {

/// Planned, and told in the present: "avait autorisé le 17 décembre l'envoi" dates what was said.
bool is_announced(const Candidate& candidate, const Tree& tree) {
  TokenIndex verb = candidate.standing.clause;
  if (verb < tree.size() && !tree.is_verbal(verb)) verb = tree.head(verb);
  if (candidate.standing.status != Status::planned || verb >= tree.size()) return false;
  const Morph& morph = tree[verb].morph;
  return morph.verb_form == VerbForm::fin && morph.tense == Tense::pres &&
         tree[verb].upos == Upos::verb;
}

/// "À l'approche de la grève, le ministre a parlé dimanche": the day is that of the verb between
/// what is planned and it.
bool is_of_verb_behind(const Candidate& candidate, const TimeRef& time, const Tree& tree) {
  const TokenIndex trigger = candidate.trigger;
  const TokenIndex verb = tree.head(time.tokens.first);
  if (candidate.standing.status != Status::planned || !tree.is_nominal(trigger) ||
      verb == no_token || verb < trigger || verb > time.tokens.first || !tree.is_verbal(verb) ||
      tree[verb].morph.tense != Tense::past)
    return false;
  TokenIndex below = trigger;
  for (int i = 0; i < max_climb && below != no_token && tree.head(below) != verb; ++i)
    below = tree.head(below);
  return below != no_token && tree.head(below) == verb &&
         main_relation(tree[below].deprel) == Deprel::obl;
}

/// "a appelé à une grande marche dimanche": the day behind what is planned is the day of that, not
/// of the call.
bool stands_behind_plan(const Candidate& candidate, const TimeRef& time, const Tree& tree) {
  const TokenIndex trigger = candidate.trigger;
  if (candidate.standing.status != Status::planned || time.tokens.first <= trigger) return false;
  if (tree.is_nominal(trigger)) return true;
  const auto& children = tree.children(trigger);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const Deprel d = main_relation(tree[c].deprel);
    const bool content = d == Deprel::obl || d == Deprel::obj || d == Deprel::xcomp;
    return content && c > trigger && c < time.tokens.first && !time.tokens.contains(c);
  });
}

/// "appellent à la grève le 19 janvier", "mardi": a day without its year or week that is planned is
/// the next one.
void put_ahead(const TimeRef& time, std::optional<Date> today, Interval& date) {
  constexpr int week = 7;
  if (!today || time.anchor != TimeAnchor::publication || date.precision != DatePrecision::day ||
      !date.begin || !date.end || *date.end >= *today)
    return;
  const bool weekday = time.rule.find(".weekday") != std::string::npos;
  if (weekday && add_days(*date.end, week) >= *today) {
    date.begin = add_days(*date.begin, week);
    date.end = add_days(*date.end, week);
  }
  if (time.rule.find(".date") == std::string::npos) return;
  const auto next = [](Date day) {
    return Date{day.year() + std::chrono::years{1}, day.month(), day.day()};
  };
  if (next(*date.begin).ok() && next(*date.end).ok()) {
    date.begin = next(*date.begin);
    date.end = next(*date.end);
  }
}

/// "En mars, des rebelles avaient enlevé un soldat": its own words put it weeks before the article,
/// so that it was not in the town of which the sentences before it tell.
bool is_background(const Mention& mention, std::optional<Date> today) {
  constexpr std::chrono::days weeks{21};
  return today && mention.place && mention.dated() && mention.date.end &&
         std::chrono::sys_days{*mention.date.end} + weeks < std::chrono::sys_days{*today};
}

Telling telling_of(const Candidate& candidate, const Earlier& earlier) {
  if (candidate.entry->denied && candidate.standing.status == Status::occurred)
    return Telling::refused;
  if (earlier.judged_for(candidate)) return Telling::punished;
  if (earlier.spoken_of(candidate)) return Telling::spoken_of;
  const EventType type = candidate.entry->type;
  const bool staged = type == EventType::protest || type == EventType::mobilize ||
                      type == EventType::consult || candidate.standing.status == Status::planned;
  if (staged) return Telling::staged;
  return earlier.is_of_before(candidate) ? Telling::earlier : Telling::done;
}

/// "À deux jours du sommet", "trois mois avant l'élection", seen from the day of writing; "a
/// annoncé la mobilisation de 9.000 policiers samedi 16 mars", told on the 13th.
bool lies_ahead(const EventTime& time, const Candidate& candidate, Telling telling,
                std::optional<Date> today) {
  if (!today || !time.date.begin || *time.date.begin <= *today) return false;
  if (time.rule.ends_with(".duration")) return true;
  // "le lancement de pourparlers la semaine prochaine"
  if (telling == Telling::staged && time.stated && candidate.entry->pos == EntryPos::noun)
    return true;
  const EventType type = candidate.entry->type;
  const bool own = time.rule.ends_with(".attached") || (time.stated && type == EventType::mobilize);
  return own && !is_verbal_act(type) && type != EventType::assault &&
         time.date.precision == DatePrecision::day && time.date.begin == time.date.end;
}

/// "Selon le journal, il aurait tué": told, but not vouched for.
void doubt(std::vector<Attribution>& attributions) {
  for (Attribution& a : attributions) {
    if (a.stance == Stance::asserts) a.stance = Stance::doubts;
  }
}

}  // namespace

std::vector<Mention> mentions_of(std::vector<Candidate> candidates, const Findings& findings,
                                 const Tree& tree, const Participants& participants,
                                 const Voices& voices, const Lexicon& lexicon,
                                 const EventClock& clock, const EventPlaceRules& places,
                                 const std::vector<PlaceRef>& scenes) {
  const TimedText timed{findings.document, findings.analysis, findings.times};
  const auto today = writing_day(findings.document, findings.times);
  const Earlier earlier(tree, lexicon);
  const Granted granted(tree, lexicon, findings.attributions.quotes);
  std::vector<Mention> out;
  out.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    Mention mention;
    const TokenIndex trigger = candidate.trigger;
    const Telling telling = telling_of(candidate, earlier);
    const EventTime time = clock.find(timed, trigger, telling);
    mention.date = time.date;
    const bool of_verb = time.time && is_of_verb_behind(candidate, timed.times[*time.time], tree);
    if (time.time && time.stated && !of_verb &&
        (is_announced(candidate, tree) ||
         stands_behind_plan(candidate, timed.times[*time.time], tree)))
      put_ahead(timed.times[*time.time], today, mention.date);
    // Words are spoken on the day of which the story tells, deeds are done on any of its days.
    if (time.story && !is_verbal_act(candidate.entry->type) &&
        candidate.entry->type != EventType::consult)
      mention.date = *time.story;
    // What is planned is still to come on the day on which it was told.
    if (candidate.standing.status == Status::planned && (of_verb || !time.stated) &&
        mention.date.begin)
      mention.date.end.reset();
    if (lies_ahead(time, candidate, telling, today) &&
        candidate.standing.status == Status::occurred)
      candidate.standing.status = Status::planned;
    if (earlier.is_blamed(candidate)) {
      const EventTime before = clock.find(timed, trigger, Telling::blamed);
      if (before.time && !before.date.begin) mention.blamed_on = before.date.end;
    } else if (telling == Telling::earlier && time.time && !time.date.begin) {
      mention.blamed_on = time.date.end;
    }
    mention.date_ground = ground_of(time.rule);
    mention.own_date = time.rule.ends_with(".attached");
    mention.attributions = voices.at(tree[trigger].span);
    const bool blamed = earlier.spoken_of(candidate) && !earlier.imputed(candidate);
    mention.granted =
        std::erase_if(mention.attributions, [&](const Attribution& a) {
          const bool nobody = a.stance == Stance::doubts && a.claimant == no_actor;
          return (a.stance == Stance::asserts || nobody) && (granted.holds(candidate, a) || blamed);
        }) > 0;
    if (candidate.standing.rumoured) doubt(mention.attributions);
    mention.candidate = std::move(candidate);
    const bool elsewhere = telling == Telling::punished || telling == Telling::spoken_of;
    locate(scenes, participants, tree, lexicon, places, elsewhere, mention);
    if (is_background(mention, today) && mention.place_ground == Ground::scene &&
        scenes[*mention.place].resolution >= Resolution::district)
      mention.place.reset();
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace depeche::events
