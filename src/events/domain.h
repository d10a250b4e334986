// SPDX-License-Identifier: Apache-2.0
// What is an article or a sentence about besides politics?
#pragma once

#include "events/lexicon.h"
#include "events/tree.h"

namespace depeche::events {

/// What a document is about besides politics; decided once a document.
struct Domain {
  bool unrest = false;   ///< speaks of terror, protest, war: deeds of violence and police count
  bool touched = false;  ///< one word of unrest stands in it
  bool foreign = false;  ///< sport, culture or business: only states and armed forces count
};

Domain domain_of(const Tree& tree, const Lexicon& lexicon);

/// Does a word of that domain stand in the sentence of the trigger?
bool sentence_speaks_of(const Tree& tree, const Lexicon& lexicon, TokenIndex trigger,
                        Marker domain);

}  // namespace depeche::events
