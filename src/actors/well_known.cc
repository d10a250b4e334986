// SPDX-License-Identifier: Apache-2.0
#include "actors/well_known.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// The family name by which alone the text calls the person; empty when it tells more.
std::string_view family_alone(const Cluster& cluster) {
  if (cluster.names.empty() || cluster.entity != nothing || !cluster.office.empty()) return {};
  const bool alone = std::all_of(cluster.names.begin(), cluster.names.end(),
                                 [](const NameKeys& name) { return name.size() == 1; });
  return alone ? std::string_view(cluster.names.front().front()) : std::string_view();
}

/// "la loi El Khomri" is named after somebody who takes no part.
bool takes_part(const std::vector<Mention>& mentions, const Cluster& cluster) {
  return std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                     [&](std::uint32_t m) { return mentions[m].salience >= Salience::object; });
}

/// Does another actor of the text bear the name with more words ("Paul Wauquiez")?
bool borne_by_another(const std::vector<Cluster>& clusters, std::string_view family) {
  return std::any_of(clusters.begin(), clusters.end(), [&](const Cluster& other) {
    return other.type == ActorType::person &&
           std::any_of(other.names.begin(), other.names.end(), [&](const NameKeys& name) {
             return name.size() > 1 && name.back() == family;
           });
  });
}

}  // namespace

std::vector<std::string> well_known(const Scene& scene, const std::vector<Mention>& mentions,
                                    const std::vector<Cluster>& clusters, const Cluster& cluster,
                                    std::string_view home) {
  const Persons& persons = *scene.tables().persons;
  const std::string_view family = family_alone(cluster);
  if (family.empty() || !takes_part(mentions, cluster) || borne_by_another(clusters, family))
    return {};
  const auto bearers = persons.by_family.find(std::string(family));
  if (bearers == persons.by_family.end()) return {};
  const Term* found = nullptr;
  for (const std::uint32_t person : bearers->second) {
    const Term* const term = persons.term_of(person, scene.day());
    if (term == nullptr || term->country != home) continue;
    if (found != nullptr) return {};
    found = term;
  }
  if (found == nullptr) return {};
  if (found->office.empty()) return Persons::sectors_of(*found);
  const auto office = scene.tables().office_sectors.find(std::string(found->office));
  return office != scene.tables().office_sectors.end() ? office->second
                                                       : std::vector<std::string>();
}

}  // namespace depeche::actors
