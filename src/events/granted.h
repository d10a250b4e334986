// SPDX-License-Identifier: Apache-2.0
// What do those who speak take for granted?
#pragma once

#include "events/candidate.h"
#include "events/lexicon.h"
#include "events/tree.h"

#include <depeche/quote.h>

#include <vector>

namespace depeche::events {

/// Tells what is taken for granted: it is not theirs to vouch for.
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

}  // namespace depeche::events
