// SPDX-License-Identifier: Apache-2.0
// Whose is the deed that a noun names, and is it done by them or to them?
#include "events/owners.h"

#include <algorithm>

namespace depeche::events {

void Owners::of(TokenIndex deed, ActorList& out) const {
  bool near = false;
  for (const TokenIndex c : tree_.children(deed)) {
    const bool genitive = tree_[c].deprel == Deprel::nmod && in_genitive(c);
    if ((genitive || tree_[c].deprel == Deprel::nmod_poss) && participants_.names_actor(c) &&
        !participants_.names_one(c, deed))
      participants_.resolve(c, out, near);
  }
}

bool Owners::may_suffer(TokenIndex noun, bool blow) const {
  const auto* rows = lexicon_.find(tree_[noun].lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
           const Entry& entry = lexicon_.entry(row);
           const auto genitive = [&](const std::vector<Slot>& choice) {
             return std::any_of(choice.begin(), choice.end(), [&](const Slot& slot) {
               return slot.kind == Slot::Kind::preposition &&
                      lexicon_.marker(slot.preposition) == Marker::genitive;
             });
           };
           const auto& choices = entry.recipient.choices;
           return (entry.type == EventType::assault || !blow) && entry.pos == EntryPos::noun &&
                  std::any_of(choices.begin(), choices.end(), genitive);
         });
}

bool Owners::in_genitive(TokenIndex noun) const {
  return introduced_as(noun, Marker::genitive, tree_, lexicon_);
}

bool Owners::is_deed(TokenIndex noun) const {
  const Bond bond = lexicon_.bond(tree_[noun].lemma);
  return bond == Bond::deed || bond == Bond::verdict;
}

}  // namespace depeche::events
