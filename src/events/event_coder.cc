// SPDX-License-Identifier: Apache-2.0
// Who did what to whom? From triggers to reports.
#include "events/event_coder.h"

#include "events/confidence.h"
#include "events/contexts.h"
#include "events/date_signs.h"
#include "events/gate.h"
#include "events/granted.h"
#include "events/home.h"
#include "events/lexicon.h"
#include "events/meetings.h"
#include "events/merge.h"
#include "events/pair_signs.h"
#include "events/roles.h"
#include "events/scenes.h"
#include "events/sizes.h"
#include "events/told_once.h"
#include "events/victims.h"
#include "events/voices.h"
#include "events/voucher_signs.h"
#include "events/vouching.h"
#include "places/event_place.h"
#include "time/event_time.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace depeche {

using namespace events;

struct EventCoder::Rules {
  Lexicon lexicon;
  EventClock clock;
  EventPlaceRules places;
  ContextTable contexts;
  ConfidenceTable confidence;
  TriggerHabits habits;
  Likelihood likelihood;
  PairModel pairs;
  Roles roles;
  Vouchers vouchers;
  DateModel dates;
};

EventCoder::EventCoder(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

EventCoder::EventCoder(EventCoder&&) noexcept = default;
EventCoder& EventCoder::operator=(EventCoder&&) noexcept = default;
EventCoder::~EventCoder() = default;

Result<EventCoder> EventCoder::load(const Pack& pack) {
  auto lexicon = Lexicon::load(pack);
  if (!lexicon) return lexicon.error();
  auto clock = EventClock::load(pack);
  if (!clock) return clock.error();
  auto places = EventPlaceRules::load(pack);
  if (!places) return places.error();
  auto contexts = ContextTable::load(pack);
  if (!contexts) return contexts.error();
  auto confidence = ConfidenceTable::load(pack);
  if (!confidence) return confidence.error();
  auto habits = TriggerHabits::load(pack);
  if (!habits) return habits.error();
  auto likelihood = Likelihood::load(pack);
  if (!likelihood) return likelihood.error();
  auto pairs = PairModel::load(pack);
  if (!pairs) return pairs.error();
  auto roles = Roles::load(pack);
  if (!roles) return roles.error();
  auto vouchers = Vouchers::load(pack);
  if (!vouchers) return vouchers.error();
  auto dates = DateModel::load(pack);
  if (!dates) return dates.error();
  return EventCoder(std::make_unique<Rules>(Rules{std::move(*lexicon), std::move(*clock),
                                                  std::move(*places), std::move(*contexts),
                                                  std::move(*confidence), std::move(*habits),
                                                  std::move(*likelihood), std::move(*pairs),
                                                  std::move(*roles), std::move(*vouchers),
                                                  std::move(*dates)}));
}

namespace {

/// A happening that ended so long before the article is background.
constexpr std::chrono::days background{45};

/// "a condamné mardi l'attaque": a definite noun that is blamed or praised, not told.
bool spoken_of(const Candidate& candidate, const Tree& tree, const Lexicon& lexicon) {
  const TokenIndex trigger = candidate.trigger;
  if (candidate.entry->pos != EntryPos::noun || candidate.standing.supported) return false;
  if (main_relation(tree[trigger].deprel) != Deprel::obj &&
      tree[trigger].deprel != Deprel::nsubj_pass)
    return false;
  const auto* verb = lexicon.find(tree[tree.head(trigger)].lemma);
  const bool judges =
      verb != nullptr && std::all_of(verb->begin(), verb->end(), [&](const Choice& choice) {
        const EventType type = lexicon.entry(choice).type;
        return type == EventType::accuse || type == EventType::support;
      });
  if (!judges) return false;
  const auto& children = tree.children(trigger);
  return std::any_of(children.begin(), children.end(), [&tree](TokenIndex c) {
    return tree[c].upos == Upos::det &&
           (tree[c].morph.definite || tree[c].morph.pron_type == PronType::dem);
  });
}

/// "attributed the bombing to the rebels": who says so names the doer.
bool imputed(const Candidate& candidate, const Tree& tree, const Lexicon& lexicon) {
  if (candidate.actors.empty()) return false;
  const auto* verb = lexicon.find(tree[tree.head(candidate.trigger)].lemma);
  return verb != nullptr && std::any_of(verb->begin(), verb->end(), [&](const Choice& choice) {
           const Entry& entry = lexicon.entry(choice);
           return entry.type == EventType::accuse && entry.mode == "allege";
         });
}

/// "condamné en 2017 pour l'assassinat de cinq jeunes", "charged on Monday with the attack".
bool judged_for(const Candidate& candidate, const Tree& tree, const Lexicon& lexicon) {
  const TokenIndex trigger = candidate.trigger;
  const Deprel relation = main_relation(tree[trigger].deprel);
  if (candidate.entry->pos != EntryPos::noun || candidate.entry->type != EventType::assault ||
      (relation != Deprel::obl && relation != Deprel::nmod))
    return false;
  TokenIndex head = tree.head(trigger);
  // "la mise en examen pour l'attaque", "en garde à vue pour l'attaque": under a noun.
  for (int i = 0; i < 2 && head < tree.size() && lexicon.find(tree[head].lemma) == nullptr; ++i)
    head = tree.head(head);
  if (head >= tree.size()) return false;
  const auto* verb = lexicon.find(tree[head].lemma);
  if (verb == nullptr) return false;
  const bool judges = std::any_of(verb->begin(), verb->end(), [&](const Choice& choice) {
    const Entry& entry = lexicon.entry(choice);
    return entry.type == EventType::accuse || entry.mode == "convict" || entry.mode == "arrest";
  });
  const auto& children = tree.children(trigger);
  return judges && std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           const Marker marker = lexicon.marker(tree[c].lemma);
           return marker == Marker::reason || marker == Marker::purpose;
         });
}

/// Planned, and told in the present: "avait autorisé le 17 décembre l'envoi" dates what was said.
bool is_announced(const Candidate& candidate, const Tree& tree) {
  TokenIndex verb = candidate.standing.clause;
  if (verb < tree.size() && !tree.is_verbal(verb)) verb = tree.head(verb);
  if (candidate.standing.status != Status::planned || verb >= tree.size()) return false;
  const Morph& morph = tree[verb].morph;
  return morph.verb_form == VerbForm::fin && morph.tense == Tense::pres &&
         tree[verb].upos == Upos::verb;
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

Telling telling_of(const Candidate& candidate, const Tree& tree, const Lexicon& lexicon) {
  if (candidate.entry->denied && candidate.standing.status == Status::occurred)
    return Telling::refused;
  if (judged_for(candidate, tree, lexicon)) return Telling::punished;
  if (spoken_of(candidate, tree, lexicon)) return Telling::spoken_of;
  const EventType type = candidate.entry->type;
  const bool staged = type == EventType::protest || type == EventType::mobilize ||
                      type == EventType::consult || candidate.standing.status == Status::planned;
  return staged ? Telling::staged : Telling::done;
}

/// "Selon le journal, il aurait tué": told, but not vouched for.
void doubt(std::vector<Attribution>& attributions) {
  for (Attribution& a : attributions) {
    if (a.stance == Stance::asserts) a.stance = Stance::doubts;
  }
}

std::vector<Mention> mentions_of(std::vector<Candidate> candidates, const Findings& findings,
                                 const Tree& tree, const Participants& participants,
                                 const Voices& voices, const Lexicon& lexicon,
                                 const EventClock& clock, const EventPlaceRules& places,
                                 const std::vector<PlaceRef>& scenes) {
  const TimedText timed{findings.document, findings.analysis, findings.times};
  const auto today = writing_day(findings.document, findings.times);
  const Granted granted(tree, lexicon, findings.attributions.quotes);
  std::vector<Mention> out;
  out.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    Mention mention;
    const TokenIndex trigger = candidate.trigger;
    const Telling telling = telling_of(candidate, tree, lexicon);
    const EventTime time = clock.find(timed, trigger, telling);
    mention.date = time.date;
    if (time.time && time.stated && is_announced(candidate, tree))
      put_ahead(timed.times[*time.time], today, mention.date);
    // Words are spoken on the day of which the story tells, deeds are done on any of its days.
    if (time.story && !is_verbal_act(candidate.entry->type) &&
        candidate.entry->type != EventType::consult)
      mention.date = *time.story;
    // What is planned is still to come on the day on which it was told.
    if (candidate.standing.status == Status::planned && !time.stated && mention.date.begin)
      mention.date.end.reset();
    mention.date_ground = ground_of(time.rule);
    mention.own_date = time.rule.ends_with(".attached");
    mention.attributions = voices.at(tree[trigger].span);
    const bool blamed = spoken_of(candidate, tree, lexicon) && !imputed(candidate, tree, lexicon);
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

/// The sentence of the main mention.
Span evidence_of(const Happening& happening, const std::vector<Mention>& mentions,
                 const Tree& tree) {
  const TokenIndex trigger = mentions[happening.main].candidate.trigger;
  return tree.analysis().sentences[tree.sentence(trigger)].span;
}

void add_codes(const Happening& happening, const std::vector<Mention>& mentions, Report& report) {
  for (const std::uint32_t i : happening.mentions) {
    const Entry& entry = *mentions[i].candidate.entry;
    if (report.mode.empty() && !entry.mode.empty()) {
      report.mode = entry.mode;
      if (!entry.cameo.empty()) report.cameo = entry.cameo;
    }
    for (const std::string& context : entry.contexts) report.contexts.push_back(context);
  }
  std::sort(report.contexts.begin(), report.contexts.end());
  report.contexts.erase(std::unique(report.contexts.begin(), report.contexts.end()),
                        report.contexts.end());
}

Report report_of(const Happening& happening, const std::vector<Mention>& mentions, const Tree& tree,
                 std::optional<Date> written) {
  const Mention& main = mentions[happening.main];
  const Entry& entry = *main.candidate.entry;
  Report report;
  report.evidence = evidence_of(happening, mentions, tree);
  report.rule = entry.id;
  report.type = entry.type;
  report.mode = entry.mode;
  report.cameo = entry.cameo;
  add_codes(happening, mentions, report);
  report.actors = happening.actors;
  report.recipients = happening.recipients;
  report.place = happening.place;
  report.date = happening.date;
  report.status = main.candidate.standing.status;
  report.size = happening.sizes;
  report.attributions = happening.attributions;
  for (const std::uint32_t i : happening.mentions) {
    report.mentions.push_back(tree[mentions[i].candidate.trigger].span);
  }
  if (written && happening.date_ground >= Ground::scene && happening.date.end) {
    report.historical =
        std::chrono::sys_days{*happening.date.end} + background < std::chrono::sys_days{*written};
  }
  return report;
}

}  // namespace

/// The mentions of a document, looked at, and what they were read with. Its parts refer to one
/// another: it stays where it is made.
struct EventCoder::JudgedText {
  JudgedText(const Rules& rules, const Findings& findings, bool rare)
      : tree(findings.analysis),
        countries(countries_of(rules, findings)),
        participants(tree, rules.lexicon, findings.actors, countries),
        voices(findings.attributions.claims),
        scenes(scenes_of(findings, participants, tree)),
        mentions(mentions_in(rules, findings, rare)),
        figures(figures_of(tree, participants, findings.quantities)),
        gate(tree, rules.lexicon, participants, findings.places) {
    attach_sizes(tree, rules.lexicon, voices, figures, mentions.fitting);
    gate.look_at(mentions);
  }

  JudgedText(const JudgedText&) = delete;
  JudgedText& operator=(const JudgedText&) = delete;

  static CountryParties countries_of(const Rules& rules, const Findings& findings) {
    CountryParties countries = find_country_parties(findings.analysis, findings.places,
                                                    findings.actors, rules.places.words);
    add_victims(findings.analysis, findings.actors, findings.quantities, countries);
    return countries;
  }

  [[nodiscard]] JudgedMentions mentions_in(const Rules& rules, const Findings& findings,
                                           bool rare) const {
    auto [fitting, nearly] =
        find_candidates(tree, rules.lexicon, rules.habits, participants, findings.places, rare);
    const auto read = [&](std::vector<Candidate> candidates) {
      auto out = mentions_of(std::move(candidates), findings, tree, participants, voices,
                             rules.lexicon, rules.clock, rules.places, scenes);
      name_claimants(countries, tree, out);
      return out;
    };
    return {read(std::move(fitting)), read(std::move(nearly))};
  }

  Tree tree;
  CountryParties countries;
  Participants participants;
  Voices voices;
  std::vector<PlaceRef> scenes;  ///< where things can happen
  JudgedMentions mentions;
  std::vector<Figure> figures;
  Gate gate;
};

bool EventCoder::reads(const Findings& findings) const {
  return !rules_->lexicon.entries().empty() && !findings.analysis.sentences.empty();
}

namespace {

std::string told_span(Span span) {
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

template <typename Numbers>
void add_signs(const Numbers& numbers, SeenQuestion& question) {
  for (std::size_t i = 0; i < Numbers::names.size(); ++i)
    question.signs.emplace_back(Numbers::names[i], numbers.values[i]);
}

void see_dated(const DateSigns& signs, const Happening& happening,
               const std::vector<Mention>& mentions, const Tree& tree,
               std::vector<SeenQuestion>& out) {
  std::string triggers;
  for (const std::uint32_t i : happening.mentions)
    triggers += told_span(tree[mentions[i].candidate.trigger].span) + ',';
  SeenQuestion& question = out.emplace_back();
  question.about = {std::string(name_of(mentions[happening.main].candidate.entry->type)), triggers,
                    happening.date.begin ? to_string(*happening.date.begin) : "",
                    happening.date.end ? to_string(*happening.date.end) : ""};
  add_signs(signs, question);
}

void see_vouched(const VoucherReader& reader, const Happening& happening,
                 const Report& report, std::vector<SeenQuestion>& out) {
  std::string triggers;
  for (const Span& span : report.mentions) triggers += told_span(span) + ',';
  for (const Attribution& said : report.attributions) {
    if (said.claimant == no_actor || said.stance == Stance::denies) continue;
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(report.type)), triggers, std::to_string(said.claimant)};
    add_signs(reader.read(happening, report, said), question);
  }
}

}  // namespace

/// Where the questions of a kind go that are asked while reports are made.
struct EventCoder::Watcher {
  Question which;
  std::vector<SeenQuestion>& out;
};

Coded EventCoder::code(const Findings& findings) const {
  return code(findings, nullptr);
}

Coded EventCoder::code(const Findings& findings, const Watcher* watcher) const {
  if (!reads(findings)) return {};
  JudgedText text(*rules_, findings, false);
  auto& [tree, countries, participants, voices, scenes, looked_at, figures, gate] = text;
  std::vector<Mention> mentions =
      gate.choose(std::move(looked_at), rules_->likelihood, rules_->habits);
  share_places(tree, mentions);
  attach_scattered_sizes(tree, voices, figures, mentions);
  const auto written = writing_day(findings.document, findings.times);
  std::vector<Report> reports;
  const RoleReader readers(mentions, findings.places, tree, findings.actors, countries,
                           participants);
  const Sameness sameness(mentions, findings.places, tree, participants);
  const PairReader pairs(mentions, findings.places, tree, participants, sameness, rules_->pairs);
  const VoucherReader vouchers(mentions, pairs, tree, findings, participants, written);
  ContextFinder contexts(rules_->contexts, tree, participants);
  for (Happening& happening : merge_mentions(mentions, findings.places, tree, participants,
                                            rules_->pairs)) {
    name_once(participants, mentions[happening.main].candidate.entry->type, happening);
    locate_at_home(participants, scenes, tree, rules_->places,
                   *mentions[happening.main].candidate.entry, written, happening);
    const std::string mode = settle_meeting(participants, findings.places, mentions, happening);
    rules_->roles.settle(readers, happening);
    count_individuals(participants, rules_->lexicon, tree, mentions, happening);
    const DateSigns dated = date_signs_of(happening, mentions, tree, findings.times, written);
    if (watcher != nullptr && watcher->which == Question::dated)
      see_dated(dated, happening, mentions, tree, watcher->out);
    // An open date ("some day before") says no more than it knows.
    const bool closed = happening.date.begin && happening.date.end;
    if (closed && !rules_->dates.trusts(dated)) {
      happening.date = {};
      happening.date_ground = Ground::none;
    }
    reports.push_back(report_of(happening, mentions, tree, written));
    Report& report = reports.back();
    drop_own_words(report);
    drop_shared_words(happening, mentions, tree, findings.actors, report);
    if (watcher != nullptr && watcher->which == Question::vouches)
      see_vouched(vouchers, happening, report, watcher->out);
    rules_->vouchers.settle(vouchers, happening, report);
    if (!mode.empty()) report.mode = mode;
    report.confidence = rules_->confidence.of(report, mentions[happening.main], participants);
    contexts.settle(report.type, report.mode, happening, mentions, report.contexts);
  }
  const auto first = static_cast<ActorIndex>(findings.actors.list.size());
  auto parties = keep_used(std::move(countries), first, reports);
  return {std::move(reports), std::move(parties)};
}

void EventCoder::see_told(const JudgedText& text, std::vector<SeenQuestion>& out) {
  for (const SeenMention& seen : text.gate.seen(text.mentions)) {
    const Mention& m = *seen.mention;
    const bool by_rules = m.candidate.fails == 0 && m.candidate.kept && !m.weak && !m.embedded;
    SeenQuestion& question = out.emplace_back();
    question.about = {std::string(name_of(m.candidate.entry->type)),
                      told_span(text.tree[m.candidate.trigger].span), by_rules ? "1" : "0"};
    add_signs(seen.signs, question);
    for (std::size_t i = 0; i < WordKeys::names.size(); ++i)
      question.words.emplace_back(WordKeys::names[i], seen.words.keys[i]);
  }
}

void EventCoder::see_same(const JudgedText& text, const Findings& findings,
                          const std::vector<Mention>& mentions, const PairModel& model,
                          std::vector<SeenQuestion>& out) {
  const Sameness sameness(mentions, findings.places, text.tree, text.participants);
  const PairReader pairs(mentions, findings.places, text.tree, text.participants, sameness,
                         model);
  for (std::uint32_t second = 0; second < mentions.size(); ++second) {
    for (std::uint32_t first = 0; first < second; ++first) {
      const Candidate& a = mentions[first].candidate;
      const Candidate& b = mentions[second].candidate;
      if (a.entry->type != b.entry->type) continue;
      SeenQuestion& question = out.emplace_back();
      question.about = {std::string(name_of(a.entry->type)), told_span(text.tree[a.trigger].span),
                        told_span(text.tree[b.trigger].span)};
      add_signs(pairs.read(first, second), question);
    }
  }
}

void EventCoder::see_roles(const JudgedText& text, const Findings& findings,
                           const std::vector<Mention>& mentions, const PairModel& model,
                           std::vector<SeenQuestion>& out) {
  const RoleReader reader(mentions, findings.places, text.tree, findings.actors, text.countries,
                          text.participants);
  for (Happening& happening :
       merge_mentions(mentions, findings.places, text.tree, text.participants, model)) {
    const Mention& main = mentions[happening.main];
    name_once(text.participants, main.candidate.entry->type, happening);
    settle_meeting(text.participants, findings.places, mentions, happening);
    std::string triggers;
    for (const std::uint32_t i : happening.mentions)
      triggers += told_span(text.tree[mentions[i].candidate.trigger].span) + ',';
    const ActorList candidates = reader.candidates(happening);
    for (const ActorIndex actor : candidates) {
      for (const Side side : {Side::actor, Side::recipient}) {
        SeenQuestion& question = out.emplace_back();
        question.about = {std::string(name_of(main.candidate.entry->type)), triggers,
                          side == Side::actor ? "actor" : "recipient", std::to_string(actor),
                          reader.spans_of(actor)};
        add_signs(reader.signs(happening, candidates, actor, side), question);
        const RoleKeys keys = reader.keys(happening, actor, side);
        for (std::size_t i = 0; i < RoleKeys::names.size(); ++i)
          question.words.emplace_back(RoleKeys::names[i], keys.keys[i]);
      }
    }
  }
}

std::vector<SeenQuestion> EventCoder::seen(const Findings& findings, Question which) const {
  std::vector<SeenQuestion> out;
  if (!reads(findings)) return out;
  if (which == Question::vouches || which == Question::dated) {
    const Watcher watcher{which, out};
    code(findings, &watcher);
    return out;
  }
  JudgedText text(*rules_, findings, which == Question::told);
  if (which == Question::told) {
    see_told(text, out);
    return out;
  }
  std::vector<Mention> mentions =
      text.gate.choose(std::move(text.mentions), rules_->likelihood, rules_->habits);
  std::erase_if(mentions, [](const Mention& m) { return !m.candidate.kept; });
  share_places(text.tree, mentions);
  if (which == Question::same) see_same(text, findings, mentions, rules_->pairs, out);
  if (which == Question::participates) see_roles(text, findings, mentions, rules_->pairs, out);
  return out;
}

}  // namespace depeche
