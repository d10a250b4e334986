// SPDX-License-Identifier: Apache-2.0
// Who is one actor by what was learned of descriptions?
#include "actors/link_signs.h"

namespace depeche::actors {

void Linker::join_by_model(const LinkModel& model, std::vector<std::string> homes) {
  const LinkReader reader(scene_, mentions_, *this, homes);
  std::vector<std::uint32_t> joined(clusters_.size());
  for (std::uint32_t c = 0; c < joined.size(); ++c) joined[c] = c;
  for (const std::uint32_t later : reader.later_ones()) {
    const std::vector<std::uint32_t> before = reader.earlier_ones(later);
    std::uint32_t best = nothing;
    double best_chance = model.least();
    for (const std::uint32_t earlier : before) {
      const double chance =
          model.chance(reader.signs(earlier, later, before), reader.keys(earlier, later));
      if (chance < best_chance) continue;
      best = earlier;
      best_chance = chance;
    }
    if (best != nothing) joined[later] = joined[best];
  }
  for (std::uint32_t c = 0; c < joined.size(); ++c) {
    if (joined[c] != c) merge(c, joined[c], "learned");
  }
}

}  // namespace depeche::actors
