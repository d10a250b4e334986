// SPDX-License-Identifier: Apache-2.0
// Small questions about strings that every layer asks.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// The pieces of `text` between `separator`s, empty ones included; views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

/// `items` one after the other, `separator` between them.
std::string join(const std::vector<std::string>& items, std::string_view separator);

/// Does `text` hold each of the blank-separated `words`? Both folded.
bool holds_words(std::string_view text, std::string_view words);

/// `text` without ASCII white space at both ends.
std::string_view trim(std::string_view text);

/// Lower case of valid UTF-8, code point by code point (simple case mapping), with the apostrophes
/// U+2019 and U+02BC as "'".
std::string to_lower(std::string_view text);

/// Key for look-ups that must not depend on case, accents, apostrophes, hyphens or white space:
/// lower case, diacritics removed, ’ as ', ligatures spread (œ as oe), hyphens and every run of
/// white space as one blank, none at the ends. "Deir-ez-Zor" -> "deir ez zor".
std::string fold(std::string_view text);

/// Does `text` start with an upper-case letter (Unicode)?
bool starts_upper(std::string_view text);

/// Are all letters of `text` upper case, with at least two letters?
bool is_all_upper(std::string_view text);

/// A whole number in ASCII digits with an optional '-'; nothing for anything else or overflow.
std::optional<std::int64_t> to_integer(std::string_view text);

/// Hash and equality for unordered containers that are asked with a string_view.
struct StringHash {
  using is_transparent = void;

  /// Eight bytes at a step: words are short.
  std::size_t operator()(std::string_view text) const {
    constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = text.size() * mixer;
    while (text.size() >= 8) {
      hash = (hash ^ load<std::uint64_t>(text.data())) * mixer;
      hash ^= hash >> 32U;
      text.remove_prefix(8);
    }
    hash = (hash ^ rest(text)) * mixer;
    hash = (hash ^ (hash >> 29U)) * 0xBF58476D1CE4E5B9ULL;
    return hash ^ (hash >> 32U);
  }

 private:
  template <typename Number>
  static Number load(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
  }

  /// Up to seven bytes, read as they overlap, so that no loop or call is needed.
  static std::uint64_t rest(std::string_view text) {
    const std::size_t size = text.size();
    if (size >= 4) {
      return std::uint64_t{load<std::uint32_t>(text.data())} << 32U |
             load<std::uint32_t>(text.data() + size - 4);
    }
    if (size == 0) return 0;
    const auto byte = [&](std::size_t i) {
      return std::uint64_t{static_cast<unsigned char>(text[i])};
    };
    return byte(0) << 16U | byte(size / 2) << 8U | byte(size - 1);
  }
};

}  // namespace depeche
