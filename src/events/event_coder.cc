// SPDX-License-Identifier: Apache-2.0
// Who did what to whom? From triggers to reports.
#include "events/event_coder.h"

#include "events/confidence.h"
#include "events/contexts.h"
#include "events/gate.h"
#include "events/home.h"
#include "events/lexicon.h"
#include "events/meetings.h"
#include "events/merge.h"
#include "events/sizes.h"
#include "events/victims.h"
#include "events/voices.h"
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
  return EventCoder(
      std::make_unique<Rules>(Rules{std::move(*lexicon), std::move(*clock), std::move(*places),
                                    std::move(*contexts), std::move(*confidence)}));
}

namespace {

/// A happening that ended so long before the article is background.
constexpr std::chrono::days background{45};

/// What is done with bodies happens somewhere; words are spoken anywhere.
bool has_scene(EventType type) {
  switch (type) {
    case EventType::assault:
    case EventType::coerce:
    case EventType::protest:
    case EventType::mobilize:
    case EventType::retreat:
    case EventType::consult:
      return true;
    default:
      return false;
  }
}

/// A noun that may say where somebody is ("en vacances à Marmaris", "au sommet d'Antalya"), no deed
/// that is spoken of.
bool may_frame(TokenIndex noun, const Tree& tree, const Lexicon& lexicon) {
  const auto* entries = lexicon.find(tree[noun].lemma);
  return entries == nullptr ||
         std::any_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           return lexicon.entry(choice).type == EventType::consult;
         });
}

/// Words are spoken where a verb says so ("a déclaré à Paris", "À Paris, … a fait savoir que …") or
/// a circumstance before it ("au sommet d'Antalya, il a refusé"); other places under nouns are
/// those of what is spoken of ("a condamné l'attaque de Kaboul").
bool under_verb(const PlaceRef& place, TokenIndex trigger, const Tree& tree,
                const Lexicon& lexicon) {
  TokenIndex t = place.tokens.first;
  while (t < place.tokens.last && place.tokens.contains(tree.head(t))) ++t;
  if (t >= place.tokens.last) return false;
  for (int i = 0; i < max_climb; ++i) {
    const TokenIndex head = tree.head(t);
    if (head >= tree.size()) return false;
    const Deprel d = main_relation(tree[t].deprel);
    if (d == Deprel::obl && tree.is_verbal(head)) return i == 0 || t < trigger;
    const bool steps = d == Deprel::nmod || d == Deprel::appos || d == Deprel::flat;
    if (!steps || !tree.is_nominal(head) || head > trigger || !may_frame(head, tree, lexicon))
      return false;
    t = head;
  }
  return false;
}

/// Places that say where a claimant is ("the general staff in Moscow said") are no scenes.
std::vector<PlaceRef> scenes_of(const Findings& findings, const Participants& participants,
                                const Tree& tree) {
  std::vector<PlaceRef> scenes = findings.places;
  ActorList claimants;
  for (const Claim& claim : findings.attributions.claims)
    add_actor(claim.attribution.claimant, claimants);
  for (PlaceRef& place : scenes) {
    for (TokenIndex t = place.tokens.first; t < place.tokens.last && t < tree.size(); ++t) {
      const TokenIndex head = tree.head(t);
      if (head >= tree.size() || place.tokens.contains(head)) continue;
      if (main_relation(tree[t].deprel) != Deprel::nmod) break;
      ActorList whose;
      bool near = false;
      if (participants.names_actor(head)) participants.resolve(head, whose, near);
      if (overlap(whose, claimants)) place.is_actor = true;
    }
  }
  return scenes;
}

/// An inferred place only for what must have one, and where the country that suffered it is not
/// another.
void locate(const std::vector<PlaceRef>& scenes, const Participants& participants, const Tree& tree,
            const Lexicon& lexicon, const EventPlaceRules& rules, Mention& mention) {
  const Candidate& c = mention.candidate;
  const auto found = place_for(c.trigger, tree.analysis(), scenes, rules);
  if (!found) return;
  const PlaceRef& place = scenes[found->place];
  // Who comes together to agree or sign does so where the article is written.
  const bool together = found->rule.ends_with(".dateline") && c.actors.size() > 1 &&
                        (c.entry->type == EventType::agree || c.entry->type == EventType::support);
  if (!found->stated() && !has_scene(c.entry->type) && !together) return;
  const bool elsewhere = std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
    return participants.is_country(a) && participants.country_of(a) != place.country;
  });
  if (!found->stated() && elsewhere) return;
  if (is_verbal_act(c.entry->type) && found->stated() &&
      !under_verb(place, c.trigger, tree, lexicon)) {
    return;
  }
  const bool addressed = is_verbal_act(c.entry->type) && found->stated() &&
                         place.tokens.first > c.trigger && rules.words.is_capital(place) &&
                         std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
                           return participants.country_of(a) == place.country;
                         });
  if (addressed) return;
  mention.place = found->place;
  mention.place_ground = ground_of(found->rule);
  mention.own_place = found->rule.ends_with(".attached");
}

/// "Selon X, ces troubles n'ont rien changé": who speaks takes for granted what "ces" points at.
bool points_back(const Candidate& candidate, const Tree& tree) {
  if (candidate.entry->pos != EntryPos::noun || candidate.standing.supported) return false;
  const auto& children = tree.children(candidate.trigger);
  return std::any_of(children.begin(), children.end(), [&tree](TokenIndex c) {
    return tree[c].upos == Upos::det && tree[c].morph.pron_type == PronType::dem;
  });
}

std::vector<Mention> mentions_of(std::vector<Candidate> candidates, const Findings& findings,
                                 const Tree& tree, const Participants& participants,
                                 const Voices& voices, const Lexicon& lexicon,
                                 const EventClock& clock, const EventPlaceRules& places) {
  const std::vector<PlaceRef> scenes = scenes_of(findings, participants, tree);
  const TimedText timed{findings.document, findings.analysis, findings.times};
  std::vector<Mention> out;
  out.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    Mention mention;
    const TokenIndex trigger = candidate.trigger;
    const EventTime time = clock.find(timed, trigger);
    mention.date = time.date;
    mention.date_ground = ground_of(time.rule);
    mention.own_date = time.rule.ends_with(".attached");
    mention.attributions = voices.at(tree[trigger].span);
    if (points_back(candidate, tree)) {
      std::erase_if(mention.attributions,
                    [](const Attribution& a) { return a.stance == Stance::asserts; });
    }
    mention.candidate = std::move(candidate);
    locate(scenes, participants, tree, lexicon, places, mention);
    out.push_back(std::move(mention));
  }
  return out;
}

/// "trois personnes tuées … le bilan est de trois morts": the same people, once; a toll that stands
/// alone is one group of dead and one of hurt.
void unite_tolls(const Participants& participants, ActorList& list) {
  const bool described = std::any_of(list.begin(), list.end(),
                                     [&](ActorIndex a) { return participants.toll_of(a).empty(); });
  std::vector<std::string_view> told;
  std::erase_if(list, [&](ActorIndex a) {
    const std::string_view fate = participants.toll_of(a);
    if (fate.empty()) return false;
    if (described || std::find(told.begin(), told.end(), fate) != told.end()) return true;
    told.push_back(fate);
    return false;
  });
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

/// "X said it would not sign": the words are the act, and nobody vouches for it but who does it.
void drop_own_words(Report& report) {
  if (!is_verbal_act(report.type)) return;
  std::erase_if(report.attributions, [&report](const Attribution& a) {
    return a.stance == Stance::asserts && a.size.empty() && a.claimant != no_actor &&
           std::find(report.actors.begin(), report.actors.end(), a.claimant) != report.actors.end();
  });
}

}  // namespace

Coded EventCoder::code(const Findings& findings) const {
  const Lexicon& lexicon = rules_->lexicon;
  if (lexicon.entries().empty() || findings.analysis.sentences.empty()) return {};
  const Tree tree(findings.analysis);
  CountryParties countries = find_country_parties(findings.analysis, findings.places,
                                                  findings.actors, rules_->places.words);
  add_victims(findings.analysis, findings.actors, findings.quantities, countries);
  const Participants participants(tree, lexicon, findings.actors, countries);
  const Voices voices(findings.attributions.claims);
  auto mentions =
      mentions_of(find_candidates(tree, lexicon, participants, findings.places), findings, tree,
                  participants, voices, lexicon, rules_->clock, rules_->places);
  const auto figures = figures_of(tree, participants, findings.quantities);
  attach_sizes(tree, lexicon, voices, figures, mentions);
  Gate(tree, lexicon, participants, findings.places).judge(mentions);
  attach_scattered_sizes(tree, voices, figures, mentions);
  const auto written = writing_day(findings.document, findings.times);
  std::vector<Report> reports;
  ContextFinder contexts(rules_->contexts, tree, participants);
  for (Happening& happening : merge_mentions(mentions, findings.places, tree, participants)) {
    unite_tolls(participants, happening.recipients);
    locate_at_home(participants, findings.places, tree,
                   mentions[happening.main].candidate.entry->type, happening);
    const std::string mode = settle_meeting(participants, findings.places, mentions, happening);
    count_individuals(participants, lexicon, tree, mentions, happening);
    reports.push_back(report_of(happening, mentions, tree, written));
    Report& report = reports.back();
    drop_own_words(report);
    if (!mode.empty()) report.mode = mode;
    report.confidence =
        rules_->confidence.of(report, mentions[happening.main].candidate, participants);
    contexts.settle(report.type, report.mode, happening, mentions, report.contexts);
  }
  const auto first = static_cast<ActorIndex>(findings.actors.list.size());
  auto parties = keep_used(std::move(countries), first, reports);
  return {std::move(reports), std::move(parties)};
}

}  // namespace depeche
