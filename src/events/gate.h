// SPDX-License-Identifier: Apache-2.0
// Does this mention belong in the ledger? Refuses what is no fact, no politics, no happening.
#pragma once

#include "events/mention.h"

#include <vector>

namespace depeche::events {

/// What a document is about besides politics; decided once a document.
struct Domain {
  bool unrest = false;   ///< speaks of terror, protest, war: deeds of violence and police count
  bool touched = false;  ///< one word of unrest stands in it
  bool foreign = false;  ///< sport, culture or business: only states and armed forces count
};

Domain domain_of(const Tree& tree, const Lexicon& lexicon);

/// Marks what must not be told (`kept` = false) or only joins others (`weak`), and sets confidence.
class Gate {
 public:
  /// All referents must outlive the gate.
  Gate(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
       const std::vector<PlaceRef>& places);

  void judge(std::vector<Mention>& mentions);

 private:
  void judge_one(Mention& mention) const;
  [[nodiscard]] bool factual(const Mention& mention) const;
  [[nodiscard]] bool complete(const Mention& mention) const;
  [[nodiscard]] bool belongs(const Mention& mention) const;
  [[nodiscard]] bool has_content(const Candidate& c) const;
  [[nodiscard]] bool tells_unrest(const std::vector<Mention>& mentions) const;
  [[nodiscard]] bool of_public_affairs(const std::vector<Mention>& mentions) const;
  [[nodiscard]] bool abroad(const Mention& mention) const;
  [[nodiscard]] bool between_countries(const Candidate& c) const;
  [[nodiscard]] bool by_some(const Candidate& c) const;
  [[nodiscard]] bool beyond(const Mention& mention) const;
  [[nodiscard]] bool rescues_abroad(const Mention& mention) const;
  [[nodiscard]] bool met(const Mention& mention) const;
  [[nodiscard]] bool complete_alone(const Mention& mention) const;
  [[nodiscard]] bool sentence_has(TokenIndex trigger, Marker wanted) const;
  [[nodiscard]] bool common_crime(const Mention& mention) const;
  [[nodiscard]] bool goes_before(TokenIndex noun) const;
  [[nodiscard]] bool stands_in_passing(const Mention& mention) const;
  [[nodiscard]] static double confidence_of(const Mention& mention);
  static void keep_tolls(std::vector<Mention>& mentions);
  [[nodiscard]] bool over_and_done(TokenIndex verb) const;
  [[nodiscard]] bool is_perfect_infinitive(const Candidate& c) const;
  void drop_embedded(std::vector<Mention>& mentions) const;
  static void thin(std::vector<Mention>& mentions);

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  const std::vector<PlaceRef>& places_;
  Domain domain_;
  bool marches_ = false;         ///< a crowd that acts is told of
  bool public_affairs_ = false;  ///< decided by `judge` for the whole document
};

}  // namespace depeche::events
