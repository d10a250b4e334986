// SPDX-License-Identifier: Apache-2.0
// Whose words are these, and to whom are they said, where the slots of the row do not tell?
#include "events/authorship.h"

#include <algorithm>
#include <string>
#include <utility>

namespace depeche::events {

void Authorship::fill(Candidate& candidate) const {
  inverted(candidate);
  author(candidate);
  written(candidate);
}

void Authorship::drop_press(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  if (!is_verbal_act(entry.type)) return;
  const bool promised = entry.type == EventType::agree;
  std::erase_if(candidate.recipients, [&](ActorIndex a) {
    return participants_.is_press(a) && (promised || is_channel(candidate.trigger, a));
  });
}

/// "sur BFMTV", "on CNN": where it is said.
bool Authorship::is_channel(TokenIndex verb, ActorIndex press) const {
  const auto& below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
    const TokenIndex by = tree_.child(c, Deprel::case_);
    if (by == no_token || main_relation(tree_[c].deprel) != Deprel::obl ||
        lexicon_.bond(tree_[by].lemma) != Bond::medium)
      return false;
    ActorList named;
    bool near = false;
    participants_.resolve(c, named, near);
    return overlap({press}, named);
  });
}

/// "« C'est une honte », a dénoncé le ministre": who speaks follows, and looks like the object.
void Authorship::inverted(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const TokenIndex verb = candidate.trigger;
  if (entry.pos != EntryPos::verb || entry.symmetric || !candidate.actors.empty() ||
      candidate.recipients.empty()) {
    return;
  }
  TokenIndex first = verb;
  for (const TokenIndex c : tree_.children(verb)) {
    if (main_relation(tree_[c].deprel) == Deprel::aux) first = std::min(first, c);
  }
  const TokenRange range = tree_.sentence_tokens(verb);
  const bool follows = first > range.first && tree_[first - 1].upos == Upos::punct;
  const TokenIndex object = tree_.child(verb, Deprel::obj);
  if (!follows || object == no_token || object < verb || arguments_.is_passive(verb)) return;
  if (tree_.finite_of(verb) == no_token) return;
  const bool marked = tree_.closes_quote(range.first, first);
  if (!marked && !(is_verbal_act(entry.type) && ends_sentence(verb, object))) return;
  ActorList speaker;
  bool near = false;
  participants_.resolve(object, speaker, near);
  if (speaker.empty() || near) return;
  if (!marked &&
      (!participants_.any_political(speaker) || participants_.is_international(speaker.front()))) {
    return;
  }
  candidate.actors = speaker;
  candidate.recipients.clear();
}

/// "La France répliquera, a prévenu l'Élysée.": a verb without subject, though nothing before it
/// could be that, and nothing behind its object.
bool Authorship::ends_sentence(TokenIndex verb, TokenIndex object) const {
  TokenList subjects;
  arguments_.subjects(verb, subjects);
  return subjects.empty() && tree_[verb].deprel != Deprel::acl_relcl && object > verb;
}

/// Whoever issues it demands. "Washington said it would halt the aid": "it" is who says so.
void Authorship::author(Candidate& candidate) const {
  if (candidate.entry->pos == EntryPos::noun || !candidate.actors.empty()) return;
  const TokenIndex trigger = candidate.trigger;
  TokenIndex says = no_token;
  TokenIndex pronoun = no_token;
  if (rows_.is_said_of_paper(trigger)) {
    says = tree_.head(tree_.head(trigger));
    // "a reçu une lettre accusant X": another wrote it.
    if (lexicon_.verb_governor(tree_[says].lemma) == Governor::undergo) says = no_token;
  } else if (!arguments_.is_passive(trigger)) {
    TokenList own;
    arguments_.shown_subjects(trigger, own);
    const bool told = own.size() == 1 && tree_.is_person_pronoun(own.front()) &&
                      !participants_.names_actor(own.front());
    if (told) pronoun = own.front();
    if (told) says = said_by(pronoun);
  }
  if (says == no_token) return;
  TokenList tokens;
  arguments_.subjects(says, tokens);
  // "Officials said it killed nine": the fire.
  const bool one = pronoun != no_token && tree_[pronoun].morph.number == Number::sing;
  for (const TokenIndex t : tokens) {
    if (one && tree_[t].morph.number == Number::plur && tree_[t].upos == Upos::noun) continue;
    participants_.resolve(t, candidate.actors, candidate.near);
  }
}

/// The verb that the clause of a pronoun in the third person completes.
TokenIndex Authorship::said_by(TokenIndex pronoun) const {
  const Token& p = tree_[pronoun];
  if (p.morph.person == 1 || p.morph.person == 2) return no_token;
  const TokenIndex clause = tree_.head(pronoun);
  if (clause == no_token || tree_[clause].deprel != Deprel::ccomp) return no_token;
  const TokenIndex head = tree_.head(clause);
  return head != no_token && head < pronoun && tree_.is_verbal(head) ? head : no_token;
}

void Authorship::subjects_of(TokenIndex verb, ActorList& out, bool& near) const {
  TokenList tokens;
  arguments_.subjects(verb, tokens);
  for (const TokenIndex t : tokens) participants_.resolve(t, out, near);
}

/// "posted a message on Twitter blaming X", "a publié une lettre accusant X": who published it.
void Authorship::written(Candidate& candidate) const {
  const TokenIndex verb = candidate.trigger;
  const Token& v = tree_[verb];
  if (candidate.entry->pos != EntryPos::verb || !is_verbal_act(candidate.entry->type) ||
      v.deprel != Deprel::acl || v.morph.verb_form != VerbForm::part ||
      v.morph.tense != Tense::pres || v.head >= verb)
    return;
  const TokenIndex paper = v.head;
  const TokenIndex above = tree_.head(paper);
  if (tree_[paper].deprel != Deprel::obj || above >= paper || !tree_.is_verbal(above) ||
      participants_.names_actor(paper))
    return;
  const Bond bond = lexicon_.bond(tree_[above].lemma);
  if (bond != Bond::publish && bond != Bond::report) return;
  ActorList whose;
  owners_.of(paper, whose);
  if (!whose.empty()) return;
  ActorList writers;
  bool near = false;
  subjects_of(above, writers, near);
  if (!writers.empty()) candidate.actors = std::move(writers);
}

/// "X a affirmé que dix drones y avaient participé et menacé Riyad": drones do not threaten.
void Authorship::who_says_so(Candidate& candidate) const {
  const TokenIndex verb = candidate.trigger;
  const Token& word = tree_[verb];
  promised_in_passing(candidate);
  if (!candidate.actors.empty() || candidate.entry->pos != EntryPos::verb ||
      !is_verbal_act(candidate.entry->type) || word.deprel != Deprel::conj ||
      word.head == no_token || word.morph.verb_form != VerbForm::part)
    return;
  const Token& told = tree_[word.head];
  if (main_relation(told.deprel) != Deprel::ccomp || told.head == no_token ||
      tree_.child(verb, Deprel::nsubj) != no_token)
    return;
  subjects_of(told.head, candidate.actors, candidate.near);
}

/// "X a estimé que les suicides dans la police n'étaient pas une fatalité, en promettant": what
/// is spoken of does not speak.
void Authorship::promised_in_passing(Candidate& candidate) const {
  const TokenIndex verb = candidate.trigger;
  const Token& word = tree_[verb];
  if (candidate.entry->pos != EntryPos::verb || !is_verbal_act(candidate.entry->type) ||
      word.deprel != Deprel::advcl || word.morph.verb_form != VerbForm::part ||
      word.morph.tense != Tense::pres || word.head >= verb)
    return;
  const Token& told = tree_[word.head];
  const auto& choices = candidate.entry->actor.choices;
  const bool speaker = std::any_of(choices.begin(), choices.end(), [](const auto& choice) {
    return std::any_of(choice.begin(), choice.end(),
                       [](const Slot& slot) { return slot.kind == Slot::Kind::subject; });
  });
  if (!speaker || main_relation(told.deprel) != Deprel::ccomp || told.head >= word.head) return;
  TokenList subjects;
  arguments_.shown_subjects(word.head, subjects);
  const bool speaks = std::any_of(subjects.begin(), subjects.end(), [&](TokenIndex t) {
    return participants_.names_actor(t) || tree_.is_person_pronoun(t);
  });
  if (speaks) return;
  ActorList speakers;
  bool near = false;
  subjects_of(told.head, speakers, near);
  if (!speakers.empty()) candidate.actors = std::move(speakers);
}

}  // namespace depeche::events
