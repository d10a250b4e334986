// SPDX-License-Identifier: Apache-2.0
#include "events/likelihood.h"

#include "pack/weights.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace depeche::events {

Result<TriggerHabits> TriggerHabits::load(const Pack& pack) {
  TriggerHabits out;
  if (pack.tables_in("events").empty()) return out;
  const auto table = WeightTable::load(pack, "common/events/telling.tsv");
  if (!table) return table.error();
  out.least_ = static_cast<float>(table->of("least_habit"));
  auto words = Habits::load(pack, "habits.idx");
  if (!words) return words.error();
  out.words_ = std::move(*words);
  return out;
}

Result<Likelihood> Likelihood::load(const Pack& pack) {
  Likelihood out;
  if (pack.tables_in("events").empty()) return out;
  const auto table = WeightTable::load(pack, "common/events/telling.tsv");
  if (!table) return table.error();
  out.told_ = table->of("told");
  out.joins_ = table->of("joins");
  out.lone_ = table->of("lone");
  std::vector<std::string_view> names(Signs::names.begin(), Signs::names.end());
  names.insert(names.end(), WordKeys::names.begin(), WordKeys::names.end());
  auto forest = Forest::load(pack, "common/events/likelihood.tsv", names);
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  return out;
}

double Likelihood::of(const Signs& signs, const WordKeys& words,
                      const TriggerHabits& habits) const {
  if (!forest_) return 0;
  std::array<float, Signs::names.size() + WordKeys::names.size()> all{};
  std::copy(signs.values.begin(), signs.values.end(), all.begin());
  std::transform(words.keys.begin(), words.keys.end(), all.begin() + Signs::names.size(),
                 [&habits](const std::string& key) { return habits.of(key); });
  return chance_of(forest_->score(all));
}

}  // namespace depeche::events
