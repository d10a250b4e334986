// SPDX-License-Identifier: Apache-2.0
#include "lang/segmenter.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "lang/paragraphs.h"

#include <utility>

namespace depeche {

namespace {

bool is_ascii(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

/// `word`, which is lower case, in the case of `surface`: all capitals, or a capital first.
std::string with_case_of(std::string_view surface, std::string word, bool first) {
  const bool all = is_all_upper(surface);
  if (!all && !(first && starts_upper(surface))) return word;
  const std::size_t last = all ? word.size() : 1;
  if (static_cast<unsigned char>(word[0]) == 0xC3) {
    // "à": the capital of a Latin-1 letter lies 32 below.
    word[1] = static_cast<char>(static_cast<unsigned char>(word[1]) - 0x20);
  }
  for (std::size_t i = 0; i < last; ++i) {
    if (word[i] >= 'a' && word[i] <= 'z') word[i] = static_cast<char>(word[i] - 'a' + 'A');
  }
  return word;
}

Token make_token(const RawToken& raw, std::string form, std::uint8_t part) {
  Token token;
  token.span = raw.span;
  token.lower = to_lower(form);
  token.form = std::move(form);
  token.part = part;
  token.space_before = raw.space_before;
  return token;
}

}  // namespace

std::string plain_form(std::string_view surface) {
  if (is_ascii(surface)) return std::string(surface);
  std::string form;
  std::size_t at = 0;
  while (at < surface.size()) {
    const std::size_t start = at;
    const char32_t c = utf8::next(surface, at);
    if (c == U'\u2019' || c == U'\u02BC') {
      form.push_back('\'');
    } else if (c == U'\u00A0' || c == U'\u202F' || c == U'\u2009') {
      form.push_back(' ');
    } else {
      form.append(surface.substr(start, at - start));
    }
  }
  return form;
}

void Segmenter::segment(const Document& document, Analysis& analysis) const {
  analysis.tokens.clear();
  analysis.sentences.clear();
  const Tokeniser tokeniser(*tables_);
  const std::string_view text = document.text();
  std::vector<RawToken> raw;
  std::uint32_t paragraph = 0;
  for (const Span& stretch : find_paragraphs(text)) {
    raw.clear();
    tokeniser.cut(text, stretch, raw);
    std::uint32_t first = 0;
    for (const std::uint32_t last : split_sentences(*tables_, text, raw, borders_)) {
      add_sentence(text, raw, {first, last}, analysis);
      Sentence& sentence = analysis.sentences.back();
      sentence.paragraph = paragraph;
      sentence.headline = document.title_span().contains(sentence.span);
      first = last;
    }
    if (!raw.empty()) ++paragraph;
  }
}

void Segmenter::add_sentence(std::string_view text, std::span<const RawToken> tokens,
                             TokenRange range, Analysis& analysis) const {
  Sentence sentence;
  sentence.tokens.first = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const RawToken& raw = tokens[i];
    const std::string_view surface = slice(text, raw.span);
    Token token = make_token(raw, plain_form(surface), 0);
    const auto found = raw.kind == TokenKind::word ? tables_->contractions.find(token.lower)
                                                   : tables_->contractions.end();
    if (found == tables_->contractions.end() ||
        (found->second.decide && !contractions_(text, tokens, i))) {
      analysis.tokens.push_back(std::move(token));
      continue;
    }
    analysis.tokens.push_back(make_token(raw, with_case_of(surface, found->second.first, true), 0));
    analysis.tokens.push_back(
        make_token(raw, with_case_of(surface, found->second.second, false), 1));
  }
  sentence.tokens.last = static_cast<std::uint32_t>(analysis.tokens.size());
  sentence.span = {tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  analysis.sentences.push_back(sentence);
}

}  // namespace depeche
