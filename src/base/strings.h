// SPDX-License-Identifier: Apache-2.0
// Small questions about strings that every layer asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// The pieces of `text` between `separator`s, empty ones included; views into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

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

  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

}  // namespace depeche
