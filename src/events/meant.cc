// SPDX-License-Identifier: Apache-2.0
// Who does it and who suffers it, where the slots of the row take one for the other or miss them?
#include "events/meant.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace depeche::events {

void Meant::settle(Candidate& candidate, bool belonging) const {
  // Nobody is made to mean his words ("l'épidémie l'a contraint à renoncer").
  const bool own = is_verbal_act(candidate.entry->type) && candidate.entry->pos == EntryPos::verb;
  if (own && arguments_.is_compelled(candidate.trigger)) candidate.actors.clear();
  if (belonging) at_their_things(candidate);
  if (candidate.entry->type == EventType::request) of_sufferers(candidate);
  caused(candidate);
  against(candidate);
  attacked(candidate);
  banned(candidate);
  if (near_person(candidate, belonging)) candidate.recipients.clear();
  if (candidate.recipients.empty()) at_things(candidate);
  active_participle(candidate);
}

void Meant::at_their_things(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  // "la plaque des déportés a été vandalisée": done to a thing, not to whose it is.
  if (entry.mode == "vandalize") candidate.recipients.clear();
  // "contre la politique de X": against him; "contre la réforme de la SNCF": not against it.
  if (entry.mode == "demo" || entry.mode == "strike") {
    std::erase_if(candidate.recipients, [&](ActorIndex a) { return !participants_.political(a); });
  }
}

/// "a demandé la libération des opposants", "réclame une enquête sur la mort de X": nothing is
/// asked of them.
void Meant::of_sufferers(Candidate& candidate) const {
  constexpr std::size_t most = 12;
  TokenList nouns;
  arguments_.objects(candidate.trigger, nouns);
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    if (main_relation(tree_[c].deprel) == Deprel::obl) nouns.push_back(c);
  }
  for (std::size_t i = 0; i < nouns.size() && nouns.size() < most; ++i) {
    if (participants_.names_actor(nouns[i])) continue;
    const bool suffered = owners_.may_suffer(nouns[i], false);
    for (const TokenIndex c : tree_.children(nouns[i])) {
      if (main_relation(tree_[c].deprel) != Deprel::nmod) continue;
      nouns.push_back(c);
      if (!suffered || !owners_.in_genitive(c)) continue;
      ActorList whose;
      TokenList tokens;
      bool near = false;
      tree_.add_with_conjuncts(c, tokens);
      for (const TokenIndex t : tokens) participants_.resolve(t, whose, near);
      std::erase_if(candidate.recipients, [&](ActorIndex a) { return overlap({a}, whose); });
    }
  }
}

namespace {

bool takes_object(const std::vector<Slot>& choice) {
  return std::any_of(choice.begin(), choice.end(),
                     [](const Slot& slot) { return slot.kind == Slot::Kind::object; });
}

}  // namespace

/// "a fait démissionner le ministre": who is made to do it does it.
void Meant::caused(Candidate& candidate) const {
  const auto& choices = candidate.entry->recipient.choices;
  const bool transitive = std::any_of(choices.begin(), choices.end(), takes_object);
  TokenList tokens;
  if (candidate.entry->pos == EntryPos::verb && !transitive)
    arguments_.caused(candidate.trigger, tokens);
  ActorList made;
  for (const TokenIndex t : tokens) {
    if (participants_.names_actor(t)) {
      participants_.resolve(t, made, candidate.near);
    } else if (tree_.is_person_pronoun(t)) {
      add_actor(participants_.last_before(t, {}), made);
    }
  }
  if (!made.empty()) candidate.actors = std::move(made);
}

/// "la manifestation anti-Trump"
void Meant::against(Candidate& candidate) const {
  if (candidate.entry->type != EventType::protest || !candidate.recipients.empty()) return;
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    if (const ActorIndex who = participants_.opposed(c); who != no_actor)
      add_actor(who, candidate.recipients);
  }
}

/// "l'attaque de la préfecture": a house or a body without arms is attacked.
void Meant::attacked(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.type != EventType::assault || entry.symmetric) return;
  TokenList blows;
  if (entry.pos == EntryPos::noun) blows.push_back(candidate.trigger);
  if (entry.pos == EntryPos::verb && entry.casualties)
    arguments_.subjects(candidate.trigger, blows);
  for (const TokenIndex blow : blows) {
    if (tree_.is_nominal(blow) && owners_.may_suffer(blow, true)) whose_house(blow, candidate);
  }
}

void Meant::whose_house(TokenIndex blow, Candidate& candidate) const {
  for (const TokenIndex c : tree_.children(blow)) {
    if (tree_[c].deprel != Deprel::nmod || !owners_.in_genitive(c) ||
        lexicon_.bond(tree_[c].lemma) == Bond::rule)
      continue;
    ActorList whose;
    bool near = false;
    participants_.resolve(c, whose, near);
    for (const ActorIndex a : whose) {
      if (!participants_.is_unarmed_body(a) || !overlap({a}, candidate.actors)) continue;
      std::erase(candidate.actors, a);
      // "les attentats de Trèbes", taken for a body.
      if (participants_.in_public(a)) add_actor(a, candidate.recipients);
    }
  }
}

/// "l'interdiction de la préfecture": hers.
void Meant::banned(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.pos != EntryPos::noun || entry.mode != "restrict") return;
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    if (tree_[c].deprel != Deprel::nmod || !owners_.in_genitive(c) || !participants_.names_actor(c))
      continue;
    ActorList whose;
    bool near = false;
    participants_.resolve(c, whose, near);
    const bool rules = std::all_of(whose.begin(), whose.end(), [&](ActorIndex a) {
      return participants_.is_authority(a) && overlap({a}, candidate.recipients);
    });
    if (whose.empty() || !rules) continue;
    std::erase_if(candidate.recipients, [&](ActorIndex a) { return overlap({a}, whose); });
    candidate.actors = std::move(whose);
    return;
  }
}

/// "le garde du corps de X a été arrêté": not X, whatever the noun means.
bool Meant::near_person(const Candidate& candidate, bool belonging) const {
  const Entry& entry = *candidate.entry;
  const bool custody = entry.mode == "arrest" || entry.mode == "convict" ||
                       entry.mode == "release" || entry.mode == "abduct" ||
                       entry.mode == "deport" ||
                       (entry.type == EventType::accuse && entry.mode == "allege" &&
                        arguments_.is_passive(candidate.trigger));
  if (!belonging || !custody || entry.pos != EntryPos::verb || candidate.recipients.size() != 1 ||
      !participants_.is_person(candidate.recipients.front()))
    return false;
  TokenList tokens;
  arguments_.objects(candidate.trigger, tokens);
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    ActorList whose;
    owners_.of(t, whose);
    return whose == candidate.recipients;
  });
}

/// "a saisi un pétrolier iranien", "prêt à frapper des sites iraniens": done to the country whose
/// things they are.
void Meant::at_things(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const bool hits = entry.type == EventType::assault ||
                    (entry.type == EventType::threaten && entry.mode == "violence") ||
                    (entry.type == EventType::coerce && entry.mode == "seize");
  if (entry.pos != EntryPos::verb || !hits || entry.casualties || candidate.actors.empty()) return;
  TokenList tokens;
  arguments_.objects(candidate.trigger, tokens);
  arguments_.collect(candidate.trigger, {Slot::Kind::infinitive_object, ""}, tokens);
  for (const TokenIndex t : tokens) {
    if (tree_[t].upos == Upos::noun && !participants_.names_actor(t))
      participants_.of_adjective(t, candidate.recipients);
  }
}

/// "The pope called for dialogue", taken for a participle: verbs with a preposition are active.
void Meant::active_participle(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!entry.intransitive || !candidate.actors.empty() || entry.pos != EntryPos::verb) return;
  if (!arguments_.is_passive(candidate.trigger)) return;
  TokenList tokens;
  arguments_.shown_subjects(candidate.trigger, tokens);
  for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
}

}  // namespace depeche::events
