// SPDX-License-Identifier: Apache-2.0
#include "lang/tree_mend.h"

#include <algorithm>

namespace depeche {

namespace {

/// Words between a subject and its verb that belong to the verb.
constexpr std::size_t longest_gap = 5;
/// Steps up a phrase.
constexpr int max_climb = 6;

class Mender {
 public:
  Mender(std::span<Token> tokens, std::uint32_t offset) : tokens_(tokens), offset_(offset) {}

  void mend(bool headline) {
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (tokens_[t].morph.pron_type == PronType::rel) hang_relative(t);
      const Deprel d = tokens_[t].deprel;
      if (d == Deprel::nsubj || d == Deprel::nsubj_pass) part_subjects(t);
      if (headline && d == Deprel::appos) list_names(t);
      if (tokens_[t].upos == Upos::verb) name_subject(t);
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t head(std::size_t t) const {
    return tokens_[t].head == no_token ? none : tokens_[t].head - offset_;
  }

  [[nodiscard]] Deprel main(std::size_t t) const { return main_relation(tokens_[t].deprel); }

  [[nodiscard]] bool is_noun(std::size_t t) const {
    return tokens_[t].upos == Upos::noun || tokens_[t].upos == Upos::propn;
  }

  [[nodiscard]] bool is_comma(std::size_t t) const { return tokens_[t].form == ","; }

  template <class Test>
  [[nodiscard]] bool has(std::size_t parent, const Test& test) const {
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (head(t) == parent && test(t)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_case(std::size_t noun) const {
    return has(noun, [&](std::size_t t) { return tokens_[t].deprel == Deprel::case_; });
  }

  void hang(std::size_t t, std::size_t on, Deprel deprel) {
    tokens_[t].head = offset_ + static_cast<std::uint32_t>(on);
    tokens_[t].deprel = deprel;
  }

  /// The head of the name or noun phrase whose last word is `t`: up while what it hangs on stands
  /// before it and no preposition stands between.
  [[nodiscard]] std::size_t phrase_of(std::size_t t) const {
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

  [[nodiscard]] bool stands_under(std::size_t t, std::size_t above) const {
    for (std::size_t i = 0; i < tokens_.size() && t != none; ++i) {
      if (t == above) return true;
      t = head(t);
    }
    return false;
  }

  /// "poursuit l'ONG, qui appelle": a relative clause that was hung on the verb speaks of whom it
  /// stands behind.
  void hang_relative(std::size_t pronoun) {
    std::size_t clause = pronoun;
    while (clause != none && tokens_[clause].deprel != Deprel::acl_relcl) {
      const Deprel d = main(clause);
      const bool argument = d == Deprel::nsubj || d == Deprel::obj;
      if (clause != pronoun || !argument) return;
      clause = head(clause);
    }
    if (clause == none || pronoun == 0) return;
    const std::size_t verb = head(clause);
    if (verb == none || tokens_[verb].upos != Upos::verb || verb >= pronoun) return;
    std::size_t noun = pronoun - 1;
    if (is_comma(noun) && noun > 0) --noun;
    noun = phrase_of(noun);
    if (noun <= verb || !is_noun(noun) || stands_under(noun, clause)) return;
    hang(clause, noun, Deprel::acl_relcl);
  }

  /// "Selon la ministre, Judith Suminwa, sept mille personnes ont été tuées": of two subjects in
  /// front of one verb, a name between commas belongs to the noun before it.
  void part_subjects(std::size_t name) {
    const std::size_t verb = head(name);
    if (tokens_[name].upos != Upos::propn || verb == none || verb < name || name < 2) return;
    std::size_t first = name;  // a name may hang on its last word
    while (first > 0 && head(first - 1) == name && tokens_[first - 1].upos == Upos::propn) --first;
    if (first < 2 || !is_comma(first - 1)) return;
    const std::size_t noun = phrase_of(first - 2);
    if (tokens_[noun].upos != Upos::noun || head(noun) == none || stands_under(noun, name)) return;
    const bool other = has(verb, [&](std::size_t t) {
      return t > name && t < verb && main(t) == Deprel::nsubj && is_noun(t);
    });
    const bool closed = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(name),
                                    tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
                                    [](const Token& token) { return token.form == ","; });
    if (other && closed && has_case(noun)) hang(name, noun, Deprel::appos);
  }

  /// "Paris, Berlin call for a truce": in a headline, the second of two names that no comma ends.
  void list_names(std::size_t second) {
    const std::size_t first = head(second);
    if (first == none || second < first + 2 || main(first) != Deprel::nsubj) return;
    const std::size_t verb = head(first);
    if (tokens_[first].upos != Upos::propn || tokens_[second].upos != Upos::propn || verb == none ||
        verb < second || !is_comma(first_of(second) - 1))
      return;
    for (std::size_t t = second; t < verb; ++t) {
      if (tokens_[t].upos == Upos::punct) return;
    }
    tokens_[second].deprel = Deprel::conj;
  }

  /// The first word of a name that hangs on its last.
  [[nodiscard]] std::size_t first_of(std::size_t name) const {
    while (name > 1 && head(name - 1) == name && tokens_[name - 1].upos == Upos::propn) --name;
    return name;
  }

  /// "On the day of the summit Donald Trump telephoned his colleague": a name right before a finite
  /// verb that has no subject, read as part of the circumstance in front of it.
  void name_subject(std::size_t verb) {
    const Deprel d = main(verb);
    if (d != Deprel::root && d != Deprel::ccomp && d != Deprel::parataxis && d != Deprel::advcl)
      return;
    bool finite = tokens_[verb].morph.verb_form == VerbForm::fin;
    bool passive = false;
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (head(t) != verb) continue;
      const Deprel r = main(t);
      if (r == Deprel::nsubj || r == Deprel::csubj || r == Deprel::expl) return;
      if (r == Deprel::aux) finite = finite || tokens_[t].morph.verb_form == VerbForm::fin;
      if (tokens_[t].deprel == Deprel::aux_pass) passive = true;
    }
    if (!finite || tokens_[verb].morph.mood == Mood::imp) return;
    std::size_t t = verb;
    while (t > 0 && verb - t < longest_gap) {
      --t;
      const Deprel r = main(t);
      const bool of_verb = head(t) == verb && (r == Deprel::aux || r == Deprel::advmod ||
                                               tokens_[t].upos == Upos::pron);
      if (!of_verb) break;
    }
    if (t == verb || tokens_[t].upos != Upos::propn) return;
    for (int i = 0; i < max_climb; ++i) {
      const Deprel r = main(t);
      if ((r != Deprel::flat && r != Deprel::compound) || head(t) == none || head(t) > verb) break;
      t = head(t);
    }
    const Deprel r = main(t);
    const bool loose = r == Deprel::obl || r == Deprel::nmod || r == Deprel::appos;
    if (!loose || tokens_[t].upos != Upos::propn || head(t) == none || has_case(t)) return;
    // "le président français, Emmanuel Macron a", "Lyon, France has": behind a comma it explains.
    const std::size_t first = first_of(t);
    if (r == Deprel::appos && first > 0 && is_comma(first - 1)) return;
    hang(t, verb, passive ? Deprel::nsubj_pass : Deprel::nsubj);
  }

  std::span<Token> tokens_;
  std::uint32_t offset_;
};

}  // namespace

void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline) {
  Mender(sentence, offset).mend(headline);
}

}  // namespace depeche
