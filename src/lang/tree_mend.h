// SPDX-License-Identifier: Apache-2.0
// What can be seen to be wrong in a tree, set right for every stage that reads it.
#pragma once

#include "lang/token_tables.h"

#include <depeche/analysis.h>

#include <cstdint>
#include <span>

namespace depeche {

/// Mends the tree of one sentence.
/// Who does what a verb says (`subject_mend.h`): verbs that lost their subject to a circumstance,
/// to the verb above or to their own object, two subjects in front of one verb, a speaker before a
/// colon, a main verb read as what is demanded.
/// What hangs on what: relative clauses hung on a verb, lists of two names and the second verb of a
/// headline, a verb between two names read as a participle, participles hung on an object, an
/// infinitive behind its verb or hung on an adverb, counted objects, results read as clauses, the
/// object behind an aside or a joined verb, adjectives that stand for a noun.
/// `offset`: index of its first token in the analysis.
void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline);

/// "the killing on Saturday | of a priest": what stands behind a day and hangs on it belongs to the
/// noun before the day, and so does the day. A month has a year of its own ("in March of last
/// year").
void mend_days(std::span<Token> sentence, std::uint32_t offset, const TokenTables& tables);

/// "le retrait | des troupes": a contraction left as one word, as if it were an article, though the
/// tree hangs its noun on another one that nothing else joins it to. It becomes the preposition
/// that it holds. Comes last: the mends before it see no preposition there.
void mend_contractions(std::span<Token> sentence, std::uint32_t offset,
                       const TokenTables::Map<TokenTables::Contraction>& contractions);

}  // namespace depeche
