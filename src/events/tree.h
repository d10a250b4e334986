// SPDX-License-Identifier: Apache-2.0
// Who hangs on whom? Children and small questions about the dependency tree of a document.
#pragma once

#include <depeche/analysis.h>

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace depeche::events {

using TokenIndex = std::uint32_t;
using TokenList = std::vector<TokenIndex>;

/// Steps that any walk up the tree takes at most: no input makes it long.
inline constexpr int max_climb = 12;
/// Members of one coordination that are read.
inline constexpr std::size_t max_conjuncts = 16;

/// A view of an analysis, which must outlive it. Token indices are those of the document.
class Tree {
 public:
  explicit Tree(const Analysis& analysis);

  [[nodiscard]] const Token& operator[](TokenIndex token) const { return analysis_->tokens[token]; }

  [[nodiscard]] const Analysis& analysis() const { return *analysis_; }

  [[nodiscard]] TokenIndex size() const {
    return static_cast<TokenIndex>(analysis_->tokens.size());
  }

  /// Dependents of `token` in text order.
  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const;

  /// Sentence of `token`; whole.
  [[nodiscard]] std::uint32_t sentence(TokenIndex token) const { return sentence_of_[token]; }

  [[nodiscard]] TokenRange sentence_tokens(TokenIndex token) const {
    return analysis_->sentences[sentence_of_[token]].tokens;
  }

  /// Does `token` stand in what opens a headline before a colon ("Haïti : …") or a text before a
  /// dash ("PARIS, 8 juillet - …")? It says where or of whom, and takes part in no clause.
  [[nodiscard]] bool in_rubric(TokenIndex token) const {
    return token < rubric_end_[sentence_of_[token]];
  }

  /// First child with that relation; no_token when there is none.
  [[nodiscard]] TokenIndex child(TokenIndex token, Deprel deprel) const;

  [[nodiscard]] bool has_child(TokenIndex token, std::initializer_list<Deprel> deprels) const;

  /// Is one of the words that introduce `token` (its case words, with their fixed parts) `word`?
  [[nodiscard]] bool introduced_by(TokenIndex token, std::string_view word) const;

  [[nodiscard]] bool has_case(TokenIndex token) const;

  /// Do quotation marks close in [from, to)?
  [[nodiscard]] bool closes_quote(TokenIndex from, TokenIndex to) const;

  /// "l'attaque", "cette décision", "the move", "their demands"; a deed of its own ("a condamné une
  /// attaque à Bagdad en 2003") does not.
  [[nodiscard]] bool points_back(TokenIndex noun) const;

  /// Does the sentence of the token ask?
  [[nodiscard]] bool is_question(TokenIndex token) const;

  [[nodiscard]] bool is_nominal(TokenIndex token) const;
  [[nodiscard]] bool is_verbal(TokenIndex token) const;

  /// A past participle without auxiliary ("imposé par X") or any form with a passive subject or
  /// auxiliary.
  [[nodiscard]] bool is_passive(TokenIndex verb) const;

  /// "ils l'ont enlevé", "they seized him": somebody, though nobody knows who.
  [[nodiscard]] bool is_person_pronoun(TokenIndex token) const;

  /// Has a reflexive pronoun ("se sont rencontrés").
  [[nodiscard]] bool is_reflexive(TokenIndex verb) const;

  /// The token that carries tense and mood: the verb itself or its auxiliary; no_token when neither
  /// is finite.
  [[nodiscard]] TokenIndex finite_of(TokenIndex verb) const;

  /// Of what carries the tense of `word`, where that is verbal and finite; else its own.
  [[nodiscard]] Tense tense_of(TokenIndex word) const;

  /// Arcs from the one up and down to the other; `far_steps` where these are many.
  [[nodiscard]] int steps_between(TokenIndex one, TokenIndex other) const;

  static constexpr int far_steps = 12;

  /// `token` and what is coordinated with it.
  void add_with_conjuncts(TokenIndex token, TokenList& out) const;

  /// Head of `token`, no_token for a root.
  [[nodiscard]] TokenIndex head(TokenIndex token) const { return analysis_->tokens[token].head; }

 private:
  const Analysis* analysis_;
  std::vector<std::uint32_t> first_;
  std::vector<TokenIndex> children_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<TokenIndex> rubric_end_;  ///< of each sentence; its first token where none opens it
};

}  // namespace depeche::events
