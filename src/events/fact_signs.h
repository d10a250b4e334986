// SPDX-License-Identifier: Apache-2.0
// What do the words around a verb or a noun say of whether it came about?
#pragma once

#include "events/lexicon.h"
#include "events/tree.h"

namespace depeche::events {

/// Questions of one word each; which of them count, and when, is for `standing_of` to decide. Both
/// referents must outlive it.
class FactSigns {
 public:
  FactSigns(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {}

  /// "avoir~lieu" before "avoir": a verb with its object may mean something of its own.
  [[nodiscard]] Governor governor(TokenIndex token) const;

  /// "porter~sur" before "porter": with the preposition of the noun `below` too.
  [[nodiscard]] Governor governor(TokenIndex token, TokenIndex below) const;

  /// "Can Dundar was arrested", "Will Smith met": what stands before a finite past is a name.
  [[nodiscard]] bool before_past(TokenIndex auxiliary, TokenIndex verb) const;

  /// "ne soutiendra aucun candidat", "no country has signed".
  [[nodiscard]] bool is_none(TokenIndex noun) const;

  /// "stopped short of expelling", "instead of attacking", "no sign of releasing him": a deed that
  /// is told because it was not done.
  [[nodiscard]] bool is_forgone(TokenIndex verb) const;

  /// "ruled out sending", "held back from sending": a gerund with at most a particle of the verb
  /// above and a preposition before it.
  [[nodiscard]] bool stands_right_behind(TokenIndex gerund, TokenIndex head) const;

  /// "bombardent depuis vendredi", "has waged since": it goes on.
  [[nodiscard]] bool lasts(TokenIndex verb) const;

  /// What somebody says: the conditional tells what was to come ("a annoncé qu'il rencontrerait").
  [[nodiscard]] bool reported(TokenIndex verb) const;

  /// A mark of the infinitive between the auxiliary and the verb ("are to meet").
  [[nodiscard]] bool has_infinitive_mark(TokenIndex finite, TokenIndex verb) const;

  /// "aurait été tué", "aurait tué": the conditional stands on the auxiliary of a past tense.
  [[nodiscard]] bool compound_tense(TokenIndex verb) const;

  /// "…, selon Y"
  [[nodiscard]] bool names_source(TokenIndex verb) const;

  /// "a rejeté les accusations de Kinshasa": they were made all the same. "Ces accusations" only
  /// points back.
  [[nodiscard]] bool is_denied_charge(TokenIndex noun, TokenIndex verb) const;

  /// "occuperont la place jusqu'à la démission du ministre": what people wait for, until which they
  /// mean to go on; not what ended something ("a dirigé le parti jusqu'à sa démission").
  [[nodiscard]] bool is_awaited(TokenIndex token) const;

  /// "lui demande « Où étiez-vous ? »", "« Qui a payé ? » demande X": what is asked is a question.
  [[nodiscard]] bool asks_question(TokenIndex verb) const;

  /// "appelle à ce que A cède et à ce que B parle": the verb that both clauses stand under.
  [[nodiscard]] TokenIndex over_pronoun(TokenIndex noun) const;

  /// "demande que A cède": the clause of what somebody asks for.
  [[nodiscard]] bool is_called_for(TokenIndex verb) const;

  /// "a envoyé une lettre au ministre pour lui demander": whoever sent it asks.
  [[nodiscard]] bool speaks_to(TokenIndex infinitive) const;

  /// "aux rebelles", "à Doha": those to whom something is given.
  [[nodiscard]] bool has_addressee(TokenIndex verb) const;

  /// "une offensive lancée pour prendre la ville": what one strikes for may fail.
  [[nodiscard]] bool strikes(TokenIndex light) const;

  /// "L'avion s'est écrasé, tuant dix personnes": what an accident led to.
  [[nodiscard]] bool is_mishap(TokenIndex trigger) const;

  /// "son veto à une résolution", "a voté contre une résolution", "rejette une motion".
  [[nodiscard]] bool is_opposed(TokenIndex noun) const;

  /// "Prévus jeudi, les pourparlers …": the free participle that tells of this subject.
  [[nodiscard]] TokenIndex fronted_participle(TokenIndex noun) const;

  /// "a eu l'occasion de rencontrer le roi": whoever had it took it.
  [[nodiscard]] bool is_chance_taken(TokenIndex noun) const;

  /// "a pu quitter la ville", "ont dû fuir": what one was able or had to do, one did.
  [[nodiscard]] bool achieved(TokenIndex verb) const;

  /// A participle with a finite auxiliary, neither future nor conditional.
  [[nodiscard]] bool is_done(TokenIndex verb) const;

  /// "began deploying", "ont commencé à": the beginning itself is past.
  [[nodiscard]] bool is_past(TokenIndex verb) const;

 private:
  const Tree& tree_;
  const Lexicon& lexicon_;
};

}  // namespace depeche::events
