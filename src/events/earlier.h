// SPDX-License-Identifier: Apache-2.0
// Was it done before that of which its sentence tells? What is condemned, judged or looked into.
#pragma once

#include "events/candidate.h"
#include "events/lexicon.h"
#include "events/tree.h"

#include <string_view>

namespace depeche::events {

/// Questions on what stands around a trigger. Both referents must outlive it.
class Earlier {
 public:
  Earlier(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {}

  /// "a condamné mardi l'attaque": a definite noun that is blamed or praised, not told.
  [[nodiscard]] bool spoken_of(const Candidate& candidate) const;

  /// "condamné en 2017 pour l'assassinat de cinq jeunes", "charged on Monday with the attack".
  [[nodiscard]] bool judged_for(const Candidate& candidate) const;

  /// "attributed the bombing to the rebels": who says so names the doer.
  [[nodiscard]] bool imputed(const Candidate& candidate) const;

  /// Is it only the deed that somebody is accused of or blamed for: "a accusé lundi l'armée d'avoir
  /// tué des civils", "a dénoncé mardi l'enlèvement de trois hommes"?
  [[nodiscard]] bool is_blamed(const Candidate& candidate) const;

  /// Is it what came before what is told: "le procès des auteurs de l'attaque s'est ouvert lundi",
  /// "sanctioned on Friday over the killing", "the man who killed five was moved on Monday"?
  [[nodiscard]] bool is_of_before(const Candidate& candidate) const;

 private:
  [[nodiscard]] bool blames(const Token& word) const;
  [[nodiscard]] bool blamed_for(TokenIndex trigger) const;
  [[nodiscard]] bool led_to_aftermath(TokenIndex noun) const;
  [[nodiscard]] bool is_charge(TokenIndex noun) const;
  [[nodiscard]] bool names_deed(std::string_view noun) const;
  [[nodiscard]] bool describes(TokenIndex verb) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
};

}  // namespace depeche::events
