// SPDX-License-Identifier: Apache-2.0
// Who does what this verb says, where the tree plainly says another or nobody?
#pragma once

#include "lang/sentence_tree.h"

#include <cstddef>

namespace depeche {

/// Gives `verb`, which wants a subject, the one that was read as a circumstance or part of one in
/// front of it, as its own object behind what was said, or as an argument of the verb above it.
void find_subject(SentenceTree& tree, std::size_t verb);

/// "Selon la ministre, Judith Suminwa, sept mille personnes ont été tuées": of two subjects in
/// front of one verb, a name between commas belongs to the noun before it.
void part_subjects(SentenceTree& tree, std::size_t name);

/// "Le maire : « Le gouvernement refuse »": who speaks, read as a second subject.
void speaker_before_colon(SentenceTree& tree, std::size_t subject);

/// "Protesters demanding the president's resignation clashed with police", read as what they
/// demand: a sentence has a verb, and what stands in front of it is the participle's object.
void main_clause(SentenceTree& tree, std::size_t verb);

}  // namespace depeche
