// SPDX-License-Identifier: Apache-2.0
// Who did what to whom? From triggers to reports.
#include "events/event_coder.h"

#include "events/gate.h"
#include "events/home.h"
#include "events/lexicon.h"
#include "events/merge.h"
#include "events/sizes.h"
#include "events/victims.h"
#include "events/voices.h"
#include "places/event_place.h"
#include "time/event_time.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace depeche {

using namespace events;

struct EventCoder::Rules {
  Lexicon lexicon;
  EventClock clock;
  EventPlaceRules places;
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
  return EventCoder(
      std::make_unique<Rules>(Rules{std::move(*lexicon), std::move(*clock), std::move(*places)}));
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

/// Words are spoken where a verb says so ("a déclaré à Paris", "À Paris, … a fait savoir que …");
/// the places under nouns are those of what is spoken of ("a condamné l'attaque de Kaboul").
bool under_verb(const PlaceRef& place, const Tree& tree) {
  for (TokenIndex t = place.tokens.first; t < place.tokens.last; ++t) {
    const TokenIndex head = tree.head(t);
    if (head < tree.size() && !place.tokens.contains(head))
      return main_relation(tree[t].deprel) == Deprel::obl && tree.is_verbal(head);
  }
  return false;
}

/// An inferred place only for what must have one, and where the country that suffered it is not
/// another.
void locate(const Findings& findings, const Participants& participants, const Tree& tree,
            const EventPlaceRules& rules, Mention& mention) {
  const Candidate& c = mention.candidate;
  const auto found = place_for(c.trigger, findings.analysis, findings.places, rules);
  if (!found || (!found->stated() && !has_scene(c.entry->type))) return;
  const PlaceRef& place = findings.places[found->place];
  const bool elsewhere = std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
    return participants.is_country(a) && participants.country_of(a) != place.country;
  });
  if (!found->stated() && elsewhere) return;
  if (is_verbal_act(c.entry->type) && !under_verb(place, tree)) return;
  const bool addressed = is_verbal_act(c.entry->type) && rules.words.is_capital(place) &&
                         std::any_of(c.recipients.begin(), c.recipients.end(), [&](ActorIndex a) {
                           return participants.country_of(a) == place.country;
                         });
  if (addressed) return;
  mention.place = found->place;
  mention.place_ground = ground_of(found->rule);
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
                                 const Voices& voices, const EventClock& clock,
                                 const EventPlaceRules& places) {
  const TimedText timed{findings.document, findings.analysis, findings.times};
  std::vector<Mention> out;
  out.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    Mention mention;
    const TokenIndex trigger = candidate.trigger;
    const EventTime time = clock.find(timed, trigger);
    mention.date = time.date;
    mention.date_ground = ground_of(time.rule);
    mention.attributions = voices.at(tree[trigger].span);
    if (points_back(candidate, tree)) {
      std::erase_if(mention.attributions,
                    [](const Attribution& a) { return a.stance == Stance::asserts; });
    }
    mention.candidate = std::move(candidate);
    locate(findings, participants, tree, places, mention);
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

Report report_of(Happening happening, const std::vector<Mention>& mentions, const Tree& tree,
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
  report.actors = std::move(happening.actors);
  report.recipients = std::move(happening.recipients);
  report.place = happening.place;
  report.date = happening.date;
  report.status = main.candidate.standing.status;
  report.size = std::move(happening.sizes);
  report.attributions = std::move(happening.attributions);
  for (const std::uint32_t i : happening.mentions) {
    report.mentions.push_back(tree[mentions[i].candidate.trigger].span);
  }
  const auto more = static_cast<double>(std::min<std::size_t>(happening.mentions.size() - 1, 3));
  // Two digits: more would pretend to a precision that it has not.
  report.confidence = std::round(std::min(main.confidence + 0.02 * more, 0.98) * 100.0) / 100.0;
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
           std::find(report.actors.begin(), report.actors.end(), a.claimant) !=
               report.actors.end();
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
  auto mentions = mentions_of(find_candidates(tree, lexicon, participants), findings, tree,
                              participants, voices, rules_->clock, rules_->places);
  const auto figures = figures_of(tree, participants, findings.quantities);
  attach_sizes(tree, lexicon, voices, figures, mentions);
  Gate(tree, lexicon, participants, findings.places).judge(mentions);
  attach_scattered_sizes(tree, voices, figures, mentions);
  const auto written = writing_day(findings.document, findings.times);
  std::vector<Report> reports;
  for (Happening& happening : merge_mentions(mentions, findings.places, tree, participants)) {
    locate_at_home(participants, findings.places, mentions[happening.main].candidate.entry->type,
                   happening);
    count_individuals(participants, lexicon, tree, mentions, happening);
    reports.push_back(report_of(std::move(happening), mentions, tree, written));
    drop_own_words(reports.back());
  }
  const auto first = static_cast<ActorIndex>(findings.actors.list.size());
  auto parties = keep_used(std::move(countries), first, reports);
  return {std::move(reports), std::move(parties)};
}

}  // namespace depeche
