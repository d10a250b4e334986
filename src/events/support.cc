// SPDX-License-Identifier: Apache-2.0
// Which verb lends a noun of a happening its subject ("mener une offensive")?
#include "events/arguments.h"

namespace depeche::events {

namespace {

bool is_light(Governor kind) {
  return kind == Governor::light || kind == Governor::act || kind == Governor::undergo ||
         kind == Governor::begin;
}

}  // namespace

Support Arguments::support_by_head(TokenIndex noun) const {
  TokenIndex t = noun;
  for (int i = 0; i < 3; ++i) {
    const TokenIndex head = tree_.head(t);
    if (head == no_token) return {};
    const Deprel d = main_relation(tree_[t].deprel);
    if (tree_.is_verbal(head)) {
      const Governor kind = lexicon_.verb_governor(tree_[head].lemma);
      // "took the floor at the rally", "began its reforms a year after the protests": who does
      // something else there does not do the happening.
      const bool object = tree_[t].deprel == Deprel::nsubj_pass || d == Deprel::obj ||
                          (d == Deprel::obl && !is_passive(head) && !follows(noun) &&
                           !does_else(head, noun) && !stands_beside(t));
      return object && is_light(kind) ? Support{head, kind} : Support{};
    }
    // "une série de frappes": the noun of amount stands for the happening.
    const bool steps =
        d == Deprel::conj ||
        (d == Deprel::nmod && lexicon_.noun_governor(tree_[head].lemma) == Governor::light);
    if (!steps) return {};
    t = head;
  }
  return {};
}

/// "a porté sur les émeutes", "a procédé à des arrestations pendant la marche": who talks of it or
/// does something meanwhile does not do it.
bool Arguments::stands_beside(TokenIndex noun) const {
  const TokenIndex by = tree_.child(noun, Deprel::case_);
  if (by == no_token) return false;
  const std::string phrase = tree_[tree_.head(noun)].lemma + "~" + tree_[by].lemma;
  return lexicon_.bond(tree_[by].lemma) == Bond::during ||
         lexicon_.verb_governor(phrase) == Governor::topic;
}

bool Arguments::does_else(TokenIndex verb, TokenIndex noun) const {
  const TokenIndex object = tree_.child(verb, Deprel::obj);
  return object != no_token && (object < noun || noun < verb);
}

bool Arguments::follows(TokenIndex noun) const {
  return introduced_as(noun, Marker::anterior, tree_, lexicon_);
}

Support Arguments::support_of(TokenIndex noun) const {
  if (const Support up = support_by_head(noun); up.verb != no_token) return up;
  for (const TokenIndex c : tree_.children(noun)) {
    const Token& t = tree_[c];
    if (t.deprel != Deprel::acl && t.deprel != Deprel::acl_relcl && t.deprel != Deprel::amod)
      continue;
    const Governor kind = lexicon_.verb_governor(t.lemma);
    if (is_light(kind)) return {c, kind};
  }
  return {};
}

void Arguments::light_subjects(TokenIndex noun, TokenList& out) const {
  const Support support = support_of(noun);
  if (support.verb != no_token && support.kind != Governor::undergo) subjects(support.verb, out);
}

}  // namespace depeche::events
