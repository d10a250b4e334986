// SPDX-License-Identifier: Apache-2.0
#include "actors/atlas.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr double title_weight = 3.0;
constexpr double same_sentence = 1.0;
constexpr double sentence_before = 0.3;
constexpr double sentence_after = 0.2;
constexpr double later_mention = 0.5;  ///< of what stands around a second or third mention
constexpr double weight_of_rebels = 0.3;
constexpr double weight_of_pronoun = 0.5;
constexpr double enough_support = 1.5;

void add(CountryWeights& weights, std::uint32_t country, double value) {
  for (CountryWeight& known : weights) {
    if (known.country != country) continue;
    known.value += value;
    return;
  }
  weights.push_back({country, value});
}

}  // namespace

double total(const CountryWeights& weights) {
  double sum = 0;
  for (const CountryWeight& weight : weights) sum += weight.value;
  return sum;
}

double weight_of(const CountryWeights& weights, std::uint32_t country) {
  const auto found = std::find_if(weights.begin(), weights.end(), [&](const CountryWeight& weight) {
    return weight.country == country;
  });
  return found == weights.end() ? 0 : found->value;
}

Atlas::Atlas(const Scene& scene, const std::vector<Mention>& mentions, const Linker& linker)
    : scene_(scene),
      sentences_(scene.analysis().sentences.size()),
      namings_(scene.analysis().sentences.size()) {
  std::vector<bool> told(scene.size(), false);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const std::uint32_t c = linker.cluster_of(m);
    // Who reports from everywhere tells nothing of the place.
    if (c == nothing || is_media(linker.clusters()[c])) continue;
    // Pronouns repeat, and armed groups fight abroad.
    const bool rebels =
        !linker.clusters()[c].sectors.empty() && linker.clusters()[c].sectors.front() == "REB";
    see(mentions[m].head, linker.clusters()[c].country, false,
        rebels                              ? weight_of_rebels
        : mentions[m].kind == Kind::pronoun ? weight_of_pronoun
                                            : 1.0);
    for (std::uint32_t i = mentions[m].tokens.first; i < mentions[m].tokens.last; ++i)
      told[i] = told[i] || !linker.clusters()[c].country.empty();
  }
  for (const PlaceRef& place : scene.places()) {
    if (place.tokens.first < scene.size()) see_place(place);
  }
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (told[i] || scene.key(i).empty() || scene.place_at(i) != nothing) continue;
    const std::string_view country = scene.demonym(i);
    if (!country.empty()) see(i, plover_country(scene.tables().countries, country), false);
  }
  sum_ = total(article_);
  support_ += sum_;
}

CountryWeights Atlas::around(const std::vector<std::uint32_t>& sentences) const {
  if (article_.empty() || support_ < enough_support) return {};
  CountryWeights score = article_;
  for (CountryWeight& weight : score) weight.value /= sum_;
  double factor = 1.0;
  for (const std::uint32_t s : sentences) {
    spread(score, s, factor * same_sentence);
    if (s > 0) spread(score, s - 1, factor * sentence_before);
    if (s + 1 < sentences_.size()) spread(score, s + 1, factor * sentence_after);
    factor = later_mention;
  }
  return score;
}

std::string_view Atlas::where(std::uint32_t country,
                              const std::vector<std::uint32_t>& sentences) const {
  const auto named = [&](std::uint32_t s) { return weight_of(sentences_[s], country) > 0; };
  for (const std::uint32_t s : sentences) {
    if (named(s)) return "sentence";
  }
  for (const std::uint32_t s : sentences) {
    if ((s > 0 && named(s - 1)) || (s + 1 < sentences_.size() && named(s + 1))) return "nearby";
  }
  return "article";
}

void Atlas::see(std::uint32_t token, const std::string& country, bool place, double weight) {
  if (country.empty() || !is_state(country)) return;
  auto known = std::find(codes_.begin(), codes_.end(), country);
  if (known == codes_.end()) known = codes_.insert(codes_.end(), country);
  const auto index = static_cast<std::uint32_t>(known - codes_.begin());
  const bool title = scene_.in_title(token);
  namings_[scene_.sentence(token)].push_back({token, index, place});
  named_.resize(codes_.size());
  named_[index].title = named_[index].title || title;
  named_[index].places += place ? 1 : 0;
  add(sentences_[scene_.sentence(token)], index, weight);
  add(article_, index, title ? title_weight * weight : weight);
}

void Atlas::see_place(const PlaceRef& place) {
  const std::string country = plover_country(scene_.tables().countries, place.country);
  if (country.empty() && place.resolution == Resolution::region) ++regions_;
  support_ += country.empty() ? 0.0 : 1.0;
  see(place.tokens.first, country, true);
  const auto known = std::find(codes_.begin(), codes_.end(), country);
  if (!place.is_actor && known != codes_.end())
    ++named_[static_cast<std::size_t>(known - codes_.begin())].scenes;
}

bool Atlas::is_state(std::string_view country) const {
  return country == "KOS" || scene_.tables().countries.country(country) != nullptr;
}

void Atlas::spread(CountryWeights& score, std::uint32_t sentence, double weight) const {
  const CountryWeights& here = sentences_[sentence];
  if (here.empty()) return;
  const double sum = total(here);
  for (const CountryWeight& one : here) add(score, one.country, weight * one.value / sum);
}

}  // namespace depeche::actors
