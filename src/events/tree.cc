// SPDX-License-Identifier: Apache-2.0
// Who hangs on whom?
#include "events/tree.h"

#include "lang/dateline.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Tokens that a rubric or dateline has at most.
constexpr TokenIndex longest_rubric = 10;

/// One past the rubric or dateline that opens a sentence; its first token where none does.
TokenIndex end_of_rubric(const std::vector<Token>& tokens, const Sentence& sentence) {
  const TokenIndex first = sentence.tokens.first;
  const auto last = std::min<TokenIndex>(sentence.tokens.last, first + longest_rubric);
  for (TokenIndex t = first; t < last && t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    // Not the hyphen of "US-led".
    const bool dash = is_dash(token.form) && token.space_before;
    if (t > first && (sentence.headline ? token.form == ":" : dash)) {
      // « Poutine : "Nous répondrons" »: who speaks.
      const bool speech = t + 1 < tokens.size() && tokens[t + 1].upos == Upos::punct;
      return speech ? first : t;
    }
    const bool clause = token.upos == Upos::verb || token.upos == Upos::aux;
    if (clause || (!sentence.headline && (token.upos == Upos::pron || token.upos == Upos::det)))
      return first;
  }
  return first;
}

}  // namespace

Tree::Tree(const Analysis& analysis) : analysis_(&analysis) {
  const auto& tokens = analysis.tokens;
  const std::size_t n = tokens.size();
  first_.assign(n + 1, 0);
  for (const Token& token : tokens) {
    if (token.head < n) ++first_[token.head + 1];
  }
  for (std::size_t i = 0; i < n; ++i) first_[i + 1] += first_[i];
  children_.resize(first_[n]);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t i = 0; i < n; ++i) {
    if (tokens[i].head < n) children_[next[tokens[i].head]++] = static_cast<TokenIndex>(i);
  }
  sentence_of_.assign(n, 0);
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const TokenRange range = analysis.sentences[s].tokens;
    for (TokenIndex t = range.first; t < std::min<std::size_t>(range.last, n); ++t) {
      sentence_of_[t] = static_cast<std::uint32_t>(s);
    }
    rubric_end_.push_back(end_of_rubric(tokens, analysis.sentences[s]));
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
  return {children_.data() + first_[token], children_.data() + first_[token + 1]};
}

TokenIndex Tree::child(TokenIndex token, Deprel deprel) const {
  for (const TokenIndex c : children(token)) {
    if ((*this)[c].deprel == deprel) return c;
  }
  return no_token;
}

bool Tree::has_child(TokenIndex token, std::initializer_list<Deprel> deprels) const {
  for (const TokenIndex c : children(token)) {
    if (std::find(deprels.begin(), deprels.end(), (*this)[c].deprel) != deprels.end()) return true;
  }
  return false;
}

bool Tree::introduced_by(TokenIndex token, std::string_view word) const {
  for (const TokenIndex c : children(token)) {
    if ((*this)[c].deprel != Deprel::case_) continue;
    // "d'après les syndicats" and "in front of the house" are not what "de" and "in" introduce.
    const bool small = word.size() <= 2 && child(c, Deprel::fixed) != no_token;
    if (!small && ((*this)[c].lemma == word || (*this)[c].lower == word)) return true;
    for (const TokenIndex f : children(c)) {
      if ((*this)[f].deprel == Deprel::fixed && (*this)[f].lemma == word) return true;
    }
  }
  return false;
}

bool Tree::has_case(TokenIndex token) const {
  return child(token, Deprel::case_) != no_token;
}

bool Tree::closes_quote(TokenIndex from, TokenIndex to) const {
  for (TokenIndex t = from; t < to; ++t) {
    const std::string& form = (*this)[t].form;
    if (form == "\"" || form == "»" || form == "”" || form == "''") return true;
  }
  return false;
}

bool Tree::is_question(TokenIndex token) const {
  const TokenRange range = sentence_tokens(token);
  return range.last > range.first && (*this)[range.last - 1].form == "?";
}

bool Tree::points_back(TokenIndex noun) const {
  const auto below = children(noun);
  return std::any_of(below.begin(), below.end(), [&](TokenIndex c) {
    const Token& token = (*this)[c];
    const Morph& m = token.morph;
    return token.deprel == Deprel::nmod_poss ||
           (token.deprel == Deprel::det &&
            (m.definite || m.possessive || m.pron_type == PronType::dem));
  });
}

bool Tree::is_nominal(TokenIndex token) const {
  const Upos upos = (*this)[token].upos;
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::num ||
         upos == Upos::sym || upos == Upos::x;
}

bool Tree::is_verbal(TokenIndex token) const {
  const Token& t = (*this)[token];
  return t.upos == Upos::verb || t.upos == Upos::aux ||
         (t.upos == Upos::adj && t.morph.verb_form == VerbForm::part);
}

bool Tree::is_passive(TokenIndex verb) const {
  const Token& t = (*this)[verb];
  if (has_child(verb,
                {Deprel::nsubj_pass, Deprel::aux_pass, Deprel::expl_pass, Deprel::csubj_pass})) {
    return true;
  }
  // Who has a subject of the active voice is active, whatever the form looks like ("a bomb killed
  // three"); a bare participle is not ("ninety civilians killed").
  const bool bare = t.morph.verb_form == VerbForm::part &&
                    !has_child(verb, {Deprel::aux, Deprel::aux_tense, Deprel::obj});
  if (has_child(verb, {Deprel::nsubj}) && !bare) return false;
  if (t.morph.passive) return true;
  if (t.morph.verb_form != VerbForm::part || t.morph.tense == Tense::pres) return false;
  if (has_child(verb, {Deprel::aux, Deprel::aux_tense, Deprel::obj})) return false;
  // The second of two coordinated participles shares the auxiliary of the first.
  if (t.deprel == Deprel::conj && t.head < size() && is_verbal(t.head)) {
    return has_child(t.head, {Deprel::aux_pass, Deprel::nsubj_pass}) ||
           !has_child(t.head, {Deprel::aux, Deprel::aux_tense, Deprel::nsubj});
  }
  return true;
}

bool Tree::is_person_pronoun(TokenIndex token) const {
  const Token& t = (*this)[token];
  return t.upos == Upos::pron && t.morph.pron_type == PronType::prs && !t.morph.reflexive &&
         main_relation(t.deprel) != Deprel::expl;
}

bool Tree::is_reflexive(TokenIndex verb) const {
  for (const TokenIndex c : children(verb)) {
    const Token& t = (*this)[c];
    if (t.upos == Upos::pron &&
        (t.morph.reflexive || t.deprel == Deprel::expl_comp || t.deprel == Deprel::expl_pass)) {
      return true;
    }
  }
  return false;
}

Tense Tree::tense_of(TokenIndex word) const {
  const TokenIndex finite = is_verbal(word) ? finite_of(word) : no_token;
  return (*this)[finite == no_token ? word : finite].morph.tense;
}

TokenIndex Tree::finite_of(TokenIndex verb) const {
  for (const TokenIndex c : children(verb)) {
    const Token& t = (*this)[c];
    if (main_relation(t.deprel) == Deprel::aux && t.morph.verb_form == VerbForm::fin) return c;
  }
  const VerbForm form = (*this)[verb].morph.verb_form;
  if (form == VerbForm::fin) return verb;
  for (const TokenIndex c : children(verb)) {
    const Token& t = (*this)[c];
    if ((main_relation(t.deprel) == Deprel::aux || t.deprel == Deprel::cop) &&
        t.morph.mood != Mood::none) {
      return c;
    }
  }
  return no_token;
}

void Tree::add_with_conjuncts(TokenIndex token, TokenList& out) const {
  const std::size_t start = out.size();
  out.push_back(token);
  for (std::size_t i = start; i < out.size() && out.size() - start < max_conjuncts; ++i) {
    for (const TokenIndex c : children(out[i])) {
      // "two soldiers and one civilian": an adjective that is counted is a noun.
      const bool noun = is_nominal(c) || ((*this)[c].upos == Upos::adj &&
                                          has_child(c, {Deprel::nummod, Deprel::det}));
      if ((*this)[c].deprel == Deprel::conj && noun && out.size() - start < max_conjuncts) {
        out.push_back(c);
      }
    }
  }
}

int Tree::steps_between(TokenIndex one, TokenIndex other) const {
  constexpr int most = 5;
  TokenIndex low = other;
  for (int up = 0; up < most && low != no_token; ++up) {
    TokenIndex high = one;
    for (int down = 0; down < most && high != no_token; ++down) {
      if (high == low) return up + down;
      high = head(high);
    }
    low = head(low);
  }
  return far_steps;
}

}  // namespace depeche::events
