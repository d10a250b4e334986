// SPDX-License-Identifier: Apache-2.0
// Whom does the clause name that tells what is asked, threatened, said under a condition?
#include "events/completion.h"

#include <algorithm>

namespace depeche::events {

/// "exige que l'armée quitte le pouvoir", "regrette que X ait refusé": said to whom the clause is
/// about.
void Completion::asked_by_clause(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.pos != EntryPos::verb || candidate.actors.empty()) return;
  if (!within(candidate.recipients, candidate.actors)) return;
  if (entry.type != EventType::request && entry.type != EventType::accuse) return;
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    if (tree_[c].deprel != Deprel::ccomp || c < candidate.trigger) continue;
    if (!tree_.is_verbal(c)) {
      // "demanded that the president step aside", the verb read as a noun.
      for (const TokenIndex t : tree_.children(c)) {
        const bool beside = t < c && (tree_[t].deprel == Deprel::compound ||
                                      main_relation(tree_[t].deprel) == Deprel::nsubj);
        bool near = false;
        if (beside && participants_.names_actor(t))
          participants_.resolve(t, candidate.recipients, near);
        if (beside && tree_.is_person_pronoun(t) && !participants_.names_actor(t))
          add_actor(participants_.last_before(t, candidate.actors), candidate.recipients);
      }
      return;
    }
    if (arguments_.is_passive(c)) continue;
    TokenList subjects;
    arguments_.subjects(c, subjects);
    bool near = false;
    for (const TokenIndex t : subjects) {
      if (t < candidate.trigger) continue;
      ActorList asked;
      if (participants_.names_actor(t)) participants_.resolve(t, asked, near);
      // "accused the general and demanded that he step aside": nobody demands it of themselves.
      if (tree_.is_person_pronoun(t) && entry.type == EventType::request &&
          within(asked, candidate.actors))
        asked = {participants_.last_before(t, candidate.actors)};
      for (const ActorIndex a : asked) add_actor(a, candidate.recipients);
    }
    return;
  }
}

/// "a menacé de frapper si l'Iran refuse", "Si X continue, … a menacé Y", "warned of sanctions
/// unless Israel complied": who must not do it, or must, is threatened.
void Completion::under_condition(Candidate& candidate) const {
  if (!candidate.recipients.empty() || candidate.actors.empty() ||
      candidate.entry->type != EventType::threaten)
    return;
  const TokenIndex trigger = candidate.trigger;
  TokenList above{trigger};
  for (const TokenIndex c : tree_.children(trigger)) {
    const Deprel d = main_relation(tree_[c].deprel);
    if (d == Deprel::ccomp || d == Deprel::xcomp || d == Deprel::obl) above.push_back(c);
  }
  const TokenIndex head = tree_.head(trigger);
  if (main_relation(tree_[trigger].deprel) == Deprel::parataxis && head != no_token)
    above.push_back(head);
  for (const TokenIndex clause : above) {
    for (const TokenIndex c : tree_.children(clause)) {
      const TokenIndex mark = tree_.child(c, Deprel::mark);
      if (main_relation(tree_[c].deprel) != Deprel::advcl || mark == no_token ||
          lexicon_.marker(tree_[mark].lemma) != Marker::condition || !tree_.is_verbal(c))
        continue;
      TokenList subjects;
      arguments_.shown_subjects(c, subjects);
      ActorList told;
      bool near = false;
      for (const TokenIndex t : subjects) {
        if (participants_.names_actor(t)) participants_.resolve(t, told, near);
      }
      for (const ActorIndex a : told) {
        if (!overlap({a}, candidate.actors)) add_actor(a, candidate.recipients);
      }
      if (!candidate.recipients.empty()) return;
    }
  }
}

/// The clause that tells what is said, before or behind the verb that says it; no_token without
/// one.
TokenIndex Completion::said_clause(TokenIndex verb) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_[c].deprel == Deprel::ccomp && tree_.is_verbal(c)) return c;
  }
  const TokenIndex before = clause_beside(verb);
  return before != no_token && tree_.is_verbal(before) ? before : no_token;
}

/// "a averti que l'Iran répondrait", "L'UE pourrait sanctionner les juges, a averti X": who would
/// do it is not threatened, to whom it would be done is.
void Completion::threatened_in_clause(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.type != EventType::threaten || entry.pos != EntryPos::verb || candidate.actors.empty())
    return;
  const TokenIndex clause = said_clause(candidate.trigger);
  if (clause == no_token || arguments_.is_passive(clause)) return;
  TokenList doers;
  arguments_.subjects(clause, doers);
  bool near = false;
  ActorList own;
  for (const TokenIndex t : doers) participants_.resolve(t, own, near);
  // "warned Iran that it would face consequences": whom the warning is given to is threatened.
  TokenList objects;
  arguments_.objects(candidate.trigger, objects);
  ActorList warned = candidate.actors;
  for (const TokenIndex t : objects) participants_.resolve(t, warned, near);
  std::erase_if(own, [&](ActorIndex a) { return among(a, warned); });
  std::erase_if(candidate.recipients, [&](ActorIndex a) { return among(a, own); });
  candidate.victims.insert(candidate.victims.end(), own.begin(), own.end());
  if (!candidate.recipients.empty()) return;
  TokenList verbs{clause};
  for (const TokenIndex c : tree_.children(clause)) {
    if (tree_[c].deprel == Deprel::xcomp && tree_.is_verbal(c)) verbs.push_back(c);
  }
  TokenList suffer;
  for (const TokenIndex verb : verbs) arguments_.objects(verb, suffer);
  for (const TokenIndex t : suffer) {
    if (participants_.names_actor(t)) participants_.resolve(t, candidate.recipients, near);
  }
  std::erase_if(candidate.recipients, [&](ActorIndex a) { return among(a, candidate.actors); });
}

}  // namespace depeche::events
