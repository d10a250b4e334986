// SPDX-License-Identifier: Apache-2.0
#include "text/headline.h"

#include "base/strings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>

namespace depeche {

namespace {

constexpr std::size_t longest = 160;  // bytes
constexpr std::ptrdiff_t least_blanks = 2;

bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

/// Does a full stop or its like stand at the end, inside quotation marks or not?
bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 9> closing{"\"",     ")",      " ",      "\r",    "\u00BB",
                                                    "\u00A0", "\u201D", "\u2019", "\u202F"};
  for (bool closed = true; closed;) {
    closed = false;
    for (const std::string_view mark : closing) {
      if (!line.ends_with(mark)) continue;
      line.remove_suffix(mark.size());
      closed = true;
    }
  }
  return ends_with_any(line, {".", "!", "?", "\u2026"});
}

/// The next line that holds something, from `at` on; empty at the end.
std::string_view next_line(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (!line.empty()) return line;
    at = end + 1;
  }
  return {};
}

}  // namespace

Span headline_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || end == 0) return {};
  const std::string_view line = trim(text.substr(0, end));
  if (line.empty() || line.size() > longest || line.data() != text.data()) return {};
  if (std::count(line.begin(), line.end(), ' ') < least_blanks) return {};
  // A sentence, a list, a dateline or the words of a speaker are none.
  if (ends_sentence(line) || ends_with_any(line, {":", ";", ",", "-"})) return {};
  if (line.find(". ") != std::string_view::npos) return {};
  const std::string_view behind = next_line(text, end + 1);
  if (behind.size() <= line.size() || !ends_sentence(behind)) return {};
  return {0, static_cast<std::uint32_t>(line.size())};
}

}  // namespace depeche
