// SPDX-License-Identifier: Apache-2.0
// What is seen of an actor that bears on whether it takes part in a happening, and on which side?
#pragma once

#include "events/merge.h"
#include "events/participants.h"
#include "pack/habits.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::events {

enum class Side : std::uint8_t { actor, recipient };

/// Numbers for the forest common/events/roles.tsv; a flag is 0 or 1. "It" is the actor, "trigger"
/// the mention of the happening that stands nearest to it in the grammar.
struct RoleSigns {
  static constexpr std::array<std::string_view, 58> names = {
      "type",          "english",       "side",           "status",     "noun",
      "passive",       "mentions",      "rule_side",      "rule_other", "side_size",
      "other_size",    "mentions_side", "mentions_other", "main_side",  "main_other",
      "strong_side",   "guessed",       "near",           "chance",     "relation",
      "joined",        "sentences",     "tokens",         "before",     "rank",
      "headline",      "head",          "form",           "kind",       "named",
      "told",          "first",         "political",      "many",       "authority",
      "order",         "armed",         "press",          "rebels",     "labour",
      "international", "exposed",       "country",        "unplaced",   "public",
      "country_side",  "country_other", "country_place",  "claimant",   "candidates",
      "subject",       "collective",    "toll",           "part",       "party",
      "same_sentence", "main_relation", "symmetric"};
  std::array<float, names.size()> values{};
};

/// Keys of the table roles.tsv: how often does what stands so take part on that side?
struct RoleKeys {
  static constexpr std::array<std::string_view, 6> names = {"place",  "verb_place", "noun",
                                                            "sector", "above",      "sector_place"};
  std::array<std::string, names.size()> keys;
};

/// Looks at the happenings of one document; all referents must outlive it.
class RoleReader {
 public:
  /// Where an actor is told of.
  struct Position {
    TokenIndex head = 0;
    MentionForm form = MentionForm::name;
  };

  /// An actor seen from a trigger.
  struct View {
    TokenIndex trigger = no_token;
    Position position;
    int relation = 0;  ///< see relation_of(); 0: in another sentence
    bool joined = false;
    std::uint32_t sentences = UINT32_MAX;  ///< between them
    std::uint32_t tokens = UINT32_MAX;
    TokenIndex phrase = no_token;  ///< the first of those that are coordinated
  };

  /// Those who may take part in a happening, each as it is seen from the nearest trigger.
  struct Round {
    ActorList actors;
    std::vector<View> views;  ///< parallel
  };

  RoleReader(const std::vector<Mention>& mentions, const std::vector<PlaceRef>& places,
             const Tree& tree, const Actors& actors, const CountryParties& countries,
             const Participants& participants);

  /// Those whom the rules name, and those who stand near a trigger in its tree.
  [[nodiscard]] Round round(const Happening& happening) const;

  /// The words that name the actor, "first-last" in bytes, parted by commas.
  [[nodiscard]] std::string spans_of(ActorIndex actor) const;

  /// "L'armée prend le pouvoir et arrête X": does it hang on the other of two coordinated verbs,
  /// as what only that one can have? Objects of a verb that has none of its own may be shared ("a
  /// menacé et insulté X"), as is the subject of the first.
  [[nodiscard]] bool hangs_on_other(const View& view) const;

  /// "a condamné le meurtre de X": suffered what is judged, and is neither judged nor judges.
  [[nodiscard]] bool suffers_deed(const Happening& happening, ActorIndex actor) const;

  /// Of number `at` of the round.
  [[nodiscard]] RoleSigns signs(const Happening& happening, const Round& round, std::size_t at,
                                Side side) const;
  [[nodiscard]] RoleKeys keys(const Happening& happening, const Round& round, std::size_t at,
                              Side side) const;

 private:
  [[nodiscard]] ActorList candidates(const Happening& happening) const;
  [[nodiscard]] View view_of(const Happening& happening, ActorIndex actor) const;
  [[nodiscard]] std::span<const Position> in(TokenRange sentence, ActorIndex actor) const;
  [[nodiscard]] std::span<const Position> around(TokenIndex trigger, ActorIndex actor) const;
  [[nodiscard]] View look(TokenIndex trigger, const Position& position) const;
  [[nodiscard]] int relation_of(TokenIndex trigger, TokenIndex phrase) const;
  [[nodiscard]] std::string_view preposition(TokenIndex phrase) const;
  [[nodiscard]] const Actor* find(ActorIndex actor) const;
  [[nodiscard]] float country_among(ActorIndex actor, const ActorList& list) const;

  const std::vector<Mention>& mentions_;
  const std::vector<PlaceRef>& places_;
  const Tree& tree_;
  const Actors& actors_;
  const CountryParties& countries_;
  const Participants& participants_;
  std::vector<std::vector<Position>> positions_;  ///< of each actor, then of each country party
  std::vector<ActorList> told_in_;  ///< those who are told of in each sentence, in their order
};

}  // namespace depeche::events
