// SPDX-License-Identifier: Apache-2.0
// Does this mention belong in the ledger? What speaks for it is seen by rules (is it a fact, a
// matter of politics, does it tell enough), and weighed by a learned model.
#pragma once

#include "events/completeness.h"
#include "events/likelihood.h"
#include "events/mention.h"
#include "events/public_matter.h"

#include <vector>

namespace depeche::events {

/// What the gate learned of the mentions of a document.
struct JudgedMentions {
  std::vector<Mention> fitting;
  std::vector<Mention> nearly;  ///< of triggers of which no row fits, or one of another type
};

/// A mention with all that is seen of it, for those who fit the model.
struct SeenMention {
  const Mention* mention = nullptr;
  Signs signs;
  WordKeys words;
};

/// Marks what must not be told (`kept` = false) or only joins others (`weak`), and sets confidence.
class Gate {
 public:
  /// All referents must outlive the gate.
  Gate(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
       const std::vector<PlaceRef>& places);

  /// Sees what the rules say of each mention.
  void look_at(JudgedMentions& mentions);

  /// What is seen of the mentions that were looked at, in the order fitting, nearly.
  [[nodiscard]] std::vector<SeenMention> seen(const JudgedMentions& mentions) const;

  /// Weighs what is seen: of each trigger the likeliest reading, in text order; those that are not
  /// told and join no other are marked as not kept.
  [[nodiscard]] std::vector<Mention> choose(JudgedMentions mentions, const Likelihood& likelihood,
                                            const TriggerHabits& habits) const;

 private:
  void judge_one(Mention& mention) const;
  [[nodiscard]] bool factual(const Mention& mention) const;
  [[nodiscard]] bool goes_before(TokenIndex noun) const;
  [[nodiscard]] bool stands_in_passing(const Mention& mention) const;
  [[nodiscard]] static double confidence_of(const Mention& mention);
  static void keep_tolls(std::vector<Mention>& mentions);
  [[nodiscard]] bool is_mishap(const Mention& mention) const;
  [[nodiscard]] bool over_and_done(TokenIndex verb) const;
  [[nodiscard]] bool is_perfect_infinitive(const Candidate& c) const;
  void find_embedded(JudgedMentions& mentions) const;
  static void thin(std::vector<Mention>& mentions);
  [[nodiscard]] Surroundings around(const Mention& mention) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Abroad abroad_;
  Completeness completeness_;
  PublicMatter public_matter_;
};

}  // namespace depeche::events
