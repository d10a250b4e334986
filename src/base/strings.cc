// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

namespace depeche {

namespace {

constexpr std::string_view white = " \t\r\n\f\v";

bool is_apostrophe(char32_t c) {
  return c == U'\u2019' || c == U'\u02BC' || c == U'\u2018';
}

bool is_hyphen(char32_t c) {
  return c == U'-' || (c >= U'\u2010' && c <= U'\u2015') || c == U'\u2212';
}

/// Letters of U+00C0 to U+017F without diacritics, lower case, one or two bytes each; most of what
/// is not ASCII in French and English. '*' leaves the letter to ICU. The unit tests compare the
/// table with ICU's decompositions.
constexpr char32_t first_latin = 0xC0;
constexpr std::array<std::string_view, 192> latin{
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",   // 00C0
    "*", "n", "o",  "o",  "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "*", "ss",  // 00D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",   // 00E0
    "*", "n", "o",  "o",  "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "*", "y",   // 00F0
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d", "d",   // 0100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g", "g",   // 0110
    "g", "g", "g",  "g",  "h", "h", "*",  "*", "i", "i", "i", "i", "i", "i", "i", "i",   // 0120
    "i", "i", "*",  "*",  "j", "j", "k",  "k", "*", "l", "l", "l", "l", "l", "l", "*",   // 0130
    "*", "l", "l",  "n",  "n", "n", "n",  "n", "n", "*", "*", "*", "o", "o", "o", "o",   // 0140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s", "s",   // 0150
    "s", "s", "t",  "t",  "t", "t", "*",  "*", "u", "u", "u", "u", "u", "u", "u", "u",   // 0160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z", "*",   // 0170
};

/// Appends the letters of `c` without diacritics, lower case.
void append_folded(std::string& out, char32_t c) {
  if (c >= first_latin && c < first_latin + latin.size() && latin[c - first_latin] != "*") {
    out += latin[c - first_latin];
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 32> parts{};
  const std::int32_t length =
      unorm2_getDecomposition(nfd, static_cast<UChar32>(c), parts.data(), parts.size(), &status);
  if (U_FAILURE(status) || length < 0) {
    utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    return;
  }
  const icu::UnicodeString letters(false, parts.data(), length);
  for (std::int32_t i = 0; i < length; i = letters.moveIndex32(i, 1)) {
    const UChar32 part = letters.char32At(i);
    if (u_charType(part) == U_NON_SPACING_MARK) continue;
    utf8::append(out, static_cast<char32_t>(u_tolower(part)));
  }
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    pieces.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return pieces;
    begin = end + 1;
  }
}

std::string join(const std::vector<std::string>& items, std::string_view separator) {
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += separator;
    text += item;
  }
  return text;
}

bool holds_words(std::string_view text, std::string_view words) {
  const auto parts = split(words, ' ');
  return std::all_of(parts.begin(), parts.end(), [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const char byte = text[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
      ++at;
      continue;
    }
    const char32_t c = utf8::next(text, at);
    if (is_apostrophe(c)) {
      out.push_back('\'');
    } else if (c >= U'\u00DF' && c <= U'\u00FF') {
      utf8::append(out, c);  // Latin-1 small letters, the most frequent, are lower case already
    } else {
      utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = utf8::next(text, at);
    const bool blank = c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r')
                                : (c < first_latin || c >= first_latin + latin.size()) &&
                                      u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
    if (blank || is_hyphen(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(' ');
    gap = false;
    if (c < 0x80) {
      const char byte = static_cast<char>(c);
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
    } else if (is_apostrophe(c)) {
      out.push_back('\'');
    } else {
      append_folded(out, c);
    }
  }
  return out;
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  return u_isUUppercase(static_cast<UChar32>(utf8::next(text, at))) != 0;
}

bool is_all_upper(std::string_view text) {
  int letters = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = static_cast<UChar32>(utf8::next(text, at));
    if (u_isalpha(c) == 0) continue;
    if (u_isUUppercase(c) == 0) return false;
    ++letters;
  }
  return letters >= 2;
}

std::optional<std::int64_t> to_integer(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

}  // namespace depeche
