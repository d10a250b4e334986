// SPDX-License-Identifier: Apache-2.0
// Does a mention tell of this happening? Kind, people, time, place and voice compared.
#pragma once

#include "events/merge.h"

#include <algorithm>
#include <vector>

namespace depeche::events {

/// Of such things a country has one at a time: a resignation, a curfew, a truce.
bool is_single(const Entry& entry);

/// Answers for one document; all referents must outlive it.
class Sameness {
 public:
  Sameness(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
           const Tree& tree, const Participants& participants)
      : mentions_(mentions), places_(places), tree_(tree), participants_(participants) {}

  /// Nothing speaks against it, and somebody takes part in both.
  [[nodiscard]] bool same(const Mention& m, const Happening& h) const;

  /// "249 policiers ont été blessés", behind a riot: what it cost those who keep order.
  [[nodiscard]] bool cost_of(const Mention& m, const Happening& h) const;

  [[nodiscard]] bool kind(const Mention& m, const Happening& h) const;
  [[nodiscard]] bool people(const Mention& m, const Happening& h) const;

  /// Is the one an attack and the other what befell the attacker?
  [[nodiscard]] bool reprisal(const Mention& m, const Happening& h) const;

  /// "a expulsé dix diplomates et rappelé son ambassadeur", "expelled ten diplomats, severing
  /// contacts": two deeds of two modes, told side by side of two objects.
  [[nodiscard]] bool told_apart(const Mention& m, const Happening& h) const;

  /// "le cessez-le-feu | conclu lundi", "l'attentat | qui a tué": does the one say what the other
  /// did, as its attribute?
  [[nodiscard]] bool one_phrase(const Mention& m, const Happening& h) const;

  /// "il doit le revoir mardi et s'est entretenu avec Y": of two verbs of one sentence the one
  /// tells a plan, the other a fact.
  [[nodiscard]] bool planned_beside(const Mention& m, const Happening& h) const;

  /// Not told of two times.
  [[nodiscard]] bool time(const Mention& m, const Happening& h) const;

  /// Not said of two places, neither of which holds the other.
  [[nodiscard]] bool place(const Mention& m, const Happening& h) const;

  /// Some who are told by no name ("les deux hommes", "ils").
  [[nodiscard]] bool nameless(ActorIndex actor) const {
    return participants_.many(actor) && !participants_.in_public(actor);
  }

  /// Told only as who attacked, by no name ("l'assaillant", "des hommes armés").
  [[nodiscard]] bool attacks(ActorIndex actor) const {
    return participants_.is_nameless_attacker(actor);
  }

  [[nodiscard]] bool all_many(const ActorList& list) const {
    return std::all_of(list.begin(), list.end(),
                       [&](ActorIndex a) { return participants_.many(a); });
  }

  [[nodiscard]] bool keep_order(const ActorList& list) const {
    return std::any_of(list.begin(), list.end(),
                       [&](ActorIndex a) { return participants_.keeps_order(a); });
  }

  [[nodiscard]] bool all_houses(const ActorList& list) const {
    return std::all_of(list.begin(), list.end(),
                       [&](ActorIndex a) { return participants_.is_unarmed_body(a); });
  }

  /// The one attacker without a name who is told of near a trigger; no_actor where there is none.
  [[nodiscard]] ActorIndex attacker_near(TokenIndex trigger) const {
    return participants_.attacker_near(trigger);
  }

  /// Does every member of `part`, or a party it acts for, stand in `whole`?
  [[nodiscard]] bool all_among(const ActorList& part, const ActorList& whole) const;

 private:
  /// "bombarde la ville depuis l'attaque du 7 octobre": does the one go on since the other?
  [[nodiscard]] bool went_on_since(const Mention& m, const Happening& h) const;

  /// Nobody speaks against it: the same, the same country, or nobody on one side.
  [[nodiscard]] bool compatible(const ActorList& a, const ActorList& b) const;

  [[nodiscard]] bool captives_apart(const Mention& m, const Happening& h) const;
  [[nodiscard]] bool own_losses(const Mention& m, const Happening& h) const;
  [[nodiscard]] TokenIndex first_of_row(TokenIndex verb) const;
  [[nodiscard]] bool has_object(TokenIndex verb) const;

  /// Does the headline tell in short what `m` tells?
  [[nodiscard]] bool headline_of(const Mention& m, const Happening& h) const;

  [[nodiscard]] const Mention& main_of(const Happening& h) const { return mentions_[h.main]; }

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  const Participants& participants_;
};

}  // namespace depeche::events
