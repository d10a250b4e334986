// SPDX-License-Identifier: Apache-2.0
// Where do quotation marks open and close?
#pragma once

#include <depeche/span.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche {

/// Words between quotation marks.
struct Quoted {
  Span outer;  ///< with the marks
  Span inner;  ///< without marks, surrounding blanks and a comma before the closing mark
  std::vector<Span> parts;  ///< `inner`, or one span a paragraph when the quote runs over several
  std::uint32_t depth = 0;  ///< 0 = not inside another one
  bool closed = true;       ///< false: ends with its paragraph for want of a closing mark
  bool dash = false;        ///< a line of dialogue that a dash opens

  bool operator==(const Quoted&) const = default;
};

/// All quotations of `text` (valid UTF-8) in the order of their openings, found by the marks alone:
/// « » “ ” „ ‘ ’ " ' and their nesting. Straight marks are paired within a paragraph (line); a
/// quote that is left open goes on when the next paragraph starts with a mark of its kind, else it
/// ends with its paragraph; single marks that are left open are apostrophes. Lines that start with
/// a long dash and a blank are given with `dash`. Linear in the length of the text.
std::vector<Quoted> find_quoted(std::string_view text);

}  // namespace depeche
