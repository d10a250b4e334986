// SPDX-License-Identifier: Apache-2.0
#include "events/fragments.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace depeche::events {

Fragment fragment_of(const Mention& mention, const Surroundings& around) {
  constexpr double most_specific = 3;
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const auto flag = [](bool is) { return is ? 1.0 : 0.0; };
  const auto some = [](std::size_t count) {
    constexpr std::size_t most = 2;
    return static_cast<double>(std::min(count, most));
  };
  return {{1.0, flag(around.unrest), flag(around.touched), flag(around.politics),
           flag(entry.pos == EntryPos::verb), flag(c.standing.supported), flag(mention.placed()),
           flag(mention.dated()), flag(mention.own_place), flag(mention.own_date),
           flag(entry.anaphoric), some(c.actors.size() + c.recipients.size()), some(around.powers),
           std::min<double>(c.specific, most_specific) / most_specific,
           flag(is_verbal_act(entry.type)), flag(entry.type == EventType::consult),
           flag(around.of_unrest), std::log1p(static_cast<double>(around.told_in_full)),
           flag(c.standing.status == Status::planned)}};
}

Result<FragmentJudge> FragmentJudge::load(const Pack& pack) {
  const auto table = WeightTable::load(pack, "common/events/fragments.tsv");
  if (!table) return table.error();
  FragmentJudge judge;
  for (std::size_t i = 0; i < Fragment::names.size(); ++i)
    judge.weights_[i] = table->of(Fragment::names[i]);
  if (const double least = table->of("least"); least > 0) judge.least_ = least;
  return judge;
}

double FragmentJudge::chance(const Fragment& fragment) const {
  return chance_of(
      std::inner_product(weights_.begin(), weights_.end(), fragment.values.begin(), 0.0));
}

}  // namespace depeche::events
