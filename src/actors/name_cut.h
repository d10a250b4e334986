// SPDX-License-Identifier: Apache-2.0
// Where does a name begin and end, without the titles and plain nouns that were taken into it?
#pragma once

#include "actors/mention.h"

#include <cstdint>

namespace depeche::actors {

/// A noun for a body or a group ("ministère").
bool is_body_noun(const NounRow& noun);

/// The noun that matched; null when none did.
const NounRow* noun_of(const Scene& scene, const PhraseMap::Match& match);

/// The longest noun of the tables that starts at `i`, of at most `room` tokens.
PhraseMap::Match noun_at(const Scene& scene, std::uint32_t i, std::uint32_t room);

/// A hyphen between two words that are one.
bool is_glue(const Scene& scene, std::uint32_t i);

/// "al | - | Eryani" is one word.
TokenRange whole_words(const Scene& scene, TokenRange range);

/// A name of the name finder without what is no part of it ("ministre de la | Défense Jean Petit");
/// empty when nothing is left.
TokenRange trimmed(const Scene& scene, const NameSpan& span);

/// Could the word be part of a name, by its capital and its tag?
bool may_be_in_name(const Scene& scene, std::uint32_t i);

/// "Pope Francis" without the office.
TokenRange without_title(const Scene& scene, TokenRange range);

}  // namespace depeche::actors
