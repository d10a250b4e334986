// SPDX-License-Identifier: Apache-2.0
// Whose subject does a clause share that has none of its own?
#include "events/arguments.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// "le premier pays", "la première": or nobody is told apart.
bool is_foremost(TokenIndex word, const Tree& tree, const Lexicon& lexicon) {
  if (lexicon.marker(tree[word].lemma) == Marker::foremost) return true;
  if (tree.is_nominal(word) && lexicon.marker(tree[word].lemma) != Marker::somebody) return false;
  const auto& children = tree.children(word);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return main_relation(tree[c].deprel) == Deprel::amod &&
           lexicon.marker(tree[c].lemma) == Marker::foremost;
  });
}

}  // namespace

TokenIndex singled_out(TokenIndex infinitive, const Tree& tree, const Lexicon& lexicon) {
  const TokenIndex head = tree.head(infinitive);
  const TokenIndex mark = tree.child(infinitive, Deprel::mark);
  if (head >= infinitive || mark == no_token || tree.finite_of(infinitive) != no_token)
    return no_token;
  const Marker by = lexicon.marker(tree[mark].lemma);
  if (by != Marker::dative && by != Marker::aim) return no_token;
  const bool verbal = tree.is_verbal(head);
  if (!verbal && is_foremost(head, tree, lexicon)) return head;
  // "est devenu | le premier", "l'un | des premiers"
  const Deprel below = verbal ? Deprel::xcomp : Deprel::nmod;
  for (const TokenIndex c : tree.children(head)) {
    if (c > head && c < mark && tree[c].deprel == below && is_foremost(c, tree, lexicon)) return c;
  }
  return no_token;
}

/// Who is said to be that one: the subject, whom an apposition describes, else the word itself.
void Arguments::singled_out_subjects(TokenIndex one, TokenList& out, int depth) const {
  if (depth > deepest) return;
  const TokenIndex above = tree_.head(one);
  // "l'un | des premiers"
  if (tree_[one].deprel == Deprel::nmod && above < one && !is_predicate(one)) {
    singled_out_subjects(above, out, depth + 1);
  } else if (is_predicate(one) || tree_[one].deprel == Deprel::xcomp) {
    surface_subjects(is_predicate(one) ? one : above, out, depth + 1);
  } else {
    add(tree_[one].deprel == Deprel::appos ? above : one, out);
  }
}

/// "called upon to leave", "forced to": who is called upon, forced or helped to do it does it.
void Arguments::subjects_of_complement(TokenIndex verb, TokenList& out, int depth) const {
  const TokenIndex head = tree_.head(verb);
  if (!is_predicate(head)) return;
  if (lexicon_.verb_governor(tree_[head].lemma) == Governor::call || accuses(head, verb) ||
      compels(head, verb))
    objects(head, out, depth + 1);
  if (out.empty()) addressed(head, out);
  if (out.empty()) surface_subjects(head, out, depth + 1);
}

/// Of a clause that describes a noun.
void Arguments::subjects_of_adnominal(TokenIndex verb, TokenList& out, int depth) const {
  const TokenIndex head = tree_.head(verb);
  TokenIndex above = above_pronoun(verb);
  // "a publié un message sur Twitter accusant X": who published it.
  if (above == no_token) above = above_channel(verb);
  if (above != no_token) {
    surface_subjects(above, out, depth + 1);
    return;
  }
  if (!tree_.is_nominal(head)) return;
  const Morph& morph = tree_[verb].morph;
  if (morph.verb_form == VerbForm::inf) {
    deciders(head, verb, out, depth);
    return;
  }
  // "le président a averti", read as a noun with its clause: still the one who does it.
  const std::size_t start = out.size();
  add(is_past_participle(morph) && head < verb ? described(head, verb, true) : head, out);
  if (head < verb) drop_behind(verb, start, out);
}

/// Of a clause beside a verb.
void Arguments::subjects_of_adverbial(TokenIndex verb, TokenList& out, int depth) const {
  const TokenIndex head = tree_.head(verb);
  if (goes_on(verb)) surface_subjects(head, out, depth + 1);
  if (tree_.finite_of(verb) != no_token) return;
  if (const TokenIndex above = above_pronoun(verb); above != no_token) {
    surface_subjects(above, out, depth + 1);
    return;
  }
  // "Soutenu par X, Y a repris": in front of the verb it speaks of the subject.
  if (head < verb &&
      ((accuses(head, verb) && !is_done_besides(verb)) || is_reason(verb) || compels(head, verb)))
    objects(head, out, depth + 1);
  if (!out.empty()) return;
  if (is_predicate(head)) {
    surface_subjects(head, out, depth + 1);
  } else if (tree_[verb].morph.verb_form == VerbForm::part && tree_.is_nominal(head)) {
    add(head, out);
  }
}

void Arguments::inherited_subjects(TokenIndex verb, TokenList& out, int depth) const {
  const TokenIndex head = tree_.head(verb);
  if (head >= tree_.size()) return;
  if (const TokenIndex one = singled_out(verb, tree_, lexicon_); one != no_token) {
    singled_out_subjects(one, out, depth);
    return;
  }
  const bool finite = tree_.finite_of(verb) != no_token;
  switch (tree_[verb].deprel) {
    case Deprel::conj:
      if (is_predicate(head)) {
        surface_subjects(sharing_subject(verb), out, depth + 1);
      } else {
        add(head, out);
      }
      return;
    case Deprel::csubj:
      // "is due to travel".
      if (!finite && tree_[head].upos == Upos::adj) subjects_of_complement(verb, out, depth);
      return;
    case Deprel::xcomp:
      subjects_of_complement(verb, out, depth);
      return;
    case Deprel::acl:
      subjects_of_adnominal(verb, out, depth);
      return;
    case Deprel::acl_relcl:
      // The same, taken for a relative clause: a real one has its pronoun.
      if (tree_.is_nominal(head) && finite && !has_relative(verb)) add_whole(head, verb, out);
      return;
    case Deprel::amod:
      add(head, out);
      return;
    case Deprel::advcl:
    case Deprel::obl:
    case Deprel::obl_arg:
    case Deprel::obl_mod:
    case Deprel::ccomp:
    case Deprel::parataxis:
      subjects_of_adverbial(verb, out, depth);
      return;
    default:
      return;
  }
}

/// "a accusé Moscou en dénonçant …", "a dénoncé l'accord avant de rétablir …": what the subject
/// does besides, be it words with a gerund or any deed with an infinitive; not "accused it of
/// killing".
bool Arguments::is_done_besides(TokenIndex verb) const {
  const Morph& morph = tree_[verb].morph;
  const bool gerund = is_gerund(morph) && may_speak(verb);
  const TokenIndex have = tree_.child(verb, Deprel::aux_tense);
  const bool infinitive = morph.verb_form == VerbForm::inf ||
                          (have != no_token && tree_[have].morph.verb_form == VerbForm::inf);
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const Deprel d = main_relation(tree_[c].deprel);
    const bool joint = tree_[c].upos == Upos::adp || tree_[c].upos == Upos::sconj;
    if ((d != Deprel::mark && d != Deprel::case_) || c > verb || !joint) return false;
    const Marker marker = lexicon_.marker(tree_[c].lemma);
    return (marker == Marker::none && (gerund || infinitive)) ||
           (marker == Marker::anterior && infinitive);
  });
}

/// "Army seizes power, detains Suu Kyi", read as who detains: in a headline, what the subject of
/// the verb before does besides.
bool Arguments::goes_on(TokenIndex verb) const {
  const TokenIndex before = tree_.head(verb);
  if (before >= verb || verb == 0 || tree_[verb - 1].form != "," || !tree_.is_verbal(before) ||
      !tree_.analysis().sentences[tree_.sentence(verb)].headline)
    return false;
  const Deprel d = tree_[verb].deprel;
  const TokenIndex first = tree_.child(before, Deprel::nsubj);
  const TokenIndex own = tree_.child(verb, Deprel::nsubj);
  return (d == Deprel::conj || d == Deprel::parataxis) && first < before &&
         (own == no_token || own > verb) && acts(verb);
}

/// "sa décision d'expulser", "la décision de Paris d'expulser", "a pris la décision d'expulser", "a
/// eu l'occasion de rencontrer": whose decision, plan or chance it is.
void Arguments::deciders(TokenIndex noun, TokenIndex verb, TokenList& out, int depth) const {
  const Governor kind = lexicon_.noun_governor(tree_[noun].lemma);
  const bool chance = lexicon_.marker(tree_[noun].lemma) == Marker::achieved;
  if (kind != Governor::succeed && kind != Governor::plan && !chance) return;
  for (const TokenIndex c : tree_.children(noun)) {
    const Deprel d = main_relation(tree_[c].deprel);
    const bool named = tree_[c].upos == Upos::noun || tree_[c].upos == Upos::propn;
    const bool owner =
        (named && tree_[c].deprel == Deprel::nmod_poss) ||
        (d == Deprel::nmod && c < verb && introduced_as(c, Marker::genitive, tree_, lexicon_));
    if (owner) add(c, out);
  }
  // "notified Moscow of its decision", where the tree hangs it on Moscow
  TokenIndex above = tree_.head(noun);
  if (above < tree_.size() && !tree_.is_verbal(above)) above = tree_.head(above);
  if (!out.empty() || above >= tree_.size() || !tree_.is_verbal(above)) return;
  if (tree_[noun].deprel == Deprel::nsubj_pass) {
    for (const TokenIndex c : tree_.children(above)) {
      if (introduced_as(c, Marker::agent, tree_, lexicon_)) add(c, out);
    }
  } else if (main_relation(tree_[noun].deprel) != Deprel::nsubj) {
    surface_subjects(above, out, depth + 1);
  }
}

/// Who is told, allowed or forbidden to do something: in the dative ("interdit aux syndicats de
/// manifester", "leur a permis de passer").
void Arguments::addressed(TokenIndex verb, TokenList& out) const {
  const Governor kind = lexicon_.verb_governor(tree_[verb].lemma);
  // "a reproché à l'armée de bombarder": she did.
  const bool reproached = may_accuse(verb, Slot::Kind::indirect);
  if (kind != Governor::call && kind != Governor::refuse && kind != Governor::succeed &&
      !reproached)
    return;
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = tree_[c].deprel;
    const TokenIndex to = tree_.child(c, Deprel::case_);
    const bool person = tree_[c].upos == Upos::noun || tree_[c].upos == Upos::propn;
    const Marker marker = to == no_token ? Marker::none : lexicon_.marker(tree_[to].lemma);
    if ((d == Deprel::obl_arg || d == Deprel::obl || d == Deprel::iobj) && person &&
        (marker == Marker::dative || marker == Marker::aim))
      add(c, out);
  }
  if (out.empty()) datives(verb, out);
}

/// "a poussé le ministre à partir", "forced them to withdraw"
bool Arguments::compels(TokenIndex verb, TokenIndex clause) const {
  if (lexicon_.bond(tree_[verb].lemma) != Bond::compel ||
      tree_[clause].morph.verb_form != VerbForm::inf)
    return false;
  // "a autorisé le président à envoyer des troupes"
  if (lexicon_.verb_governor(tree_[verb].lemma) == Governor::plan) return true;
  return !speaks(clause);
}

bool Arguments::is_compelled(TokenIndex verb) const {
  const TokenIndex head = tree_.head(verb);
  return head != no_token && main_relation(tree_[verb].deprel) == Deprel::xcomp &&
         tree_[verb].morph.verb_form == VerbForm::inf &&
         lexicon_.bond(tree_[head].lemma) == Bond::compel && !tree_.is_reflexive(head) &&
         lexicon_.verb_governor(tree_[head].lemma) != Governor::plan;
}

/// "a critiqué X, l'appelant à partir": the verb above, whose subject does it, while the pronoun
/// stands for X; no_token when it is not so.
TokenIndex Arguments::above_pronoun(TokenIndex participle) const {
  const Token& v = tree_[participle];
  const bool clause = v.deprel == Deprel::acl || v.deprel == Deprel::advcl;
  if (!clause || v.head >= participle || v.morph.verb_form != VerbForm::part ||
      v.morph.tense != Tense::pres)
    return no_token;
  // "des militants le soutenant" is said of them.
  TokenIndex first = participle;
  bool said = false;
  for (const TokenIndex c : tree_.children(participle)) {
    first = std::min(first, tree_[c].upos == Upos::punct ? first : c);
    said = said || (tree_.is_person_pronoun(c) &&
                    (tree_[c].deprel == Deprel::obj || tree_[c].deprel == Deprel::iobj));
  }
  if (!said || first == 0 || tree_[first - 1].form != ",") return no_token;
  TokenIndex t = v.head;
  for (int i = 0; i < deepest && t < tree_.size(); ++i) {
    if (tree_.is_verbal(t)) return t;
    if (main_relation(tree_[t].deprel) == Deprel::nsubj) return no_token;
    t = tree_.head(t);
  }
  return no_token;
}

/// The verb of what is said on a channel, by whose name a clause hangs; no_token when it is not so.
TokenIndex Arguments::above_channel(TokenIndex participle) const {
  const Token& v = tree_[participle];
  if (v.morph.verb_form != VerbForm::part || v.morph.tense != Tense::pres || v.head >= participle ||
      tree_[v.head].upos != Upos::propn)
    return no_token;
  const TokenIndex on = tree_.child(v.head, Deprel::case_);
  if (on == no_token || lexicon_.bond(tree_[on].lemma) != Bond::medium) return no_token;
  TokenIndex t = v.head;
  for (int i = 0; i < deepest && t < tree_.size(); ++i) {
    if (tree_.is_verbal(t)) return t;
    t = tree_.head(t);
  }
  return no_token;
}

/// The head of a clause without relative pronoun, with all that is coordinated before it.
void Arguments::add_whole(TokenIndex head, TokenIndex clause, TokenList& out) const {
  for (TokenIndex t = head; t < clause; ++t) {
    if (tree_[t].morph.pron_type == PronType::rel) return;
  }
  TokenIndex first = head;
  for (int i = 0; i < max_climb && tree_[first].deprel == Deprel::conj; ++i) {
    const TokenIndex before = tree_.head(first);
    if (before == no_token || !tree_.is_nominal(before)) break;
    first = before;
  }
  add(first, out);
}

}  // namespace depeche::events
