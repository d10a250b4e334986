// SPDX-License-Identifier: Apache-2.0
// Where does what a verb of saying takes end?
#pragma once

#include "attribution/cue_table.h"
#include "attribution/view.h"

#include <cstdint>

namespace depeche {

/// Of the complement clause that starts at `first`.
std::uint32_t end_of_complement(const View& view, const CueTable& cues, std::uint32_t first);

/// An infinitive ends before a conjunction that adds a clause ("dit avoir vu X et Y a nié").
std::uint32_t end_of_infinitive(const View& view, const CueTable& cues, std::uint32_t first);

/// "X, qui dit que A, | a refusé": a finite verb behind a comma is that of the clause around.
std::uint32_t before_main_verb(const View& view, std::uint32_t first, std::uint32_t end);

/// "annonce des tests | , au lendemain de manifestations": an object ends where a comma leads to a
/// circumstance; what is denied ("a rejeté cette demande | , appuyé par X", "… les accusations |
/// après la plainte de X") before any comma or time. `relative`: of a verb in a relative clause.
std::uint32_t end_of_object(const View& view, TokenRange object, bool denied, bool relative);

/// "Alors que X annonçait que A | , Y a refusé": the clause of the verb ends before the subject of
/// the main verb behind it.
std::uint32_t before_upper_clause(const View& view, std::uint32_t verb, TokenRange clause);

}  // namespace depeche
