// SPDX-License-Identifier: Apache-2.0
// Where does the subject of a verb stand, by the order of the words?
#pragma once

#include "attribution/subject.h"

namespace depeche {

/// "rapporte 20 Minutes": is the phrase a figure and a noun with a capital, the name of a medium?
bool names_medium(const View& view, const NounPhrase& phrase);

/// Could the phrase be the subject of a verb?
bool may_be_subject(const View& view, const NounPhrase& phrase);

/// "a dit, taquin, l'ancien ministre": a bare word between commas says how, not who.
bool says_how(const View& view, const NounPhrase& phrase);

/// First token in which the subject of what stands at `at` is looked for.
std::uint32_t lower_bound_of(const View& view, std::uint32_t at);

/// The noun phrase before token `at` that is the subject of the verb there; `depth`: how often it
/// was borrowed from another verb.
NounPhrase scan_before(const View& view, std::uint32_t at, int depth);

/// "X a dit A et a promis B": the verb at `before` shares the subject of the finite verb before it.
NounPhrase shared_subject(const View& view, std::uint32_t first, std::uint32_t before, int depth);

}  // namespace depeche
