// SPDX-License-Identifier: Apache-2.0
// Do a time and a trigger stand in the same clause?
#pragma once

#include <depeche/analysis.h>

#include <cstdint>

namespace depeche {

enum class Nearness : std::uint8_t { attached, clause, sentence, elsewhere };

/// The clauses of one sentence; by the tree, or by commas where there is none. Refers to the
/// analysis, valid during one call.
class Clauses {
 public:
  Clauses(const Analysis& analysis, TokenRange sentence);

  /// How near is the expression `time` to the happening named by `trigger`? `sentence` = in a
  /// clause that governs the trigger's or stands beside it; `elsewhere` = in one that belongs to
  /// another word
  /// ("le communiqué publié mardi").
  [[nodiscard]] Nearness nearness(TokenRange time, std::uint32_t trigger) const;

  /// Does `token` hang on `ancestor`, directly or through others (or is it `ancestor`)?
  [[nodiscard]] bool governs(std::uint32_t ancestor, std::uint32_t token) const;

  /// "avait refusé", "had been freed": before the time that the story tells of. In what somebody
  /// said the tense is only that of the verb of saying, shifted back.
  [[nodiscard]] bool is_pluperfect(std::uint32_t verb) const;

  /// Does the time belong to a verb in the pluperfect?
  [[nodiscard]] bool in_background(TokenRange time) const;

  /// Does it date a noun ("l'attaque de lundi"), a relative clause or background?
  [[nodiscard]] bool stands_aside(TokenRange time) const;

 private:
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t head_outside(TokenRange range) const;
  /// Does a clause that describes a noun stand between the two clauses, the lower one included?
  [[nodiscard]] bool within_relative(std::uint32_t clause, std::uint32_t until) const;
  /// Does a preposition stand before it?
  [[nodiscard]] bool introduced(TokenRange time) const;
  [[nodiscard]] Nearness by_commas(TokenRange time, std::uint32_t trigger) const;

  const Analysis& analysis_;
  TokenRange sentence_;
};

}  // namespace depeche
