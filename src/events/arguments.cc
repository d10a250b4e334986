// SPDX-License-Identifier: Apache-2.0
// Who does, who suffers? The deep grammar of a trigger.
#include "events/arguments.h"

#include <algorithm>
#include <cstddef>

namespace depeche::events {

bool introduced_as(TokenIndex token, Marker kind, const Tree& tree, const Lexicon& lexicon) {
  const TokenIndex by = tree.child(token, Deprel::case_);
  return by != no_token && lexicon.marker(tree[by].lemma) == kind;
}

TokenIndex Arguments::antecedent(TokenIndex pronoun) const {
  TokenIndex t = pronoun;
  for (int i = 0; i < max_climb && t != no_token; ++i) {
    if (tree_[t].deprel == Deprel::acl_relcl || tree_[t].deprel == Deprel::acl) {
      const TokenIndex noun = tree_.head(t);
      if (noun >= tree_.size() || !tree_.is_nominal(noun)) return noun;
      const bool subject = main_relation(tree_[pronoun].deprel) == Deprel::nsubj;
      if (const TokenIndex speaker = speaker_before_day(noun); subject && speaker != no_token)
        return speaker;
      const TokenIndex finite = subject ? tree_.finite_of(t) : no_token;
      const TokenIndex said = finite == no_token ? noun : described(noun, finite, false);
      // "deux journalistes, X et Y, qu'ils avaient enlevés": both.
      const bool apart = pronoun > 0 && tree_[pronoun - 1].upos == Upos::punct;
      const bool listed = apart && tree_[said].deprel == Deprel::conj &&
                          tree_[said].upos == Upos::propn &&
                          tree_.child(said, Deprel::cc) != no_token;
      return listed ? tree_.head(said) : said;
    }
    t = tree_.head(t);
  }
  return phrase_before(pronoun);
}

/// "a dit le ministre mardi matin, qui …": whoever stands between the verb and the bare noun of the
/// day on which the tree hung the clause; no_token when it is not so.
TokenIndex Arguments::speaker_before_day(TokenIndex noun) const {
  TokenIndex day = noun;
  while (tree_[day].deprel == Deprel::nmod && tree_.head(day) < day && !tree_.has_case(day))
    day = tree_.head(day);
  const TokenIndex verb = tree_.head(day);
  if (tree_[day].deprel != Deprel::obl_mod || tree_.has_case(day) || verb >= day ||
      !tree_.is_verbal(verb) || tree_.has_child(day, {Deprel::det}))
    return no_token;
  const TokenIndex subject = tree_.child(verb, Deprel::nsubj);
  return subject != no_token && subject > verb && subject < day ? subject : no_token;
}

/// The noun phrase that ends just before a token ("Washington, qui …"), where the tree does not
/// join the clause to it; its head.
TokenIndex Arguments::phrase_before(TokenIndex token) const {
  const TokenIndex first = tree_.sentence_tokens(token).first;
  if (token < first + 2) return no_token;
  TokenIndex t = token - 1;
  if (tree_[t].upos == Upos::punct) --t;
  for (int i = 0; i < deepest; ++i) {
    const TokenIndex head = tree_.head(t);
    const Deprel d = main_relation(tree_[t].deprel);
    const bool inside =
        d == Deprel::amod || d == Deprel::appos || d == Deprel::flat || d == Deprel::compound;
    if (!inside || head == no_token || head >= token || head < first) break;
    t = head;
  }
  return tree_.is_nominal(t) ? t : no_token;
}

void Arguments::add(TokenIndex token, TokenList& out) const {
  if (tree_[token].morph.pron_type == PronType::rel) {
    const TokenIndex named = antecedent(token);
    if (named != no_token) {
      const std::size_t start = out.size();
      tree_.add_with_conjuncts(named, out);
      drop_behind(token, start, out);
      return;
    }
  }
  tree_.add_with_conjuncts(token, out);
  if (const TokenIndex noun = counted_behind(token); noun != no_token)
    tree_.add_with_conjuncts(noun, out);
}

/// "plus de 500 soldats", "près de 40 chars": what is counted, hung on the adverb of the number.
TokenIndex Arguments::counted_behind(TokenIndex adverb) const {
  if (tree_[adverb].upos != Upos::adv) return no_token;
  for (const TokenIndex c : tree_.children(adverb)) {
    const TokenIndex of = tree_.child(c, Deprel::case_);
    if (tree_[c].upos == Upos::noun && of == adverb + 1 &&
        tree_.has_child(c, {Deprel::nummod, Deprel::det}) &&
        lexicon_.marker(tree_[of].lemma) == Marker::genitive)
      return c;
  }
  return no_token;
}

/// "X, arrêté lundi, et Y", "X, qui a été arrêté, et Y": of those added from `start` on, nothing is
/// said of Y, who stands behind the clause.
void Arguments::drop_behind(TokenIndex clause, std::size_t start, TokenList& out) {
  out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(),
                           [clause](TokenIndex t) { return t > clause; }),
            out.end());
}

bool Arguments::costs_lives(TokenIndex verb) const {
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(),
                     [&](const Choice& choice) { return lexicon_.entry(choice).casualties; });
}

bool Arguments::is_said_behind(TokenIndex verb) const {
  const Token& said = tree_[verb];
  return main_relation(said.deprel) == Deprel::parataxis && said.head < verb &&
         is_predicate(said.head);
}

/// A verb, or a word that is said of a subject ("was forceful in blaming Iran, committing to …").
bool Arguments::is_predicate(TokenIndex token) const {
  return tree_.is_verbal(token) ||
         tree_.has_child(token, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::cop});
}

bool Arguments::has_relative(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return tree_[c].morph.pron_type == PronType::rel; });
}

void Arguments::surface_subjects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > deepest) return;
  const std::size_t before = out.size();
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = tree_[c].deprel;
    if (d != Deprel::nsubj && d != Deprel::nsubj_pass && d != Deprel::nsubj_caus) continue;
    if (c > verb && goes_on(verb)) continue;
    // A second one behind the verb is no subject ("a arrêté mardi le journaliste").
    if (out.size() == before || c < verb) add(c, out);
  }
  if (out.size() != before) return;
  // "…, a-t-il dénoncé": read as a subject that stands for nobody.
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    const bool inverted = t.upos == Upos::pron && t.form.size() > 1 && t.form.front() == '-';
    if (main_relation(t.deprel) == Deprel::expl && inverted && !t.morph.reflexive) add(c, out);
  }
  if (out.size() != before) return;
  const TokenIndex left = object_before(verb);
  const TokenIndex split = split_auxiliary(verb);
  const TokenIndex above = object_above(verb);
  if (above != no_token) {
    add(tree_.child(above, Deprel::nsubj), out);
  } else if (left != no_token) {
    add(left, out);
  } else if (split != no_token) {
    surface_subjects(split, out, depth + 1);
  } else {
    inherited_subjects(verb, out, depth);
  }
}

void Arguments::caused(TokenIndex verb, TokenList& out) const {
  if (!tree_.has_child(verb, {Deprel::aux_caus})) return;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    if ((t.deprel == Deprel::obj || t.deprel == Deprel::obj_agent) && !t.morph.reflexive)
      add(c, out);
  }
}

/// "s'est vu recommander par le ministre de": who sees it done to them does not do it. The verb
/// whose subject that is: the one of seeing, or where that is read as an auxiliary the other.
TokenIndex Arguments::undergone_in(TokenIndex verb) const {
  const Token& t = tree_[verb];
  if (t.morph.verb_form != VerbForm::inf) return no_token;
  const TokenIndex aux = tree_.child(verb, Deprel::aux_caus);
  const TokenIndex sees = aux != no_token ? aux : t.deprel == Deprel::xcomp ? t.head : no_token;
  if (sees == no_token || lexicon_.marker(tree_[sees].lemma) != Marker::undergone) return no_token;
  const TokenIndex owner = sees == aux ? verb : sees;
  return tree_.is_reflexive(owner) ? owner : no_token;
}

void Arguments::subjects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > deepest) return;
  if (undergone_in(verb) != no_token) {
    agents(verb, out);
    const TokenIndex object = out.empty() ? tree_.child(verb, Deprel::obj) : no_token;
    if (object != no_token) agents(object, out);
    return;
  }
  if (is_passive(verb) && !tree_.is_reflexive(verb)) {
    agents(verb, out);
    if (out.empty()) agents_below(verb, out);
    // "The attack left ninety civilians killed": what costs lives did it, who finds them did not.
    const TokenIndex left = out.empty() ? object_before(verb) : no_token;
    if (left != no_token && costs_lives(tree_.head(left)))
      surface_subjects(tree_.head(left), out, depth + 1);
    return;
  }
  surface_subjects(verb, out, depth);
}

}  // namespace depeche::events
