// SPDX-License-Identifier: Apache-2.0
// Which person bears a name, a family name, initials?
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

bool Linker::may_bear(const Cluster& cluster, const Mention& mention, NameMatch match) const {
  if (cluster.type != ActorType::person || match == NameMatch::none) return false;
  if (cluster.leader != nothing && mention.leader != nothing && cluster.leader != mention.leader)
    return false;
  if (mention.gender != Gender::none && cluster.gender != Gender::none &&
      mention.gender != cluster.gender)
    return false;
  // Every name so far must agree: "Michel Aoun" and "Joseph Aoun" stay two although "Aoun" fits
  // both.
  return std::all_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& name) {
    return match_names(name, mention.keys) != NameMatch::none;
  });
}

/// Clusters that may bear the name of `mention`, as far as its titles tell.
std::vector<std::uint32_t> Linker::bearers(const Mention& described) const {
  std::vector<std::uint32_t> found;
  for (const std::string& word : {described.keys.back(), described.keys.front()}) {
    const auto candidates = by_name_word_.find(word);
    if (candidates == by_name_word_.end()) continue;
    for (const std::uint32_t c : candidates->second) {
      NameMatch best = NameMatch::none;
      for (const NameKeys& name : clusters_[c].names) {
        best = std::max(best, match_names(name, described.keys));
      }
      const bool known = std::find(found.begin(), found.end(), c) != found.end();
      if (!known && may_bear(clusters_[c], described, best)) found.push_back(c);
    }
  }
  return found;
}

Linker::Choice Linker::person(const Mention& mention, const Mention& described) const {
  if (mention.leader != nothing) {
    const auto known = by_leader_.find(mention.leader);
    if (known != by_leader_.end()) return {known->second, "name"};
  }
  const bool full = mention.keys.size() > 1;
  if (!mention.keys.empty()) {
    const auto called = by_name_word_.find(mention.keys.back());
    if (called != by_name_word_.end()) {
      for (const std::uint32_t c : called->second) {
        const std::vector<NameKeys>& nicknames = clusters_[c].nicknames;
        if (std::find(nicknames.begin(), nicknames.end(), mention.keys) != nicknames.end())
          return {c, "nickname"};
      }
    }
  }
  if (const Choice brief = by_initials(mention); brief.cluster != nothing) return brief;
  const std::vector<std::uint32_t> found = bearers(described);
  // Of several bearers of a name, the one who was called just that; else nobody.
  const auto called = std::find_if(found.begin(), found.end(), [&](std::uint32_t c) {
    const std::vector<NameKeys>& names = clusters_[c].names;
    return std::find(names.begin(), names.end(), mention.keys) != names.end();
  });
  if (called != found.end()) return {*called, full ? "name" : "family_name"};
  if (found.size() == 1) return {found.front(), full ? "name" : "family_name"};
  // "Kim" of several Kims is the one who holds office.
  std::uint32_t holder = nothing;
  for (const std::uint32_t c : found) {
    if (clusters_[c].leader == nothing || !clusters_[c].office.starts_with("head_of_")) continue;
    holder = holder == nothing ? c : holder;
    if (holder != c) return {};
  }
  if (holder != nothing && !full) return {holder, "family_name"};
  return found.empty() ? unnamed_holder(described) : Choice{};
}

/// "IBK" after "Ibrahim Boubacar Keita": the only person whose names begin so.
Linker::Choice Linker::by_initials(const Mention& mention) const {
  constexpr std::size_t longest = 4;
  const std::string key = phrase_key(mention.name);
  if (key.size() < 3 || key.size() > longest || !is_all_upper(mention.name)) return {};
  std::uint32_t found = nothing;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.type != ActorType::person) continue;
    const bool fits =
        std::any_of(cluster.names.begin(), cluster.names.end(), [&](const NameKeys& name) {
          std::string initials;
          for (const std::string& word : name) {
            for (std::size_t i = 0; i < word.size(); ++i) {
              if (i == 0 || word[i - 1] == '-') initials += word[i];
            }
          }
          return initials == key;
        });
    if (!fits) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "initials"};
}

/// A person known by office only, when a title beside the name says so.
Linker::Choice Linker::unnamed_holder(const Mention& described) const {
  if (described.office.empty() || described.country.empty()) return {};
  for (const std::uint32_t c : by_office_) {
    const Cluster& cluster = clusters_[c];
    const bool free =
        cluster.names.empty() && (cluster.leader == nothing || cluster.leader_by_office);
    if (free && cluster.office == described.office && cluster.country == described.country)
      return {c, "office"};
  }
  return {};
}

}  // namespace depeche::actors
