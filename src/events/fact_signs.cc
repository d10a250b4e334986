// SPDX-License-Identifier: Apache-2.0
#include "events/fact_signs.h"

#include "base/strings.h"
#include "events/arguments.h"

#include <algorithm>

namespace depeche::events {

Governor FactSigns::governor(TokenIndex token) const {
  const std::string& lemma = tree_[token].lemma;
  if (!tree_.is_verbal(token)) return lexicon_.noun_governor(lemma);
  if (lexicon_.heads_phrase(lemma)) {
    for (const TokenIndex c : tree_.children(token)) {
      const Governor phrase = lexicon_.verb_governor(lemma + "~" + tree_[c].lemma);
      if (phrase != Governor::none) return phrase;
    }
  }
  return lexicon_.verb_governor(lemma);
}

Governor FactSigns::governor(TokenIndex token, TokenIndex below) const {
  // "a porté sur les émeutes qui ont suivi l'attentat" says itself that they were.
  const bool told = tree_.has_child(below, {Deprel::acl_relcl});
  const TokenIndex by = told ? no_token : tree_.child(below, Deprel::case_);
  if (tree_.is_verbal(token) && by != no_token && lexicon_.heads_phrase(tree_[token].lemma)) {
    const Governor phrase = lexicon_.verb_governor(tree_[token].lemma + "~" + tree_[by].lemma);
    if (phrase != Governor::none) return phrase;
  }
  return governor(token);
}

bool FactSigns::before_past(TokenIndex auxiliary, TokenIndex verb) const {
  if (!starts_upper(tree_[auxiliary].form)) return false;
  TokenIndex next = verb;
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = main_relation(tree_[c].deprel);
    if (c > auxiliary && c < next && d == Deprel::aux) next = c;
  }
  const Morph& morph = tree_[next].morph;
  return next > auxiliary && morph.verb_form != VerbForm::inf && morph.tense == Tense::past;
}

bool FactSigns::is_none(TokenIndex noun) const {
  const TokenIndex det = tree_.child(noun, Deprel::det);
  return det != no_token && lexicon_.marker(tree_[det].lemma) == Marker::negation;
}

bool FactSigns::is_forgone(TokenIndex verb) const {
  const TokenIndex head = tree_.head(verb);
  const bool bare = tree_.finite_of(verb) == no_token;
  if (bare && head < tree_.size() && !tree_.is_verbal(head)) {
    if (lexicon_.marker(tree_[head].lemma) == Marker::instead) return true;
    if (tree_[verb].deprel == Deprel::acl && head < verb && is_none(head) &&
        tree_.has_child(verb, {Deprel::mark}))
      return true;
  }
  const auto& children = tree_.children(verb);
  return bare && std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           return c < verb && lexicon_.marker(tree_[c].lemma) == Marker::instead &&
                  tree_.has_child(c, {Deprel::fixed});
         });
}

bool FactSigns::stands_right_behind(TokenIndex gerund, TokenIndex head) const {
  if (head >= gerund || !tree_.is_verbal(head)) return false;
  // "prevented crowds from storming", "warned Beijing against supplying"
  const TokenIndex mark = tree_.child(gerund, Deprel::mark);
  const Marker by = mark == no_token ? Marker::none : lexicon_.marker(tree_[mark].lemma);
  if (by == Marker::instead || by == Marker::against) return true;
  const bool particle = tree_.head(head + 1) == head && tree_[head + 1].upos == Upos::adv;
  return gerund - head <= (particle ? 3U : 2U);
}

bool FactSigns::lasts(TokenIndex verb) const {
  const Morph& finite = tree_[tree_.finite_of(verb)].morph;
  if (finite.tense != Tense::pres || tree_.has_child(verb, {Deprel::aux_tense})) return false;
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const TokenIndex by = tree_.child(c, Deprel::case_);
    return main_relation(tree_[c].deprel) == Deprel::obl && by != no_token &&
           lexicon_.bond(tree_[by].lemma) == Bond::since;
  });
}

bool FactSigns::reported(TokenIndex verb) const {
  TokenIndex at = verb;
  while (tree_[at].deprel == Deprel::conj && tree_.head(at) < tree_.size()) at = tree_.head(at);
  const TokenIndex head = tree_.head(at);
  if (tree_[at].deprel != Deprel::ccomp || head == no_token || !tree_.is_verbal(head)) return false;
  return (head < at && lexicon_.bond(tree_[head].lemma) == Bond::report) || is_past(head);
}

bool FactSigns::has_infinitive_mark(TokenIndex finite, TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return tree_[c].deprel == Deprel::mark && c > finite && c < verb;
  });
}

bool FactSigns::compound_tense(TokenIndex verb) const {
  return tree_.has_child(verb, {Deprel::aux_tense}) &&
         tree_[verb].morph.verb_form == VerbForm::part;
}

bool FactSigns::names_source(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const TokenIndex by = tree_.child(c, Deprel::case_);
    return by != no_token && lexicon_.bond(tree_[by].lemma) == Bond::source;
  });
}

bool FactSigns::is_denied_charge(TokenIndex noun, TokenIndex verb) const {
  return lexicon_.marker(tree_[noun].lemma) == Marker::charge &&
         tree_.has_child(noun, {Deprel::nmod, Deprel::nmod_poss, Deprel::amod, Deprel::acl}) &&
         governor(verb) == Governor::refuse;
}

bool FactSigns::is_awaited(TokenIndex token) const {
  const TokenIndex head = tree_.head(token);
  if (head >= tree_.size() || !tree_.is_verbal(head)) return false;
  const auto& children = tree_.children(token);
  const bool until = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return lexicon_.marker(tree_[c].lemma) == Marker::until &&
           (tree_[c].deprel == Deprel::case_ || tree_[c].deprel == Deprel::mark);
  });
  if (!until) return false;
  const TokenIndex finite = tree_.finite_of(head);
  if (finite == no_token) {
    const TokenIndex above = tree_.head(head);
    const bool went_on =
        above < tree_.size() && is_past(above) && governor(above) == Governor::begin;
    return tree_[head].morph.verb_form == VerbForm::inf && !went_on;
  }
  const Tense tense = tree_[finite].morph.tense;
  const bool perfect = tree_[head].morph.verb_form == VerbForm::part &&
                       (!tree_.is_passive(head) || tree_.has_child(head, {Deprel::aux_tense}));
  return tense != Tense::past && tense != Tense::imp && !perfect;
}

TokenIndex FactSigns::over_pronoun(TokenIndex noun) const {
  TokenIndex at = noun;
  for (int i = 0; i < max_climb && at < tree_.size() && tree_[at].upos == Upos::pron; ++i)
    at = tree_.head(at);
  return at < tree_.size() ? at : noun;
}

bool FactSigns::asks_question(TokenIndex verb) const {
  if (!tree_.is_verbal(verb) || governor(verb) != Governor::call) return false;
  const TokenRange range = tree_.sentence_tokens(verb);
  const auto asks = [&](TokenIndex t) { return tree_[t].form == "?"; };
  for (TokenIndex t = verb + 1; t < range.last; ++t) {
    if (asks(t)) return true;
  }
  // What was said before the verb is a sentence of its own, with or without its closing mark.
  constexpr TokenIndex from_verb = 3;
  const TokenIndex first = verb > range.first + from_verb ? verb - from_verb : range.first;
  for (TokenIndex t = verb; t > first && tree_[t - 1].upos == Upos::punct; --t) {
    if (asks(t - 1)) return true;
  }
  return verb == range.first && verb > 1 && (asks(verb - 1) || asks(verb - 2));
}

bool FactSigns::is_called_for(TokenIndex verb) const {
  const TokenIndex above = tree_.head(verb);
  return main_relation(tree_[verb].deprel) == Deprel::ccomp && above != no_token &&
         governor(above) == Governor::call;
}

bool FactSigns::speaks_to(TokenIndex infinitive) const {
  const auto& children = tree_.children(infinitive);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return tree_[c].deprel == Deprel::iobj && tree_.is_person_pronoun(c);
  });
}

bool FactSigns::has_addressee(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return introduced_as(c, Marker::dative, tree_, lexicon_);
  });
}

bool FactSigns::strikes(TokenIndex light) const {
  TokenIndex deed = tree_.child(light, Deprel::obj);
  if (deed == no_token) deed = tree_.child(light, Deprel::nsubj_pass);
  if (deed == no_token && tree_[light].deprel == Deprel::acl) deed = tree_.head(light);
  if (deed >= tree_.size()) return false;
  const auto* rows = lexicon_.find(tree_[deed].lemma);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
           return lexicon_.entry(row).type == EventType::assault;
         });
}

bool FactSigns::is_mishap(TokenIndex trigger) const {
  const Token& t = tree_[trigger];
  if (t.head >= tree_.size() || main_relation(t.deprel) != Deprel::advcl ||
      t.morph.verb_form != VerbForm::part || t.morph.tense != Tense::pres)
    return false;
  const TokenIndex object = tree_.child(t.head, Deprel::obj);
  const bool alone = object == no_token || tree_[object].morph.reflexive;
  // "A missile crashed into a police station, killing ten" is no accident.
  const auto& beside = tree_.children(t.head);
  const bool into = std::any_of(beside.begin(), beside.end(), [&](TokenIndex c) {
    const TokenIndex by = tree_.child(c, Deprel::case_);
    return main_relation(tree_[c].deprel) == Deprel::obl && by != no_token &&
           (lexicon_.bond(tree_[by].lemma) == Bond::toward ||
            lexicon_.marker(tree_[by].lemma) == Marker::against);
  });
  return alone && !into && lexicon_.bond(tree_[t.head].lemma) == Bond::mishap &&
         !tree_.is_passive(t.head);
}

bool FactSigns::is_opposed(TokenIndex noun) const {
  const TokenIndex above = tree_.head(noun);
  if (above >= tree_.size() || !tree_.is_nominal(noun)) return false;
  if (governor(above) == Governor::refuse) return true;
  // "a échoué à adopter une résolution qui …", "a refusé d'adopter un texte …"
  const bool bare = tree_[above].morph.verb_form == VerbForm::inf && tree_.is_verbal(above) &&
                    tree_.head(above) < above;
  if (bare && governor(tree_.head(above)) == Governor::refuse) return true;
  const auto& beside = tree_.children(noun);
  const bool against = std::any_of(beside.begin(), beside.end(), [&](TokenIndex c) {
    return tree_[c].deprel == Deprel::case_ && lexicon_.marker(tree_[c].lemma) == Marker::against;
  });
  const TokenIndex object = tree_.child(above, Deprel::obj);
  return tree_.is_verbal(above) &&
         (against || (object != no_token && object != noun &&
                      lexicon_.noun_governor(tree_[object].lemma) == Governor::refuse));
}

TokenIndex FactSigns::fronted_participle(TokenIndex noun) const {
  const TokenIndex verb = tree_.head(noun);
  if (verb >= tree_.size() || main_relation(tree_[noun].deprel) != Deprel::nsubj) return no_token;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    const bool beside = t.deprel == Deprel::advcl || t.deprel == Deprel::acl;
    if (c < noun && beside && t.morph.verb_form == VerbForm::part && t.morph.tense == Tense::past &&
        !tree_.has_child(c, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark, Deprel::aux}))
      return c;
  }
  return no_token;
}

bool FactSigns::is_chance_taken(TokenIndex noun) const {
  const TokenIndex verb = tree_.head(noun);
  return tree_.is_nominal(noun) && lexicon_.marker(tree_[noun].lemma) == Marker::achieved &&
         verb != no_token && main_relation(tree_[noun].deprel) == Deprel::obj &&
         lexicon_.marker(tree_[verb].lemma) == Marker::auxiliary && is_done(verb);
}

bool FactSigns::achieved(TokenIndex verb) const {
  return lexicon_.marker(tree_[verb].lemma) == Marker::achieved && is_done(verb);
}

bool FactSigns::is_done(TokenIndex verb) const {
  const TokenIndex finite = tree_.finite_of(verb);
  return finite != no_token && finite != verb && tree_.is_verbal(verb) &&
         tree_[verb].morph.verb_form == VerbForm::part && tree_[finite].morph.mood == Mood::ind &&
         tree_[finite].morph.tense != Tense::fut;
}

bool FactSigns::is_past(TokenIndex verb) const {
  const TokenIndex finite = tree_.finite_of(verb);
  if (finite == no_token) return false;
  return finite == verb ? tree_[verb].morph.tense == Tense::past
                        : tree_[verb].morph.verb_form == VerbForm::part;
}

}  // namespace depeche::events
