// SPDX-License-Identifier: Apache-2.0
#include "events/denials.h"

#include <algorithm>
#include <string_view>

namespace depeche::events {

namespace {

constexpr std::uint32_t reach = 2;  ///< sentences between a deed and its denial

/// A state, its government or its forces.
bool is_of_state(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP";
}

/// A government answers for its forces, and they for it.
bool answers_for(ActorIndex denier, ActorIndex doer, const Participants& participants) {
  if (participants.same_party(denier, doer)) return true;
  const Actor* const a = participants.find(denier);
  const Actor* const b = participants.find(doer);
  const auto first = [](const Actor* actor) {
    return actor == nullptr || actor->sectors.empty() ? std::string_view()
                                                      : std::string_view(actor->sectors.front());
  };
  return is_of_state(first(a)) && is_of_state(first(b)) && !a->country.empty() &&
         a->country == b->country;
}

/// Does somebody else say so, or accuse those who did it?
bool is_claimed(const Report& report, const std::vector<Report>& reports) {
  if (!report.attributions.empty()) return true;
  return std::any_of(reports.begin(), reports.end(), [&](const Report& other) {
    return other.type == EventType::accuse &&
           std::any_of(other.recipients.begin(), other.recipients.end(), [&](ActorIndex a) {
             return std::find(report.actors.begin(), report.actors.end(), a) != report.actors.end();
           });
  });
}

/// Nothing is named that is denied, or only that there were accusations.
bool is_bare(const Claim& claim, const Tree& tree, const Lexicon& lexicon) {
  if (claim.scope.empty()) return true;
  constexpr TokenIndex longest = 4;
  const TokenIndex first = tree.analysis().token_at(claim.scope.begin);
  for (TokenIndex t = first; t < tree.size() && t < first + longest; ++t) {
    if (tree[t].span.begin >= claim.scope.end) break;
    if (lexicon.marker(tree[t].lemma) == Marker::charge) return true;
  }
  return false;
}

/// Do words of the span tell such a deed ("avoir bombardé l'hôpital", "toute frappe"), kept or not?
bool tells_deed(Span span, EventType type, const Tree& tree, const std::vector<Mention>& mentions) {
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.candidate.entry->type == type &&
           span.contains(tree[mention.candidate.trigger].span);
  });
}

/// Does the report hold nothing but what is denied?
bool is_denial_alone(const Report& report, const Claim& claim) {
  return !report.attributions.empty() &&
         std::all_of(report.mentions.begin(), report.mentions.end(),
                     [&](Span mention) { return claim.scope.contains(mention); }) &&
         std::all_of(
             report.attributions.begin(), report.attributions.end(), [&](const Attribution& a) {
               return a.stance == Stance::denies && a.claimant == claim.attribution.claimant;
             });
}

/// Is what is denied told to have been in another place?
bool is_told_elsewhere(const Report& deed, const Claim& claim, const std::vector<Report>& reports) {
  return std::any_of(reports.begin(), reports.end(), [&](const Report& other) {
    return is_denial_alone(other, claim) && other.place && deed.place &&
           *other.place != *deed.place;
  });
}

/// The deed told last before the denial of which the denier can speak; null = none.
Report* denied_by(const Claim& claim, const Tree& tree, const Lexicon& lexicon,
                  const Participants& participants, const std::vector<Mention>& mentions,
                  std::vector<Report>& reports) {
  const Attribution& said = claim.attribution;
  const bool bare = is_bare(claim, tree, lexicon);
  const std::uint32_t here = tree.sentence(tree.analysis().token_at(said.cue.begin));
  Report* denied = nullptr;
  std::uint32_t last = 0;
  for (Report& report : reports) {
    const bool done = report.status == Status::occurred || report.status == Status::ongoing;
    if (!done || is_talk(report.type) || !is_claimed(report, reports)) continue;
    if (!bare && (!tells_deed(claim.scope, report.type, tree, mentions) ||
                  is_told_elsewhere(report, claim, reports)))
      continue;
    if (std::none_of(report.actors.begin(), report.actors.end(), [&](ActorIndex doer) {
          return answers_for(said.claimant, doer, participants);
        }))
      continue;
    for (const Span mention : report.mentions) {
      const std::uint32_t there = tree.sentence(tree.analysis().token_at(mention.begin));
      if (mention.begin >= said.cue.begin || there > here || here - there > reach) continue;
      if (denied != nullptr && mention.begin < last) continue;
      denied = &report;
      last = mention.begin;
    }
  }
  return denied;
}

}  // namespace

void attach_denials(const std::vector<Claim>& claims, const Tree& tree, const Lexicon& lexicon,
                    const Participants& participants, const std::vector<Mention>& mentions,
                    std::vector<Report>& reports) {
  for (const Claim& claim : claims) {
    const Attribution& said = claim.attribution;
    if (said.stance != Stance::denies || said.claimant == no_actor) continue;
    Report* const denied = denied_by(claim, tree, lexicon, participants, mentions, reports);
    if (denied == nullptr) continue;
    auto& known = denied->attributions;
    if (std::none_of(known.begin(), known.end(),
                     [&](const Attribution& a) { return a.claimant == said.claimant; }))
      known.push_back(said);
    // "A a bombardé B, selon X. A a démenti avoir bombardé B": one happening
    const EventType type = denied->type;
    std::erase_if(reports, [&](const Report& other) {
      return is_denial_alone(other, claim) &&
             std::all_of(other.mentions.begin(), other.mentions.end(),
                         [&](Span mention) { return tells_deed(mention, type, tree, mentions); });
    });
  }
}

}  // namespace depeche::events
