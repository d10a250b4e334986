// SPDX-License-Identifier: Apache-2.0
// Who does it and who suffers it, where the slots of the row take one for the other or miss them?
#pragma once

#include "events/candidate.h"
#include "events/owners.h"

namespace depeche::events {

/// Answers for one document; all referents must outlive it.
class Meant {
 public:
  Meant(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        owners_(tree, lexicon, participants) {}

  /// Corrects the participants of a candidate whose row's slots were filled. `belonging`: the
  /// recipients own what stands in the slot.
  void settle(Candidate& candidate, bool belonging) const;

 private:
  void at_their_things(Candidate& candidate) const;
  void of_sufferers(Candidate& candidate) const;
  void caused(Candidate& candidate) const;
  void against(Candidate& candidate) const;
  void attacked(Candidate& candidate) const;
  void whose_house(TokenIndex blow, Candidate& candidate) const;
  void banned(Candidate& candidate) const;
  [[nodiscard]] bool near_person(const Candidate& candidate, bool belonging) const;
  void at_things(Candidate& candidate) const;
  void active_participle(Candidate& candidate) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
  Owners owners_;
};

}  // namespace depeche::events
