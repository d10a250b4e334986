// SPDX-License-Identifier: Apache-2.0
// Where do the words of a paragraph begin and end?
#pragma once

#include "lang/char_class.h"
#include "lang/token_tables.h"

#include <depeche/span.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche {

enum class TokenKind : std::uint8_t {
  word,
  number,
  web,
  stop,
  ender,
  comma,
  open,
  close,
  quote,
  dash,
  symbol
};

/// A surface token.
struct RawToken {
  Span span;
  TokenKind kind = TokenKind::word;
  bool space_before = false;
  bool abbreviation = false;  ///< written with its full stop
  bool never_ends = false;    ///< an abbreviation behind which no sentence ends
  bool upper = false;         ///< starts with an upper-case letter
};

/// Const and thread-safe; `tables` must outlive it.
class Tokeniser {
 public:
  explicit Tokeniser(const TokenTables& tables) : tables_(&tables) {}

  /// Appends the tokens of bytes [begin, end) of `text`, in order, not overlapping. Every byte that
  /// is not white space lies in exactly one token.
  void cut(std::string_view text, Span stretch, std::vector<RawToken>& tokens) const;

 private:
  const TokenTables* tables_;
};

}  // namespace depeche
