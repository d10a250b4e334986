// SPDX-License-Identifier: Apache-2.0
// Finds the sayings of a text; its questions are answered in saying*.cc.
#pragma once

#include "attribution/saying.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace depeche {

/// Does a verb of this class take what is said, rather than somebody, as its object?
inline bool speaks(CueClass cue_class) {
  return cue_class == CueClass::say || cue_class == CueClass::show;
}

class SayingFinder {
 public:
  using Kind = View::Kind;

  SayingFinder(const View& view, const CueTable& cues) : view_(view), cues_(cues) {}

  std::vector<Saying> run();

 private:
  // saying.cc: Where does a cue stand? Verbs find out which of the ways to say something they are.
  [[nodiscard]] const std::vector<Cue>* others_at(std::uint32_t i) const;
  std::uint32_t try_other(std::uint32_t i);
  void try_verb(std::uint32_t i);
  [[nodiscard]] bool has_clitic(const VerbGroup& group) const;
  void verb(const Cue& cue, VerbGroup group);
  [[nodiscard]] bool tells_behind_marks(const VerbGroup& group) const;
  [[nodiscard]] bool tells_behind(const Cue& cue, const VerbGroup& group) const;
  void lift(const Cue& cue, VerbGroup& group);
  [[nodiscard]] bool is_called(const VerbGroup& group) const;
  [[nodiscard]] bool tells_next(const Cue& cue, const VerbGroup& group) const;
  [[nodiscard]] bool is_narrative(std::uint32_t first) const;
  [[nodiscard]] bool stands_as_verb(std::uint32_t i) const;
  void unlisted(std::uint32_t i);

  // saying_preposition.cc: What stands without a verb: "selon X", "reportedly", "aurait".
  bool preposition(const Cue& cue, std::uint32_t first, std::uint32_t covered);
  [[nodiscard]] bool closes_quote(const Saying& saying, std::uint32_t end) const;
  [[nodiscard]] bool is_partitive(std::uint32_t i) const;
  [[nodiscard]] bool is_bracketed(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool is_document(const NounPhrase& phrase) const;
  [[nodiscard]] bool varies(std::uint32_t i) const;
  [[nodiscard]] bool opens_second_clause(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool follows_openers(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t last_words(std::uint32_t start, TokenRange cut) const;
  [[nodiscard]] bool is_participle(std::uint32_t i) const;
  bool relative_preposition(Saying& saying, std::uint32_t pronoun);
  [[nodiscard]] NounPhrase behind_preposition(std::uint32_t pronoun) const;
  [[nodiscard]] NounPhrase source_at(const Cue& cue, std::uint32_t last) const;
  [[nodiscard]] bool is_measure(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_of_mind(const NounPhrase& phrase) const;
  [[nodiscard]] bool opens(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t behind_source(const Saying& saying, std::uint32_t end,
                                            std::uint32_t limit) const;
  void place_ahead(Saying& saying, std::uint32_t end);
  [[nodiscard]] std::uint32_t clause_of(const Saying& saying, std::uint32_t end,
                                        std::uint32_t limit) const;
  void place_behind(Saying& saying, std::uint32_t end);
  bool place_at_last_words(Saying& saying, std::uint32_t start, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t behind_concession(std::uint32_t start, std::uint32_t head) const;
  [[nodiscard]] bool opens_adjunct(std::uint32_t start, std::uint32_t head) const;
  [[nodiscard]] bool restricts(std::uint32_t head) const;
  [[nodiscard]] std::uint32_t subject_after(std::uint32_t head, TokenRange cut) const;
  [[nodiscard]] bool opens_own_aside(std::uint32_t comma, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t first_of_joined(std::uint32_t head) const;
  [[nodiscard]] std::uint32_t appended_quote(std::uint32_t first, std::uint32_t start) const;
  bool adverb(const Cue& cue, std::uint32_t first, std::uint32_t covered);
  bool conditional(const Cue& cue, std::uint32_t first);

  // saying_reach.cc: How far do words reach around a cue that stands inside them?
  [[nodiscard]] bool has_finite(TokenRange scope) const;
  [[nodiscard]] std::uint32_t circumstances_end(std::uint32_t first, std::uint32_t from) const;
  void trim_cut(Saying& saying) const;
  [[nodiscard]] bool leaves_to_next_source(std::uint32_t behind, std::uint32_t limit) const;
  void place_around(Saying& saying, std::uint32_t start, std::uint32_t head) const;
  [[nodiscard]] std::uint32_t before_main_clause(std::uint32_t behind, std::uint32_t last) const;
  [[nodiscard]] bool resumes(const Saying& saying, std::uint32_t behind, std::uint32_t limit) const;

  // saying_aside.cc: Cues in a parenthesis: "…, a dit X", "…, X said, …".
  [[nodiscard]] bool is_posted(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_subject_behind(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_clause(std::uint32_t quote) const;

  /// What stands before a verb that may be an aside.
  struct Front {
    std::uint32_t quote = View::outside;  ///< that ends there
    bool as = false;                      ///< "comme", "as"
    bool exclaimed = false;
    bool parted = false;  ///< by a comma, a mark, a stop in a dialogue
  };

  bool aside(Saying& saying);
  [[nodiscard]] bool is_no_aside(const VerbGroup& group) const;
  [[nodiscard]] Front front_of(const Saying& saying) const;
  std::optional<std::uint32_t> speaker_behind(Saying& saying, const Front& front);
  std::uint32_t hear_source(Saying& saying, const NounPhrase& hearer);
  bool impersonal_aside(Saying& saying);
  void follow_impersonal(Saying& saying) const;
  [[nodiscard]] bool quotes_behind(std::uint32_t from) const;
  [[nodiscard]] bool follows_clause(const VerbGroup& group) const;
  [[nodiscard]] bool starts_anew(std::uint32_t quote, const NounPhrase& subject,
                                 const VerbGroup& group) const;
  [[nodiscard]] bool starts_with_subordinator(std::uint32_t before) const;
  bool plain_aside(Saying& saying, bool inside);
  bool place_aside(Saying& saying, std::uint32_t end);
  [[nodiscard]] bool leads_to_quote(const Saying& saying) const;
  [[nodiscard]] std::uint32_t before_contrast(std::uint32_t start) const;

  // saying_governing.cc: Cues before what is said: "X a dit que …", "X was said to have …".
  [[nodiscard]] bool is_upshot(const Saying& saying) const;
  void follow_narrative(Saying& saying) const;
  [[nodiscard]] bool is_asked(const Saying& saying) const;
  void own_pronoun(Saying& saying) const;
  bool governing(Saying& saying);
  void speaks_before(Saying& saying) const;
  bool speaks_by_gerund(Saying& saying) const;
  void house_of_nobody(Saying& saying) const;
  void near_antecedent(Saying& saying) const;
  void follow_joined(Saying& saying) const;
  void pass_medium(Saying& saying) const;
  void follow_aside(Saying& saying) const;
  bool as_before(Saying& saying) const;
  bool passive(Saying& saying);

  const View& view_;
  const CueTable& cues_;
  std::vector<Saying> found_;
  std::uint32_t skip_ = 0;         ///< words before this token belong to a cue already
  std::uint32_t words_until_ = 0;  ///< end of the verb cue of several words found last
  std::uint32_t floor_ = 0;  ///< end of the last trailing cue: the next one does not reach over it
};

}  // namespace depeche
