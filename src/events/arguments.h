// SPDX-License-Identifier: Apache-2.0
// Who does, who suffers? The deep grammar of a trigger: passives, relatives, control, coordination,
// light verbs undone.
#pragma once

#include "events/lexicon.h"
#include "events/tree.h"

namespace depeche::events {

/// The verb that lends a noun its subject ("mener une offensive", "une offensive menée par").
struct Support {
  TokenIndex verb = no_token;
  Governor kind = Governor::none;  ///< light or undergo
};

/// Is the word that introduces `token` marked as `kind` ("par X": Marker::agent)?
[[nodiscard]] bool introduced_as(TokenIndex token, Marker kind, const Tree& tree,
                                 const Lexicon& lexicon);

/// "a été le premier pays à condamner", "became the first leader to visit": the word for whom an
/// infinitive tells apart from others, all that there is of a fact in it; no_token for all others.
[[nodiscard]] TokenIndex singled_out(TokenIndex infinitive, const Tree& tree,
                                     const Lexicon& lexicon);

/// Answers for one document; both referents must outlive it. Results are appended, heads of
/// phrases, coordination spread.
class Arguments {
 public:
  Arguments(const Tree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {}

  /// Tokens that fill `slot` of `trigger`.
  void collect(TokenIndex trigger, const Slot& slot, TokenList& out) const;

  /// The doers of a verb; empty for an agentless passive.
  void subjects(TokenIndex verb, TokenList& out, int depth = 0) const;

  /// The subject as it stands, also of a passive; the noun of a participle.
  void shown_subjects(TokenIndex verb, TokenList& out) const { surface_subjects(verb, out, 0); }

  /// What a verb is done to.
  void objects(TokenIndex verb, TokenList& out, int depth = 0) const;

  /// Passive in grammar; never for verbs that only take "être" in their past ("sont arrivés").
  [[nodiscard]] bool is_passive(TokenIndex verb) const;

  [[nodiscard]] Support support_of(TokenIndex noun) const;

  /// Dependents of `token` itself that the preposition introduces.
  void dependents_with(TokenIndex token, const std::string& preposition, TokenList& out) const;

  /// The pronoun in the dative of a verb, or of the verb that lends a noun its subject ("leur a
  /// lancé un appel"); appended.
  void datives(TokenIndex trigger, TokenList& out) const;

  /// "« C'est un crime », a-t-il dénoncé": the verb stands behind what was said.
  [[nodiscard]] bool is_said_behind(TokenIndex verb) const;

  /// Who is made to do it ("a fait démissionner le ministre"); empty where nobody is.
  void caused(TokenIndex verb, TokenList& out) const;

  /// The verb above a clause whose pronoun stands for its object ("a critiqué X, l'appelant à
  /// partir"); no_token for all others.
  [[nodiscard]] TokenIndex above_pronoun(TokenIndex participle) const;

  /// Is it what somebody is made to do ("l'a contraint à partir")?
  [[nodiscard]] bool is_compelled(TokenIndex verb) const;

  /// Who did it, said by a passive participle or verb with an agent; appended.
  void agents(TokenIndex verb, TokenList& out) const;

  /// To whom a noun of a happening is laid ("imputer l'attaque à X", "un tir attribué à X");
  /// appended.
  void blamed(TokenIndex noun, TokenList& out) const;

 private:
  [[nodiscard]] bool compels(TokenIndex verb, TokenIndex clause) const;
  [[nodiscard]] TokenIndex above_channel(TokenIndex participle) const;
  [[nodiscard]] bool is_fronted(TokenIndex verb) const;
  [[nodiscard]] TokenIndex speaker_before_day(TokenIndex noun) const;
  void agents_below(TokenIndex verb, TokenList& out) const;
  void agents_behind_comma(TokenIndex verb, TokenIndex noun, TokenList& out) const;
  [[nodiscard]] bool costs_lives(TokenIndex verb) const;
  [[nodiscard]] bool accuses(TokenIndex verb, TokenIndex clause) const;
  [[nodiscard]] bool may_accuse(TokenIndex verb, Slot::Kind slot) const;
  [[nodiscard]] bool goes_with(TokenIndex clause) const;
  [[nodiscard]] bool is_reason(TokenIndex verb) const;
  [[nodiscard]] bool is_done_besides(TokenIndex verb) const;
  [[nodiscard]] bool is_predicate(TokenIndex token) const;
  [[nodiscard]] bool has_relative(TokenIndex verb) const;
  void surface_subjects(TokenIndex verb, TokenList& out, int depth) const;
  void inherited_subjects(TokenIndex verb, TokenList& out, int depth) const;
  void subjects_of_complement(TokenIndex verb, TokenList& out, int depth) const;
  void subjects_of_adnominal(TokenIndex verb, TokenList& out, int depth) const;
  void subjects_of_adverbial(TokenIndex verb, TokenList& out, int depth) const;
  [[nodiscard]] bool does_it(TokenIndex agent) const;
  void singled_out_subjects(TokenIndex one, TokenList& out, int depth) const;
  void deciders(TokenIndex noun, TokenIndex verb, TokenList& out, int depth) const;
  void addressed(TokenIndex verb, TokenList& out) const;
  void with_preposition(TokenIndex trigger, const std::string& preposition, TokenList& out) const;
  void below_objects(TokenIndex trigger, const std::string& preposition, TokenList& out) const;
  void clause_subjects(TokenIndex verb, const std::string& preposition, TokenList& out) const;
  void below_noun(TokenIndex noun, const std::string& preposition, TokenList& out) const;
  void infinitives(TokenIndex trigger, TokenList& out) const;
  [[nodiscard]] bool is_headline_passive(TokenIndex verb) const;
  [[nodiscard]] bool is_source(TokenIndex token) const;
  void own_case(TokenIndex noun, TokenList& out) const;
  void circumstance(TokenIndex noun, TokenList& out) const;
  void given_before(TokenIndex verb, TokenList& out) const;
  void attributes(TokenIndex noun, TokenList& out) const;
  void light_subjects(TokenIndex noun, TokenList& out) const;
  void indirect_objects(TokenIndex trigger, TokenList& out) const;
  void possessors(TokenIndex noun, TokenList& out) const;
  void infinitive_objects(TokenIndex trigger, TokenList& out) const;
  void context(TokenIndex noun, Slot::Kind kind, TokenList& out) const;
  void add(TokenIndex token, TokenList& out) const;
  [[nodiscard]] TokenIndex counted_behind(TokenIndex adverb) const;
  static void drop_behind(TokenIndex clause, std::size_t start, TokenList& out);
  void add_whole(TokenIndex head, TokenIndex clause, TokenList& out) const;
  void displaced_objects(TokenIndex verb, TokenList& out) const;
  [[nodiscard]] bool is_preposition_of_words(TokenIndex noun) const;
  void unmarked_objects(TokenIndex verb, TokenList& out) const;
  void beside_noun(TokenIndex noun, const std::string& preposition, TokenList& out) const;
  void below_circumstance(TokenIndex circumstance, TokenList& out) const;
  [[nodiscard]] bool is_article(TokenIndex noun) const;
  [[nodiscard]] TokenIndex governing_verb(TokenIndex noun) const;
  [[nodiscard]] bool interrupted(TokenIndex from, TokenIndex to) const;
  [[nodiscard]] TokenIndex object_before(TokenIndex verb) const;
  [[nodiscard]] TokenIndex object_above(TokenIndex verb) const;
  [[nodiscard]] TokenIndex split_auxiliary(TokenIndex verb) const;
  [[nodiscard]] TokenIndex phrase_before(TokenIndex token) const;
  [[nodiscard]] TokenIndex antecedent(TokenIndex pronoun) const;
  [[nodiscard]] TokenIndex described(TokenIndex noun, TokenIndex by, bool gender) const;
  [[nodiscard]] bool agree(TokenIndex noun, TokenIndex by, bool gender) const;
  [[nodiscard]] Gender gender_of(TokenIndex noun) const;
  [[nodiscard]] TokenIndex sharing_subject(TokenIndex verb) const;
  [[nodiscard]] bool goes_on(TokenIndex verb) const;
  [[nodiscard]] bool speaks(TokenIndex verb) const;
  [[nodiscard]] bool may_speak(TokenIndex verb) const;
  [[nodiscard]] bool acts(TokenIndex verb) const;
  [[nodiscard]] Support support_by_head(TokenIndex noun) const;
  [[nodiscard]] TokenIndex undergone_in(TokenIndex verb) const;
  /// Behind "after": what went before.
  [[nodiscard]] bool follows(TokenIndex noun) const;
  [[nodiscard]] bool is_whose(TokenIndex pronoun) const;
  [[nodiscard]] bool stands_beside(TokenIndex noun) const;
  /// The verb has an object, and not behind the noun as "a pris d'assaut la ville" has.
  [[nodiscard]] bool does_else(TokenIndex verb, TokenIndex noun) const;

  static constexpr int deepest = 6;  ///< steps from clause to clause

  const Tree& tree_;
  const Lexicon& lexicon_;
};

}  // namespace depeche::events
