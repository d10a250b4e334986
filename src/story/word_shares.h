// SPDX-License-Identifier: Apache-2.0
// How much does it tell that a word stands in two articles?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"

#include <string>
#include <string_view>

namespace depeche {

/// Shares of news articles that hold a word, of one language; see docs/formats/pack.md.
struct ShareTable {
  StringMap<float> words;  ///< by stem (`stem_of`)
  StringMap<float> names;  ///< by folded word with a capital
};

/// By language. Without a table of its language a word is a rare one.
using WordShares = StringMap<ShareTable>;

/// Reads story/words.tsv of a language. A wrong row fails with bad_data naming file and line.
Result<ShareTable> read_shares(const Pack& pack);

/// What of a folded word counts: its first 6 code points.
std::string_view stem_of(std::string_view folded);

/// Inverse document frequency, ln(1 / share), of a name or word of `language`; 0 for what stands in
/// nearly all articles, at most that of a word that is not in the table.
float weight_of_word(const WordShares& shares, std::string_view language, std::string_view folded);
float weight_of_name(const WordShares& shares, std::string_view language, std::string_view folded);

}  // namespace depeche
