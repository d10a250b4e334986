// SPDX-License-Identifier: Apache-2.0
// Whose is the deed that a noun names, and is it done by them or to them?
#pragma once

#include "events/participants.h"

namespace depeche::events {

/// Answers for one document; all referents must outlive it.
class Owners {
 public:
  Owners(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree), lexicon_(lexicon), participants_(participants) {}

  /// "la décision du président", "Israel's decision"; appended.
  void of(TokenIndex deed, ActorList& out) const;

  /// "l'attaque de X": what follows may be who attacks and who is attacked. `blow`: asks of attacks
  /// alone.
  [[nodiscard]] bool may_suffer(TokenIndex noun, bool blow) const;

  /// "de X", "of X": behind a preposition that says whose.
  [[nodiscard]] bool in_genitive(TokenIndex noun) const;

  /// A noun for what somebody did or ruled ("décision", "verdict").
  [[nodiscard]] bool is_deed(TokenIndex noun) const;

 private:
  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
};

}  // namespace depeche::events
