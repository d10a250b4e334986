// SPDX-License-Identifier: Apache-2.0
// What stands where in the tree of one sentence, and what of each verb is known while it is mended?
#pragma once

#include <depeche/analysis.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace depeche {

/// The tokens of one sentence, counted from its first, with what is told of each as a verb. Holds
/// no copy: the tokens must outlive it, and what it changes is changed in them.
class SentenceTree {
 public:
  /// The head of the root.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  /// Steps up a phrase.
  static constexpr int max_climb = 6;

  /// What is known of a token as a verb; its subject is a noun, a clause or an expletive.
  struct Verb {
    bool finite = false;
    bool subject = false;
    bool passive = false;
  };

  /// `offset`: index of the first token of the sentence in the analysis, from which heads count.
  SentenceTree(std::span<Token> tokens, std::uint32_t offset);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

  [[nodiscard]] Token& operator[](std::size_t t) { return tokens_[t]; }

  [[nodiscard]] const Token& operator[](std::size_t t) const { return tokens_[t]; }

  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }

  [[nodiscard]] Verb& verb(std::size_t t) { return verbs_[t]; }

  [[nodiscard]] const Verb& verb(std::size_t t) const { return verbs_[t]; }

  /// What `t` hangs on; `none` for the root.
  [[nodiscard]] std::size_t head(std::size_t t) const {
    return tokens_[t].head == no_token ? none : tokens_[t].head - offset_;
  }

  /// The relation of `t` without its subtype.
  [[nodiscard]] Deprel main(std::size_t t) const { return main_relation(tokens_[t].deprel); }

  /// A common noun or a name.
  [[nodiscard]] bool is_noun(std::size_t t) const {
    return tokens_[t].upos == Upos::noun || tokens_[t].upos == Upos::propn;
  }

  [[nodiscard]] bool is_comma(std::size_t t) const { return tokens_[t].form == ","; }

  /// Is one of the tokens [`begin`, `end`) a comma?
  [[nodiscard]] bool has_comma(std::size_t begin, std::size_t end) const;

  /// Does something that passes `test` hang on `parent`?
  template <class Test>
  [[nodiscard]] bool has(std::size_t parent, const Test& test) const {
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (head(t) == parent && test(t)) return true;
    }
    return false;
  }

  /// Is there a preposition on `noun`?
  [[nodiscard]] bool has_case(std::size_t noun) const {
    return has(noun, [&](std::size_t t) { return tokens_[t].deprel == Deprel::case_; });
  }

  /// Has `verb` an object of its own?
  [[nodiscard]] bool has_object(std::size_t verb) const {
    return has(verb, [&](std::size_t t) { return main(t) == Deprel::obj; });
  }

  /// Does a word ("that", "to") introduce the clause of `verb`?
  [[nodiscard]] bool has_mark(std::size_t verb) const {
    return has(verb, [&](std::size_t t) { return tokens_[t].deprel == Deprel::mark; });
  }

  /// The head of the name or noun phrase whose last word is `t`: up while what it hangs on stands
  /// before it and no preposition stands between.
  [[nodiscard]] std::size_t phrase_of(std::size_t t) const;

  /// Is `t` `above`, or below it?
  [[nodiscard]] bool stands_under(std::size_t t, std::size_t above) const;

  /// The first word of a name that hangs on its last.
  [[nodiscard]] std::size_t first_of(std::size_t name) const;

  /// Who has no subject though it is finite: neither a noun, nor a clause, nor an expletive.
  [[nodiscard]] bool wants_subject(std::size_t verb) const;

  /// Hangs `t` on the token `on`.
  void hang(std::size_t t, std::size_t on, Deprel deprel);

  /// Hangs `t` on nothing; what was the root is for the caller to hang.
  void make_root(std::size_t t);

  /// Hangs `noun` on `verb` as its subject, of the passive where the verb is.
  void make_subject(std::size_t noun, std::size_t verb);

 private:
  std::vector<Verb> verbs_;  ///< one for each token
  std::span<Token> tokens_;
  std::uint32_t offset_;
};

}  // namespace depeche
