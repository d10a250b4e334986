// SPDX-License-Identifier: Apache-2.0
// Whose words are these, and to whom are they said, where the slots of the row do not tell?
#pragma once

#include "events/candidate.h"
#include "events/owners.h"
#include "events/row_match.h"

namespace depeche::events {

/// Answers for one document; all referents must outlive it.
class Authorship {
 public:
  Authorship(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
             const RowMatcher& rows)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        rows_(rows),
        arguments_(tree, lexicon),
        owners_(tree, lexicon, participants) {}

  /// Who speaks behind what is said, issues the paper, or is the pronoun that a clause is about.
  void fill(Candidate& candidate) const;

  /// Who says so in the clause above.
  void who_says_so(Candidate& candidate) const;

  /// "dans une interview au Monde, X se dit prêt", "s'en est pris à Y sur BFMTV": told to the
  /// press, promised to others.
  void drop_press(Candidate& candidate) const;

 private:
  void inverted(Candidate& candidate) const;
  void author(Candidate& candidate) const;
  void written(Candidate& candidate) const;
  void promised_in_passing(Candidate& candidate) const;
  [[nodiscard]] bool ends_sentence(TokenIndex verb, TokenIndex object) const;
  void subjects_of(TokenIndex verb, ActorList& out, bool& near) const;
  [[nodiscard]] TokenIndex said_by(TokenIndex pronoun) const;
  [[nodiscard]] bool is_channel(TokenIndex verb, ActorIndex press) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  const RowMatcher& rows_;
  Arguments arguments_;
  Owners owners_;
};

}  // namespace depeche::events
