// SPDX-License-Identifier: Apache-2.0
// Whose are "son arrestation", "leur expulsion", "his murder"?
#include "events/participants.h"

#include <algorithm>

namespace depeche::events {

/// A noun of what is done to somebody, by rows that take its possessor for whom it is done to.
bool Participants::is_suffered(TokenIndex noun) const {
  const auto* rows = lexicon_.find(tree_[noun].lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
           const Entry& entry = lexicon_.entry(choice);
           const bool done = entry.type == EventType::coerce || entry.type == EventType::sanction ||
                             entry.mode == "targeted" || entry.mode == "abduct";
           return entry.pos == EntryPos::noun && done &&
                  std::any_of(entry.recipient.choices.begin(), entry.recipient.choices.end(),
                              [](const std::vector<Slot>& slots) {
                                return std::any_of(slots.begin(), slots.end(), [](const Slot& s) {
                                  return s.kind == Slot::Kind::possessor;
                                });
                              });
         });
}

/// A noun of people who come together.
bool Participants::is_happening(TokenIndex noun) const {
  const auto* rows = lexicon_.find(tree_[noun].lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
           const Entry& entry = lexicon_.entry(choice);
           return entry.pos == EntryPos::noun &&
                  (entry.type == EventType::protest || entry.type == EventType::consult);
         });
}

/// Possessives are no mentions; whom they mean is told here for what is done to people.
void Participants::find_possessors() {
  for (TokenIndex t = 0; t < tree_.size(); ++t) {
    const Token& word = tree_[t];
    const bool possessive =
        word.morph.possessive && word.morph.person != 1 && word.morph.person != 2 &&
        (main_relation(word.deprel) == Deprel::det || word.deprel == Deprel::nmod_poss);
    const bool known = actors_.at(t) < actors_.list.size();
    if (!possessive || known || word.head == no_token || !is_suffered(word.head)) continue;
    if (const ActorIndex whose = possessor(t); whose != no_actor) covering_[t] = whose;
  }
}

/// Whom a possessive before such a noun means: the last person told of before it in its sentence,
/// else the subject of the sentence before; of many, many.
ActorIndex Participants::possessor(TokenIndex word) const {
  const bool theirs = lexicon_.bond(tree_[word].lower) == Bond::theirs;
  const std::uint32_t here = tree_.sentence(word);
  for (TokenIndex t = word; t-- > 0;) {
    if (tree_.sentence(t) + 1 < here || tree_.in_rubric(t)) return no_actor;
    const ActorIndex a = actors_.at(t);
    if (a >= actors_.list.size()) continue;
    const bool crowd = actors_.list[a].type == ActorType::people ||
                       actors_.list[a].type == ActorType::group || !actors_.list[a].members.empty();
    if (theirs ? !crowd : !is_person(a)) continue;
    const bool subject = main_relation(tree_[t].deprel) == Deprel::nsubj;
    // Who judges or asks does so of what was done to another.
    if (subject && tree_.sentence(t) == here && judges(tree_.head(t))) continue;
    if (subject || tree_.sentence(t) == here) return a;
  }
  return no_actor;
}

/// A verb by which one judges, asks or refuses.
bool Participants::judges(TokenIndex verb) const {
  const auto* rows = verb == no_token ? nullptr : lexicon_.find(tree_[verb].lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
           const EventType type = lexicon_.entry(choice).type;
           return type == EventType::accuse || type == EventType::support ||
                  type == EventType::request || type == EventType::reject;
         });
}

}  // namespace depeche::events
