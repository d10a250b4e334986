// SPDX-License-Identifier: Apache-2.0
#include "events/roles.h"

#include <utility>

namespace depeche::events {

Result<Roles> Roles::load(const Pack& pack, const WeightTable& telling) {
  Roles out;
  if (pack.tables_in("events").empty()) return out;
  out.actor_ = telling.of("actor");
  out.recipient_ = telling.of("recipient");
  auto forest =
      Forest::load(pack, "common/events/roles.tsv", names_with_habits<RoleSigns, RoleKeys>());
  if (!forest) return forest.error();
  out.forest_ = std::move(*forest);
  auto habits = Habits::load(pack, "roles.idx");
  if (!habits) return habits.error();
  out.habits_ = std::move(*habits);
  return out;
}

double Roles::chance(const RoleSigns& signs, const RoleKeys& keys) const {
  return chance_of(forest_->score(with_habits(signs, keys, habits_)));
}

void Roles::settle(const RoleReader& reader, Happening& happening) const {
  if (!forest_) return;
  // whom the rules name come first, in their order
  const RoleReader::Round round = reader.round(happening);
  ActorList doers;
  ActorList sufferers;
  for (std::size_t at = 0; at < round.actors.size(); ++at) {
    const ActorIndex actor = round.actors[at];
    const bool doer = among(actor, happening.actors);
    const bool sufferer = among(actor, happening.recipients);
    const bool apart =
        reader.hangs_on_other(round.views[at]) || reader.suffers_deed(happening, actor);
    if (!doer && !sufferer && apart) continue;
    // Whom the rules name on one side alone is hardly ever on the other.
    const auto of = [&](Side side) {
      if (side == Side::actor ? sufferer && !doer : doer && !sufferer) return 0.0;
      return chance(reader.signs(happening, round, at, side),
                    reader.keys(happening, round, at, side));
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
