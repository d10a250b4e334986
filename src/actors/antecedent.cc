// SPDX-License-Identifier: Apache-2.0
#include "actors/antecedent.h"

#include "pack/weights.h"

#include <utility>

namespace depeche::actors {

Result<AntecedentModel> AntecedentModel::load(const Pack& pack) {
  AntecedentModel out;
  if (pack.tables_in("actors").empty()) return out;
  const auto table = WeightTable::load(pack, "common/actors/linking.tsv");
  if (!table) return table.error();
  out.least_ = table->of("meant");
  auto forest = Forest::load(pack, "common/actors/antecedents.tsv",
                             names_with_habits<AntecedentSigns, AntecedentKeys>());
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  auto habits = Habits::load(pack, "antecedents.idx");
  if (!habits) return habits.error();
  out.habits_ = std::move(*habits);
  return out;
}

double AntecedentModel::chance(const Antecedent& antecedent) const {
  if (!forest_) return 0;
  return chance_of(forest_->score(with_habits(antecedent.signs, antecedent.keys, habits_)));
}

}  // namespace depeche::actors
