// SPDX-License-Identifier: Apache-2.0
// Which two does the text bring together most?
#include "actors/linker.h"
#include "actors/unions.h"

#include <algorithm>
#include <map>

namespace depeche::actors {

namespace {

constexpr std::uint32_t look_back_mentions = 120;
constexpr std::uint32_t look_back_sentences = 12;
constexpr double joined = 4;             // "A et B", "entre A et B"
constexpr double face_to_face = 3;       // "A accuse B", "un accord de A avec B"
constexpr double in_one_sentence = 0.5;  // in one sentence
constexpr double spoken_of = 6;          // the pair was spoken of
constexpr double mediator = 0.2;         // of a body that seldom is a party, of two who mediate
constexpr double margin = 1.15;
constexpr double least = 0.7;

/// Bodies above the states speak to the parties more often than they are one.
bool mediates(const Cluster& cluster) {
  return is_union(cluster.country) || cluster.country == "NGO";
}

bool tells_news(const Cluster& cluster) {
  return !cluster.sectors.empty() &&
         (cluster.sectors.front() == "MED" || cluster.sectors.front() == "JRN");
}

/// The pair with the greatest weight, where no other comes near it.
std::optional<std::array<std::uint32_t, 2>> clearly_most(
    const std::map<std::array<std::uint32_t, 2>, double>& weight) {
  std::optional<std::array<std::uint32_t, 2>> best;
  double most = 0;
  double next = 0;
  for (const auto& [pair, strength] : weight) {
    if (strength > most) {
      next = most;
      most = strength;
      best = pair;
    } else {
      next = std::max(next, strength);
    }
  }
  return most >= least && most > next * margin ? best : std::nullopt;
}

}  // namespace

/// May the cluster be one of those whom the description means?
bool Linker::may_be_one_of(std::uint32_t c, const Mention& mention) const {
  const Cluster& cluster = clusters_[c];
  if (cluster.pair || tells_news(cluster)) return false;
  if (mention.sides) {
    // "les deux rivaux" may be persons, "les deux camps" are none.
    if (cluster.type == ActorType::person) return !is_body(mention.type) && !is_plural(cluster);
    if (cluster.type != ActorType::people) return true;
    return !cluster.sectors.empty() &&
           (cluster.sectors.front() == "REB" || cluster.sectors.front() == "MIL");
  }
  // "ces deux syndicats", "the two generals"
  const bool soldiers = !mention.sectors.empty() && mention.sectors.front() == "MIL";
  const bool of_kind =
      mention.sectors.empty() || !(is_body(mention.type) || soldiers) ||
      (!cluster.sectors.empty() && cluster.sectors.front() == mention.sectors.front());
  if (!of_kind) return false;
  const ActorType type = mention.is_country_noun             ? ActorType::country
                         : mention.type == ActorType::people ? ActorType::person
                                                             : mention.type;
  if (cluster.type != type || is_plural(cluster)) return false;
  // "les deux femmes" are no men.
  return mention.gender != Gender::fem || cluster.gender != Gender::masc ||
         type != ActorType::person;
}

/// How closely the sentence brings the two together.
double Linker::bond(const Mention& a, const Mention& b) const {
  const Token& one = scene_.token(a.head);
  const Token& other = scene_.token(b.head);
  const bool conjuncts =
      (other.deprel == Deprel::conj && other.head == a.head) ||
      (one.deprel == Deprel::conj && one.head == b.head) ||
      (one.deprel == Deprel::conj && other.deprel == Deprel::conj && one.head == other.head);
  if (conjuncts) return joined;
  if (one.head == no_token || other.head == no_token) return in_one_sentence;
  if (one.head == other.head) return face_to_face;
  // "a rompu les négociations avec B"
  const auto below = [&](const Token& inner, const Token& outer) {
    const std::uint32_t above = scene_.token(inner.head).head;
    return above != no_token && above == outer.head && inner.deprel == Deprel::nmod;
  };
  return below(one, other) || below(other, one) ? face_to_face : in_one_sentence;
}

/// "Egypt and Qatar proposed a truce", "l'Égypte et le Qatar ont proposé une trêve".
bool Linker::mediate_together(const Mention& a, const Mention& b) const {
  const bool second = scene_.token(b.head).deprel == Deprel::conj;
  const Token& first = scene_.token(second ? a.head : b.head);
  const Token& other = scene_.token(second ? b.head : a.head);
  const bool subject = main_relation(first.deprel) == Deprel::nsubj && first.head != no_token;
  return subject && other.deprel == Deprel::conj &&
         scene_.tables().is(WordKind::mediating, scene_.token(first.head).lemma);
}

/// "Le Mexique a proposé des pourparlers entre | les deux camps": does it act in the clause of the
/// description, which then means others?
bool Linker::acts_beside(const Mention& actor, const Mention& mention) const {
  if (actor.sentence != mention.sentence) return false;
  std::uint32_t above = scene_.token(actor.head).head;
  if (scene_.token(actor.head).deprel == Deprel::conj && above != no_token)
    above = scene_.token(above).head;
  if (above == no_token) return false;
  constexpr std::uint32_t steps = 6;
  std::uint32_t at = mention.head;
  for (std::uint32_t i = 0; i < steps && scene_.token(at).head != no_token; ++i) {
    const Deprel relation = main_relation(scene_.token(at).deprel);
    if (relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::acl ||
        relation == Deprel::parataxis || scene_.token(at).deprel == Deprel::conj)
      return false;
    at = scene_.token(at).head;
    if (at == above) return true;
  }
  return false;
}

/// Mentions that those meant may be among, the last one first, and who acts on those meant.
Linker::Before Linker::told_before(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  Before before;
  for (std::uint32_t n = m; n-- > 0 && n + look_back_mentions > m;) {
    if (mention.sentence - mentions_[n].sentence > look_back_sentences) break;
    const std::uint32_t c = cluster_of_[n];
    if (c == nothing) continue;
    // "the parties should talk", said of nobody who was told of
    const bool parties = mention.sides && !clusters_[c].pair &&
                         mentions_[n].kind == Kind::nominal &&
                         mentions_[n].number == Number::plur &&
                         scene_.tables().is(WordKind::pair, mentions_[n].noun);
    if (parties) continue;
    if (acts_beside(mentions_[n], mention)) before.acting.insert(c);
    before.seen.push_back(n);
  }
  return before;
}

/// How strongly the sentence brings the clusters of two of its mentions together; 0 where the
/// description cannot mean these two.
double Linker::bond_of(const Mention& meant, std::uint32_t first, std::uint32_t second) const {
  const Cluster& a = clusters_[cluster_of_[first]];
  const Cluster& b = clusters_[cluster_of_[second]];
  if ((a.type == ActorType::person) != (b.type == ActorType::person)) return 0;
  const bool mediated = meant.sides && (mediates(a) || mediates(b) ||
                                        mediate_together(mentions_[first], mentions_[second]));
  return bond(mentions_[first], mentions_[second]) * (mediated ? mediator : 1);
}

/// The two whom the sentences before bring together most, the nearer ones before the farther. Who
/// acts on them ("l'ONU appelle les deux parties") is none of them.
std::optional<std::array<std::uint32_t, 2>> Linker::bound_together(std::uint32_t m) const {
  const Mention& mention = mentions_[m];
  const auto [seen, acting] = told_before(m);
  const auto may_be = [&](std::uint32_t c) {
    return !acting.contains(c) && may_be_one_of(c, mention);
  };
  const auto nearness = [&](std::uint32_t n) {
    return 1.0 / (1.0 + 0.5 * (mention.sentence - mentions_[n].sentence));
  };
  std::map<std::array<std::uint32_t, 2>, double> weight;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const std::uint32_t b = cluster_of_[seen[i]];
    const Cluster& cluster = clusters_[b];
    if (cluster.pair && cluster.members.size() == 2 && may_be(cluster.members[0]) &&
        may_be(cluster.members[1]))
      weight[in_order(cluster.members[0], cluster.members[1])] += spoken_of * nearness(seen[i]);
    if (!may_be(b)) continue;
    for (std::size_t k = i + 1; k < seen.size(); ++k) {
      if (mentions_[seen[k]].sentence != mentions_[seen[i]].sentence) break;
      const std::uint32_t a = cluster_of_[seen[k]];
      if (a == b || !may_be(a)) continue;
      const double strength = bond_of(mention, seen[k], seen[i]) * nearness(seen[i]);
      if (strength > 0) weight[in_order(a, b)] += strength;
    }
  }
  // Those of whom the text tells more are likelier meant.
  const auto told = [&](std::uint32_t c) {
    const auto times = static_cast<double>(clusters_[c].mentions.size());
    return times / (1 + times);
  };
  for (auto& [pair, strength] : weight) strength *= 2 * told(pair[0]) * told(pair[1]);
  return clearly_most(weight);
}

}  // namespace depeche::actors
