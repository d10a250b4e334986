// SPDX-License-Identifier: Apache-2.0
// Is it a fact? What tense, mood, negation and the words that govern a trigger say of it.
#pragma once

#include "events/arguments.h"

#include <depeche/report.h>

namespace depeche::events {

/// How a happening stands in its text.
struct Standing {
  Status status = Status::occurred;
  bool told = true;  ///< false: wanted, feared, talked about, conditional: no happening at all
  bool supported = false;          ///< a noun with a light verb or a verb of occurring
  bool purpose = false;            ///< not told because it is what something is done for
  bool uncertain = false;          ///< the grammar around it is not understood
  bool rumoured = false;           ///< "aurait tué": the conditional of what is heard said
  TokenIndex clause = no_token;    ///< the finite verb it hangs on, or itself
  TokenIndex embedder = no_token;  ///< nearest word that governs it as infinitive or complement
};

/// "no longer": an adverb that is negated negates; so does "plus" beside "ne".
bool negates_with_another(TokenIndex adverb, const Tree& tree, const Lexicon& lexicon);

/// Standing of `trigger` (a verb or a noun).
Standing standing_of(TokenIndex trigger, const Tree& tree, const Lexicon& lexicon);

}  // namespace depeche::events
