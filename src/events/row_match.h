// SPDX-License-Identifier: Apache-2.0
// Which row of the tables fits a trigger best?
#pragma once

#include "events/arguments.h"
#include "events/participants.h"

#include <depeche/place.h>

#include <bitset>
#include <cstdint>
#include <utility>
#include <vector>

namespace depeche::events {

/// A row that fits, with the points that its conditions got it; no row: nullptr.
struct RowMatch {
  const Entry* entry = nullptr;
  int points = 0;
};

/// What a row asks for that is not there.
enum class Miss : std::uint8_t {
  pos,
  denied,     ///< a negation
  near,       ///< a further word of the trigger
  finite,     ///< a verb form of its own
  reflexive,  ///< or not
  subject,
  object,
  preposition,
  other,      ///< another slot
  forbidden,  ///< something that must not be there
  words,      ///< a slot lacks one of the words asked for
  actor,      ///< or an actor
  empty       ///< or is empty
};
using Misses = std::bitset<13>;

/// A row that does not fit.
struct NearRow {
  const Entry* entry = nullptr;
  int fails = 0;   ///< conditions that are not met
  int points = 0;  ///< of those that are
  Misses misses;
};

/// Answers for one document; all referents must outlive it.
class RowMatcher {
 public:
  /// A row that fails more of its conditions does not nearly fit.
  static constexpr int most_fails = 2;

  RowMatcher(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
             const std::vector<PlaceRef>& places);

  /// Entries lie far apart: asks the memory for those of a token that is read later, then, a few
  /// tokens on, for their conditions.
  void begin(TokenIndex token) const;

  void approach(TokenIndex token) const;

  /// The row that fits best at this token, and its points; none when no row fits.
  [[nodiscard]] RowMatch match(TokenIndex token) const;

  /// Of the rows that nearly fit at this token, those of types that `wanted` accepts: of each type
  /// the one that fails least, then with most points.
  template <typename Wanted>
  [[nodiscard]] std::vector<NearRow> nearly(TokenIndex token, const Wanted& wanted) const {
    std::vector<NearRow> out;
    const auto* choices = choices_of(token);
    if (choices == nullptr) return out;
    SlotFills fills;
    const TypeSet other = means_other(token, fills);
    for (const Choice& choice : *choices) {
      const EventType type = lexicon_.entry(choice).type;
      if (!other.test(static_cast<std::size_t>(type)) && wanted(type))
        compare(token, choice, fills, out);
    }
    return out;
  }

  /// "issued a statement demanding that …": a participle beside what somebody else issues.
  [[nodiscard]] bool is_said_of_paper(TokenIndex verb) const;

 private:
  /// Conditions of the rows of one trigger, each with the tokens in its slots.
  using SlotFills = std::vector<std::pair<const Constraint*, TokenList>>;

  /// The types that the word at this token does not tell in this company (`OtherSense`).
  [[nodiscard]] TypeSet means_other(TokenIndex token, SlotFills& fills) const;

  /// Puts the row of `choice` in place of that of its type in `out`, when it fits better.
  void compare(TokenIndex token, const Choice& choice, SlotFills& fills,
               std::vector<NearRow>& out) const;
  [[nodiscard]] Misses misses_of(TokenIndex token, const Constraint& constraint,
                                 SlotFills& fills) const;

  [[nodiscard]] const std::vector<Choice>* choices_of(TokenIndex token) const;

  template <typename Use>
  void for_entries(TokenIndex token, const Use& use) const;

  /// The first in the table, but of those with its type the one that finds most participants.
  [[nodiscard]] const Entry* best_of(TokenIndex token, std::vector<const Entry*>& fitting) const;

  /// "Airstrikes killed …": a noun at the head of a sentence, taken for a name.
  [[nodiscard]] bool begins_in_capital(TokenIndex token) const;

  /// "Shelling by the army killed ten", read as a verb: what stands under a verb or has a doer of
  /// its own, without subject or object, is a noun.
  [[nodiscard]] bool is_gerund_noun(TokenIndex token) const;

  /// How many sides of it are named; of two rows that fit, the one that finds more participants.
  [[nodiscard]] int filled(TokenIndex token, const Entry& entry) const;

  /// Has a negation of its own.
  [[nodiscard]] bool is_denied(TokenIndex token) const;

  [[nodiscard]] bool right_pos(TokenIndex token, EntryPos pos) const;

  /// "the accused", "les condamnés".
  [[nodiscard]] bool is_noun_like(TokenIndex token) const;

  [[nodiscard]] bool is_auxiliary(TokenIndex token) const;

  /// Number of conditions met; -1 when one is not.
  [[nodiscard]] int score_of(TokenIndex token, const Entry& entry, SlotFills& fills) const;

  [[nodiscard]] bool is_bare_participle(TokenIndex token) const;

  [[nodiscard]] bool near(TokenIndex token, WordNumber word) const;

  [[nodiscard]] bool near(TokenIndex token, const std::vector<WordNumber>& words) const;

  template <typename Wanted>
  [[nodiscard]] bool has_near(TokenIndex token, const Wanted& wanted) const;

  [[nodiscard]] static bool among(WordNumber word, const std::vector<WordNumber>& words);

  /// Does one of the words stand in the rest of the sentence, or before a verb that follows what is
  /// said ("« …, il y aura une riposte », a prévenu le ministre")?
  [[nodiscard]] bool far(TokenIndex token, const std::vector<WordNumber>& words) const;

  /// Does one of the words stand in the headline or the lead?
  [[nodiscard]] bool on_top(const std::vector<WordNumber>& words) const;

  [[nodiscard]] bool meets(TokenIndex token, const Constraint& constraint, const Entry& entry,
                           SlotFills& fills) const;

  /// "The army said it had killed": "it" is no thing.
  [[nodiscard]] bool stands_for_fighters(TokenIndex token) const;

  /// "Tehran protested": done by whoever acts for a state is another thing.
  [[nodiscard]] bool has_state(const TokenList& tokens) const;

  /// The tokens in the slots of `constraint`; the rows of one trigger mostly ask for the same
  /// slots.
  const TokenList& what_fills(TokenIndex token, const Constraint& constraint,
                              SlotFills& fills) const;

  [[nodiscard]] bool has_country(const TokenList& tokens) const;
  [[nodiscard]] bool has_politician(const TokenList& tokens) const;

  [[nodiscard]] bool has_place(const TokenList& tokens) const;

  /// A subject that the tree does not show is guessed later, and the gate asks for it.
  [[nodiscard]] static bool any_actor_as_subject(const Constraint& constraint);

  [[nodiscard]] bool has_actor(const TokenList& tokens, const Constraint& constraint) const;

  /// "huit d'entre eux", "plusieurs de ses cadres": some of those who are named behind.
  [[nodiscard]] bool is_some_of_actors(TokenIndex token) const;

  /// "Opposition groups", "Israeli army bulldozers": an actor in the noun phrase itself.
  [[nodiscard]] bool named_beside(TokenIndex token) const;

  [[nodiscard]] bool counts(TokenIndex token, const std::vector<WordNumber>& words) const;
  [[nodiscard]] bool is_word(TokenIndex token, const Constraint& constraint) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
  std::vector<WordNumber> lemmas_;  ///< of each token
  std::vector<WordNumber> forms_;   ///< the same of its form in lower case
  std::vector<bool> names_place_;
};

}  // namespace depeche::events
