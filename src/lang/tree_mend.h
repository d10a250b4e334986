// SPDX-License-Identifier: Apache-2.0
// What can be seen to be wrong in a tree, set right for every stage that reads it.
#pragma once

#include <depeche/analysis.h>

#include <cstdint>
#include <span>

namespace depeche {

/// Mends the tree of one sentence: names taken for circumstances in front of a verb without
/// subject, relative clauses hung on a verb, two subjects in front of one verb, lists of two names
/// in a headline. `offset`: index of its first token in the analysis.
void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline);

}  // namespace depeche
