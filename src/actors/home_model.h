// SPDX-License-Identifier: Apache-2.0
// Of which country that the article names is an actor whom no word of his own gives one? Learned by
// tools/train/homes.py from annotated articles (docs/adr/0012).
#pragma once

#include "pack/judge.h"

#include <array>
#include <string>
#include <string_view>

namespace depeche::actors {

/// Numbers for the forest common/actors/homes.tsv; a flag is 0 or 1. "It" is the actor, "there" the
/// country that it may be of.
struct HomeSigns {
  static constexpr std::array<std::string_view, 45> names = {
      "english",       "type",         "has_name",    "official",      "sectors",
      "determination", "plural",       "counted",     "mentions",      "sentence",
      "in_title",      "salience",     "complement",  "anywhere",      "share",
      "best_share",    "rank",         "countries",   "article_share", "article_rank",
      "title",         "here",         "here_others", "before",        "after",
      "order",         "first_named",  "outlet",      "outlet_known",  "distance",
      "left",          "as_place",     "below",       "one_verb",      "between",
      "chosen",        "none_chosen",  "same_sector", "same_noun",     "other_same_sector",
      "actors_there",  "places_there", "actors_here", "rebels",        "generic"};
  std::array<float, names.size()> values{};
};

/// Keys of the table homes.tsv.
struct HomeKeys {
  static constexpr std::array<std::string_view, 3> names = {"noun", "noun_chosen", "sector_where"};
  std::array<std::string, names.size()> keys;
};

/// The forest common/actors/homes.tsv, the table homes.tsv of a language and the row `home` of
/// common/actors/linking.tsv: the share of such countries that are the actor's.
using HomeModel = HabitJudge<HomeSigns, HomeKeys>;

}  // namespace depeche::actors
