// SPDX-License-Identifier: Apache-2.0
// Where in the text does a finding stand?
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace depeche {

/// Byte offsets into the text of a Document, half-open, on code-point boundaries.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }

  [[nodiscard]] bool empty() const { return end <= begin; }

  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }

  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  auto operator<=>(const Span&) const = default;
};

/// The smallest span that holds both.
inline Span join(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

/// The bytes of `text` under `span`; the view lives as long as `text`.
inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Half-open range of token indices of an Analysis.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool contains(std::uint32_t token) const { return first <= token && token < last; }

  [[nodiscard]] std::uint32_t size() const { return last - first; }

  auto operator<=>(const TokenRange&) const = default;
};

/// Stable name of the rule, table row or model that made a finding ("fr.time.weekday_past",
/// "fr.tagger@2026.11"); never empty, never a line number.
using RuleId = std::string;

}  // namespace depeche
