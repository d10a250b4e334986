// SPDX-License-Identifier: Apache-2.0
// Does a sentence open with the line that says where and when it was written?
#pragma once

#include <depeche/analysis.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace depeche {

/// Is a token of this form a dash, when blanks stand around it?
bool is_dash(std::string_view form);

/// The hyphen of "US-led", and no dash.
inline bool is_hyphen(const Token& token) {
  return token.form == "-" && !token.space_before;
}

/// "CAIRO — ", "DAMAS, 12 sept (AFP) - ": number of tokens up to the dash, the dash included; 0
/// when the sentence opens otherwise. Looks at forms and blanks alone.
std::size_t dateline_length(std::span<const Token> sentence);

/// Hangs the root of a dateline of `length` tokens on the root of what follows it: each was read as
/// a sentence of its own. `offset`: index of the first token in the analysis.
void hang_dateline(std::span<Token> sentence, std::size_t length, std::uint32_t offset);

}  // namespace depeche
