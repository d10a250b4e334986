// SPDX-License-Identifier: Apache-2.0
// UTF-8: is it valid, where are its code points?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::utf8 {

/// Byte offset of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no
/// overlong forms); nothing when all of `text` is valid.
std::optional<std::size_t> first_invalid(std::string_view text);

/// next() for a code point of several bytes.
char32_t next_beyond_ascii(std::string_view text, std::size_t& at);

/// The code point that starts at byte `at` of valid UTF-8, and moves `at` behind it.
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80) return next_beyond_ascii(text, at);
  ++at;
  return lead;
}

/// The code point that ends before byte `at` (> 0), and moves `at` to its start.
char32_t previous(std::string_view text, std::size_t& at);

void append(std::string& out, char32_t code_point);

/// The first `most` bytes of valid UTF-8, or up to three less so that no code point is cut.
std::string_view prefix(std::string_view text, std::size_t most);

/// Turns byte offsets into code point offsets for one text. Offsets asked in any order; one
/// conversion costs at most 64 steps.
class CodePoints {
 public:
  /// `text` is valid UTF-8 and must outlive this object.
  explicit CodePoints(std::string_view text);

  /// Number of code points in the first `byte` bytes.
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before every 64th byte
};

}  // namespace depeche::utf8
