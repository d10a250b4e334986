// SPDX-License-Identifier: Apache-2.0
// Which actors do these words stand for, and does a happening among them belong in the ledger?
#pragma once

#include "events/arguments.h"
#include "events/country_parties.h"

#include <depeche/actor.h>

#include <vector>

namespace depeche::events {

using ActorList = std::vector<ActorIndex>;

/// Adds without repetition.
void add_actor(ActorIndex actor, ActorList& out);

bool overlap(const ActorList& a, const ActorList& b);

/// Does every member of `part` stand in `whole`?
bool within(const ActorList& part, const ActorList& whole);

/// Answers for one document; all referents must outlive it.
class Participants {
 public:
  Participants(const Tree& tree, const Lexicon& lexicon, const Actors& actors,
               const CountryParties& countries);

  /// Actors of the phrase headed by `token`: its own, else that of the mention it stands in, else
  /// one it is said to belong to ("les positions de l'armée"). Sets `near` when not its own.
  void resolve(TokenIndex token, ActorList& out, bool& near) const;

  /// Does `token` itself name an actor (or a country)?
  [[nodiscard]] bool names_actor(TokenIndex token) const;

  /// Actors of the first choice of `role` that yields any.
  [[nodiscard]] ActorList fill(TokenIndex trigger, const Role& role, const Arguments& arguments,
                               bool& near) const;

  /// A mention of an actor just before (`forward` false) or behind the trigger within its clause;
  /// no_actor when there is none or a verb stands between.
  [[nodiscard]] ActorIndex neighbour(TokenIndex trigger, bool forward) const;

  [[nodiscard]] bool political(ActorIndex actor) const;
  [[nodiscard]] bool armed_or_state(ActorIndex actor) const;
  [[nodiscard]] bool any_political(const ActorList& list) const;

 private:
  void resolve_below(TokenIndex token, ActorList& out, int depth) const;
  [[nodiscard]] ActorIndex own(TokenIndex token) const;
  [[nodiscard]] const Actor* find(ActorIndex actor) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Actors& actors_;
  const CountryParties& countries_;
  std::vector<ActorIndex> covering_;
};

}  // namespace depeche::events
