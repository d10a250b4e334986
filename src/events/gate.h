// SPDX-License-Identifier: Apache-2.0
// Does this mention belong in the ledger? Refuses what is no fact, no politics, no happening.
#pragma once

#include "events/completeness.h"
#include "events/fragments.h"
#include "events/mention.h"
#include "events/public_matter.h"

#include <vector>

namespace depeche::events {

/// Marks what must not be told (`kept` = false) or only joins others (`weak`), and sets confidence.
class Gate {
 public:
  /// All referents must outlive the gate.
  Gate(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
       const std::vector<PlaceRef>& places, const FragmentJudge& fragments);

  void judge(std::vector<Mention>& mentions);

  /// What the judge of fragments sees of a mention, when all were judged.
  [[nodiscard]] Fragment seen_of(const Mention& mention, std::size_t told_in_full) const;

  /// Mentions that tell enough by themselves.
  [[nodiscard]] static std::size_t told_in_full(const std::vector<Mention>& mentions);

 private:
  void judge_one(Mention& mention) const;
  [[nodiscard]] bool factual(const Mention& mention) const;
  [[nodiscard]] bool goes_before(TokenIndex noun) const;
  [[nodiscard]] bool stands_in_passing(const Mention& mention) const;
  [[nodiscard]] static double confidence_of(const Mention& mention);
  static void keep_tolls(std::vector<Mention>& mentions);
  [[nodiscard]] bool over_and_done(TokenIndex verb) const;
  [[nodiscard]] bool is_perfect_infinitive(const Candidate& c) const;
  void drop_embedded(std::vector<Mention>& mentions) const;
  static void thin(std::vector<Mention>& mentions);
  void choose_fragments(std::vector<Mention>& mentions) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Abroad abroad_;
  Completeness completeness_;
  PublicMatter public_matter_;
  const FragmentJudge& fragments_;
};

}  // namespace depeche::events
