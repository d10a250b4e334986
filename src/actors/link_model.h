// SPDX-License-Identifier: Apache-2.0
// Are two actors, joined by rules so far, one? Learned by tools/train/links.py from annotated
// articles (docs/adr/0012).
#pragma once

#include "pack/judge.h"

#include <array>
#include <string>
#include <string_view>

namespace depeche::actors {

/// Numbers for the forest common/actors/links.tsv; a flag is 0 or 1. "It" is the actor told of
/// later, "other" the one told of before; "near" is the last mention of the other before the first
/// of it.
struct LinkSigns {
  static constexpr std::array<std::string_view, 61> names = {
      "english",        "type",           "other_type",    "same_type",     "kind",
      "near_kind",      "named",          "other_named",   "determination", "near_determination",
      "number",         "numbers",        "genders",       "same_noun",     "same_head",
      "details",        "details_common", "words_common",  "sectors",       "countries",
      "offices",        "office",         "other_office",  "former",        "counted",
      "generic",        "counterpart",    "one_of",        "pair",          "only_back",
      "sentences",      "tokens",         "between",       "rank",          "compatible",
      "mentions",       "other_mentions", "other_first",   "headline",      "other_headline",
      "salience",       "near_salience",  "same_sentence", "joined",        "inside",
      "entity",         "leader",         "complement",    "follower",      "specific",
      "other_specific", "in_quote",       "near_in_quote", "anchored",      "same_details",
      "anywhere",       "country_noun",   "homes",         "first",         "last_sentences",
      "of_many"};
  std::array<float, names.size()> values{};
};

/// Keys of the table links.tsv.
struct LinkKeys {
  static constexpr std::array<std::string_view, 4> names = {"noun_sector", "determined", "nouns",
                                                            "noun_kind"};
  std::array<std::string, names.size()> keys;
};

/// The forest common/actors/links.tsv, the table links.tsv of a language and the row `joined` of
/// common/actors/linking.tsv: the share of such pairs that are one actor.
using LinkModel = HabitJudge<LinkSigns, LinkKeys>;

}  // namespace depeche::actors
