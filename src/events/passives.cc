// SPDX-License-Identifier: Apache-2.0
// Is a verb passive, though the tree hides it, and who does it then?
#include "events/arguments.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Words between an auxiliary and its participle.
constexpr TokenIndex longest_split = 6;

}  // namespace

/// "a de son côté dénoncé", the participle hung on what stands between: its auxiliary; no_token
/// when it is not so.
TokenIndex Arguments::split_auxiliary(TokenIndex verb) const {
  const Token& v = tree_[verb];
  const TokenIndex noun = v.head;
  if (v.deprel != Deprel::acl || v.morph.verb_form != VerbForm::part || noun >= verb)
    return no_token;
  if (!tree_.has_case(noun) || tree_.finite_of(verb) != no_token) return no_token;
  TokenIndex t = verb;
  while (t > 0 && verb - t < longest_split) {
    --t;
    if (t != noun && tree_.head(t) != noun) break;
  }
  const Token& a = tree_[t];
  const bool split = t == tree_.head(noun) && a.deprel != Deprel::aux &&
                     lexicon_.marker(a.lemma) == Marker::auxiliary;
  return split ? t : no_token;
}

/// "left ninety civilians killed", the participle read as a verb of its own: the object before it;
/// no_token when it is not so.
TokenIndex Arguments::object_before(TokenIndex verb) const {
  if (verb == 0 || tree_[verb].morph.verb_form != VerbForm::fin) return no_token;
  const TokenIndex noun = verb - 1;
  if (tree_[noun].deprel != Deprel::obj || tree_.head(noun) >= noun || !tree_.is_nominal(noun) ||
      !tree_.is_verbal(tree_.head(noun)))
    return no_token;
  const bool own = tree_.has_child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj,
                                          Deprel::aux, Deprel::aux_tense, Deprel::ccomp});
  return own ? no_token : noun;
}

/// "Ecuador granted asylum", the noun read as what is said of the country: the noun that the verb
/// governs, with a subject before the verb; no_token when it is not so.
TokenIndex Arguments::object_above(TokenIndex verb) const {
  const Token& v = tree_[verb];
  const TokenIndex noun = v.head;
  if (main_relation(v.deprel) != Deprel::amod || noun >= tree_.size() || noun < verb)
    return no_token;
  if (v.upos != Upos::verb || v.morph.tense == Tense::pres || !tree_.is_nominal(noun))
    return no_token;
  if (tree_.has_child(noun, {Deprel::cop, Deprel::case_})) return no_token;
  TokenIndex subject = tree_.child(noun, Deprel::nsubj);
  if (subject == no_token) subject = tree_.child(verb, Deprel::nsubj);
  return subject != no_token && subject + 1 == verb ? noun : no_token;
}

/// "Five attackers shot dead in Spain", "Navalny jailed for five years": headlines tell what is
/// past in the present, and a past without object there is a participle.
bool Arguments::is_headline_passive(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.morph.tense != Tense::past || v.morph.verb_form != VerbForm::fin) return false;
  if (!tree_.analysis().sentences[tree_.sentence(verb)].headline) return false;
  if (lexicon_.marker(v.lemma) == Marker::active) return false;
  return !tree_.has_child(verb, {Deprel::obj, Deprel::iobj, Deprel::ccomp, Deprel::aux,
                                 Deprel::aux_tense, Deprel::aux_pass});
}

/// "Perquisitionné mi-octobre, X a …", whatever is read as its object: a past participle that opens
/// the sentence in front of the verb whose subject it speaks of.
bool Arguments::is_fronted(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.morph.verb_form != VerbForm::part || v.morph.tense == Tense::pres) return false;
  if (v.deprel != Deprel::advcl || v.head >= tree_.size() || v.head < verb) return false;
  if (verb != tree_.sentence_tokens(verb).first) return false;
  return !tree_.has_child(verb, {Deprel::aux, Deprel::aux_tense, Deprel::nsubj});
}

bool Arguments::is_passive(TokenIndex verb) const {
  if (split_auxiliary(verb) != no_token) return false;
  if (object_above(verb) != no_token) return false;
  if (object_before(verb) != no_token) return true;
  if (is_fronted(verb)) return lexicon_.marker(tree_[verb].lemma) != Marker::active;
  // "Le ministre fait l'objet d'une enquête", taken for a participle: it has an object.
  const bool bare = tree_.finite_of(verb) == no_token && !tree_.has_child(verb, {Deprel::aux_pass});
  if (bare && tree_.has_child(verb, {Deprel::obj}) && !tree_.has_child(verb, {Deprel::obl_agent}))
    return false;
  if (is_headline_passive(verb)) return true;
  return tree_.is_passive(verb) && lexicon_.marker(tree_[verb].lemma) != Marker::active;
}

/// "renversé en même temps qu'elle", "tués, de même que leurs gardes", read as those who did it.
bool Arguments::does_it(TokenIndex agent) const {
  const TokenIndex by = tree_.child(agent, Deprel::case_);
  if (by == no_token) return true;
  const Marker marker = lexicon_.marker(tree_[by].lemma);
  return marker == Marker::agent ||
         (marker == Marker::genitive && !tree_.has_child(by, {Deprel::fixed}));
}

void Arguments::agents(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_[c].deprel == Deprel::obl_agent) {
      if (does_it(c)) add(c, out);
      continue;
    }
    if (main_relation(tree_[c].deprel) != Deprel::obl &&
        main_relation(tree_[c].deprel) != Deprel::nmod) {
      continue;
    }
    if (introduced_as(c, Marker::agent, tree_, lexicon_)) add(c, out);
  }
}

/// "suspendu de ses fonctions, notamment d'enseignement, par le conseil", read as a list, "condamné
/// à un an de prison, dont six mois avec sursis, par le tribunal", read as part of the aside: who
/// stands behind a comma below the circumstance `noun` with no other verb between.
void Arguments::agents_behind_comma(TokenIndex verb, TokenIndex noun, TokenList& out) const {
  const TokenRange range = tree_.sentence_tokens(verb);
  for (TokenIndex t = noun + 1; t < range.last && out.empty(); ++t) {
    const TokenIndex by = tree_.child(t, Deprel::case_);
    if (by == no_token || by == range.first || tree_[by - 1].upos != Upos::punct ||
        lexicon_.marker(tree_[by].lemma) != Marker::agent)
      continue;
    TokenIndex above = tree_.head(t);
    for (int i = 0; i < deepest && above < tree_.size() && above != noun; ++i)
      above = tree_.is_verbal(above) ? no_token : tree_.head(above);
    if (above == noun) add(t, out);
  }
}

/// "were delivered to the rebels by Qatar", "invitée à témoigner par la commission": the agent hung
/// on what stands between, where that is no happening with a doer of its own.
void Arguments::agents_below(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (c < verb || !out.empty()) continue;
    const Deprel d = main_relation(tree_[c].deprel);
    const bool asked = (d == Deprel::xcomp || d == Deprel::ccomp) &&
                       tree_[c].morph.verb_form == VerbForm::inf && !is_passive(c);
    if (asked) agents(c, out);
    if (d != Deprel::obl) continue;
    agents_behind_comma(verb, c, out);
    if (!out.empty()) continue;
    const auto* rows = lexicon_.find(tree_[c].lemma);
    const bool happening =
        rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
          return lexicon_.entry(choice).pos == EntryPos::noun;
        });
    if (!happening) agents(c, out);
  }
}

}  // namespace depeche::events
