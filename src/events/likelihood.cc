// SPDX-License-Identifier: Apache-2.0
#include "events/likelihood.h"

#include "pack/weights.h"

#include <utility>

namespace depeche::events {

Result<TriggerHabits> TriggerHabits::load(const Pack& pack, const WeightTable& telling) {
  TriggerHabits out;
  if (pack.tables_in("events").empty()) return out;
  out.least_ = static_cast<float>(telling.of("least_habit"));
  auto words = Habits::load(pack, "habits.idx");
  if (!words) return words.error();
  out.words_ = std::move(*words);
  return out;
}

Result<Likelihood> Likelihood::load(const Pack& pack, const WeightTable& telling) {
  Likelihood out;
  if (pack.tables_in("events").empty()) return out;
  out.told_ = telling.of("told");
  out.joins_ = telling.of("joins");
  out.lone_ = telling.of("lone");
  auto forest =
      Forest::load(pack, "common/events/likelihood.tsv", names_with_habits<Signs, WordKeys>());
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  return out;
}

double Likelihood::of(const Signs& signs, const WordKeys& words,
                      const TriggerHabits& habits) const {
  if (!forest_) return 0;
  return chance_of(forest_->score(with_habits(signs, words, habits)));
}

}  // namespace depeche::events
