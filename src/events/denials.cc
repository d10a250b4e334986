// SPDX-License-Identifier: Apache-2.0
#include "events/denials.h"

#include <algorithm>
#include <optional>
#include <set>
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

/// Who is accused of something.
std::set<ActorIndex> accused_in(const std::vector<Report>& reports) {
  std::set<ActorIndex> accused;
  for (const Report& report : reports) {
    if (report.type == EventType::accuse)
      accused.insert(report.recipients.begin(), report.recipients.end());
  }
  return accused;
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

/// Looks for what one claim denies.
class Denial {
 public:
  Denial(const Claim& claim, const Tree& tree, const Lexicon& lexicon,
         const Participants& participants, const std::vector<Mention>& mentions,
         const std::vector<Report>& reports)
      : claim_(claim), tree_(tree), participants_(participants) {
    bare_ = is_bare(claim, tree, lexicon);
    here_ = tree.sentence(tree.analysis().token_at(claim.attribution.cue.begin));
    for (const Mention& mention : mentions) {
      if (claim.scope.contains(tree[mention.candidate.trigger].span)) told_.push_back(&mention);
    }
    for (const Report& report : reports) {
      if (report.place && is_denial_alone(report, claim)) places_.insert(*report.place);
    }
  }

  /// The deed told last before the denial of which the denier can speak; null = none.
  [[nodiscard]] Report* find(const std::set<ActorIndex>& accused,
                             std::vector<Report>& reports) const {
    Report* denied = nullptr;
    std::uint32_t last = 0;
    for (Report& report : reports) {
      const auto before = told_before(report);
      if (!before || (denied != nullptr && *before < last)) continue;
      const auto is_accused = [&](ActorIndex a) { return accused.contains(a); };
      const bool claimed = !report.attributions.empty() ||
                           std::any_of(report.actors.begin(), report.actors.end(), is_accused);
      if (!claimed || !is_denied(report)) continue;
      denied = &report;
      last = *before;
    }
    return denied;
  }

  /// "A a bombardé B, selon X. A a démenti avoir bombardé B": does the report tell only that?
  [[nodiscard]] bool is_same(const Report& other, const Report& denied) const {
    return is_denial_alone(other, claim_) &&
           std::any_of(told_.begin(), told_.end(), [&](const Mention* mention) {
             return told_in(*mention, other) && is_such(*mention, denied);
           });
  }

 private:
  /// Where the deed is told last in the sentences before the denial.
  [[nodiscard]] std::optional<std::uint32_t> told_before(const Report& report) const {
    std::optional<std::uint32_t> last;
    for (const Span mention : report.mentions) {
      if (mention.begin >= claim_.attribution.cue.begin || claim_.scope.contains(mention)) continue;
      const std::uint32_t there = tree_.sentence(tree_.analysis().token_at(mention.begin));
      if (there <= here_ && here_ - there <= reach) last = mention.begin;
    }
    return last;
  }

  [[nodiscard]] bool is_denied(const Report& report) const {
    const bool done = report.status == Status::occurred || report.status == Status::ongoing;
    if (!done || is_talk(report.type)) return false;
    const ActorIndex denier = claim_.attribution.claimant;
    if (std::none_of(report.actors.begin(), report.actors.end(),
                     [&](ActorIndex doer) { return answers_for(denier, doer, participants_); }))
      return false;
    if (bare_) return true;
    const bool elsewhere =
        report.place && std::any_of(places_.begin(), places_.end(),
                                    [&](PlaceIndex place) { return place != *report.place; });
    return !elsewhere && std::any_of(told_.begin(), told_.end(), [&](const Mention* mention) {
      return is_such(*mention, report);
    });
  }

  /// Such a deed, done to the same: "avoir bombardé l'hôpital", "toute frappe"; not "avoir enlevé
  /// des journalistes" of who killed civilians.
  [[nodiscard]] bool is_such(const Mention& mention, const Report& deed) const {
    const Entry& entry = *mention.candidate.entry;
    if (entry.type != deed.type) return false;
    if (!entry.mode.empty() && !deed.mode.empty() && entry.mode != deed.mode) return false;
    const auto& whom = mention.candidate.recipients;
    return whom.empty() || deed.recipients.empty() ||
           std::any_of(whom.begin(), whom.end(), [&](ActorIndex one) {
             return std::any_of(deed.recipients.begin(), deed.recipients.end(),
                                [&](ActorIndex other) { return are_alike(one, other); });
           });
  }

  /// One actor, or called by one noun: "douze civils", "des civils".
  [[nodiscard]] bool are_alike(ActorIndex a, ActorIndex b) const {
    if (participants_.same_party(a, b)) return true;
    const Actor* const one = participants_.find(a);
    const Actor* const other = participants_.find(b);
    if (one == nullptr || other == nullptr) return false;
    return std::any_of(one->mentions.begin(), one->mentions.end(), [&](const ActorMention& m) {
      return std::any_of(
          other->mentions.begin(), other->mentions.end(), [&](const ActorMention& n) {
            return tree_[m.head].upos == Upos::noun && tree_[m.head].lemma == tree_[n.head].lemma;
          });
    });
  }

  [[nodiscard]] bool told_in(const Mention& mention, const Report& report) const {
    const Span trigger = tree_[mention.candidate.trigger].span;
    return std::any_of(report.mentions.begin(), report.mentions.end(),
                       [&](Span span) { return span.contains(trigger); });
  }

  const Claim& claim_;
  const Tree& tree_;
  const Participants& participants_;
  bool bare_ = false;
  std::uint32_t here_ = 0;            // sentence of the denial
  std::vector<const Mention*> told_;  // within what is denied, kept or not
  std::set<PlaceIndex> places_;       // of what is denied
};

}  // namespace

void attach_denials(const std::vector<Claim>& claims, const Tree& tree, const Lexicon& lexicon,
                    const Participants& participants, const std::vector<Mention>& mentions,
                    std::vector<Report>& reports) {
  const std::set<ActorIndex> accused = accused_in(reports);
  for (const Claim& claim : claims) {
    const Attribution& said = claim.attribution;
    if (said.stance != Stance::denies || said.claimant == no_actor) continue;
    const Denial denial(claim, tree, lexicon, participants, mentions, reports);
    Report* const denied = denial.find(accused, reports);
    if (denied == nullptr) continue;
    auto& known = denied->attributions;
    if (std::none_of(known.begin(), known.end(),
                     [&](const Attribution& a) { return a.claimant == said.claimant; }))
      known.push_back(said);
    std::erase_if(reports,
                  [&, deed = *denied](const Report& other) { return denial.is_same(other, deed); });
  }
}

}  // namespace depeche::events
