// SPDX-License-Identifier: Apache-2.0
// Is what a mention tells a matter of politics?
#pragma once

#include "events/abroad.h"
#include "events/domain.h"
#include "events/mention.h"

#include <vector>

namespace depeche::events {

/// All referents must outlive it.
class PublicMatter {
 public:
  PublicMatter(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
               const Abroad& abroad);

  /// Reads what the whole document tells; before any mention is judged.
  void survey(const std::vector<Mention>& mentions);

  [[nodiscard]] bool belongs(const Mention& mention) const;

  [[nodiscard]] const Domain& domain() const { return domain_; }

 private:
  [[nodiscard]] bool tells_unrest(const std::vector<Mention>& mentions) const;
  [[nodiscard]] bool of_public_affairs(const std::vector<Mention>& mentions) const;
  [[nodiscard]] bool told_between_states(const std::vector<Mention>& mentions) const;
  /// "Israeli settlers attacked Palestinians": private people of two countries, told with a word of
  /// unrest.
  [[nodiscard]] bool between_peoples(const Candidate& c) const;
  [[nodiscard]] bool common_crime(const Mention& mention) const;
  [[nodiscard]] bool speaks_of(Marker domain, const Candidate& c) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  const Abroad& abroad_;
  Domain domain_;
  bool attack_ = false;          ///< an attack is spoken of by a noun
  bool marches_ = false;         ///< a crowd that acts is told of
  bool public_affairs_ = false;  ///< states, parties and armies act
  bool between_states_ = false;  ///< two states have a part in it
};

}  // namespace depeche::events
