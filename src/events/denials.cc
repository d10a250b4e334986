// SPDX-License-Identifier: Apache-2.0
#include "events/denials.h"

#include <algorithm>
#include <string_view>

namespace depeche::events {

namespace {

constexpr std::uint32_t reach = 2;  ///< sentences between a deed and its denial

/// A government answers for its forces.
bool answers_for(ActorIndex denier, ActorIndex doer, const Participants& participants) {
  if (participants.same_party(denier, doer)) return true;
  const Actor* const a = participants.find(denier);
  const Actor* const b = participants.find(doer);
  const auto first = [](const Actor* actor) {
    return actor == nullptr || actor->sectors.empty() ? std::string_view()
                                                      : std::string_view(actor->sectors.front());
  };
  return first(a) == "GOV" && (first(b) == "MIL" || first(b) == "COP") && !a->country.empty() &&
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

}  // namespace

void attach_denials(const std::vector<Claim>& claims, const Tree& tree, const Lexicon& lexicon,
                    const Participants& participants, std::vector<Report>& reports) {
  for (const Claim& claim : claims) {
    const Attribution& said = claim.attribution;
    if (said.stance != Stance::denies || said.claimant == no_actor ||
        !is_bare(claim, tree, lexicon))
      continue;
    const std::uint32_t here = tree.sentence(tree.analysis().token_at(said.cue.begin));
    Report* denied = nullptr;
    std::uint32_t last = 0;
    for (Report& report : reports) {
      const bool done = report.status == Status::occurred || report.status == Status::ongoing;
      if (!done || is_talk(report.type) || !is_claimed(report, reports)) continue;
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
    if (denied == nullptr) continue;
    auto& known = denied->attributions;
    if (std::none_of(known.begin(), known.end(),
                     [&](const Attribution& a) { return a.claimant == said.claimant; }))
      known.push_back(said);
  }
}

}  // namespace depeche::events
