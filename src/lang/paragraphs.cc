// SPDX-License-Identifier: Apache-2.0
#include "lang/paragraphs.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "lang/char_class.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::uint32_t max_width = 100;
constexpr std::uint32_t min_width = 40;

struct Line {
  Span span;
  std::uint32_t width = 0;       ///< characters
  std::uint32_t first_word = 0;  ///< characters
  bool ends_sentence = false;
  bool starts_lower = false;
};

Line describe(std::string_view text, Span span) {
  Line line;
  line.span = span;
  bool in_first_word = true;
  CharClass last = CharClass::blank;
  std::size_t at = span.begin;
  while (at < span.end) {
    const CharClass kind = class_of(utf8::next(text, at));
    if (line.width == 0) line.starts_lower = kind == CharClass::lower;
    ++line.width;
    in_first_word = in_first_word && kind != CharClass::blank;
    if (in_first_word) ++line.first_word;
    if (kind != CharClass::blank) last = kind;
  }
  line.ends_sentence = last == CharClass::dot || last == CharClass::ender ||
                       last == CharClass::close || last == CharClass::quote ||
                       last == CharClass::separator;
  return line;
}

/// Were the lines cut at a fixed width? Then the first word of a line did not fit on the line
/// before.
bool is_wrapped(const std::vector<Line>& block) {
  if (block.size() < 2) return false;
  std::uint32_t width = 0;
  for (const Line& line : block) width = std::max(width, line.width);
  if (width > max_width || width < min_width) return false;
  for (std::size_t i = 0; i + 1 < block.size(); ++i) {
    const bool fits = block[i].width + 1 + block[i + 1].first_word <= width;
    if (fits && !block[i].ends_sentence) return false;
  }
  return block.size() > 2 || block[1].starts_lower;
}

void flush(std::vector<Line>& block, std::vector<Span>& paragraphs) {
  const bool wrapped = is_wrapped(block);
  for (std::size_t i = 0; i < block.size(); ++i) {
    const bool joins = i > 0 && wrapped && !block[i - 1].ends_sentence;
    if (joins) {
      paragraphs.back().end = block[i].span.end;
    } else {
      paragraphs.push_back(block[i].span);
    }
  }
  block.clear();
}

/// `span` without blanks at both ends.
Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    std::size_t at = span.begin;
    if (class_of(utf8::next(text, at)) != CharClass::blank) break;
    span.begin = static_cast<std::uint32_t>(at);
  }
  while (!span.empty()) {
    std::size_t at = span.end;
    if (class_of(utf8::previous(text, at)) != CharClass::blank) break;
    span.end = static_cast<std::uint32_t>(at);
  }
  return span;
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  std::vector<Span> paragraphs;
  std::vector<Line> block;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    const Span span =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    const bool carriage = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    if (span.empty()) {
      flush(block, paragraphs);
    } else {
      block.push_back(describe(text, span));
    }
    begin = end + (carriage ? 2 : 1);
  }
  flush(block, paragraphs);
  return paragraphs;
}

}  // namespace depeche
