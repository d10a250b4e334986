// SPDX-License-Identifier: Apache-2.0
// Which two do "les deux hommes", "les deux pays" and "ils" behind "A et B" mean together?
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::uint32_t look_back_mentions = 40;
constexpr std::uint32_t look_back_sentences = 3;

}  // namespace

/// "les deux hommes": the pair spoken of before, else the two most prominent of their kind.
Linker::Choice Linker::collective(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  const ActorType type = mention.is_country_noun             ? ActorType::country
                         : mention.type == ActorType::people ? ActorType::person
                                                             : mention.type;
  if (mention.sides) {
    const auto sides = bound_together(m);
    if (sides) return {make_pair(m, *sides), "members"};
    if (mention.type != ActorType::organization || !mention.two) return {};
    auto parties = countries_of_lead(m);
    if (!parties) parties = pair_before(m, ActorType::country, {}, true);
    return parties ? Choice{make_pair(m, *parties), "members"} : Choice{};
  }
  const bool parties = type == ActorType::country || (is_body(type) && mention.office.empty());
  if (const auto lead = parties ? countries_of_lead(m) : std::nullopt)
    return {make_pair(m, *lead), "members"};
  if (const auto told = type == ActorType::person ? pair_called(m) : std::nullopt)
    return {make_pair(m, *told), "members"};
  if (mention.office.empty()) {
    for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
      if (cluster_of_[n] == nothing || mention.sentence - mentions_[n].sentence > 5) continue;
      const Cluster& cluster = clusters_[cluster_of_[n]];
      if (cluster.pair && !cluster.members.empty() &&
          clusters_[cluster.members.front()].type == type)
        return {cluster_of_[n], "members"};
    }
  }
  // "deux journalistes … les deux hommes": two who are not named.
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m && type == ActorType::person;) {
    if (mentions_[m].sentence - mentions_[n].sentence > look_back_sentences) break;
    if (cluster_of_[n] != nothing && mentions_[n].two && !mentions_[n].pair &&
        mention.office.empty())
      return {cluster_of_[n], "description"};
  }
  const auto pair =
      mention.office.empty() ? bound_together(m) : pair_before(m, type, mention.office);
  if (pair) return {make_pair(m, *pair), "members"};
  if (type == ActorType::person && !mention.office.empty()) {
    const auto holders = pair_before(m, type, {}, true);
    if (holders) return {make_pair(m, *holders), "members"};
  }
  // "les deux camps" are of any kind that can stand against each other.
  if (is_body(type) && mention.office.empty()) {
    for (const ActorType kind : {ActorType::country, ActorType::organization, ActorType::group}) {
      if (kind == type) continue;
      const auto sides = pair_before(m, kind, {});
      if (sides) return {make_pair(m, *sides), "members"};
    }
  }
  return {};
}

/// "A et B ont signé, ont-ils annoncé": the two, and no third one, that are joined as the subject
/// of the pronoun's sentence.
std::optional<std::array<std::uint32_t, 2>> Linker::joined_before(std::uint32_t m) const {
  std::uint32_t second = nothing;
  std::uint32_t first = nothing;
  for (std::uint32_t n = m; n-- > 0 && mentions_[n].sentence == mentions_[m].sentence;) {
    const Mention& mention = mentions_[n];
    const Token& word = scene_.token(mention.head);
    if (cluster_of_[n] == nothing || quote_at_[mention.head] != quote_at_[mentions_[m].head])
      continue;
    if (word.deprel == Deprel::conj && word.head != no_token && word.head < mention.head) {
      const bool third =
          second != nothing && scene_.token(mentions_[second].head).head == word.head;
      if (third) return std::nullopt;
      second = n;
    } else if (second != nothing && scene_.token(mentions_[second].head).head == mention.head) {
      if (main_relation(word.deprel) != Deprel::nsubj) return std::nullopt;
      first = n;
      break;
    }
  }
  if (first == nothing) return std::nullopt;
  const std::uint32_t a = cluster_of_[first];
  const std::uint32_t b = cluster_of_[second];
  const auto alone = [&](std::uint32_t c) {
    return !is_plural(clusters_[c]) && !clusters_[c].pair;
  };
  if (a == b || !alone(a) || !alone(b)) return std::nullopt;
  const auto is_person = [&](std::uint32_t c) { return clusters_[c].type == ActorType::person; };
  const bool fem = mentions_[m].gender == Gender::fem;
  if (fem && (clusters_[a].gender == Gender::masc || clusters_[b].gender == Gender::masc) &&
      is_person(a) && is_person(b))
    return std::nullopt;
  return in_order(a, b);
}

/// "les deux pays", "the two sides": the two countries, and no third one, that act in the first
/// sentence of the article.
std::optional<std::array<std::uint32_t, 2>> Linker::countries_of_lead(std::uint32_t m) const {
  std::vector<std::uint32_t> found;
  std::uint32_t lead = nothing;
  for (std::uint32_t n = 0; n < m; ++n) {
    if (scene_.in_title(mentions_[n].head)) continue;
    if (lead == nothing) lead = mentions_[n].sentence;
    if (mentions_[n].sentence != lead) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || clusters_[c].type != ActorType::country || clusters_[c].pair) continue;
    if (std::find(found.begin(), found.end(), c) == found.end()) found.push_back(c);
  }
  if (found.size() != 2) return std::nullopt;
  return in_order(found[0], found[1]);
}

/// "le général X … le général Y … les deux généraux": the only two persons called so.
std::optional<std::array<std::uint32_t, 2>> Linker::pair_called(std::uint32_t m) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t n = 0; n < m; ++n) {
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || clusters_[c].type != ActorType::person || is_plural(clusters_[c]) ||
        mentions_[n].kind != Kind::nominal || mentions_[n].noun != mentions_[m].noun)
      continue;
    if (std::find(found.begin(), found.end(), c) == found.end()) found.push_back(c);
  }
  if (found.size() != 2) return std::nullopt;
  return in_order(found[0], found[1]);
}

/// The two most prominent actors of a kind in the nearest sentence that has two.
std::optional<std::array<std::uint32_t, 2>> Linker::pair_before(std::uint32_t m, ActorType type,
                                                                std::string_view office,
                                                                bool together) const {
  struct Seen {
    std::uint32_t cluster;
    Salience salience;
  };

  std::vector<Seen> seen;
  std::vector<std::uint32_t> all;  // in all the sentences together
  std::uint32_t sentence = mentions_[m].sentence;
  const auto decide = [&]() -> std::optional<std::array<std::uint32_t, 2>> {
    if (seen.size() < 2) {
      if (all.size() != 2 || together) return std::nullopt;
      return in_order(all[0], all[1]);
    }
    std::stable_sort(seen.begin(), seen.end(),
                     [](const Seen& a, const Seen& b) { return a.salience > b.salience; });
    if (seen.size() > 2 && seen[1].salience == seen[2].salience) return std::nullopt;
    return in_order(seen[0].cluster, seen[1].cluster);
  };
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const Mention& before = mentions_[n];
    if (mentions_[m].sentence - before.sentence > look_back_sentences) break;
    if (before.sentence != sentence) {
      if (seen.size() >= 2) break;
      sentence = before.sentence;
      seen.clear();
    }
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing || clusters_[c].type != type || is_plural(clusters_[c])) continue;
    // "les deux femmes" are no men.
    if (mentions_[m].gender == Gender::fem && clusters_[c].gender == Gender::masc) continue;
    if (!office.empty() && clusters_[c].office != office) continue;
    if (std::find(all.begin(), all.end(), c) == all.end()) all.push_back(c);
    const auto known =
        std::find_if(seen.begin(), seen.end(), [c](const Seen& s) { return s.cluster == c; });
    if (known == seen.end()) {
      seen.push_back({c, before.salience});
    } else {
      known->salience = std::max(known->salience, before.salience);
    }
  }
  return decide();
}

std::uint32_t Linker::make_pair(std::uint32_t m, std::array<std::uint32_t, 2> members) {
  const std::vector<std::uint32_t> wanted(members.begin(), members.end());
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    const std::uint32_t c = cluster_of_[n];
    if (c != nothing && clusters_[c].pair && clusters_[c].members == wanted) return c;
  }
  const std::uint32_t fresh = make_cluster(m);
  Cluster& pair = clusters_[fresh];
  pair.pair = true;
  pair.type =
      is_body(clusters_[members[0]].type) || clusters_[members[0]].type == ActorType::country
          ? ActorType::group
          : ActorType::people;
  pair.number = Number::plur;
  pair.members = wanted;
  return fresh;
}

}  // namespace depeche::actors
