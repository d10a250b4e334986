// SPDX-License-Identifier: Apache-2.0
// Where do the sentences of a paragraph end?
#pragma once

#include "lang/border_judge.h"
#include "lang/token_tables.h"
#include "lang/tokeniser.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace depeche {

/// Longer runs of tokens without an end mark are cut: no writer means them as one sentence, and the
/// stages that look through a sentence for each of its words must stay linear on hostile input.
inline constexpr std::uint32_t max_sentence_tokens = 400;

/// Does a sentence end at a doubtful place?
using BorderJudge = std::function<bool(const BorderPlace& place)>;

/// Indices into `tokens` behind the last token of each sentence; the last is tokens.size().
/// `tokens` are the surface tokens of one paragraph of `text`; none gives none.
/// An empty judge leaves all to the rules.
std::vector<std::uint32_t> split_sentences(const TokenTables& tables, std::string_view text,
                                           std::span<const RawToken> tokens,
                                           const BorderJudge& judge);

}  // namespace depeche
