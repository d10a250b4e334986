// SPDX-License-Identifier: Apache-2.0
#include "io/marked_text.h"

#include "base/strings.h"
#include "io/display.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr char opened = '\x01';
constexpr char closed = '\x02';
constexpr std::size_t most_lines = 3;

/// One printable line of a raw piece; keeps a blank at either end, which printable() drops.
std::string piece(std::string_view raw) {
  const std::string_view bare = trim(raw);
  if (bare.empty()) return raw.empty() ? "" : " ";
  std::string out = bare.data() > raw.data() ? " " : "";
  out += printable(bare);
  if (bare.data() + bare.size() < raw.data() + raw.size()) out += " ";
  return out;
}

/// Leaves out the beginning of `text` when the first mark would stand far down.
std::string around_first_mark(const std::string& text, unsigned width) {
  const std::size_t mark = text.find(opened);
  if (mark == std::string::npos || display_width(text) <= width * most_lines) return text;
  const std::string before = text.substr(0, mark);
  if (display_width(before) <= width) return text;
  const auto lines = wrap(before, width / 2);
  return "… " + std::string(lines.back()) + (before.ends_with(' ') ? " " : "") + text.substr(mark);
}

/// Puts the marks of the terminal in; `inside` says whether a mark is open at the line's start.
std::string styled(std::string_view line, bool colour, bool& inside) {
  const std::string_view on = colour ? "\x1B[1;4m" : "[";
  const std::string_view off = colour ? "\x1B[0m" : "]";
  std::string out;
  if (inside && colour) out += on;
  for (const char c : line) {
    if (c == opened || c == closed) {
      inside = c == opened;
      out += inside ? on : off;
    } else {
      out.push_back(c);
    }
  }
  if (inside && colour) out += off;
  return out;
}

}  // namespace

MarkedText::MarkedText(std::string_view text, Span passage, std::vector<Span> marked) {
  std::sort(marked.begin(), marked.end());
  std::uint32_t at = passage.begin;
  for (const Span span : marked) {
    if (span.begin < at || span.end > passage.end || span.empty()) continue;
    text_ += piece(slice(text, {at, span.begin}));
    text_ += opened + printable(slice(text, span)) + closed;
    at = span.end;
  }
  text_ += piece(slice(text, {at, passage.end}));
}

std::vector<std::string> MarkedText::lines(TerminalStyle style, unsigned indent) const {
  // The brackets take columns of their own; wrapping a little early leaves room for them.
  const unsigned brackets = style.colour ? 0 : 2;
  const unsigned width = std::max(20U, style.width - std::min(style.width, indent) - brackets);
  const std::string shown = around_first_mark(text_, width);
  const std::vector<std::string_view> parts = wrap(shown, width);
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t i = 0; i < std::min(parts.size(), most_lines); ++i) {
    const bool cut = i + 1 == most_lines && parts.size() > most_lines;
    std::string line(parts[i]);
    if (cut) line = shorten(line + " …", width);
    out.push_back(styled(line, style.colour, inside));
  }
  if (inside && !style.colour && !out.empty()) out.back() += "]";
  return out;
}

}  // namespace depeche
