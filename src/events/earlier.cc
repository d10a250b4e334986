// SPDX-License-Identifier: Apache-2.0
#include "events/earlier.h"

#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Tells that somebody is blamed, tried or held for what he did.
bool takes_to_task(const Entry& entry) {
  return entry.type == EventType::accuse || entry.type == EventType::sanction ||
         entry.mode == "convict" || entry.mode == "arrest";
}

}  // namespace

bool Earlier::spoken_of(const Candidate& candidate) const {
  const TokenIndex trigger = candidate.trigger;
  if (candidate.entry->pos != EntryPos::noun || candidate.standing.supported) return false;
  if (main_relation(tree_[trigger].deprel) != Deprel::obj &&
      tree_[trigger].deprel != Deprel::nsubj_pass)
    return false;
  const auto* verb = lexicon_.find(tree_[tree_.head(trigger)].lemma);
  const bool judges =
      verb != nullptr && std::all_of(verb->begin(), verb->end(), [&](const Choice& choice) {
        const EventType type = lexicon_.entry(choice).type;
        return type == EventType::accuse || type == EventType::support;
      });
  if (!judges) return false;
  const auto& children = tree_.children(trigger);
  return std::any_of(children.begin(), children.end(), [this](TokenIndex c) {
    return tree_[c].upos == Upos::det &&
           (tree_[c].morph.definite || tree_[c].morph.pron_type == PronType::dem);
  });
}

bool Earlier::imputed(const Candidate& candidate) const {
  if (candidate.actors.empty()) return false;
  const auto* verb = lexicon_.find(tree_[tree_.head(candidate.trigger)].lemma);
  return verb != nullptr && std::any_of(verb->begin(), verb->end(), [&](const Choice& choice) {
           const Entry& entry = lexicon_.entry(choice);
           return entry.type == EventType::accuse && entry.mode == "allege";
         });
}

/// Does a word blame somebody for what he did, or take him to task for it?
bool Earlier::blames(const Token& word) const {
  const auto* rows = lexicon_.find(word.lemma);
  return rows != nullptr && std::all_of(rows->begin(), rows->end(), [&](const Choice& choice) {
           return takes_to_task(lexicon_.entry(choice));
         });
}

/// "accusé lundi l'armée d'avoir tué", "sanctionné pour avoir réprimé", "charged on Monday with
/// beating": what it is blamed for was done before.
bool Earlier::blamed_for(TokenIndex trigger) const {
  const Token& token = tree_[trigger];
  const Deprel relation = main_relation(token.deprel);
  if (relation != Deprel::xcomp && relation != Deprel::advcl && relation != Deprel::ccomp &&
      relation != Deprel::obl)
    return false;
  const Morph& morph = token.morph;
  const bool perfect = morph.verb_form == VerbForm::part && tree_.finite_of(trigger) == no_token &&
                       tree_.has_child(trigger, {Deprel::aux, Deprel::aux_tense});
  return (is_gerund(morph) || perfect) && tree_.has_child(trigger, {Deprel::mark, Deprel::case_}) &&
         blames(tree_[token.head]);
}

bool Earlier::judged_for(const Candidate& candidate) const {
  return candidate.entry->pos == EntryPos::noun && candidate.entry->type == EventType::assault &&
         is_charge(candidate.trigger);
}

/// Is the noun what a verb or noun of the law is about: "condamné pour", "charged with", "sanctions
/// over"?
bool Earlier::is_charge(TokenIndex noun) const {
  const Deprel relation = main_relation(tree_[noun].deprel);
  if (relation != Deprel::obl && relation != Deprel::nmod) return false;
  TokenIndex head = tree_.head(noun);
  // "la mise en examen pour l'attaque", "en garde à vue pour l'attaque": under a noun.
  for (int i = 0; i < 2 && head < tree_.size() && lexicon_.find(tree_[head].lemma) == nullptr; ++i)
    head = tree_.head(head);
  if (head >= tree_.size()) return false;
  const auto* verb = lexicon_.find(tree_[head].lemma);
  if (verb == nullptr) return false;
  const bool judges = std::any_of(verb->begin(), verb->end(), [&](const Choice& choice) {
    return takes_to_task(lexicon_.entry(choice));
  });
  const auto& children = tree_.children(noun);
  return judges && std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           const Marker marker = lexicon_.marker(tree_[c].lemma);
           return marker == Marker::reason || marker == Marker::purpose;
         });
}

bool Earlier::is_blamed(const Candidate& candidate) const {
  const TokenIndex trigger = candidate.trigger;
  if (is_verbal_act(candidate.entry->type) || candidate.standing.status != Status::occurred)
    return false;
  if (candidate.entry->pos == EntryPos::verb) return blamed_for(trigger);
  if (spoken_of(candidate)) return true;
  const TokenIndex head = tree_.head(trigger);
  if (head >= tree_.size() || !tree_.is_verbal(head)) return false;
  // "pour avoir réprimé des manifestations": what such a deed was done to was before as well.
  const bool judged = main_relation(tree_[trigger].deprel) == Deprel::obj &&
                      !candidate.standing.supported && lexicon_.judges(tree_[head].lemma);
  return judged || blamed_for(head);
}

/// "le procès de l'attaque", "a tribunal to try those behind the raid", "le verdict contre les
/// auteurs de": does it hang on a word for what the law or mourners make of it long after?
bool Earlier::led_to_aftermath(TokenIndex noun) const {
  constexpr int steps = 4;
  TokenIndex at = noun;
  for (int i = 0; i < steps; ++i) {
    const Deprel relation = main_relation(tree_[at].deprel);
    const bool of_role = relation == Deprel::obj && i > 0;
    if (relation != Deprel::nmod && relation != Deprel::obl && relation != Deprel::conj && !of_role)
      return false;
    at = tree_.head(at);
    if (at >= tree_.size()) return false;
    if (lexicon_.marker(tree_[at].lemma) == Marker::aftermath) return true;
    if (!tree_.is_nominal(at)) return false;
  }
  return false;
}

/// "attack", not "man", though "to man" has a row.
bool Earlier::names_deed(std::string_view noun) const {
  const auto* rows = lexicon_.find(noun);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
           return lexicon_.entry(choice).pos == EntryPos::noun;
         });
}

/// "the man who killed five", "sanctions over the strike that killed a general": what somebody
/// known had done, or what a deed of before did.
bool Earlier::describes(TokenIndex verb) const {
  const Token& token = tree_[verb];
  if (token.deprel != Deprel::acl_relcl || token.head >= verb) return false;
  // "C'est lui qui a tiré": no head of a clause that tells something else.
  if (tree_.head(token.head) == no_token) return false;
  if (names_deed(tree_[token.head].lemma) && !led_to_aftermath(token.head) &&
      !is_charge(token.head))
    return false;
  const TokenIndex finite = tree_.finite_of(verb);
  if (finite == no_token) return false;
  const bool perfect = finite != verb && token.morph.verb_form == VerbForm::part;
  return perfect || tree_[finite].morph.tense == Tense::past;
}

bool Earlier::is_of_before(const Candidate& candidate) const {
  if (is_verbal_act(candidate.entry->type) || candidate.standing.status != Status::occurred)
    return false;
  const TokenIndex trigger = candidate.trigger;
  if (candidate.entry->pos == EntryPos::verb) return tree_.is_verbal(trigger) && describes(trigger);
  return !candidate.standing.supported && (led_to_aftermath(trigger) || is_charge(trigger));
}

}  // namespace depeche::events
