// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#pragma once

#include "events/participants.h"
#include "events/row_match.h"
#include "events/standing.h"

#include <depeche/actor.h>
#include <depeche/place.h>

#include <optional>
#include <vector>

namespace depeche::events {

class TriggerHabits;

/// A mention of a happening, before mentions of one happening are joined.
struct Candidate {
  TokenIndex trigger = no_token;
  const Entry* entry = nullptr;
  ActorList actors;
  ActorList recipients;
  Standing standing;
  ActorList victims;     ///< to whom the deed was done that somebody judges, who would do it that
                         ///< somebody threatens
  TokenList deeds;       ///< nouns among its arguments that point to a deed ("cette décision")
  TokenList linked;      ///< triggers among its own arguments: the same happening
  bool near = false;     ///< a participant by belonging, not by itself
  bool guessed = false;  ///< a participant by nearness alone
  bool answers = false;  ///< done to those who began ("riposter")
  bool kept = true;
  int specific = 0;  ///< constraints that the entry met
  int fails = 0;     ///< and those that it did not: the entry fits only nearly
  Misses misses;     ///< what these lack
};

/// The candidates of a document, in text order each.
struct Candidates {
  std::vector<Candidate> fitting;  ///< those whose row fits
  std::vector<Candidate> nearly;  ///< of words that often tell another type, with its row that fits
                                  ///< least badly
};

/// Reads them with participants and standing; with `rare`, also those of words that seldom tell
/// their type. `tree`, `lexicon` and `participants` must outlive the result.
Candidates find_candidates(const Tree& tree, const Lexicon& lexicon, const TriggerHabits& habits,
                           const Participants& participants, const std::vector<PlaceRef>& places,
                           bool rare);

}  // namespace depeche::events
