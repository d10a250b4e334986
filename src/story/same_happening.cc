// SPDX-License-Identifier: Apache-2.0
#include "story/same_happening.h"

#include <utility>

namespace depeche {

Result<SameHappening> SameHappening::load(const Pack& pack) {
  const auto chances = WeightTable::load(pack, "common/story/merging.tsv");
  if (!chances) return chances.error();
  auto judge =
      Judge::load(pack, "common/story/same_happening.tsv", HappeningSigns::names, *chances, "pair");
  if (!judge) return judge.error();
  SameHappening out;
  out.judge_ = std::move(*judge);
  out.within_story_ = {chances->of("pair"), chances->of("mean")};
  out.across_stories_ = {chances->of("pair_across"), chances->of("mean_across")};
  return out;
}

HappeningMatch SameHappening::match(const DocumentPair& documents, std::size_t i,
                                    std::size_t j) const {
  HappeningMatch match = documents.match(i, j);
  if (!judge_.knows()) return match;
  if (match.score < hopeless_likeness) return {};
  match.score = judge_.chance(documents.signs(i, j).values);
  return match;
}

}  // namespace depeche
