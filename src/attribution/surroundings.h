// SPDX-License-Identifier: Apache-2.0
// What stands around a cue: quotes, clauses, documents, those who cite?
#pragma once

#include "attribution/saying.h"

#include <cstdint>

namespace depeche {

/// The bracket that closes the one at `i` within a few words; no_token = none.
std::uint32_t closing_bracket(const View& view, std::uint32_t i);

/// Number of tokens (from `first`) that the words of a cue cover, 0 = no match. Verb cues match
/// lemmas and may be parted by adverbs; the others match the words as they stand.
std::uint32_t match_cue(const View& view, const Cue& cue, std::uint32_t first);

/// The same for a verb whose second word, a preposition, stands further on, right before marked
/// words: "a appelé les élus à « A »".
std::uint32_t match_before_mark(const View& view, const Cue& cue, std::uint32_t first);

/// Is there a finite verb or a quote between the start of the sentence and `before`?
bool clause_stands_before(const View& view, std::uint32_t before);

/// The quote whose closing mark stands before token `i`, a comma between allowed; outside = none.
std::uint32_t quote_before(const View& view, std::uint32_t i);

/// Does a noun of speakers stand in the phrase? "selon la méthode utilisée" names no speaker.
bool speaks_of_people(const View& view, const NounPhrase& phrase);

/// Does a clause start with token `first`, conjunctions and adverbs before it skipped?
bool starts_clause(const View& view, std::uint32_t first);

/// More than four tokens, or a short sentence: a capital and a finite verb.
bool long_quote(const View& view, std::uint32_t quote);

/// May an aside end before token `i`? Only circumstances may follow it: punctuation, adverb,
/// preposition, time.
bool ends_aside(const View& view, std::uint32_t i);

/// "dans le communiqué": the document that speaks, within a few tokens behind `from`.
NounPhrase document_behind(const View& view, std::uint32_t from);

/// "Dans un communiqué de X, | il est indiqué que": the document that speaks, before `end` in its
/// sentence.
NounPhrase document_before(const View& view, std::uint32_t end);

/// "de source judiciaire", "auprès de la police" behind "a-t-on appris".
NounPhrase source_behind(const View& view, std::uint32_t from);

/// "explique-t-on | au ministère", "dans l'entourage du président": where nobody in particular says
/// so.
NounPhrase house_behind(const View& view, std::uint32_t from);

/// Adds those who cite the speaker ("cité par Y") or whom he cites ("…, citant Z") to `saying`;
/// returns the token behind them, `from` when there are none.
std::uint32_t add_relays(const View& view, const CueTable& cues, Saying& saying,
                         std::uint32_t from);

/// Adds who asked the speaker ("Interrogé par Y, X a dit que") to `saying`: participles between the
/// start of its sentence and the speaker.
void add_askers(const View& view, const CueTable& cues, Saying& saying);

}  // namespace depeche
