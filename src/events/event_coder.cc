// SPDX-License-Identifier: Apache-2.0
// Who did what to whom? From triggers to reports.
#include "events/event_coder.h"

#include "events/coder_parts.h"
#include "events/denials.h"
#include "events/home.h"
#include "events/meetings.h"
#include "events/merge.h"
#include "events/told_once.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace depeche {

using namespace events;

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
  Result<WeightTable> telling = WeightTable();
  if (!pack.tables_in("events").empty())
    telling = WeightTable::load(pack, "common/events/telling.tsv");
  if (!telling) return telling.error();
  auto habits = TriggerHabits::load(pack, *telling);
  if (!habits) return habits.error();
  auto likelihood = Likelihood::load(pack, *telling);
  if (!likelihood) return likelihood.error();
  auto pairs = PairModel::load(pack, *telling);
  if (!pairs) return pairs.error();
  auto roles = Roles::load(pack, *telling);
  if (!roles) return roles.error();
  auto vouchers = Vouchers::load(pack, *telling);
  if (!vouchers) return vouchers.error();
  auto dates = DateModel::load(pack, *telling);
  if (!dates) return dates.error();
  auto whereabouts = PlaceModel::load(pack, *telling);
  if (!whereabouts) return whereabouts.error();
  return EventCoder(std::make_unique<Rules>(
      Rules{std::move(*lexicon), std::move(*clock), std::move(*places), std::move(*contexts),
            std::move(*confidence), std::move(*habits), std::move(*likelihood), std::move(*pairs),
            std::move(*roles), std::move(*vouchers), std::move(*dates), std::move(*whereabouts)}));
}

namespace {

/// A happening that ended so long before the article is background.
constexpr std::chrono::days background{45};

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

/// Those who are only accused of it did it on their accuser's word, beside whoever vouches for it.
void add_accuser(const Happening& happening, Report& report) {
  if (!happening.accuser) return;
  const bool vouches =
      std::any_of(report.attributions.begin(), report.attributions.end(),
                  [&](const Attribution& a) { return a.claimant == happening.accuser->claimant; });
  if (!vouches) report.attributions.push_back(*happening.accuser);
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

bool EventCoder::reads(const Findings& findings) const {
  return !rules_->lexicon.entries().empty() && !findings.analysis.sentences.empty();
}

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
  attach_scattered_sizes(tree, rules_->lexicon, voices, figures, mentions);
  const auto written = writing_day(findings.document, findings.times);
  std::vector<Report> reports;
  const RoleReader readers(mentions, findings.places, tree, findings.actors, countries,
                           participants);
  const Sameness sameness(mentions, findings.places, tree, participants);
  const PairReader pairs(mentions, findings.places, tree, participants, sameness, rules_->pairs);
  const VoucherReader vouchers(mentions, pairs, tree, findings, participants, written);
  const DateReader dates(mentions, tree, findings.times, written);
  const PlaceReader whereabouts(mentions, scenes, tree, participants, rules_->places, written);
  ContextFinder contexts(rules_->contexts, tree, participants);
  for (Happening& happening :
       merge_mentions(mentions, findings.places, tree, participants, pairs)) {
    name_once(participants, mentions[happening.main].candidate.entry->type, happening);
    locate_at_home(participants, scenes, tree, rules_->places,
                   *mentions[happening.main].candidate.entry, written, happening);
    const std::string mode = settle_meeting(participants, findings.places, mentions, happening);
    const ActorList hosts = mode.empty() ? ActorList{} : happening.recipients;
    rules_->roles.settle(readers, happening);
    // "Moscou et Ankara se sont réunis à Moscou": who was told as taking part is the host there.
    if (happening.recipients.empty() && !happening.actors.empty()) happening.recipients = hosts;
    for (const ActorIndex a : happening.accused) add_actor(a, happening.actors);
    name_speaker(mentions, tree, happening);
    count_individuals(participants, rules_->lexicon, tree, mentions, happening);
    if (watcher != nullptr) watcher->see_dated(dates, happening, mentions, tree);
    rules_->dates.settle(dates, happening);
    open_blamed(mentions, happening);
    if (watcher != nullptr) watcher->see_placed(whereabouts, happening, mentions, scenes, tree);
    rules_->whereabouts.settle(whereabouts, scenes, happening);
    reports.push_back(report_of(happening, mentions, tree, written));
    Report& report = reports.back();
    drop_own_words(mentions, happening, tree, rules_->lexicon, participants, report);
    drop_shared_words(happening, mentions, tree, findings.actors, report);
    if (watcher != nullptr) watcher->see_vouched(vouchers, happening, report);
    rules_->vouchers.settle(vouchers, happening, report);
    add_accuser(happening, report);
    if (!mode.empty()) report.mode = mode;
    report.confidence = rules_->confidence.of(report, mentions[happening.main], participants);
    contexts.settle(report.type, report.mode, happening, mentions, report.contexts);
  }
  attach_denials(findings.attributions.claims, tree, rules_->lexicon, participants, mentions,
                 reports);
  const auto first = static_cast<ActorIndex>(findings.actors.list.size());
  auto parties = keep_used(std::move(countries), first, reports);
  return {std::move(reports), std::move(parties)};
}

}  // namespace depeche
