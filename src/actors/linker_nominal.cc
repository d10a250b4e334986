// SPDX-License-Identifier: Apache-2.0
// Which actor does a description mean: "le président syrien", "le ministère", "ce groupe"?
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::uint32_t near_sentences = 3;
constexpr std::uint32_t far_sentences = 12;
constexpr std::size_t max_nominals = 8;
constexpr std::uint32_t max_clusters = 64;  // looked at from the latest back

bool is_body(ActorType type) {
  return type == ActorType::organization || type == ActorType::group;
}

bool agree(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b;
}

bool refers_back(const Mention& mention) {
  return mention.determination == Determination::definite ||
         mention.determination == Determination::demonstrative;
}

bool same_number(Number a, Number b) {
  return a == Number::none || b == Number::none || a == b;
}

}  // namespace

Linker::Choice Linker::nominal(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  if (mention.pair) return collective(m);
  if (mention.is_country_noun) return country_noun(mention);
  if (mention.counterpart) {
    Mention there = mention;
    there.office = counterpart_office(m);
    return there.office.empty() ? Choice{} : by_office(there);
  }
  if (mention.former) return refers_back(mention) ? by_noun(mention) : Choice{};
  Choice choice;
  const bool single = mention.type == ActorType::person && mention.number != Number::plur;
  if (single && !mention.office.empty() && mention.determination != Determination::indefinite)
    choice = by_office(mention);
  if (choice.cluster == nothing) choice = by_noun(mention);
  if (choice.cluster == nothing) choice = by_general_noun(mention);
  if (choice.cluster != nothing || !single || mention.office.empty()) return choice;
  // Nobody in the text yet: the holder of the office on the day of the article.
  const auto holder = scene_.tables().holder(mention.country, mention.office, scene_.day());
  if (!holder || mention.determination == Determination::indefinite) return choice;
  const auto known = by_leader_.find(*holder);
  if (known != by_leader_.end()) return {known->second, "leader"};
  const std::uint32_t fresh = make_cluster(m);
  clusters_[fresh].leader = *holder;
  clusters_[fresh].leader_by_office = true;
  return {fresh, "leader"};
}

/// "le président" / "le président syrien": who holds that office, of that country if one is named.
Linker::Choice Linker::by_office(const Mention& mention) const {
  std::uint32_t found = nothing;
  std::uint32_t rivals = 0;
  const bool plain_minister = mention.office == "minister" ||
                              mention.office == "secretary_general" ||
                              mention.office == "governor" || mention.office == "mayor" ||
                              mention.office == "ambassador" || mention.office == "president";
  for (auto c = by_office_.rbegin(); c != by_office_.rend(); ++c) {
    const Cluster& cluster = clusters_[*c];
    if (cluster.type != ActorType::person) continue;
    const bool same = cluster.office == mention.office ||
                      (mention.office == "minister" && cluster.office.ends_with("_minister") &&
                       mention.details.empty());
    if (!same || !agree(cluster.country, mention.country)) continue;
    if (mention.country != cluster.country && !mention.country.empty()) continue;
    if (plain_minister && !mention.details.empty() && !same_description(cluster, mention)) continue;
    if (mention.gender != Gender::none && cluster.gender != Gender::none &&
        mention.gender != cluster.gender && cluster.has_name) {
      continue;
    }
    const std::uint32_t distance = mention.sentence - mentions_[cluster.mentions.back()].sentence;
    if (mention.country.empty() && distance > far_sentences) continue;
    ++rivals;
    if (found == nothing) found = *c;
  }
  if (found == nothing) return {};
  if (rivals > 1) {
    // Several hold such an office: only the one just spoken of, by a description without a country.
    const std::uint32_t distance =
        mention.sentence - mentions_[clusters_[found].mentions.back()].sentence;
    if (distance > 1) return {};
  }
  return {found, "office"};
}

/// The description says nothing that the actor's earlier descriptions do not say.
bool Linker::same_description(const Cluster& cluster, const Mention& mention) const {
  const std::size_t count = std::min(cluster.nominals.size(), max_nominals);
  return std::any_of(
      cluster.nominals.begin(), cluster.nominals.begin() + static_cast<std::ptrdiff_t>(count),
      [&](std::uint32_t n) {
        const Mention& earlier = mentions_[n];
        return earlier.noun == mention.noun && same_number(earlier.number, mention.number) &&
               std::includes(earlier.details.begin(), earlier.details.end(),
                             mention.details.begin(), mention.details.end());
      });
}

/// The same noun again: "le ministère russe" after "le ministère russe de la Défense".
Linker::Choice Linker::by_noun(const Mention& mention) const {
  const bool body = is_body(mention.type);
  const bool bare_plural = mention.determination == Determination::bare &&
                           mention.number == Number::plur && !mention.counted;
  const bool bare_body = body && mention.determination == Determination::bare && !mention.counted;
  if (!refers_back(mention) && !bare_plural && !bare_body) return {};
  const auto candidates = by_noun_.find(mention.noun);
  if (candidates == by_noun_.end()) return {};
  std::uint32_t found = nothing;
  std::uint32_t rivals = 0;
  std::uint32_t near = 0;
  for (auto c = candidates->second.rbegin(); c != candidates->second.rend(); ++c) {
    const Cluster& cluster = clusters_[*c];
    if (!mention.country.empty() && cluster.country != mention.country) continue;
    if (!same_description(cluster, mention)) continue;
    const std::uint32_t distance = mention.sentence - mentions_[cluster.mentions.back()].sentence;
    if (!body && distance > far_sentences) continue;
    if (mention.entity != nothing && cluster.entity != mention.entity) continue;
    ++rivals;
    if (distance <= 1) ++near;
    if (found == nothing || (distance <= 1 && near == 1)) found = *c;
  }
  if (found == nothing) return {};
  // "le ministère" after two ministries means neither for sure, unless only one was just spoken of.
  const bool told_apart = !mention.details.empty() && !mention.country.empty();
  if (rivals > 1 && !told_apart && near != 1) return {};
  return {found, "description"};
}

/// A general noun takes up a named body: "le groupe", "l'organisation", "ce groupe terroriste".
Linker::Choice Linker::by_general_noun(const Mention& mention) const {
  const bool group = mention.type == ActorType::group && mention.number != Number::plur &&
                     !mention.sectors.empty();
  if ((!mention.generic && !group) || !refers_back(mention) || !is_body(mention.type) ||
      !mention.country.empty())
    return {};
  for (auto c = clusters_.rbegin(); c != clusters_.rend() && c - clusters_.rbegin() < 24; ++c) {
    if (!is_body(c->type) || !c->has_name || c->number == Number::plur || c->mentions.empty())
      continue;
    if (!mention.sectors.empty() &&
        (c->sectors.empty() || c->sectors.front() != mention.sectors.front()))
      continue;
    std::uint32_t last = c->mentions.back();
    const std::uint32_t distance = mention.sentence - mentions_[last].sentence;
    if (distance > near_sentences) continue;
    return {static_cast<std::uint32_t>(clusters_.rend() - c - 1), "general_noun"};
  }
  return {};
}

/// "le pays" means the country just spoken of, as an actor or not at all.
Linker::Choice Linker::country_noun(const Mention& mention) const {
  if (!refers_back(mention) || mention.number == Number::plur) return {};
  if (mention.salience != Salience::subject) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count > max_clusters ? count - max_clusters : 0; c < count; ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::country || cluster.mentions.empty()) continue;
    if (mention.sentence - mentions_[cluster.mentions.back()].sentence > 1) continue;
    if (!agree(cluster.country, mention.country) || found != nothing) return {};
    found = c;
  }
  return {found, "general_noun"};
}

/// The office of the person whose counterpart is spoken of: the nearest before, subject first.
std::string Linker::counterpart_office(std::uint32_t m) const {
  std::string found;
  for (std::uint32_t n = m; n-- > 0 && n + 24 > m;) {
    const Mention& before = mentions_[n];
    if (cluster_of_[n] == nothing || mentions_[m].sentence - before.sentence > 2) continue;
    const Cluster& cluster = clusters_[cluster_of_[n]];
    if (cluster.type != ActorType::person || cluster.office.empty()) continue;
    if (found.empty()) found = cluster.office;
    if (before.salience == Salience::subject) return cluster.office;
  }
  return found;
}

}  // namespace depeche::actors
