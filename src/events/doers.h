// SPDX-License-Identifier: Apache-2.0
// Who did it, and who is meant by what others say of it, when another happening of the text tells?
#pragma once

#include "events/merge.h"
#include "events/sameness.h"

#include <unordered_map>
#include <vector>

namespace depeche::events {

/// Answers for the happenings of one document as they are when it is made; all referents must
/// outlive it.
class Doers {
 public:
  /// `by_trigger`: the mention at a token. `home`: the happening of each mention, or no_happening.
  Doers(const std::vector<Mention>& mentions, const Tree& tree, const Sameness& sameness,
        const std::unordered_map<TokenIndex, std::uint32_t>& by_trigger,
        const std::vector<std::uint32_t>& home, const std::vector<Happening>& happenings);

  /// Fills the recipients and actors of `h`, one of the happenings, where its own mentions do not
  /// tell them.
  void name(Happening& h) const;

  /// Fills `accused` and `accuser` of `h`; asks for the recipients of all happenings.
  void name_accused(Happening& h) const;

 private:
  [[nodiscard]] const Mention& main_of(const Happening& h) const { return mentions_[h.main]; }

  void blame_doers(Happening& h) const;
  [[nodiscard]] bool blame_last(std::uint32_t index, Happening& h) const;
  [[nodiscard]] std::uint32_t told_at(TokenIndex word) const;
  [[nodiscard]] bool tells_which(TokenIndex noun, TokenIndex trigger) const;
  [[nodiscard]] bool names_somebody(TokenIndex noun) const;
  [[nodiscard]] bool is_judged(const Entry& deed, const ActorList& doers, const Happening& h) const;
  void strike_back(Happening& h) const;
  void name_attackers(Happening& h) const;
  void name_court(Happening& h) const;
  [[nodiscard]] bool accuses_of(const Happening& charge, const Happening& deed) const;
  [[nodiscard]] bool says_no_deed(const Candidate& charge) const;
  [[nodiscard]] bool fits(const Mention& before, TokenIndex deed, const Happening& h) const;

  const std::vector<Mention>& mentions_;
  const Tree& tree_;
  const Sameness& sameness_;
  const std::unordered_map<TokenIndex, std::uint32_t>& by_trigger_;
  const std::vector<std::uint32_t>& home_;
  const std::vector<Happening>& happenings_;
  std::vector<ActorList> deeds_;  ///< who did what, parallel to the happenings
};

}  // namespace depeche::events
