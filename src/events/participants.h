// SPDX-License-Identifier: Apache-2.0
// Which actors do these words stand for, and does a happening among them belong in the ledger?
#pragma once

#include "events/arguments.h"
#include "events/country_parties.h"

#include <depeche/actor.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::events {

using ActorList = std::vector<ActorIndex>;

/// Adds without repetition.
void add_actor(ActorIndex actor, ActorList& out);

bool among(ActorIndex actor, const ActorList& list);

bool overlap(const ActorList& a, const ActorList& b);

/// Does every member of `part` stand in `whole`?
bool within(const ActorList& part, const ActorList& whole);

/// Answers for one document; all referents must outlive it.
class Participants {
 public:
  Participants(const Tree& tree, const Lexicon& lexicon, const Actors& actors,
               const CountryParties& countries);

  /// Actors of the phrase headed by `token`: its own, else that of the mention it stands in, else
  /// one it is said to belong to ("les positions de l'armée"). Sets `near` when not its own.
  void resolve(TokenIndex token, ActorList& out, bool& near) const;

  /// Does `token` itself name an actor (or a country)?
  [[nodiscard]] bool names_actor(TokenIndex token) const;

  /// Is `token` the noun of one person ("la garde des Sceaux", "le chef d'état-major")?
  [[nodiscard]] bool names_officer(TokenIndex token) const;

  /// Actors of the first choice of `role` that yields any.
  /// `strict`: behind a preposition only what names an actor itself.
  [[nodiscard]] ActorList fill(TokenIndex trigger, const Role& role, const Arguments& arguments,
                               bool strict, bool& near) const;

  /// "une attaque au Mali": the country in which the deed of a noun was done, not against which.
  void drop_scenes(TokenIndex noun, ActorList& out) const;

  /// Governments that a word is addressed to by their capitals ("a demandé à Lima de"); for acts of
  /// speech whose recipient no actor is.
  [[nodiscard]] ActorList capitals(TokenIndex trigger, const Role& role,
                                   const Arguments& arguments) const;

  /// A mention of an actor just before (`forward` false) or behind the trigger within its clause;
  /// no_actor when there is none or a verb stands between.
  [[nodiscard]] ActorIndex neighbour(TokenIndex trigger, bool forward) const;

  [[nodiscard]] bool political(ActorIndex actor) const;

  /// A people called by its name ("les Palestiniens", "Bosnian Serbs"), not some of them.
  [[nodiscard]] bool is_a_people(ActorIndex actor) const;

  /// Of unknown arms and known by no name: "l'assaillant", "des hommes armés".
  [[nodiscard]] bool is_nameless_attacker(ActorIndex actor) const;

  /// The one such who is told of in the sentences around a trigger; no_actor where there is none,
  /// or several.
  [[nodiscard]] ActorIndex attacker_near(TokenIndex trigger) const;

  /// Are two words of one mention?
  [[nodiscard]] bool names_one(TokenIndex a, TokenIndex b) const {
    return own(a) != no_actor && own(a) == own(b);
  }

  /// The country that a word names as a place; no_actor for other words.
  [[nodiscard]] ActorIndex country_at(TokenIndex token) const { return countries_.at(token); }

  /// Whom a possessive means where `speakers` speak of it: others in its sentence, else the
  /// subject of the sentence before; nobody where that is one of them. Appended.
  void owners_before(TokenIndex possessive, const ActorList& speakers, ActorList& out) const;

  /// The court or prosecutor told of last before a trigger; no_actor where none is near.
  [[nodiscard]] ActorIndex court_before(TokenIndex trigger) const;

  /// Whom a word like "anti-Trump" is against; no_actor for other words.
  [[nodiscard]] ActorIndex opposed(TokenIndex token) const;

  /// "un soldat ougandais", "l'armée ougandaise": men of a force of their country's.
  [[nodiscard]] bool serves_in(ActorIndex men, ActorIndex force) const;

  /// A body of one country that bears no arms: an embassy, a paper, a firm.
  [[nodiscard]] bool is_unarmed_body(ActorIndex actor) const;

  /// A body of the state or its police.
  [[nodiscard]] bool is_authority(ActorIndex actor) const;

  /// Stands for more than itself: a political actor or an organised group, no private person.
  [[nodiscard]] bool in_public(ActorIndex actor) const;

  /// Police, courts, or a person for itself.
  [[nodiscard]] bool everyday(ActorIndex actor) const;

  /// Police or courts, and nobody else.
  [[nodiscard]] bool keeps_order(ActorIndex actor) const;

  /// A state or government as a whole.
  [[nodiscard]] bool is_country(ActorIndex actor) const;

  /// The actor; nullptr when there is none of that number. Lives as long as what this was made of.
  [[nodiscard]] const Actor* find(ActorIndex actor) const;

  /// "dénoncée par X", "confirmed by X": X, who speaks of the deed and does not do it.
  [[nodiscard]] bool only_remarks(TokenIndex phrase) const;
  /// A paper, an agency, a channel.
  [[nodiscard]] bool is_press(ActorIndex actor) const;

  /// One human being, no group.
  [[nodiscard]] bool is_person(ActorIndex actor) const;

  /// A country, its government, parliament or former leaders, or an international body.
  [[nodiscard]] bool speaks_for_state(ActorIndex actor) const;

  /// Of a government, a parliament or a party, and of no force.
  [[nodiscard]] bool of_politics(ActorIndex actor) const;

  /// A body of no one country, as PLOVER codes it.
  [[nodiscard]] bool is_international(ActorIndex actor) const;

  /// Fights against a state.
  [[nodiscard]] bool rebellious(ActorIndex actor) const;

  /// A union, farmers, a movement.
  [[nodiscard]] bool of_labour(ActorIndex actor) const;

  [[nodiscard]] bool has_sector(ActorIndex actor,
                                const std::set<std::string, std::less<>>& sectors) const;

  /// PLOVER country of the actor; empty when unknown.
  [[nodiscard]] std::string_view country_of(ActorIndex actor) const;

  /// The same actor, or a country and somebody who acts for it.
  [[nodiscard]] bool same_party(ActorIndex a, ActorIndex b) const;

  [[nodiscard]] bool armed_or_state(ActorIndex actor) const;

  /// Somebody by name of whom no sector is known.
  [[nodiscard]] bool unplaced(ActorIndex actor) const;

  /// More than one person: a group, a body, a state.
  [[nodiscard]] bool many(ActorIndex actor) const;

  /// Journalists, activists, refugees: what is done to them is of public interest.
  [[nodiscard]] bool exposed(ActorIndex actor) const;
  [[nodiscard]] bool any_political(const ActorList& list) const;

  /// The people of a demonym or adjective beside a noun ("des avions israéliens"); appended.
  void of_adjective(TokenIndex noun, ActorList& out) const;

  /// Whom a pronoun means that no mention resolves: the last one told before it, one person for a
  /// singular and many for a plural, none of `others`; no_actor when nobody stands near.
  [[nodiscard]] ActorIndex last_before(TokenIndex pronoun, const ActorList& others) const;

  /// The state or government as a whole that stands for a country in the document; no_actor when
  /// there is none.
  [[nodiscard]] ActorIndex country_actor(std::string_view country) const;

  /// Does the article itself speak of the actor, not only of its place?
  [[nodiscard]] bool told(ActorIndex actor) const { return actor < actors_.list.size(); }

  /// Only words of what befell them ("les morts", "24 blessés")? Then the fate killed, injured …;
  /// empty for all others.
  [[nodiscard]] std::string_view toll_of(ActorIndex actor) const;

  /// Told only by nouns of the part in a happening ("la victime", "l'agresseur") and by pronouns.
  [[nodiscard]] bool says_part_only(ActorIndex actor) const;

  /// Groups without a name of their own, called the same and of one country.
  [[nodiscard]] bool same_group(ActorIndex a, ActorIndex b) const;

  /// Introduced by a word of parts ("dont dix enfants"): counted already.
  [[nodiscard]] bool is_part(TokenIndex token) const;

  /// Persons by name whom a word of parts adds to those told ("dont Lyubov Sobol", "including
  /// their leader X") between two tokens; appended.
  void named_parts(TokenIndex from, TokenIndex to, ActorList& out) const;

  /// "le Turc Recep Tayyip Erdogan": a noun that the name beside it stands for.
  [[nodiscard]] bool is_apposed(TokenIndex token) const { return apposed(token) != no_actor; }

 private:
  [[nodiscard]] ActorIndex police_of(TokenIndex adjective) const;
  void drop_rubric(TokenIndex trigger, TokenList& tokens) const;
  void drop_parts(TokenList& tokens) const;
  void add_listed(TokenList& tokens) const;
  void find_possessors();
  [[nodiscard]] ActorIndex possessor(TokenIndex word) const;
  [[nodiscard]] bool is_suffered(TokenIndex noun) const;
  [[nodiscard]] bool is_happening(TokenIndex noun) const;
  [[nodiscard]] bool judges(TokenIndex verb) const;
  [[nodiscard]] ActorIndex apposed(TokenIndex token) const;
  void put(ActorIndex actor, ActorList& out) const;
  [[nodiscard]] bool put_names(TokenIndex token, ActorList& out) const;
  void resolve_below(TokenIndex token, ActorList& out, int depth) const;
  [[nodiscard]] ActorIndex own(TokenIndex token) const;
  [[nodiscard]] const Actor* described(ActorIndex actor) const;

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Actors& actors_;
  const CountryParties& countries_;
  std::vector<ActorIndex> covering_;
  std::vector<ActorIndex> described_;  ///< the plural noun that says what a named person is
};

}  // namespace depeche::events
