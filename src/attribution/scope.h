// SPDX-License-Identifier: Apache-2.0
// How far does what is said reach?
#pragma once

#include "attribution/cue_table.h"
#include "attribution/subject.h"
#include "attribution/view.h"

#include <cstdint>

namespace depeche {

/// End (token) of the clause that holds `from`: its sentence, cut at a semicolon, at a bracket, at
/// a contrast behind a comma ("…, mais Y"); quotes, brackets and pairs of dashes are crossed whole,
/// colons when `colons`.
std::uint32_t clause_end(const View& view, std::uint32_t from, bool colons = false);

/// Start (token) of the clause that ends before `to`, not before token `floor`; a quote directly
/// before `to` is taken whole with the sentence it starts in.
std::uint32_t clause_start(const View& view, std::uint32_t to, std::uint32_t floor);

/// "X a dit que A et a promis B": does a conjunction before the next cue end what is said?
bool next_cue_takes_over(const View& view, const CueTable& cues, std::uint32_t conjunction);

/// "…, tout en rappelant que", "…, sans dire où", "…, adding that": do the speaker's next words
/// start behind this comma?
bool opens_next_saying(const View& view, const CueTable& cues, std::uint32_t comma);

/// The complement of a verb cue: clause, infinitive, object or blamed deed.
struct Complement {
  TokenRange tokens;  ///< empty = none
  bool clause = false;
  bool infinitive = false;
  bool figure = false;  ///< a number and what it counts
};

Complement complement_of(const View& view, const CueTable& cues, const Cue& cue,
                         const VerbGroup& group);

}  // namespace depeche
