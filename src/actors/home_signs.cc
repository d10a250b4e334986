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

}  // namespace

bool serves_the_state(const Cluster& cluster) {
  constexpr std::array<std::string_view, 6> official = {"GOV", "LEG", "JUD", "COP", "ELI", "LAB"};
  return std::find(official.begin(), official.end(), sector_of(cluster)) != official.end();
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
  const TokenRange sentence = scene_.sentence_tokens(head);
  const auto apart = [head](std::uint32_t token) {
    return token < head ? head - token : token - head;
  };
  Near near;
  for (const Atlas::Naming& naming : atlas_.namings()) {
    if (naming.country != country || !sentence.contains(naming.token)) continue;
    if (apart(naming.token) >= near.distance) continue;
    near = {naming.token, apart(naming.token), 0, naming.place};
  }
  if (near.token == nothing) return near;
  for (const Atlas::Naming& naming : atlas_.namings()) {
    if (naming.country != country && sentence.contains(naming.token) &&
        apart(naming.token) < near.distance)
      ++near.between;
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

/// Where a country is named.
struct HomeReader::Named {
  bool title = false;
  std::size_t places = 0;
};

HomeReader::Named HomeReader::named_there(std::uint32_t country) const {
  Named named;
  for (const Atlas::Naming& naming : atlas_.namings()) {
    if (naming.country != country) continue;
    named.title = named.title || scene_.in_title(naming.token);
    named.places += naming.place ? 1 : 0;
  }
  return named;
}

/// The actors whose own words give them a country.
struct HomeReader::Others {
  std::size_t actors = 0;    ///< of the country asked about
  bool same_sector = false;  ///< one of them is of the sector of the actor asked about
  bool same_noun = false;    ///< … is described by the same noun
  bool rebels = false;
  bool other_same_sector = false;  ///< one of another country is of its sector
};

HomeReader::Others HomeReader::others_of(const AskedHome& asked, const std::string& code) const {
  const Cluster& it = *asked.cluster;
  const std::string_view noun = noun_of(asked);
  Others out;
  for (const Cluster& other : linker_.clusters()) {
    if (other.mentions.empty() || other.country.empty() || &other == &it) continue;
    const bool alike = !it.sectors.empty() && sector_of(other) == sector_of(it);
    if (other.country != code) {
      out.other_same_sector = out.other_same_sector || alike;
      continue;
    }
    ++out.actors;
    out.same_sector = out.same_sector || alike;
    out.rebels = out.rebels || sector_of(other) == "REB";
    const auto named_so = [&](std::uint32_t m) { return mentions_[m].noun == noun; };
    out.same_noun = out.same_noun || (!noun.empty() && std::any_of(other.nominals.begin(),
                                                                   other.nominals.end(), named_so));
  }
  return out;
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
  const Named named = named_there(there.country);
  const Others others = others_of(asked, code);
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
                flag(others.same_sector),
                flag(others.same_noun),
                flag(others.other_same_sector),
                f(static_cast<double>(others.actors)),
                f(static_cast<double>(named.places)),
                f(weight_of(here, there.country)),
                flag(others.rebels),
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
