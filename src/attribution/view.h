// SPDX-License-Identifier: Apache-2.0
// What the rules of attribution ask about a token: its part, its sentence, the quote around it.
#pragma once

#include "attribution/word_roles.h"
#include "text/quote_marks.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche {

/// A noun phrase: its tokens and the token that carries it.
struct NounPhrase {
  TokenRange tokens;
  std::uint32_t head = no_token;

  [[nodiscard]] bool found() const { return head != no_token; }
};

/// One pass over an analysis; lives no longer than the document, analysis, actors and roles that it
/// was made of. All walks from a token are bounded, so that hostile text stays linear.
class View {
 public:
  static constexpr std::uint32_t outside = UINT32_MAX;  ///< quote_of() of a token in no quote
  static constexpr std::uint32_t max_walk = 120;        ///< tokens that a search may cross

  enum class Kind : std::uint8_t {
    noun,
    name,
    adjective,
    determiner,
    number,
    pronoun,
    adposition,
    verb,
    auxiliary,
    adverb,
    conjunction,
    subordinator,
    punctuation,
    other
  };

  View(const Document& document, const Analysis& analysis, const Actors& actors,
       const WordRoles& words);

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(analysis_.tokens.size());
  }

  [[nodiscard]] const Token& token(std::uint32_t i) const { return analysis_.tokens[i]; }

  [[nodiscard]] std::string_view text() const { return document_.text(); }

  [[nodiscard]] const Analysis& analysis() const { return analysis_; }

  [[nodiscard]] const Actors& actors() const { return actors_; }

  [[nodiscard]] const WordRoles& words() const { return words_; }

  [[nodiscard]] const std::vector<Quoted>& quoted() const { return quoted_; }

  [[nodiscard]] Kind kind(std::uint32_t i) const { return kinds_[i]; }

  [[nodiscard]] bool is(std::uint32_t i, Role role) const {
    return i < size() && (roles_[i] & static_cast<std::uint64_t>(role)) != 0;
  }

  [[nodiscard]] bool language_is(Role role) const {
    return (words_.language() & static_cast<std::uint64_t>(role)) != 0;
  }

  [[nodiscard]] bool is_percent(std::uint32_t i) const {
    return token(i).form == "%" && i + 2 < size();
  }

  /// Is the contraction that starts at the token also an article ("des chercheurs")?
  [[nodiscard]] bool is_indefinite(std::uint32_t i) const {
    return (words_.roles(surface(i)) & static_cast<std::uint64_t>(Role::determiner)) != 0;
  }

  /// The word as it stands in the text, lower case ("du" where the token is "de").
  [[nodiscard]] std::string_view surface(std::uint32_t i) const;

  /// Index into quoted() of the outermost quote around the token; a mark of a quote is not in it.
  [[nodiscard]] std::uint32_t quote_of(std::uint32_t i) const { return quotes_[i]; }

  /// Stands in no quote.
  [[nodiscard]] bool is_open(std::uint32_t i) const { return quotes_[i] == outside; }

  /// Stands in a line of dialogue that a dash opens.
  [[nodiscard]] bool in_dialogue(std::uint32_t i) const { return dialogue_[i]; }

  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t i) const { return sentences_[i]; }

  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const {
    return analysis_.sentences[sentences_[i]];
  }

  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t i) const { return sentence(i).paragraph; }

  /// The token with all that hangs on it in the tree.
  [[nodiscard]] TokenRange reach(std::uint32_t i) const { return reaches_[i]; }

  /// First and one past the last token of a quote.
  [[nodiscard]] TokenRange tokens_of(Span span) const;

  [[nodiscard]] bool is_comma(std::uint32_t i) const { return i < size() && token(i).form == ","; }

  /// Is the token a mark that opens or closes a quote of depth 0?
  [[nodiscard]] bool is_mark(std::uint32_t i) const { return marks_[i]; }

  /// A verb or auxiliary that is finite or of unknown form.
  [[nodiscard]] bool is_finite(std::uint32_t i) const;

  /// "-t-il", "-elle": a subject pronoun behind its verb.
  [[nodiscard]] bool is_inverted_pronoun(std::uint32_t i) const;

  /// End of a sentence or a semicolon, colon, parenthesis or dash.
  [[nodiscard]] bool is_stop(std::uint32_t i) const;

  [[nodiscard]] bool has_role_in(TokenRange range, Role role) const;
  [[nodiscard]] bool has_kind(TokenRange range, Kind kind) const;

  /// A verb or an auxiliary, finite or not.
  [[nodiscard]] bool has_verb(TokenRange range) const {
    return has_kind(range, Kind::verb) || has_kind(range, Kind::auxiliary);
  }

  /// The noun phrase that starts with token `first`, with its complements ("le ministre de la
  /// Défense") and without appositions; not found when none starts there.
  [[nodiscard]] NounPhrase phrase_at(std::uint32_t first) const;

  /// Does a name end before the token (and no other word of its phrase hold the two together)?
  [[nodiscard]] bool parts_names(std::uint32_t i) const {
    return i > 0 && names_[i - 1] != 0 && names_[i] != names_[i - 1];
  }

  /// Span of the tokens; empty range -> empty span.
  [[nodiscard]] Span span_of(TokenRange range) const;

  /// The actor that the phrase refers to: that of its head, else the first one that a proxy ("the
  /// spokesman of") speaks for.
  [[nodiscard]] ActorIndex actor_of(const NounPhrase& phrase) const;

 private:
  void read_tokens();
  void read_quotes();
  void read_names();
  void read_tree();
  [[nodiscard]] Kind kind_from_tags(std::uint32_t i) const;
  [[nodiscard]] Kind kind_from_roles(std::uint32_t i) const;
  [[nodiscard]] bool numbers_noun(std::uint32_t i) const;
  [[nodiscard]] bool extends(std::uint32_t i, const NounPhrase& phrase) const;
  [[nodiscard]] std::uint32_t complement_end(std::uint32_t i) const;
  [[nodiscard]] ActorIndex apposed_actor(std::uint32_t head) const;
  [[nodiscard]] ActorIndex named_behind(const NounPhrase& phrase, ActorIndex own) const;
  [[nodiscard]] bool is_party(ActorIndex actor) const;
  std::uint32_t read_core(std::uint32_t first, NounPhrase& phrase) const;

  const Document& document_;
  const Analysis& analysis_;
  const Actors& actors_;
  const WordRoles& words_;
  std::vector<Quoted> quoted_;
  std::vector<std::uint64_t> roles_;
  std::vector<Kind> kinds_;
  std::vector<std::uint32_t> quotes_;
  std::vector<std::uint32_t> sentences_;
  std::vector<TokenRange> reaches_;
  std::vector<std::uint32_t> names_;  ///< 1 + index of the name span, 0 = none
  std::vector<bool> marks_;
  std::vector<bool> dialogue_;
  std::unordered_map<std::uint32_t, std::string> words_of_contractions_;  ///< "du", by first token
};

}  // namespace depeche
