// SPDX-License-Identifier: Apache-2.0
#include "lang/char_class.h"

#include "base/utf8.h"

#include <array>

#include <unicode/uchar.h>

namespace depeche {

namespace {

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < 128; ++c) {
    CharClass kind = CharClass::symbol;
    if (c <= ' ' || c == 127) kind = CharClass::blank;
    if (c >= 'A' && c <= 'Z') kind = CharClass::upper;
    if (c >= 'a' && c <= 'z') kind = CharClass::lower;
    if (c >= '0' && c <= '9') kind = CharClass::digit;
    classes[c] = kind;
  }
  classes['\''] = CharClass::apostrophe;
  classes['`'] = CharClass::apostrophe;
  classes['-'] = CharClass::hyphen;
  classes['.'] = CharClass::dot;
  classes['!'] = classes['?'] = CharClass::ender;
  classes['('] = classes['['] = classes['{'] = CharClass::open;
  classes[')'] = classes[']'] = classes['}'] = CharClass::close;
  classes['"'] = CharClass::quote;
  classes[','] = classes[';'] = classes[':'] = CharClass::separator;
  return classes;
}

CharClass beyond_ascii(char32_t c) {
  switch (c) {
    case U'\u2019':
    case U'\u02BC':
    case U'\u2018':
    case U'\u00B4':
      return CharClass::apostrophe;
    case U'\u2010':
    case U'\u2011':
      return CharClass::hyphen;
    case U'\u2026':
      return CharClass::ender;
    case U'\u00AB':
    case U'\u201C':
    case U'\u201E':
    case U'\u2039':
      return CharClass::open;
    case U'\u00BB':
    case U'\u201D':
    case U'\u203A':
      return CharClass::close;
    case U'\u200B':
    case U'\u200E':
    case U'\u200F':
    case U'\u2060':
    case U'\uFEFF':
    case U'\u00AD':
      return CharClass::blank;
    default:
      break;
  }
  const auto code = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(code) != 0) return CharClass::blank;
  const auto category = static_cast<UCharCategory>(u_charType(code));
  if (category == U_UPPERCASE_LETTER || category == U_TITLECASE_LETTER) return CharClass::upper;
  constexpr std::uint32_t letters = U_GC_L_MASK | U_GC_M_MASK;
  if ((U_MASK(category) & letters) != 0) return CharClass::lower;
  if (category == U_DECIMAL_DIGIT_NUMBER || category == U_OTHER_NUMBER) return CharClass::digit;
  return CharClass::symbol;
}

}  // namespace

CharClass class_of(char32_t c) {
  static constexpr auto ascii = ascii_classes();
  return c < 128 ? ascii[c] : beyond_ascii(c);
}

void decode_units(std::string_view text, std::uint32_t begin, std::uint32_t end,
                  std::vector<Unit>& units) {
  units.clear();
  units.reserve(end - begin + 1);
  std::size_t at = begin;
  while (at < end) {
    const auto start = static_cast<std::uint32_t>(at);
    const char32_t c = utf8::next(text, at);
    units.push_back({start, c, class_of(c)});
  }
  units.push_back({end, U' ', CharClass::blank});
}

}  // namespace depeche
