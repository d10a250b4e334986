// SPDX-License-Identifier: Apache-2.0
// Which body does a general noun take up: "le groupe", "the party", "les insurgés", "le pays"?
#include "actors/description.h"
#include "actors/linker.h"
#include "actors/unions.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

/// A ministry or a parliament is no "group" and no "movement"; unions of states may be.
bool is_of_state(const Cluster& cluster) {
  constexpr std::array<std::string_view, 5> organs = {"GOV", "LEG", "JUD", "COP", "SPY"};
  if (cluster.sectors.empty()) return false;
  return std::find(organs.begin(), organs.end(), cluster.sectors.front()) != organs.end() &&
         !is_union(cluster.country) && cluster.country != "NGO";
}

bool is_firm(const Cluster& cluster) {
  return !cluster.sectors.empty() &&
         (cluster.sectors.front() == "JRN" || cluster.sectors.front() == "BUS");
}

bool is_one_person(const Mention& mention) {
  return mention.type == ActorType::person && mention.number != Number::plur;
}

}  // namespace

/// A general noun takes up a named body: "le groupe", "l'organisation", "ce groupe terroriste".
Linker::Choice Linker::by_general_noun(const Mention& mention) const {
  const bool group = mention.type == ActorType::group && mention.number != Number::plur &&
                     !mention.sectors.empty();
  if (!refers_back(mention) || !is_body(mention.type) || mention.number == Number::plur) return {};
  const bool pointed = mention.determination == Determination::demonstrative;
  // "le magazine Sciences et Avenirs": called otherwise
  const std::uint32_t behind = mention.tokens.last;
  if (behind < scene_.size() && scene_.same_sentence(mention.head, behind) &&
      starts_upper(scene_.token(behind).form))
    return {};
  // Of no state: "l'ONG" may take up one of any.
  const std::string_view country =
      mention.country == "NGO" ? std::string_view() : std::string_view(mention.country);
  const bool outlet = !mention.sectors.empty() && mention.sectors.front() == "JRN";
  if (!country.empty() && !pointed) return outlet ? by_kind_of_body(mention) : Choice{};
  if (const Choice named = by_word_of_name(mention); named.cluster != nothing) return named;
  if (!mention.generic && !group) return by_kind_of_body(mention);
  // "la coalition internationale" says more than that it is a body: another one.
  if (!pointed && (!mention.details.empty() || mention.with_complement)) return {};
  // "le groupe" may be a firm, "le mouvement" is none.
  const bool firm = scene_.tables().kin.contains(mention.noun);
  // The last one told of.
  std::uint32_t found = nothing;
  for (auto c = clusters_.rbegin(); c != clusters_.rend() && c - clusters_.rbegin() < 64; ++c) {
    const bool many = c->number == Number::plur && c->type != ActorType::group;
    if (!is_body(c->type) || !c->has_name || many || c->mentions.empty()) continue;
    if (!country.empty() && country != c->country) continue;
    if (mention.sectors.empty() &&
        ((is_of_state(*c) && !mention.of_state) || (is_firm(*c) && !firm)))
      continue;
    if (!mention.sectors.empty() &&
        (c->sectors.empty() || c->sectors.front() != mention.sectors.front()))
      continue;
    if (distance(*c, mention) > near_sentences) continue;
    if (found == nothing || clusters_[found].mentions.back() < c->mentions.back())
      found = static_cast<std::uint32_t>(clusters_.rend() - c - 1);
  }
  return {found, "general_noun"};
}

/// "Saudi Press Agency … the agency", "le Conseil constitutionnel … le Conseil": a word of the
/// name.
Linker::Choice Linker::by_word_of_name(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 6;
  if (!mention.details.empty() || mention.with_complement || mention.counted) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (!is_body(cluster.type) || cluster.mentions.empty() ||
        distance(cluster, mention) > back_sentences)
      continue;
    const bool named =
        std::any_of(cluster.bodies.begin(), cluster.bodies.end(), [&](const std::string& name) {
          const std::string padded = " " + name + " ";
          return name != mention.head_noun &&
                 padded.find(" " + mention.head_noun + " ") != std::string::npos;
        });
    if (!named) continue;
    if (found == nothing || clusters_[found].mentions.back() < cluster.mentions.back()) found = c;
  }
  return {found, "general_noun"};
}

/// "le syndicat", "the party", "le constructeur": the only named body of that kind just spoken of.
Linker::Choice Linker::by_kind_of_body(const Mention& mention) const {
  constexpr std::array<std::string_view, 6> of_state = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"};
  if (mention.number == Number::plur || mention.counted || mention.sectors.empty()) return {};
  const std::string& kind = mention.sectors.front();
  // "l'hebdomadaire satirique": what is told of an outlet tells no other one apart.
  const bool outlet = kind == "JRN" && !mention.with_complement;
  if (mention.collective || (!mention.details.empty() && !outlet)) return {};
  if (std::find(of_state.begin(), of_state.end(), kind) != of_state.end()) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (!is_body(cluster.type) || !cluster.has_name || cluster.number == Number::plur ||
        cluster.mentions.empty())
      continue;
    // What an outlet told is told of it to the end.
    if (!outlet && distance(cluster, mention) > near_sentences) continue;
    if (!cluster.sectors.empty() && cluster.sectors.front() != kind) continue;
    if (outlet && !mention.country.empty() && mention.country != cluster.country) continue;
    // Of a body whose kind nobody told only what just acted.
    if (cluster.sectors.empty() &&
        (kind != "BUS" || distance(cluster, mention) > 1 ||
         mentions_[cluster.mentions.back()].salience != Salience::subject))
      continue;
    // Of several outlets the one told of last.
    const bool later =
        found == nothing || clusters_[found].mentions.back() < cluster.mentions.back();
    if (found != nothing && !outlet) return {};
    if (later) found = c;
  }
  return {found, "general_noun"};
}

/// "l'armée … les militaires", "les insurgés … la rébellion": nouns for one body, nothing told that
/// the first does not tell.
Linker::Choice Linker::by_kin(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 5;
  if (!refers_back(mention) || mention.counted || !mention.details.empty()) return {};
  const auto kin = scene_.tables().kin.find(mention.noun);
  if (kin == scene_.tables().kin.end()) return {};
  std::uint32_t found = nothing;
  const auto count = static_cast<std::uint32_t>(clusters_.size());
  for (std::uint32_t c = count; c-- > 0 && c + max_clusters > count;) {
    const Cluster& cluster = clusters_[c];
    if (cluster.mentions.empty() || cluster.nominals.empty()) continue;
    if (distance(cluster, mention) > back_sentences) continue;
    if (!mention.country.empty() && mention.country != cluster.country) continue;
    const bool same =
        std::any_of(cluster.nominals.begin(), cluster.nominals.end(), [&](std::uint32_t n) {
          const auto other = scene_.tables().kin.find(mentions_[n].noun);
          // "l'armée" does not take up three soldiers.
          const bool some = mention.type == ActorType::organization &&
                            (mentions_[n].counted || mentions_[n].type != mention.type);
          // Nor is "le soldat" the army, or "les soldats" him.
          const bool one = is_one_person(mention) != is_one_person(mentions_[n]);
          return other != scene_.tables().kin.end() && other->second == kin->second && !some &&
                 !one;
        });
    if (!same) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "kin"};
}

/// "les insurgés", "the rebels" after one armed group alone was named: its men.
Linker::Choice Linker::by_cause(const Mention& mention) const {
  constexpr std::uint32_t back_sentences = 4;
  const bool many = mention.type == ActorType::group && mention.number == Number::plur;
  if (!many || !refers_back(mention) || mention.counted || !mention.details.empty()) return {};
  if (mention.sectors.empty() || mention.sectors.front() != "REB") return {};
  std::uint32_t found = nothing;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (!cluster.has_name || !is_body(cluster.type) || cluster.mentions.empty()) continue;
    if (cluster.sectors.empty() || cluster.sectors.front() != "REB") continue;
    if (found != nothing) return {};
    found = c;
  }
  if (found == nothing || distance(clusters_[found], mention) > back_sentences) return {};
  if (!mention.country.empty() && mention.country != clusters_[found].country) return {};
  return {found, "cause"};
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

}  // namespace depeche::actors
