// SPDX-License-Identifier: Apache-2.0
// Whose word is it that something happened, when all mentions are known?
#pragma once

#include "events/country_parties.h"
#include "events/merge.h"
#include "events/tree.h"

#include <depeche/report.h>

#include <vector>

namespace depeche::events {

/// What do those who speak take for granted? It is not theirs to vouch for.
class Granted {
 public:
  /// `quotes` of the document; tree and lexicon must outlive this.
  Granted(const Tree& tree, const Lexicon& lexicon, const std::vector<Quote>& quotes);

  /// "Selon X, ces troubles n'ont rien changé", "« Après l'attentat de Nice, … », a dit X": what
  /// "ces" points at, and what only says when or under what circumstances. Outside marks also what
  /// describes somebody known ("X affirme que Y, arrêté en mai, …", "…, dit X des soldats qui
  /// combattent") and a definite noun that is not what X says ("X approuve la grève").
  [[nodiscard]] bool holds(const Candidate& candidate, const Attribution& said) const;

 private:
  [[nodiscard]] bool in_marks(TokenIndex token) const;
  [[nodiscard]] bool describes(TokenIndex from, const TokenList& over) const;
  [[nodiscard]] bool is_occasion(TokenIndex noun) const;
  [[nodiscard]] bool is_told_of(TokenIndex clause, TokenIndex noun) const;
  [[nodiscard]] bool is_parted(TokenIndex clause, TokenIndex noun) const;
  [[nodiscard]] bool is_hearsay(TokenIndex trigger, const TokenList& over) const;
  [[nodiscard]] bool is_known(TokenIndex noun) const;
  [[nodiscard]] bool is_definite(TokenIndex noun) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  std::vector<Span> marked_;  ///< what stands in marks, in text order
};

/// "North Korea said": a claimant who stands as a place in the text is the party of that name.
void name_claimants(const CountryParties& countries, const Tree& tree,
                    std::vector<Mention>& mentions);

/// What the outlet tells in its own voice too is nobody's claim, but for denials and the figures
/// that somebody gives. Headlines count: what stands there without a source is told. A lead without
/// a headline above it is told flatly though its source stands in one of the next sentences.
void drop_shared_words(const Happening& happening, const std::vector<Mention>& mentions,
                       const Tree& tree, const Actors& actors, Report& report);

/// "X said it would not sign": the words are the act, and nobody vouches for it but who does it.
void drop_own_words(Report& report);

}  // namespace depeche::events
