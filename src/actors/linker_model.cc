// SPDX-License-Identifier: Apache-2.0
// Who is one actor by what was learned of descriptions?
#include "actors/link_signs.h"

namespace depeche::actors {

namespace {

/// By what those that were joined are told apart from others.
struct Known {
  bool named = false;  ///< a person whom one of them names
  std::uint32_t entity = nothing;
  std::uint32_t leader = nothing;

  /// May both be one? "Un candidat … X … Y": named by the one, it is not the other.
  [[nodiscard]] bool fits(const Known& other) const {
    const auto differ = [](std::uint32_t a, std::uint32_t b) {
      return a != nothing && b != nothing && a != b;
    };
    return !(named && other.named) && !differ(entity, other.entity) &&
           !differ(leader, other.leader);
  }

  void take(const Known& other) {
    named = named || other.named;
    if (entity == nothing) entity = other.entity;
    if (leader == nothing) leader = other.leader;
  }
};

}  // namespace

bool Linker::join_by_model(const LinkModel& model, std::vector<std::string> homes) {
  const LinkReader reader(scene_, mentions_, *this, homes);
  std::vector<std::uint32_t> joined;
  std::vector<Known> known;
  for (const Cluster& cluster : clusters_) {
    joined.push_back(static_cast<std::uint32_t>(joined.size()));
    known.push_back(
        {cluster.type == ActorType::person && cluster.has_name, cluster.entity, cluster.leader});
  }
  for (const std::uint32_t later : reader.later_ones()) {
    const std::vector<std::uint32_t> before = reader.earlier_ones(later);
    std::uint32_t best = nothing;
    double best_chance = model.least();
    for (const std::uint32_t earlier : before) {
      if (!known[joined[earlier]].fits(known[later])) continue;
      if (known[joined[earlier]].named && !clusters_[later].nominals.empty()) {
        const Mention& told = mentions_[clusters_[later].nominals.front()];
        if (is_new_office(clusters_[earlier], told) || told_in_words_of(clusters_[earlier], told))
          continue;
      }
      const double chance =
          model.chance(reader.signs(earlier, later, before), reader.keys(earlier, later));
      if (chance < best_chance) continue;
      best = earlier;
      best_chance = chance;
    }
    if (best == nothing) continue;
    joined[later] = joined[best];
    known[joined[best]].take(known[later]);
  }
  bool any = false;
  for (std::uint32_t c = 0; c < joined.size(); ++c) {
    if (joined[c] == c) continue;
    merge(c, joined[c], "learned");
    any = true;
  }
  return any;
}

}  // namespace depeche::actors
