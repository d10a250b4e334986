// SPDX-License-Identifier: Apache-2.0
#include "actors/home_signs.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

constexpr std::uint32_t far = 60;  ///< tokens or sentences; more is as good
constexpr std::size_t most_candidates = 10;
constexpr std::uint32_t most_steps = 40;  ///< up a tree

float f(double value) {
  return static_cast<float>(value);
}

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

/// How many of `weights` weigh more than `value`.
std::size_t above(const CountryWeights& weights, double value) {
  return static_cast<std::size_t>(
      std::count_if(weights.begin(), weights.end(),
                    [&](const CountryWeight& weight) { return weight.value > value; }));
}

std::string_view sector_of(const Cluster& cluster) {
  return cluster.sectors.empty() ? std::string_view("-")
                                 : std::string_view(cluster.sectors.front());
}

std::size_t count_in(const StringMap<std::size_t>& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

bool serves_the_state(const Cluster& cluster) {
  constexpr std::array<std::string_view, 6> official = {"GOV", "LEG", "JUD", "COP", "ELI", "LAB"};
  return std::find(official.begin(), official.end(), sector_of(cluster)) != official.end();
}

HomeReader::HomeReader(const Scene& scene, const std::vector<Mention>& mentions,
                       const Linker& linker, const Atlas& atlas, const std::string& outlet)
    : scene_(scene), mentions_(mentions), atlas_(atlas), outlet_(outlet) {
  for (const Cluster& cluster : linker.clusters()) {
    if (cluster.mentions.empty() || cluster.country.empty()) continue;
    Citizens& citizens = citizens_[cluster.country];
    ++citizens.actors;
    ++citizens.sectors[std::string(sector_of(cluster))];
    ++sectors_[std::string(sector_of(cluster))];
    for (const std::uint32_t m : cluster.nominals) {
      if (!mentions[m].noun.empty()) citizens.nouns.emplace(mentions[m].noun);
    }
  }
}

/// The naming of a country that stands nearest to the first mention, in its sentence.
struct HomeReader::Near {
  std::uint32_t token = nothing;
  std::uint32_t distance = nothing;
  std::uint32_t between = 0;  ///< namings of other countries nearer to the mention
  bool place = false;
};

CountryWeights HomeReader::candidates(const AskedHome& asked) const {
  CountryWeights out = atlas_.around(asked.sentences);
  std::stable_sort(out.begin(), out.end(), [](const CountryWeight& a, const CountryWeight& b) {
    return a.value > b.value;
  });
  if (out.size() > most_candidates) out.resize(most_candidates);
  return out;
}

HomeReader::Near HomeReader::nearest(const AskedHome& asked, std::uint32_t country) const {
  const std::uint32_t head = mentions_[asked.mentions.front()].head;
  const std::vector<Atlas::Naming>& namings = atlas_.namings(scene_.sentence(head));
  const auto apart = [head](std::uint32_t token) {
    return token < head ? head - token : token - head;
  };
  Near near;
  for (const Atlas::Naming& naming : namings) {
    if (naming.country != country || apart(naming.token) >= near.distance) continue;
    near = {naming.token, apart(naming.token), 0, naming.place};
  }
  if (near.token == nothing) return near;
  for (const Atlas::Naming& naming : namings) {
    if (naming.country != country && apart(naming.token) < near.distance) ++near.between;
  }
  return near;
}

bool HomeReader::is_below(std::uint32_t token, std::uint32_t head) const {
  for (std::uint32_t step = 0; step < most_steps && token != no_token; ++step) {
    if (token == head) return true;
    token = scene_.token(token).head;
  }
  return false;
}

std::string_view HomeReader::noun_of(const AskedHome& asked) const {
  const auto nominal =
      std::find_if(asked.mentions.begin(), asked.mentions.end(), [this](std::uint32_t m) {
        return mentions_[m].kind == Kind::nominal && !mentions_[m].noun.empty();
      });
  return nominal == asked.mentions.end() ? std::string_view() : mentions_[*nominal].noun;
}

/// "un commando belge"
bool HomeReader::is_named_by_country(const AskedHome& asked, std::uint32_t country) const {
  const std::vector<std::uint32_t>& mentions = asked.cluster->mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    const std::uint32_t head = mentions_[m].head;
    const std::vector<Atlas::Naming>& namings = atlas_.namings(scene_.sentence(head));
    return std::any_of(namings.begin(), namings.end(), [&](const Atlas::Naming& naming) {
      return naming.country == country && is_below(naming.token, head);
    });
  });
}

bool HomeReader::is_expedition(const AskedHome& asked, std::uint32_t country) const {
  const std::string_view sector = sector_of(*asked.cluster);
  // "Un commando" may be sent by a state.
  const bool armed = sector == "REB" || (sector == "UAF" && is_plural(*asked.cluster));
  if (asked.cluster->has_name || !armed) return false;
  if (is_named_by_country(asked, country)) return false;
  const auto citizens = citizens_.find(atlas_.codes()[country]);
  if (citizens == citizens_.end() || count_in(citizens->second.sectors, "MIL") == 0 ||
      count_in(citizens->second.sectors, "REB") > 0)
    return false;
  const std::size_t own = atlas_.named(country).scenes;
  if (atlas_.regions() > own) return true;
  const auto codes = static_cast<std::uint32_t>(atlas_.codes().size());
  for (std::uint32_t other = 0; other < codes; ++other) {
    if (atlas_.named(other).scenes > own) return true;
  }
  return false;
}

HomeSigns HomeReader::signs(const AskedHome& asked, const CountryWeights& candidates,
                            std::size_t rank) const {
  const Cluster& it = *asked.cluster;
  const Mention& first = mentions_[asked.mentions.front()];
  const CountryWeight there = candidates[rank];
  const std::string& code = atlas_.codes()[there.country];
  const double sum = std::max(1e-9, total(candidates));
  const double in_article = weight_of(atlas_.article(), there.country);
  const std::uint32_t s = first.sentence;
  const auto share_in = [&](std::uint32_t sentence) {
    const CountryWeights& weights = atlas_.sentence(sentence);
    return weights.empty() ? 0.0 : weight_of(weights, there.country) / total(weights);
  };
  const Near near = nearest(asked, there.country);
  const Atlas::Named& named = atlas_.named(there.country);
  const auto from_there = citizens_.find(code);
  const Citizens& citizens = from_there == citizens_.end() ? nobody_ : from_there->second;
  const std::string_view sector = it.sectors.empty() ? std::string_view() : sector_of(it);
  const std::size_t same_sector = count_in(citizens.sectors, sector);
  const auto governor = [this](std::uint32_t token) { return scene_.token(token).head; };
  const bool one_verb = near.token != nothing && governor(first.head) != no_token &&
                        governor(first.head) == governor(near.token);
  const CountryWeights& here = atlas_.sentence(s);
  HomeSigns out;
  out.values = {flag(scene_.tables().language == "en"),
                f(static_cast<int>(it.type)),
                flag(it.has_name),
                flag(serves_the_state(it)),
                f(static_cast<double>(it.sectors.size())),
                f(static_cast<int>(first.determination)),
                flag(is_plural(it)),
                flag(first.counted),
                f(static_cast<double>(std::min<std::size_t>(it.mentions.size(), far))),
                f(std::min(s, far)),
                flag(scene_.in_title(first.head)),
                f(static_cast<int>(first.salience)),
                flag(first.with_complement),
                flag(first.anywhere),
                f(there.value / sum),
                f(candidates.front().value / sum),
                f(static_cast<double>(rank)),
                f(static_cast<double>(candidates.size())),
                f(in_article / std::max(1e-9, total(atlas_.article()))),
                f(static_cast<double>(above(atlas_.article(), in_article))),
                flag(named.title),
                f(share_in(s)),
                f(static_cast<double>(here.size())),
                f(s > 0 ? share_in(s - 1) : 0.0),
                f(s + 1 < atlas_.sentences() ? share_in(s + 1) : 0.0),
                f(there.country),
                flag(there.country == 0),
                flag(!outlet_.empty() && code == outlet_),
                flag(!outlet_.empty()),
                near.token == nothing ? -1.0F : f(std::min(near.distance, far)),
                flag(near.token != nothing && near.token < first.head),
                flag(near.place),
                flag(near.token != nothing && is_below(near.token, first.head)),
                flag(one_verb),
                f(near.between),
                flag(code == asked.chosen),
                flag(asked.chosen.empty()),
                flag(same_sector > 0),
                flag(citizens.nouns.contains(noun_of(asked))),
                flag(count_in(sectors_, sector) > same_sector),
                f(static_cast<double>(citizens.actors)),
                f(static_cast<double>(named.places)),
                f(weight_of(here, there.country)),
                flag(count_in(citizens.sectors, "REB") > 0),
                flag(first.generic)};
  return out;
}

HomeKeys HomeReader::keys(const AskedHome& asked, std::uint32_t country) const {
  const Cluster& it = *asked.cluster;
  const std::string_view noun = noun_of(asked);
  const std::string type = std::to_string(static_cast<int>(it.type)) + (it.has_name ? "n" : "d") +
                           (is_plural(it) ? "p" : "s");
  const std::string_view chosen = atlas_.codes()[country] == asked.chosen ? "1" : "0";
  return {{habit_key('n', {noun}), habit_key('c', {noun, chosen}),
           habit_key('s', {sector_of(it), type, atlas_.where(country, asked.sentences), chosen})}};
}

}  // namespace depeche::actors
