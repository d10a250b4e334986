// SPDX-License-Identifier: Apache-2.0
#include "events/roles.h"

#include <algorithm>
#include <utility>

namespace depeche::events {

Result<Roles> Roles::load(const Pack& pack) {
  Roles out;
  if (pack.tables_in("events").empty()) return out;
  const auto table = WeightTable::load(pack, "common/events/telling.tsv");
  if (!table) return table.error();
  out.actor_ = table->of("actor");
  out.recipient_ = table->of("recipient");
  std::vector<std::string_view> names(RoleSigns::names.begin(), RoleSigns::names.end());
  names.insert(names.end(), RoleKeys::names.begin(), RoleKeys::names.end());
  auto forest = Forest::load(pack, "common/events/roles.tsv", names);
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  auto habits = Habits::load(pack, "roles.idx");
  if (!habits) return habits.error();
  out.habits_ = std::move(*habits);
  return out;
}

double Roles::chance(const RoleSigns& signs, const RoleKeys& keys) const {
  std::array<float, RoleSigns::names.size() + RoleKeys::names.size()> all{};
  std::copy(signs.values.begin(), signs.values.end(), all.begin());
  std::transform(keys.keys.begin(), keys.keys.end(), all.begin() + RoleSigns::names.size(),
                 [this](const std::string& key) { return habits_.of(key); });
  return chance_of(forest_->score(all));
}

void Roles::settle(const RoleReader& reader, Happening& happening) const {
  if (!forest_) return;
  // whom the rules name come first, in their order
  const ActorList candidates = reader.candidates(happening);
  ActorList doers;
  ActorList sufferers;
  for (const ActorIndex actor : candidates) {
    const auto of = [&](Side side) {
      return chance(reader.signs(happening, candidates, actor, side),
                    reader.keys(happening, actor, side));
    };
    const double acts = of(Side::actor);
    const double suffers = of(Side::recipient);
    if (acts >= actor_ && acts / actor_ >= suffers / recipient_) {
      doers.push_back(actor);
    } else if (suffers >= recipient_) {
      sufferers.push_back(actor);
    }
  }
  happening.actors = std::move(doers);
  happening.recipients = std::move(sufferers);
}

}  // namespace depeche::events
