// SPDX-License-Identifier: Apache-2.0
// What form of a verb is it, whatever a treebank calls it?
#pragma once

#include <depeche/analysis.h>

namespace depeche {

/// "disant", "saying": what somebody does besides; a gerund, or a participle of the present.
[[nodiscard]] inline bool is_gerund(const Morph& morph) {
  return morph.verb_form == VerbForm::ger ||
         (morph.verb_form == VerbForm::part && morph.tense == Tense::pres);
}

/// "arrêté", "killed": a participle of no present.
[[nodiscard]] inline bool is_past_participle(const Morph& morph) {
  return morph.verb_form == VerbForm::part && morph.tense != Tense::pres;
}

}  // namespace depeche
