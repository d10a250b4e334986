// SPDX-License-Identifier: Apache-2.0
// Whom does a pronoun mean? Learned by tools/train/antecedents.py from annotated articles
// (docs/adr/0012).
#pragma once

#include "pack/judge.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// Numbers for the forest common/actors/antecedents.tsv; a flag is 0 or 1. "It" is the pronoun,
/// "near" the last mention before it of the actor that it may mean.
struct AntecedentSigns {
  static constexpr std::array<std::string_view, 49> names = {"english",       "object",
                                                             "gender",        "number",
                                                             "inverted",      "in_quote",
                                                             "clause",        "position",
                                                             "score",         "score_rank",
                                                             "sentences",     "tokens",
                                                             "between",       "rank",
                                                             "paragraphs",    "near_kind",
                                                             "near_role",     "salience",
                                                             "near_in_quote", "one_quote",
                                                             "inside",        "counted",
                                                             "near_object",   "determination",
                                                             "type",          "has_name",
                                                             "genders",       "numbers",
                                                             "many",          "mentions",
                                                             "recent",        "headline",
                                                             "leader",        "first_of_sentence",
                                                             "subject_here",  "subject_before",
                                                             "root_before",   "self",
                                                             "parallel",      "candidates",
                                                             "mentions_rank", "of_paragraph",
                                                             "first_subject", "speaker",
                                                             "same_form",     "shared_verb",
                                                             "beside_quote",  "spoke",
                                                             "spoke_last"};
  std::array<float, names.size()> values{};
};

/// Keys of the table antecedents.tsv.
struct AntecedentKeys {
  static constexpr std::array<std::string_view, 3> names = {"verb_type", "verb_sector",
                                                            "verb_noun"};
  std::array<std::string, names.size()> keys;
};

/// An actor that a pronoun may mean.
struct Antecedent {
  std::uint32_t cluster = 0;
  std::uint32_t near = 0;  ///< its last mention before the pronoun
  AntecedentSigns signs;
  AntecedentKeys keys;
};

/// The forest common/actors/antecedents.tsv, the table antecedents.tsv of a language and the row
/// `meant` of common/actors/linking.tsv: how often such an actor is meant.
using AntecedentModel = HabitJudge<AntecedentSigns, AntecedentKeys>;

}  // namespace depeche::actors
