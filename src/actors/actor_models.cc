// SPDX-License-Identifier: Apache-2.0
#include "actors/actor_models.h"

#include <utility>

namespace depeche::actors {

Result<ActorModels> ActorModels::load(const Pack& pack) {
  ActorModels out;
  if (pack.tables_in("actors").empty()) return out;
  const auto chances = WeightTable::load(pack, "common/actors/linking.tsv");
  if (!chances) return chances.error();
  auto links = LinkModel::load(pack, "common/actors/links.tsv", "links.idx", *chances, "joined");
  if (!links) return links.error();
  out.links = std::move(*links);
  auto pronouns = AntecedentModel::load(pack, "common/actors/antecedents.tsv", "antecedents.idx",
                                        *chances, "meant");
  if (!pronouns) return pronouns.error();
  out.pronouns = std::move(*pronouns);
  auto homes = HomeModel::load(pack, "common/actors/homes.tsv", "homes.idx", *chances, "home");
  if (!homes) return homes.error();
  out.homes = std::move(*homes);
  return out;
}

}  // namespace depeche::actors
