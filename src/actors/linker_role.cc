// SPDX-License-Identifier: Apache-2.0
// Which person just spoken of does a description tell more of: "le prédicateur", "la présidente du
// parti"?
#include "actors/description.h"
#include "actors/linker.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

/// "le prédicateur", "the dissident": what the only person just spoken of may well be.
Linker::Choice Linker::by_role(std::uint32_t m) const {
  constexpr std::uint32_t back_sentences = 2;
  const Mention& mention = mentions_[m];
  if (!refers_back(mention) || mention.counted || mention.generic) return {};
  if (mention.salience != Salience::subject &&
      mention.determination != Determination::demonstrative)
    return {};
  if (!mention.details.empty() || mention.core.last > mention.noun_last + 1) return {};
  const std::uint32_t verb = scene_.token(mention.head).head;
  std::uint32_t found = nothing;
  for (std::uint32_t n = m; n-- > 0;) {
    const Mention& before = mentions_[n];
    if (mention.sentence - before.sentence > back_sentences) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || c == found) continue;
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person || cluster.number == Number::plur || cluster.pair)
      continue;
    if (!cluster.has_name) {
      // Somebody else without a name may be meant as well.
      continue;
    }
    if (mention.gender != Gender::none && cluster.gender != Gender::none &&
        mention.gender != cluster.gender)
      continue;
    if (found != nothing) return {};
    if (!role_fits(cluster, mention)) return {};
    if (before.sentence == mention.sentence && verb != no_token &&
        scene_.token(before.head).head == verb)
      return {};
    found = c;
  }
  return {found, "role"};
}

/// "La présidente du parti a dit": a description in full, of the only person whom the text has told
/// of so far as a subject nearby; press style for somebody who was just named.
Linker::Choice Linker::by_topic(std::uint32_t m) const {
  constexpr std::uint32_t back_sentences = 2;
  const Mention& mention = mentions_[m];
  if (mention.determination != Determination::definite || mention.counted ||
      (mention.generic && !mention.with_complement) || mention.counterpart ||
      !mention.former_office.empty() ||
      main_relation(scene_.token(mention.head).deprel) != Deprel::nsubj)
    return {};
  if (mention.details.empty() && !mention.with_complement && !mention.former) return {};
  // Officers of the law, witnesses and victims turn up as others.
  constexpr std::array<std::string_view, 5> others = {"JUD", "COP", "CVL", "UNK", "CRM"};
  if (!mention.sectors.empty() &&
      std::find(others.begin(), others.end(), mention.sectors.front()) != others.end())
    return {};
  const std::uint32_t verb = scene_.token(mention.head).head;
  std::uint32_t found = nothing;
  std::size_t most = 0;
  for (std::uint32_t n = m; n-- > 0;) {
    const Mention& before = mentions_[n];
    if (mention.sentence - before.sentence > back_sentences) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || c == found) continue;
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person || !cluster.has_name || cluster.number == Number::plur)
      continue;
    if (before.sentence == mention.sentence && verb != no_token &&
        scene_.token(before.head).head == verb)
      return {};
    const bool genders = mention.gender == Gender::none || cluster.gender == Gender::none ||
                         mention.gender == cluster.gender;
    const bool governs = !mention.sectors.empty() && mention.sectors.front() == "GOV";
    if (!genders || !role_fits(cluster, mention) || (governs && cluster.sectors.empty())) continue;
    // Of several, the one told of far more than the others.
    const std::size_t told = cluster.mentions.size();
    if (found != nothing && told < 3 * most && most < 3 * told) return {};
    if (found == nothing || told > most) {
      found = c;
      most = told;
    }
  }
  return {found, "topic"};
}

/// Nothing that the text told of the person speaks against the role.
bool Linker::role_fits(const Cluster& cluster, const Mention& mention) const {
  if (!mention.country.empty() && !cluster.country.empty() && mention.country != cluster.country)
    return false;
  if (!mention.office.empty() && !cluster.office.empty() && mention.office != cluster.office)
    return false;
  if (!mention.office.empty() && !reigns_alike(cluster, mention)) return false;
  if (mention.sectors.empty() || cluster.sectors.empty()) return true;
  return mention.sectors.front() == cluster.sectors.front() || mention.sectors.front() == "CVL";
}

}  // namespace depeche::actors
