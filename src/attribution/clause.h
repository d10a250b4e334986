// SPDX-License-Identifier: Apache-2.0
// What does the tree say about the clause around a cue? All walks are bounded.
#pragma once

#include "attribution/view.h"

#include <cstdint>

namespace depeche {

/// The token that carries the clause in which `i` stands: `i` or the nearest of its ancestors.
std::uint32_t clause_head(const View& view, std::uint32_t i);

/// "qui", "who", "lequel".
bool is_relative_word(const View& view, std::uint32_t i);

/// The highest ancestor of `i` (or `i`) that stands at or behind `first`.
std::uint32_t top_from(const View& view, std::uint32_t i, std::uint32_t first);

/// Has the verb (or predicate) a subject of its own? Then its token, else no_token.
std::uint32_t subject_of(const View& view, std::uint32_t predicate);

/// Is the token a conjunction that adds a clause with a subject of its own?
bool adds_clause(const View& view, std::uint32_t i);

/// End of `phrase` with all that hangs on its tokens and follows it without a break: appositions,
/// relative clauses, circumstances; not beyond `limit`.
std::uint32_t end_with_dependents(const View& view, TokenRange phrase, std::uint32_t limit);

/// Do the words between `first` and `limit` go on with a clause that broke off before token
/// `before`?
bool goes_on(const View& view, std::uint32_t before, std::uint32_t first, std::uint32_t limit);

/// Token behind the appositions, participles and relative clauses between commas that belong to
/// `phrase` and end before token `limit`: "selon la ministre, Anne Roy, interrogée par X, | …".
std::uint32_t behind_appositions(const View& view, const NounPhrase& phrase, std::uint32_t end,
                                 std::uint32_t limit);

/// First token, from `first` on, of all that hangs on `head`; `head` when nothing stands before it.
std::uint32_t begin_by_tree(const View& view, std::uint32_t head, std::uint32_t first);

/// End of the clause whose words start with `first`: where the tree ends its predicate; `limit`
/// when the tree tells nothing.
std::uint32_t end_by_tree(const View& view, std::uint32_t first, std::uint32_t limit);

/// Start of the words of a clause: conjunctions, complementisers and relative pronouns skipped.
std::uint32_t skip_openers(const View& view, std::uint32_t first, std::uint32_t limit);

/// "…, version que …", "…, ce que …", "…, an explanation that …": does a comment on the clause
/// before start with the comma at `i`?
bool opens_comment(const View& view, std::uint32_t i);

/// "Selon X, | qui cite Y, | A": the first token behind the subject relative clause that starts at
/// `first` and the comma that ends it; `first` where none does.
std::uint32_t behind_relative(const View& view, std::uint32_t first, std::uint32_t limit);

}  // namespace depeche
