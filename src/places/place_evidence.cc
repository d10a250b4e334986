// SPDX-License-Identifier: Apache-2.0
#include "places/place_evidence.h"

#include "base/strings.h"
#include "lang/dateline.h"

#include <algorithm>

namespace depeche {

namespace {

// How far the scans go, in tokens: headed by what a newspaper puts between, small against hostile
// text.
constexpr std::uint32_t max_skipped = 3;
constexpr std::uint32_t max_adjectives = 2;
constexpr std::uint32_t max_dateline = 14;
constexpr std::uint32_t max_possessed = 4;

/// Walks left from a name and notes what it meets.
class LeftScan {
 public:
  LeftScan(std::uint32_t name, const Sentence& sentence, const Analysis& analysis,
           const PlaceContext& context)
      : at_(name), first_(sentence.tokens.first), analysis_(analysis), context_(context) {}

  PlaceEvidence read() {
    skip_articles(true);
    std::uint32_t length = 1;
    const AroundWord word = take(length);
    if (word.is(AroundKind::genitive)) {
      evidence_.genitive = true;
      step(length);
      read_noun();
    } else if (word.is(AroundKind::type)) {
      evidence_.type = word.type;
      step(length);
      skip_articles(false);
      read_preposition(take(length));
    } else {
      read_preposition(word);
      evidence_.title = word.is(AroundKind::title) && !evidence_.article;
      evidence_.other_name = word.is(AroundKind::club) && capital_at(length);
      if (word.kinds != 0) step(length);
    }
    evidence_.before = at_ > first_ ? at_ - 1 : no_token;
    return evidence_;
  }

 private:
  [[nodiscard]] AroundWord take(std::uint32_t& length) const {
    return at_ > first_ ? context_.ending_at(analysis_, at_ - 1, first_, length) : AroundWord{};
  }

  [[nodiscard]] bool capital_at(std::uint32_t length) const {
    return at_ >= first_ + length && is_capitalised(analysis_.tokens[at_ - length]);
  }

  void step(std::uint32_t length) { at_ -= std::min(length, at_ - first_); }

  void skip_articles(bool note) {
    for (std::uint32_t i = 0; i < max_skipped && at_ > first_; ++i) {
      const AroundWord word = context_.word(analysis_.tokens[at_ - 1].lower);
      if (!word.is(AroundKind::article) && !word.is(AroundKind::area_adjective)) return;
      if (note && word.is(AroundKind::article)) evidence_.article = true;
      --at_;
    }
  }

  void read_preposition(AroundWord word) {
    if (word.is(AroundKind::place_preposition)) evidence_.locative = true;
    if (word.is(AroundKind::actor_preposition)) evidence_.actor_preposition = true;
    if (word.is(AroundKind::area)) evidence_.locative = true;
  }

  /// The noun before a genitive, over adjectives: "la ville syrienne de".
  void read_noun() {
    constexpr auto wanted = 1U << static_cast<unsigned>(AroundKind::type) |
                            1U << static_cast<unsigned>(AroundKind::area) |
                            1U << static_cast<unsigned>(AroundKind::actor_noun) |
                            1U << static_cast<unsigned>(AroundKind::named_after) |
                            1U << static_cast<unsigned>(AroundKind::organisation);
    for (std::uint32_t i = 0; i <= max_adjectives && at_ > first_; ++i) {
      std::uint32_t length = 1;
      const AroundWord word = take(length);
      if ((word.kinds & wanted) == 0) {
        if (analysis_.tokens[at_ - 1].upos == Upos::punct) return;
        --at_;
        continue;
      }
      const bool capital = capital_at(length);
      const bool opens = at_ - length == first_;
      evidence_.other_name = word.is(AroundKind::named_after) ||
                             (word.is(AroundKind::organisation) && capital && !opens);
      evidence_.actor_noun = word.is(AroundKind::actor_noun);
      evidence_.type = word.type;
      step(length);
      if (word.is(AroundKind::area)) evidence_.locative = true;
      if (word.is(AroundKind::type)) {
        skip_articles(false);
        read_preposition(take(length));
      }
      return;
    }
  }

  std::uint32_t at_;  // the name, or what is read with it, starts here
  std::uint32_t first_;
  const Analysis& analysis_;
  const PlaceContext& context_;
  PlaceEvidence evidence_;
};

/// May this token stand between the town and the dash of a dateline?
bool fits_dateline(const Token& token, const PlaceContext& context) {
  switch (token.upos) {
    case Upos::verb:
    case Upos::aux:
    case Upos::pron:
    case Upos::sconj:
    case Upos::adv:
      return context.word(token.lower).is(AroundKind::agency);
    default:
      return true;
  }
}

bool is_dateline(TokenRange tokens, const Sentence& sentence, const Analysis& analysis,
                 const PlaceContext& context) {
  if (tokens.first != sentence.tokens.first) return false;
  // A closing parenthesis with the agency may end the sentence there; the dash is then the next
  // token.
  const auto end =
      std::min(static_cast<std::uint32_t>(analysis.tokens.size()), tokens.last + max_dateline);
  for (std::uint32_t i = tokens.last; i < end; ++i) {
    const Token& token = analysis.tokens[i];
    if (is_dash(token.form)) return token.space_before;
    if (!fits_dateline(token, context)) return false;
  }
  return false;
}

/// "Rennes : deux policiers blessés": what opens a headline before a colon says where, unless it is
/// who speaks ("Hollande : « … »").
bool is_rubric(TokenRange tokens, const Sentence& sentence, const Analysis& analysis) {
  if (!sentence.headline || tokens.first != sentence.tokens.first) return false;
  if (tokens.last + 1 >= sentence.tokens.last || analysis.tokens[tokens.last].form != ":")
    return false;
  return analysis.tokens[tokens.last + 1].upos != Upos::punct;
}

void read_right(TokenRange tokens, const Sentence& sentence, const Analysis& analysis,
                const PlaceContext& context, PlaceEvidence& evidence) {
  std::uint32_t at = tokens.last;
  if (at >= sentence.tokens.last) return;
  const Token& next = analysis.tokens[at];
  if (next.lower == "'s" || next.lower == "'") {
    const std::uint32_t end = std::min(sentence.tokens.last, at + 1 + max_possessed);
    const std::uint32_t first = at + 1;
    for (++at; at < end && analysis.tokens[at].upos != Upos::punct; ++at) {
      std::uint32_t length = 1;
      if (context.ending_at(analysis, at, first, length).is(AroundKind::actor_noun) ||
          context.word(analysis.tokens[at].lower).is(AroundKind::actor_noun))
        evidence.actor_noun = true;
    }
    return;
  }
  const AroundWord word = context.word(next.lower);
  if (word.is(AroundKind::type_after) && evidence.type == Resolution::unknown)
    evidence.type = word.type_after;
  // "Damascus government": only where nouns are set side by side, which the tables of a language
  // say.
  if (word.is(AroundKind::actor_noun) && next.space_before && context.sets_nouns_side_by_side()) {
    evidence.actor_noun = true;
  }
}

}  // namespace

bool is_capitalised(const Token& token) {
  if (token.form.empty()) return false;
  const auto byte = static_cast<unsigned char>(token.form.front());
  return byte < 0x80 ? byte >= 'A' && byte <= 'Z' : starts_upper(token.form);
}

PlaceEvidence evidence_around(TokenRange tokens, const Sentence& sentence, bool opens_paragraph,
                              const Analysis& analysis, const PlaceContext& context) {
  PlaceEvidence evidence = LeftScan(tokens.first, sentence, analysis, context).read();
  read_right(tokens, sentence, analysis, context, evidence);
  evidence.rubric = is_rubric(tokens, sentence, analysis);
  evidence.dateline = opens_paragraph && is_dateline(tokens, sentence, analysis, context);
  return evidence;
}

}  // namespace depeche
