// SPDX-License-Identifier: Apache-2.0
// Who else takes part, beside those who fill the slots that a row names?
#include "events/completion.h"

#include <algorithm>

namespace depeche::events {

void Completion::fill(Candidate& candidate) const {
  blamed(candidate);
  by_demonym(candidate);
  asked_by_clause(candidate);
  companions(candidate);
  led(candidate);
  by_pronoun(candidate);
  by_purpose(candidate);
  concerned(candidate);
  told_in_aside(candidate);
  under_condition(candidate);
  threatened_in_clause(candidate);
  whose_deed(candidate);
  by_possessive(candidate);
}

/// "imputer l'attaque à X", "un tir attribué à X".
void Completion::blamed(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.pos != EntryPos::noun || is_verbal_act(entry.type) || entry.symmetric) return;
  if (!candidate.actors.empty()) return;
  TokenList tokens;
  arguments_.blamed(candidate.trigger, tokens);
  for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
  std::erase_if(candidate.recipients, [&](ActorIndex a) { return among(a, candidate.actors); });
}

/// "Des avions israéliens ont bombardé", "French jets struck": nobody better does it.
void Completion::by_demonym(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!candidate.actors.empty() || entry.pos != EntryPos::verb || is_verbal_act(entry.type)) return;
  if (entry.type != EventType::assault && entry.type != EventType::coerce &&
      entry.type != EventType::mobilize) {
    return;
  }
  if (entry.actor.choices.empty() || entry.casualties) return;
  TokenList subjects;
  arguments_.subjects(candidate.trigger, subjects);
  for (const TokenIndex t : subjects) {
    if (tree_[t].upos == Upos::noun) participants_.of_adjective(t, candidate.actors);
  }
}

/// "a été arrêté avec son épouse", "killed along with two guards", "travelled with X": who shares
/// the lot or the way. And those named among many ("including their leader X").
void Completion::companions(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.symmetric || is_verbal_act(entry.type)) return;
  if (entry.pos == EntryPos::noun) {
    const Support support = arguments_.support_of(candidate.trigger);
    if (support.verb != no_token && support.kind != Governor::undergo)
      beside(support.verb, candidate);
  }
  if (entry.pos != EntryPos::verb) return;
  const TokenIndex verb = candidate.trigger;
  beside(verb, candidate);
  const bool passive = arguments_.is_passive(verb) || entry.actor.choices.empty();
  ActorList& side = passive ? candidate.recipients : candidate.actors;
  const bool shares = passive
                          ? !entry.recipient.choices.empty()
                          : entry.type == EventType::consult || entry.type == EventType::protest ||
                                entry.type == EventType::retreat;
  if (shares && !side.empty()) {
    for (const TokenIndex c : tree_.children(verb)) {
      if (main_relation(tree_[c].deprel) != Deprel::obl || !shares_lot(c, entry)) continue;
      // "arrêté en raison de ses liens avec X", hung on the verb.
      const TokenIndex by = tree_.child(c, Deprel::case_);
      if (by > verb + 1 && tree_[by - 1].upos == Upos::noun && tree_.head(by - 1) != verb &&
          tree_[by - 1].deprel == Deprel::nmod && !participants_.names_actor(by - 1) &&
          tree_.child(by - 1, Deprel::det) != no_token)
        continue;
      TokenList tokens;
      tree_.add_with_conjuncts(c, tokens);
      bool near = false;
      for (const TokenIndex t : tokens) {
        if (participants_.names_actor(t)) participants_.resolve(t, side, near);
      }
    }
  }
  ActorList& hurt = candidate.recipients;
  if (std::any_of(hurt.begin(), hurt.end(), [&](ActorIndex a) { return participants_.many(a); })) {
    participants_.named_parts(tree_.sentence_tokens(verb).first, tree_.sentence_tokens(verb).last,
                              hurt);
  }
}

/// "en compagnie des États-Unis", "aux côtés de l'armée": they do it as well.
void Completion::beside(TokenIndex verb, Candidate& candidate) const {
  if (candidate.actors.empty() || arguments_.is_passive(verb)) return;
  for (const TokenIndex c : tree_.children(verb)) {
    const bool company = main_relation(tree_[c].deprel) == Deprel::obl &&
                         tree_[c].upos == Upos::noun && lexicon_.bond(tree_[c].lemma) == Bond::with;
    if (!company) continue;
    for (const TokenIndex whose : tree_.children(c)) {
      // "dans les rangs des rebelles en Syrie": not the country
      if (main_relation(tree_[whose].deprel) != Deprel::nmod ||
          (tree_.has_case(whose) && !introduced_as(whose, Marker::genitive, tree_, lexicon_)))
        continue;
      TokenList tokens;
      tree_.add_with_conjuncts(whose, tokens);
      ActorList joined;
      bool near = false;
      for (const TokenIndex t : tokens) {
        // "compagnie des États-Unis", taken for a firm.
        if (participants_.names_one(t, c)) {
          add_actor(participants_.country_at(t), joined);
        } else if (participants_.names_actor(t)) {
          participants_.resolve(t, joined, near);
        }
      }
      for (const ActorIndex a : joined) {
        if (!overlap({a}, candidate.recipients)) add_actor(a, candidate.actors);
      }
    }
  }
}

/// "des officiers emmenés par X", "its army, helped by militias": they take part as well.
void Completion::led(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (entry.pos != EntryPos::verb || candidate.actors.empty() || entry.symmetric) return;
  TokenList subjects;
  arguments_.subjects(candidate.trigger, subjects);
  TokenList agents;
  for (const TokenIndex t : subjects) {
    for (const TokenIndex c : tree_.children(t)) {
      const bool said = tree_[c].deprel == Deprel::acl || tree_[c].deprel == Deprel::amod;
      if (said && lexicon_.bond(tree_[c].lemma) == Bond::lead) arguments_.agents(c, agents);
    }
  }
  bool near = false;
  for (const TokenIndex t : agents) {
    if (participants_.names_actor(t)) participants_.resolve(t, candidate.actors, near);
  }
}

/// "lui a demandé de partir", "l'ont libéré", where no mention says who is meant.
void Completion::by_pronoun(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!candidate.recipients.empty() || entry.pos != EntryPos::verb || candidate.actors.empty())
    return;
  const bool deed = entry.type == EventType::assault || entry.type == EventType::coerce ||
                    entry.type == EventType::sanction || entry.type == EventType::retreat ||
                    entry.type == EventType::support;
  const TokenIndex above = arguments_.above_pronoun(candidate.trigger);
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    if (!tree_.is_person_pronoun(c) || participants_.names_actor(c)) continue;
    const Deprel d = tree_[c].deprel;
    if (above != no_token && (d == Deprel::obj || d == Deprel::iobj)) {
      TokenList meant;
      arguments_.objects(above, meant);
      for (const TokenIndex t : meant) {
        if (tree_[t].morph.number == tree_[c].morph.number && participants_.names_actor(t))
          participants_.resolve(t, candidate.recipients, candidate.near);
      }
      if (!candidate.recipients.empty()) return;
    }
    if (d != Deprel::iobj && !(d == Deprel::obj && deed)) continue;
    if (d == Deprel::iobj && !asks_indirect(entry)) continue;
    add_actor(participants_.last_before(c, candidate.actors), candidate.recipients);
    return;
  }
}

bool Completion::asks_indirect(const Entry& entry) {
  const auto& choices = entry.recipient.choices;
  return std::any_of(choices.begin(), choices.end(), [](const auto& choice) {
    return std::any_of(choice.begin(), choice.end(),
                       [](const Slot& slot) { return slot.kind == Slot::Kind::indirect; });
  });
}

/// "ont fait usage de gaz pour disperser les manifestants": against them.
void Completion::by_purpose(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!candidate.recipients.empty() || entry.pos != EntryPos::verb || candidate.actors.empty())
    return;
  if (entry.type != EventType::assault) return;
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    const bool purpose =
        tree_[c].morph.verb_form == VerbForm::inf && tree_.is_verbal(c) &&
        (tree_[c].deprel == Deprel::advcl || main_relation(tree_[c].deprel) == Deprel::obl ||
         tree_[c].deprel == Deprel::xcomp);
    if (!purpose || c < candidate.trigger) continue;
    TokenList objects;
    arguments_.objects(c, objects);
    bool near = false;
    for (const TokenIndex t : objects) {
      if (participants_.names_actor(t)) participants_.resolve(t, candidate.recipients, near);
    }
  }
}

/// "des conséquences pour les ressortissants français", "an amnesty law for rebels", "la
/// publication des résultats par la commission": whom the words below an act of speech concern.
void Completion::concerned(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!candidate.recipients.empty() || candidate.actors.empty() || !is_verbal_act(entry.type))
    return;
  if (entry.pos != EntryPos::verb || entry.symmetric) return;
  const auto& below = tree_.children(candidate.trigger);
  if (std::any_of(below.begin(), below.end(), [&](TokenIndex t) { return tells_deed(t); })) return;
  constexpr std::size_t most = 16;
  TokenList queue{candidate.trigger};
  for (std::size_t i = 0; i < queue.size() && queue.size() < most; ++i) {
    for (const TokenIndex c : tree_.children(queue[i])) {
      const Deprel d = main_relation(tree_[c].deprel);
      const bool noun = d == Deprel::obj || d == Deprel::obl || d == Deprel::nmod;
      const bool clause = d == Deprel::ccomp || (d == Deprel::xcomp && i == 0);
      if (c < candidate.trigger || !(noun || clause)) continue;
      // "la violence subie par X": she did nothing.
      const bool suffers = tree_[queue[i]].deprel == Deprel::acl &&
                           lexicon_.verb_governor(tree_[queue[i]].lemma) == Governor::undergo;
      if (noun && !suffers && concerns(c, entry) && participants_.names_actor(c)) {
        bool near = false;
        TokenList tokens;
        tree_.add_with_conjuncts(c, tokens);
        for (const TokenIndex t : tokens) participants_.resolve(t, candidate.recipients, near);
        // "dans une tribune pour le Monde"
        std::erase_if(candidate.recipients,
                      [&](ActorIndex a) { return participants_.is_press(a); });
        return;
      }
      if (!participants_.names_actor(c) && !tells_deed(c)) queue.push_back(c);
    }
  }
}

/// "a dénoncé son attitude", "a réclamé sa démission", "a salué leur courage": theirs who were told
/// of before, where that is not who speaks.
void Completion::by_possessive(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const bool asks = entry.type == EventType::request;
  // "a justifié sa décision": his own.
  const bool comments = lexicon_.judges(tree_[candidate.trigger].lemma);
  const bool judges =
      asks || entry.mode == "disapprove" ||
      (entry.type == EventType::support && (comments || arguments_.is_passive(candidate.trigger)));
  if (!judges || !candidate.recipients.empty() || candidate.actors.empty() ||
      entry.pos != EntryPos::verb)
    return;
  // "X a dit sa tristesse, tandis que Y a salué son parcours": that of a third.
  const Deprel d = tree_[candidate.trigger].deprel;
  const bool main_clause =
      d == Deprel::root ||
      (d == Deprel::conj && !tree_.has_child(candidate.trigger, {Deprel::nsubj}));
  TokenList tokens;
  arguments_.objects(candidate.trigger, tokens);
  for (const TokenIndex t : tokens) {
    if (participants_.names_actor(t)) continue;
    const bool trait = comments && main_clause && tree_.is_nominal(t) && !tells_deed(t);
    if (lexicon_.bond(tree_[t].lemma) != (asks ? Bond::leave : Bond::deed) && !trait) continue;
    for (const TokenIndex c : tree_.children(t)) {
      if (!tree_[c].morph.possessive || tree_[c].morph.person == 1 || tree_[c].morph.person == 2)
        continue;
      participants_.owners_before(c, candidate.actors, candidate.recipients);
      std::erase_if(candidate.recipients, [&](ActorIndex a) {
        return std::any_of(candidate.actors.begin(), candidate.actors.end(),
                           [&](ActorIndex b) { return participants_.same_party(a, b); });
      });
      if (!candidate.recipients.empty()) return;
    }
  }
}

/// "Total, dont les écologistes dénoncent le lobbying", "the minister whose resignation they
/// demanded": whose deed it is.
void Completion::whose_deed(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const TokenIndex verb = candidate.trigger;
  if (!candidate.recipients.empty() || candidate.actors.empty() || !is_verbal_act(entry.type) ||
      entry.pos != EntryPos::verb || tree_[verb].deprel != Deprel::acl_relcl)
    return;
  for (TokenIndex t = tree_.sentence_tokens(verb).first; t < verb; ++t) {
    const Token& word = tree_[t];
    const Deprel d = main_relation(word.deprel);
    const bool whose = word.morph.pron_type == PronType::rel && !tree_.has_case(t) &&
                       d != Deprel::nsubj && d != Deprel::obj && word.head < tree_.size();
    if (!whose || t < tree_.head(verb)) continue;
    // "un journal où il dénonce" is no owner.
    const bool inside = word.head != verb && tree_.head(word.head) == verb;
    if (!inside || main_relation(tree_[word.head].deprel) == Deprel::advcl) continue;
    bool near = false;
    const TokenIndex named = tree_.head(verb);
    if (participants_.names_actor(named)) {
      participants_.resolve(named, candidate.recipients, near);
    } else if (named + 2 < t && tree_[t - 1].upos == Upos::punct &&
               participants_.names_actor(t - 2)) {
      // "une victoire pour Total, dont …", hung on the victory.
      participants_.resolve(t - 2, candidate.recipients, near);
    }
    std::erase_if(candidate.recipients,
                  [&](ActorIndex a) { return overlap({a}, candidate.actors); });
    return;
  }
}

/// "« Le gouvernement a tordu les chiffres », a dénoncé X", "« Y a fait beaucoup », salue Z", "Y
/// étouffe le pays, a accusé X": who the words are about.
void Completion::told_in_aside(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const bool charges = entry.type == EventType::accuse && entry.mode == "allege";
  const bool judges = entry.type == EventType::support || entry.mode == "disapprove";
  if (!candidate.recipients.empty() || candidate.actors.empty() || !(judges || charges) ||
      entry.pos != EntryPos::verb)
    return;
  const TokenIndex verb = candidate.trigger;
  // "« … », a dénoncé le maire": who speaks may look like the object.
  if (const TokenIndex object = tree_.child(verb, Deprel::obj); object != no_token) {
    ActorList speaks;
    bool beside = false;
    participants_.resolve(object, speaks, beside);
    if (speaks.empty() || !within(speaks, candidate.actors)) return;
  }
  const TokenIndex told = clause_told(verb);
  if (told == no_token || !(charges || tree_.closes_quote(told, verb) || does_harm(told))) return;
  // "« Les conservateurs le compteront parmi les pires », a dit X": it is about him.
  const auto& words = tree_.children(told);
  if (std::any_of(words.begin(), words.end(), [&](TokenIndex c) {
        return tree_[c].deprel == Deprel::obj && tree_.is_person_pronoun(c);
      }))
    return;
  // "Nos soldats ont été tués par Y, accuse X"
  const bool suffers = charges && arguments_.is_passive(told);
  TokenList tokens;
  if (suffers) arguments_.agents(told, tokens);
  for (const TokenIndex c : words) {
    const Deprel d = tree_[c].deprel;
    if (!suffers && (d == Deprel::nsubj || d == Deprel::nsubj_pass) && c < told &&
        tree_[c].upos != Upos::pron)
      tokens.push_back(c);
  }
  for (const TokenIndex t : tokens) {
    if (!participants_.names_actor(t)) continue;
    ActorList about;
    bool near = false;
    participants_.resolve(t, about, near);
    for (const ActorIndex a : about) {
      if (participants_.in_public(a) && !overlap({a}, candidate.actors))
        add_actor(a, candidate.recipients);
    }
    return;
  }
}

/// What somebody says before the verb that tells so; no_token where it is none.
TokenIndex Completion::clause_told(TokenIndex verb) const {
  TokenIndex told = no_token;
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = tree_[c].deprel;
    if ((d == Deprel::ccomp || main_relation(d) == Deprel::parataxis) && c < verb) told = c;
  }
  return told == no_token ? clause_beside(verb) : told;
}

/// "L'UE sanctionnera les juges, a averti X": the clause behind which the verb stands by the way;
/// no_token where it does not.
TokenIndex Completion::clause_beside(TokenIndex verb) const {
  const TokenIndex head = tree_.head(verb);
  const bool aside = main_relation(tree_[verb].deprel) == Deprel::parataxis;
  return aside && head < verb ? head : no_token;
}

/// A verb of blows, arrests or punishments.
bool Completion::does_harm(TokenIndex verb) const {
  const auto* rows = tree_.is_verbal(verb) && !arguments_.is_passive(verb)
                         ? lexicon_.find(tree_[verb].lemma)
                         : nullptr;
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
           const Entry& entry = lexicon_.entry(row);
           return entry.pos == EntryPos::verb && !entry.casualties &&
                  (entry.type == EventType::assault || entry.type == EventType::coerce ||
                   entry.type == EventType::sanction);
         });
}

/// A noun of a deed has participants of its own ("appelle à une grève contre le gouvernement").
bool Completion::tells_deed(TokenIndex noun) const {
  const auto* entries = lexicon_.find(tree_[noun].lemma);
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(), [&](const Choice& choice) {
           const Entry& entry = lexicon_.entry(choice);
           return entry.pos == EntryPos::noun && !is_verbal_act(entry.type);
         });
}

bool Completion::concerns(TokenIndex token, const Entry& entry) const {
  const TokenIndex by = tree_.child(token, Deprel::case_);
  if (by == no_token) return false;
  return lexicon_.bond(tree_[by].lemma) == Bond::toward ||
         ((entry.type == EventType::request || entry.type == EventType::support ||
           entry.mode == "disapprove") &&
          lexicon_.marker(tree_[by].lemma) == Marker::agent);
}

/// Introduced by a word like "avec", of which the row itself makes nothing else.
bool Completion::shares_lot(TokenIndex token, const Entry& entry) const {
  const TokenIndex by = tree_.child(token, Deprel::case_);
  if (by == no_token || lexicon_.bond(tree_[by].lemma) != Bond::with) return false;
  const auto uses = [&](const Role& role) {
    return std::any_of(role.choices.begin(), role.choices.end(), [&](const auto& choice) {
      return std::any_of(choice.begin(), choice.end(), [&](const Slot& slot) {
        return slot.kind == Slot::Kind::preposition && slot.preposition == tree_[by].lemma;
      });
    });
  };
  return !uses(entry.actor) && !uses(entry.recipient);
}

}  // namespace depeche::events
