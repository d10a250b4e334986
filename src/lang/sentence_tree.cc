// SPDX-License-Identifier: Apache-2.0
#include "lang/sentence_tree.h"

#include <algorithm>

namespace depeche {

SentenceTree::SentenceTree(std::span<Token> tokens, std::uint32_t offset)
    : tokens_(tokens), offset_(offset) {
  verbs_.resize(tokens.size());
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].morph.verb_form == VerbForm::fin) verbs_[t].finite = true;
    if (head(t) == none) continue;
    Verb& verb = verbs_[head(t)];
    const Deprel d = main(t);
    const bool expletive = d == Deprel::expl && !tokens[t].morph.reflexive;
    if (d == Deprel::nsubj || d == Deprel::csubj || expletive) verb.subject = true;
    if (d == Deprel::aux && tokens[t].morph.verb_form == VerbForm::fin) verb.finite = true;
    if (tokens[t].deprel == Deprel::aux_pass) verb.passive = true;
  }
}

bool SentenceTree::has_comma(std::size_t begin, std::size_t end) const {
  return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return token.form == ","; });
}

std::size_t SentenceTree::phrase_of(std::size_t t) const {
  for (int i = 0; i < max_climb; ++i) {
    const std::size_t above = head(t);
    const Deprel d = main(t);
    const bool inside = d == Deprel::flat || d == Deprel::compound || d == Deprel::amod ||
                        (d == Deprel::nmod && tokens_[t].upos == Upos::propn && !has_case(t));
    if (!inside || above == none || above > t) break;
    t = above;
  }
  return t;
}

bool SentenceTree::stands_under(std::size_t t, std::size_t above) const {
  for (std::size_t i = 0; i < tokens_.size() && t != none; ++i) {
    if (t == above) return true;
    t = head(t);
  }
  return false;
}

std::size_t SentenceTree::first_of(std::size_t name) const {
  while (name > 1 && head(name - 1) == name && tokens_[name - 1].upos == Upos::propn) --name;
  return name;
}

bool SentenceTree::wants_subject(std::size_t verb) const {
  return tokens_[verb].upos == Upos::verb && verbs_[verb].finite && !verbs_[verb].subject &&
         tokens_[verb].morph.mood != Mood::imp;
}

void SentenceTree::hang(std::size_t t, std::size_t on, Deprel deprel) {
  tokens_[t].head = offset_ + static_cast<std::uint32_t>(on);
  tokens_[t].deprel = deprel;
}

void SentenceTree::make_root(std::size_t t) {
  tokens_[t].head = no_token;
  tokens_[t].deprel = Deprel::root;
}

void SentenceTree::make_subject(std::size_t noun, std::size_t verb) {
  hang(noun, verb, verbs_[verb].passive ? Deprel::nsubj_pass : Deprel::nsubj);
  verbs_[verb].subject = true;
}

}  // namespace depeche
