// SPDX-License-Identifier: Apache-2.0
#include "lang/border_judge.h"

#include "base/strings.h"
#include "lang/segmenter.h"
#include "lang/word_features.h"

#include <algorithm>

namespace depeche {

namespace {

/// Bit of FormLexicon::Summary::classes for finite verbs.
constexpr std::uint32_t verb_bits = 1U << 21U;

bool is_end_mark(const RawToken& token) {
  return token.kind == TokenKind::stop || token.kind == TokenKind::ender || token.abbreviation;
}

std::uint64_t kind_of(const BorderPlace& place, std::ptrdiff_t at) {
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(place.tokens.size())) return 99;
  const RawToken& token = place.tokens[static_cast<std::size_t>(at)];
  return static_cast<std::uint64_t>(token.kind) + (token.upper ? 16U : 0U) +
         (token.abbreviation ? 32U : 0U) + (token.never_ends ? 64U : 0U) +
         (token.space_before ? 128U : 0U);
}

WordFeatures word_at(const FormLexicon& lexicon, const BorderPlace& place, std::ptrdiff_t at) {
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(place.tokens.size())) return {};
  const std::string form =
      plain_form(slice(place.text, place.tokens[static_cast<std::size_t>(at)].span));
  return features_of(lexicon, form, to_lower(form));
}

std::uint64_t step_of(std::size_t length) {
  if (length < 6) return length;
  if (length < 9) return 6;
  if (length < 15) return 7;
  return length < 30 ? 8 : 9;
}

/// Does the sentence hold more than a mark or a counter, "(2)"?
bool has_word(const BorderPlace& place) {
  const auto sentence = place.tokens.subspan(place.start, place.at - place.start);
  return std::any_of(sentence.begin(), sentence.end(), [](const RawToken& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::web;
  });
}

/// ". . .", "Z." or "at Yahoo!": no sentence ends there that a small letter follows.
bool is_inner_stop(const BorderPlace& place) {
  if (place.at < 2) return false;
  const RawToken& last = place.tokens[place.at - 1];
  const RawToken& before = place.tokens[place.at - 2];
  if (last.kind == TokenKind::stop) {
    return before.kind == TokenKind::stop || (before.upper && before.span.size() == 1);
  }
  return place.text[last.span.begin] == '!' && before.upper && place.at - 2 > place.start;
}

/// What the sentence holds so far.
struct Stretch {
  bool title = true;    ///< its longer words all start with capitals
  bool lower = false;   ///< it starts with a small letter
  bool open = false;    ///< a bracket is open
  bool quoted = false;  ///< a straight quotation mark is
};

Stretch stretch_of(const BorderPlace& place) {
  Stretch stretch;
  int brackets = 0;
  const std::size_t from = std::max(place.start, place.at < 60 ? 0 : place.at - 60);
  stretch.lower =
      place.tokens[place.start].kind == TokenKind::word && !place.tokens[place.start].upper;
  for (const RawToken& token : place.tokens.subspan(from, place.at - from)) {
    const char c = place.text[token.span.begin];
    if (token.kind == TokenKind::word && !token.upper && token.span.size() > 4) {
      stretch.title = false;
    }
    if (c == '(' || c == '[') ++brackets;
    if (c == ')' || c == ']') --brackets;
    if (c == '"') stretch.quoted = !stretch.quoted;
  }
  stretch.open = brackets > 0;
  return stretch;
}

}  // namespace

bool is_doubtful_border(const BorderPlace& place) {
  if (place.at == 0 || place.at >= place.tokens.size()) return false;
  const RawToken& last = place.tokens[place.at - 1];
  const RawToken& next = place.tokens[place.at];
  // "end.Start": the blank was forgotten.
  if (!next.space_before) return place.rules && !is_end_mark(last);
  if (place.rules) return true;
  if (next.kind == TokenKind::comma || next.kind == TokenKind::close || !has_word(place))
    return false;
  const bool lower = next.kind == TokenKind::word && !next.upper;
  if (last.abbreviation) return false;
  if (is_end_mark(last)) return !lower || !is_inner_stop(place);
  // "(see below) rose"
  if (lower && last.kind == TokenKind::close && !is_end_mark(place.tokens[place.at - 2]))
    return false;
  if (last.kind == TokenKind::dash || next.kind == TokenKind::dash) return false;
  if (next.kind == TokenKind::number || next.kind == TokenKind::web) return false;
  return !lower || (last.kind != TokenKind::word && last.kind != TokenKind::comma);
}

void border_features(const FormLexicon& lexicon, const BorderPlace& place, FeatureList& f) {
  const auto here = static_cast<std::ptrdiff_t>(place.at);
  const WordFeatures l1 = word_at(lexicon, place, here - 1);
  const WordFeatures l2 = word_at(lexicon, place, here - 2);
  const WordFeatures r1 = word_at(lexicon, place, here);
  const WordFeatures r2 = word_at(lexicon, place, here + 1);
  const std::uint64_t pair = kind_of(place, here - 1) * 256 + kind_of(place, here);
  const std::uint64_t rules = place.rules ? 1 : 0;
  const std::uint64_t kinds = pair * 2 + rules;
  const Stretch stretch = stretch_of(place);
  const bool lower = place.tokens.front().kind == TokenKind::word && !place.tokens.front().upper;
  const std::uint64_t style = (lower ? 1U : 0U) + (stretch.lower ? 2U : 0U);
  const std::uint64_t title = stretch.title ? 1 : 0;
  const std::uint64_t length = step_of(place.at - place.start);
  const std::uint64_t rest = step_of(place.tokens.size() - place.at);
  const std::uint64_t inside = (stretch.open ? 1U : 0U) + (stretch.quoted ? 2U : 0U);
  f.clear();
  f.add(1, pair);
  f.add(2, kinds);
  f.add(3, l1.word, kinds);
  f.add(4, r1.word, kinds);
  f.add(5, l1.word, r1.word);
  f.add(6, r1.word, r2.word);
  f.add(7, r1.lexical, kinds);
  f.add(8, r1.lexical, r2.lexical, kind_of(place, here - 1));
  f.add(9, l1.lexical, r1.lexical, kind_of(place, here));
  f.add(10, l1.shape, r1.shape, rules);
  f.add(11, l1.suffix3, pair);
  f.add(12, length, kinds);
  f.add(13, rest, kinds);
  f.add(14, title, length, pair);
  f.add(15, style, kinds);
  f.add(16, inside, kinds);
  f.add(17, kind_of(place, here - 2), kinds);
  f.add(18, kind_of(place, here + 1), kinds);
  f.add(19, l2.word, l1.word, rules);
  f.add(20, style, r1.lexical, rules);
  f.add(21, kind_of(place, static_cast<std::ptrdiff_t>(place.tokens.size()) - 1), kinds);
  f.add(22, title, r1.word);
  f.add(23, l2.lexical, l1.lexical, pair);
  f.add(24, (r1.lexical & verb_bits) + (r2.lexical & verb_bits) * 2, title, kinds);
  f.add(25, l2.shape, l1.shape, pair);
  f.add(26, r1.shape, r2.shape, pair);
  f.add(27, title, (is_end_mark(place.tokens.back()) ? 1U : 0U) + length * 2, pair);
}

}  // namespace depeche
