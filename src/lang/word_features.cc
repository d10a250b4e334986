// SPDX-License-Identifier: Apache-2.0
#include "lang/word_features.h"

#include "base/hash.h"

#include <algorithm>

namespace depeche {

namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Hash of the last `count` characters of `word` (of all when it is shorter).
std::uint32_t suffix_hash(std::string_view word, std::size_t count) {
  std::size_t at = word.size();
  while (at > 0 && count > 0) {
    --at;
    if (!is_continuation(word[at])) --count;
  }
  return static_cast<std::uint32_t>(fnv1a(word.substr(at)));
}

std::uint32_t prefix_hash(std::string_view word, std::size_t count) {
  std::size_t at = 0;
  while (at < word.size() && (count > 0 || is_continuation(word[at]))) {
    if (!is_continuation(word[at])) --count;
    ++at;
  }
  return static_cast<std::uint32_t>(fnv1a(word.substr(0, at)));
}

std::uint64_t word_hash(std::string_view lower) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (char byte : lower) {
    if (byte >= '0' && byte <= '9') byte = '0';
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  return hash;
}

/// Bits: the first letter is a capital; another one is.
std::uint32_t capitals_of(std::string_view form, std::string_view lower) {
  if (form == lower) return 0;
  const std::size_t first = static_cast<unsigned char>(form[0]) < 0x80 ? 1 : 2;
  const bool leading = form.substr(0, first) != lower.substr(0, first);
  const bool inner =
      form.size() > first && form.substr(first) != lower.substr(std::min(first, lower.size()));
  return (leading ? 1U : 0U) | (inner ? 2U : 0U);
}

/// Bits: first letter capital, all capitals, a digit, only digits and marks, hyphen, stop, no
/// letter.
std::uint32_t shape_of(std::string_view form, std::string_view lower) {
  std::uint32_t digits = 0;
  std::uint32_t letters = 0;
  std::uint32_t shape = 0;
  for (const char byte : form) {
    const auto c = static_cast<unsigned char>(byte);
    if (c >= '0' && c <= '9') ++digits;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) ++letters;
    if (byte == '-') shape |= 16U;
    if (byte == '.') shape |= 32U;
    if (byte == '\'') shape |= 64U;
  }
  shape |= capitals_of(form, lower);
  if (digits > 0) shape |= 4U;
  if (letters == 0) shape |= 8U;
  if (form.size() == 1) shape |= 128U;
  return shape;
}

WordFeatures features_from(std::string_view rows, std::string_view form, std::string_view lower) {
  WordFeatures features;
  features.word = word_hash(lower);
  features.suffix2 = suffix_hash(lower, 2);
  features.suffix3 = suffix_hash(lower, 3);
  features.suffix4 = suffix_hash(lower, 4);
  features.prefix3 = prefix_hash(lower, 3);
  features.shape = shape_of(form, lower);
  features.rows = rows;
  const FormLexicon::Summary summary = FormLexicon::summary(features.rows);
  features.lexical = summary.classes;
  features.codes = summary.codes;
  return features;
}

}  // namespace

WordFeatures features_of(const FormLexicon& lexicon, std::string_view form,
                         std::string_view lower) {
  return features_from(lexicon.rows(lower), form, lower);
}

WordFeatures read_word(const FormLexicon& lexicon, std::string_view form, std::string_view lower) {
  WordFeatures features = features_from(lexicon.rows(lower), form, lower);
  features.cluster = lexicon.cluster(lower);
  return features;
}

void read_words(const FormLexicon& lexicon, std::span<const Token> sentence,
                std::vector<WordFeatures>& out) {
  const std::size_t first = out.size();
  std::size_t capitals = 0;
  std::size_t words = 0;
  const auto lower_at = [&](std::size_t i) { return std::string_view(sentence[i].lower); };
  FormLexicon::Walk walk(lexicon, sentence.size(), lower_at);
  for (const Token& token : sentence) {
    out.push_back(features_from(walk.next(lower_at), token.form, token.lower));
    if ((out.back().shape & 8U) != 0) continue;
    ++words;
    capitals += (out.back().shape & 3U) != 0 ? 1U : 0U;
  }
  // Where nearly every word is capitalised, a capital says nothing.
  const bool shouted = words > 2 && capitals * 4 > words * 3;
  bool start = true;
  for (WordFeatures& word : std::span(out).subspan(first)) {
    if (start) word.shape |= 256U;
    if (shouted) word.shape |= 512U;
    start = start && (word.shape & 8U) != 0;
  }
}

}  // namespace depeche
