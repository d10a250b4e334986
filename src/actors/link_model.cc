// SPDX-License-Identifier: Apache-2.0
#include "actors/link_model.h"

#include "pack/weights.h"

#include <utility>

namespace depeche::actors {

Result<LinkModel> LinkModel::load(const Pack& pack) {
  LinkModel out;
  if (pack.tables_in("actors").empty()) return out;
  const auto table = WeightTable::load(pack, "common/actors/linking.tsv");
  if (!table) return table.error();
  out.least_ = table->of("joined");
  auto forest =
      Forest::load(pack, "common/actors/links.tsv", names_with_habits<LinkSigns, LinkKeys>());
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  auto habits = Habits::load(pack, "links.idx");
  if (!habits) return habits.error();
  out.habits_ = std::move(*habits);
  return out;
}

double LinkModel::chance(const LinkSigns& signs, const LinkKeys& keys) const {
  if (!forest_) return 0;
  return chance_of(forest_->score(with_habits(signs, keys, habits_)));
}

}  // namespace depeche::actors
