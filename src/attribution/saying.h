// SPDX-License-Identifier: Apache-2.0
// Where does the text say that somebody says something, who is it, and how far does it reach?
#pragma once

#include "attribution/cue_table.h"
#include "attribution/subject.h"
#include "attribution/view.h"

#include <cstdint>
#include <vector>

namespace depeche {

enum class Position : std::uint8_t {
  governing,  ///< before what is said: "X a dit que …"
  aside,      ///< in a parenthesis behind or inside it: "…, a dit X"
  preposed,   ///< "selon X, …"
  trailing,   ///< "…, selon X"
  marker      ///< an adverb or a conditional, without claimant
};

/// One cue in its place.
struct Saying {
  const Cue* cue = nullptr;
  Position position = Position::governing;
  VerbGroup group;    ///< of a verb cue
  TokenRange tokens;  ///< cue and, behind it, its subject or complement
  Span cue_span;
  NounPhrase speaker;                      ///< as it stands there; not found = nobody named
  std::vector<NounPhrase> relays;          ///< who cites the speaker, innermost first
  TokenRange scope;                        ///< what is said; empty = nothing that can be claimed
  TokenRange cut;                          ///< the cue with its circumstances, inside `scope`
  std::uint32_t in_quote = View::outside;  ///< the parenthesis stands inside this quote
  bool infinitive_scope = false;
  bool complement = false;  ///< `scope` is a complement clause
  bool figure = false;      ///< `scope` is a number and what it counts
  bool wordless = false;    ///< `scope` has no verb: it can be claimed, not quoted
};

/// The cues of the text in the order of their first tokens.
std::vector<Saying> find_sayings(const View& view, const CueTable& cues);

/// Does the saying tell words, so that a quote without cue behind it may go on with them?
bool is_heard(const View& view, const Saying& saying);

/// Is there reason to believe that the phrase names something that can speak: an actor, a name, a
/// pronoun, a noun of speakers or documents?
bool can_speak(const View& view, const NounPhrase& phrase);

/// The channel noun ("communiqué", "conférence de presse") that starts at the token; null = none.
const WordRoles::Channel* channel_at(const View& view, std::uint32_t i);

}  // namespace depeche
