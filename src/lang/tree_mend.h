// SPDX-License-Identifier: Apache-2.0
// What can be seen to be wrong in a tree, set right for every stage that reads it.
#pragma once

#include <depeche/analysis.h>

#include <cstdint>
#include <span>

namespace depeche {

/// Mends the tree of one sentence: verbs that lost their subject to a circumstance, to the verb
/// above or to their own object, relative clauses hung on a verb, two subjects in front of one
/// verb, lists of two names in a headline. `offset`: index of its first token in the analysis.
void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline);

}  // namespace depeche
