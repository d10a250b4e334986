// SPDX-License-Identifier: Apache-2.0
#include "text/headline.h"

#include "base/strings.h"

#include <algorithm>
#include <cstdint>

namespace depeche {

namespace {

constexpr std::size_t longest = 160;  // bytes
constexpr std::ptrdiff_t least_blanks = 2;

/// "…", "»", "”" and their like: the last character, which may be of several bytes.
bool ends_with_any(std::string_view line, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

bool ends_sentence(std::string_view line) {
  while (ends_with_any(line, {"\"", ")", " ", "\r"})) line.remove_suffix(1);
  while (ends_with_any(line, {"\u00BB", "\u00A0"})) line.remove_suffix(2);
  while (ends_with_any(line, {"\u201D", "\u2019", "\u202F"})) line.remove_suffix(3);
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
