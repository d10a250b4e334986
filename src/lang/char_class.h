// SPDX-License-Identifier: Apache-2.0
// What kind of character is this, to someone who cuts text into words?
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche {

enum class CharClass : std::uint8_t {
  blank,
  upper,
  lower,
  digit,
  apostrophe,
  hyphen,
  dot,
  ender,
  open,
  close,
  quote,
  separator,
  symbol
};

/// `lower` holds every letter that is not upper case, marks included; `ender` is ! ? and the
/// ellipsis; `quote` a straight double quote; `separator` , ; : and their likes.
CharClass class_of(char32_t c);

/// One character of a stretch of text.
struct Unit {
  std::uint32_t at = 0;  ///< byte offset in the whole text
  char32_t c = 0;
  CharClass kind = CharClass::blank;

  [[nodiscard]] bool letter() const { return kind == CharClass::upper || kind == CharClass::lower; }

  [[nodiscard]] bool digit() const { return kind == CharClass::digit; }

  [[nodiscard]] bool alnum() const { return letter() || digit(); }
};

/// The characters of bytes [begin, end) of `text`, which is valid UTF-8 cut on character borders;
/// a blank unit at `end` closes the list. `units` is overwritten.
void decode_units(std::string_view text, std::uint32_t begin, std::uint32_t end,
                  std::vector<Unit>& units);

}  // namespace depeche
