// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#pragma once

#include "events/participants.h"
#include "events/standing.h"

#include <depeche/actor.h>
#include <depeche/place.h>

#include <optional>
#include <vector>

namespace depeche::events {

/// A mention of a happening, before mentions of one happening are joined.
struct Candidate {
  TokenIndex trigger = no_token;
  const Entry* entry = nullptr;
  ActorList actors;
  ActorList recipients;
  Standing standing;
  TokenList deeds;       ///< nouns among its arguments that point to a deed ("cette décision")
  TokenList linked;      ///< triggers among its own arguments: the same happening
  bool near = false;     ///< a participant by belonging, not by itself
  bool guessed = false;  ///< a participant by nearness alone
  bool answers = false;  ///< done to those who began ("riposter")
  bool kept = true;
  int specific = 0;  ///< constraints that the entry met
};

/// The candidates of a document in text order, with participants and standing. `tree`, `lexicon`
/// and `participants` must outlive the result.
std::vector<Candidate> find_candidates(const Tree& tree, const Lexicon& lexicon,
                                       const Participants& participants,
                                       const std::vector<PlaceRef>& places);

}  // namespace depeche::events
