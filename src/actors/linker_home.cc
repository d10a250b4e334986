// SPDX-License-Identifier: Apache-2.0
// Whom do "le chef de l'État" and "le gouvernement" mean once it is known in which country they
// are?
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

bool Linker::join_at_home(const std::vector<std::string>& homes) {
  bool any = false;
  for (std::uint32_t c = 0; c < homes.size(); ++c) {
    const std::uint32_t other = same_at_home(c, homes);
    if (other == nothing) continue;
    merge(c, other, "home");
    any = true;
  }
  return any;
}

/// The one actor that a cluster of descriptions may well be; `nothing` when none or several are.
std::uint32_t Linker::same_at_home(std::uint32_t c, const std::vector<std::string>& homes) const {
  const Cluster& cluster = clusters_[c];
  // What words or names say of it was read before.
  if (cluster.has_name || cluster.pair || cluster.mentions.empty() || cluster.nominals.empty() ||
      !cluster.country.empty() || homes[c].empty() || cluster.leader != nothing)
    return nothing;
  const Mention& first = mentions_[cluster.nominals.front()];
  const bool told = first.determination == Determination::definite && !first.counted &&
                    first.number != Number::plur && first.details.empty() && !first.former;
  const bool holder = first.type == ActorType::person && !first.office.empty();
  const bool body = first.type == ActorType::organization && !first.generic;
  if (!told || (!holder && !body)) return nothing;
  const auto kin = scene_.tables().kin.find(first.noun);
  const auto alike = [&](std::uint32_t n) {
    if (mentions_[n].noun == first.noun) return true;
    const auto other = scene_.tables().kin.find(mentions_[n].noun);
    return kin != scene_.tables().kin.end() && other != scene_.tables().kin.end() &&
           other->second == kin->second;
  };
  std::uint32_t found = nothing;
  for (std::uint32_t o = 0; o < homes.size(); ++o) {
    const Cluster& other = clusters_[o];
    if (o == c || other.mentions.empty() || other.pair || other.type != cluster.type ||
        homes[o] != homes[c])
      continue;
    const bool same =
        holder
            ? other.office == first.office && (other.has_name || other.leader != nothing) &&
                  reigns_alike(other, first)
            : !other.has_name && std::any_of(other.nominals.begin(), other.nominals.end(), alike);
    if (!same || are_bound(c, o)) continue;
    if (found != nothing) return nothing;
    found = o;
  }
  return found;
}

void Linker::merge(std::uint32_t from, std::uint32_t into, std::string_view rule) {
  const std::vector<std::uint32_t> moved = std::move(clusters_[from].mentions);
  clusters_[from].mentions.clear();
  clusters_[from].nominals.clear();
  for (const std::uint32_t m : moved) {
    const bool described = mentions_[m].kind == Kind::nominal && rule_of_[m] == mentions_[m].rule;
    join(m, into, described ? rule : rule_of_[m]);
  }
  for (Cluster& cluster : clusters_) {
    std::replace(cluster.members.begin(), cluster.members.end(), from, into);
  }
}

}  // namespace depeche::actors
