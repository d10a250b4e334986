// SPDX-License-Identifier: Apache-2.0
// Whose deed is it that somebody welcomes, condemns or protests against?
#pragma once

#include "events/candidate.h"
#include "events/owners.h"

#include <functional>
#include <optional>

namespace depeche::events {

/// Reads another trigger of the document; none where no row fits.
using ReadTrigger = std::function<std::optional<Candidate>(TokenIndex)>;

/// The row that fits a trigger, without who takes part; null where none does.
using FitRow = std::function<const Entry*(TokenIndex)>;

/// Answers for one document; all referents must outlive it.
class Judged {
 public:
  Judged(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        owners_(tree, lexicon, participants) {}

  /// "a condamné l'assassinat du maire": said to those who did the deed, not to whom it was done.
  void answer_for_deeds(Candidate& candidate, const ReadTrigger& read) const;

  /// Whose it is where the words at the trigger name nobody; asks for the candidate's `deeds`.
  void fill(Candidate& candidate, const ReadTrigger& read, const FitRow& row) const;

 private:
  void owned_elsewhere(Candidate& candidate) const;
  void summed_up(Candidate& candidate, const FitRow& row) const;
  void protested(Candidate& candidate, const ReadTrigger& read) const;
  void leaver(TokenIndex noun, const ActorList& speakers, ActorList& out) const;
  void of_refused(const TokenList& objects, Candidate& candidate) const;
  void whose(TokenIndex deed, ActorList& out) const;
  [[nodiscard]] TokenIndex summed_clause(TokenIndex verb, bool whole) const;
  void spare_sufferers(TokenIndex deed, Candidate& candidate) const;
  [[nodiscard]] bool is_of_deed(TokenIndex verb) const;
  [[nodiscard]] bool points_to_before(TokenIndex noun) const;
  [[nodiscard]] bool follows_comma(TokenIndex noun) const;
  [[nodiscard]] TokenIndex verb_above(TokenIndex noun) const;
  [[nodiscard]] TokenIndex clause_before(TokenIndex verb) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
  Owners owners_;
};

}  // namespace depeche::events
