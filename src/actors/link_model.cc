// SPDX-License-Identifier: Apache-2.0
#include "actors/link_model.h"

#include "pack/weights.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace depeche::actors {

Result<LinkModel> LinkModel::load(const Pack& pack) {
  LinkModel out;
  if (pack.tables_in("actors").empty()) return out;
  const auto table = WeightTable::load(pack, "common/actors/linking.tsv");
  if (!table) return table.error();
  out.least_ = table->of("joined");
  std::vector<std::string_view> names(LinkSigns::names.begin(), LinkSigns::names.end());
  names.insert(names.end(), LinkKeys::names.begin(), LinkKeys::names.end());
  auto forest = Forest::load(pack, "common/actors/links.tsv", names);
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  auto habits = Habits::load(pack, "links.idx");
  if (!habits) return habits.error();
  out.habits_ = std::move(*habits);
  return out;
}

double LinkModel::chance(const LinkSigns& signs, const LinkKeys& keys) const {
  if (!forest_) return 0;
  std::array<float, LinkSigns::names.size() + LinkKeys::names.size()> all{};
  std::copy(signs.values.begin(), signs.values.end(), all.begin());
  std::transform(keys.keys.begin(), keys.keys.end(), all.begin() + LinkSigns::names.size(),
                 [this](const std::string& key) { return habits_.of(key); });
  return chance_of(forest_->score(all));
}

}  // namespace depeche::actors
