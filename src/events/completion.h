// SPDX-License-Identifier: Apache-2.0
// Who else takes part: companions, leaders, addressees below other words, pronouns that nothing
// resolves.
#pragma once

#include "events/candidate.h"

namespace depeche::events {

/// Answers for one document; all referents must outlive it.
class Completion {
 public:
  Completion(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree), lexicon_(lexicon), participants_(participants), arguments_(tree, lexicon) {}

  /// Adds to the participants of a candidate whose row's slots were filled.
  void fill(Candidate& candidate) const;

 private:
  void blamed(Candidate& candidate) const;
  void by_demonym(Candidate& candidate) const;
  void asked_by_clause(Candidate& candidate) const;
  void companions(Candidate& candidate) const;
  void beside(TokenIndex verb, Candidate& candidate) const;
  void led(Candidate& candidate) const;
  void by_pronoun(Candidate& candidate) const;
  [[nodiscard]] static bool asks_indirect(const Entry& entry);
  void by_purpose(Candidate& candidate) const;
  void concerned(Candidate& candidate) const;
  void whose_deed(Candidate& candidate) const;
  void by_possessive(Candidate& candidate) const;
  void told_in_aside(Candidate& candidate) const;
  [[nodiscard]] TokenIndex clause_told(TokenIndex verb) const;
  [[nodiscard]] TokenIndex clause_beside(TokenIndex verb) const;
  [[nodiscard]] bool does_harm(TokenIndex verb) const;
  void under_condition(Candidate& candidate) const;
  void threatened_in_clause(Candidate& candidate) const;
  [[nodiscard]] TokenIndex said_clause(TokenIndex verb) const;
  [[nodiscard]] bool tells_deed(TokenIndex noun) const;
  [[nodiscard]] bool concerns(TokenIndex token, const Entry& entry) const;
  [[nodiscard]] bool shares_lot(TokenIndex token, const Entry& entry) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
};

}  // namespace depeche::events
