// SPDX-License-Identifier: Apache-2.0
#include "io/display.h"

#include "base/utf8.h"

#include <algorithm>
#include <numeric>

#include <unicode/uchar.h>

namespace depeche {

namespace {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Left-to-right and right-to-left marks, embeddings, overrides and isolates.
bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x2028 || c == 0x2029 || c == 0x85;
}

unsigned width_of(char32_t c) {
  if (c < 0x300) return is_control(c) || c == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  const auto category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Bytes of the longest beginning of `text` that takes at most `width` columns.
std::size_t bytes_within(std::string_view text, unsigned width) {
  std::size_t at = 0;
  std::size_t behind = 0;
  unsigned used = 0;
  while (at < text.size()) {
    used += width_of(utf8::next(text, at));
    if (used > width) break;
    behind = at;
  }
  return behind;
}

}  // namespace

unsigned display_width(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(utf8::next(text, at));
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    blank = blank || is_blank(c);
    if (is_blank(c) || is_control(c) || turns_direction(c)) continue;
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    utf8::append(out, c);
  }
  return out;
}

std::string shorten(std::string_view text, unsigned width) {
  if (bytes_within(text, width) == text.size()) return std::string(text);
  if (width == 0) return {};
  std::string_view kept = text.substr(0, bytes_within(text, width - 1));
  while (kept.ends_with(' ')) kept.remove_suffix(1);
  return std::string(kept) + "…";
}

std::string fit(std::string_view text, unsigned width) {
  std::string out = shorten(text, width);
  out.append(width - std::min(width, display_width(out)), ' ');
  return out;
}

std::vector<std::string_view> wrap(std::string_view text, unsigned width) {
  std::vector<std::string_view> lines;
  while (true) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (text.empty()) return lines;
    std::size_t end = bytes_within(text, width);
    if (end < text.size() && text[end] != ' ') {
      const std::size_t blank = text.substr(0, end).rfind(' ');
      if (blank != std::string_view::npos) end = blank;
    }
    // A character wider than the line still has to go somewhere.
    if (end == 0) utf8::next(text, end);
    std::string_view line = text.substr(0, end);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(end);
  }
}

std::vector<unsigned> share_width(std::vector<unsigned> natural, unsigned total, unsigned least) {
  unsigned sum = std::accumulate(natural.begin(), natural.end(), 0U);
  while (sum > total) {
    const auto widest = std::max_element(natural.begin(), natural.end());
    if (widest == natural.end() || *widest <= least) break;
    --*widest;
    --sum;
  }
  return natural;
}

}  // namespace depeche
