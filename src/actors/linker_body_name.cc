// SPDX-License-Identifier: Apache-2.0
// Which body bears a name, in full, in short or as letters?
#include "actors/body_words.h"
#include "actors/linker.h"

#include <algorithm>

namespace depeche::actors {

/// The key of a body's name with the country in front as its code: "US Department of Justice" and
/// "United States Department of Justice" are one; empty when no country stands there.
std::string Linker::key_with_land(const Mention& mention) const {
  constexpr std::uint32_t longest = 3;
  const TokenRange words = mention.core;
  for (std::uint32_t length = longest; length > 0; --length) {
    if (words.size() <= length) continue;
    const std::uint32_t rest = words.first + length;
    const std::string_view land =
        scene_.tables().countries.by_name(scene_.text(scene_.span_of({words.first, rest})));
    if (land.empty()) continue;
    return std::string(land) + " " + phrase_key(scene_.text(scene_.span_of({rest, words.last})));
  }
  return {};
}

Linker::Choice Linker::body(const Mention& mention) const {
  if (mention.entity != nothing) {
    const auto known = by_entity_.find(mention.entity);
    if (known != by_entity_.end())
      return {known->second,
              scene_.text(scene_.span_of(mention.core)) == mention.name ? "name" : "alias"};
  }
  const auto same = by_body_.find(phrase_key(mention.name));
  if (same == by_body_.end()) {
    const std::string with_land = key_with_land(mention);
    const auto alike = with_land.empty() ? by_body_.end() : by_body_.find(with_land);
    if (alike != by_body_.end() &&
        (mention.entity == nothing || clusters_[alike->second.back()].entity == nothing))
      return {alike->second.back(), "name"};
    // "la mort du chef des Tigres … les Tigres de libération de l'Eelam tamoul"
    if (mention.entity != nothing)
      return words_of_name(mention.name).size() > 1 ? short_or_long_name(mention) : Choice{};
    Choice brief = short_or_long_name(mention);
    if (brief.cluster == nothing) brief = by_initials(mention);
    return brief.cluster != nothing ? brief : by_one_word(mention);
  }
  const Cluster& cluster = clusters_[same->second.back()];
  if (cluster.entity != nothing && mention.entity != nothing && cluster.entity != mention.entity)
    return {};
  return {same->second.back(), "name"};
}

/// "BEA" for "Bureau d'enquêtes et d'analyses", "PSA" for "PSA Peugeot Citroën" and back, where one
/// body alone fits.
Linker::Choice Linker::short_or_long_name(const Mention& mention) const {
  const std::vector<std::string> words = words_of_name(mention.name);
  if (words.empty()) return {};
  if (words.size() == 1) {
    const auto known = by_initials_.find(words.front());
    if (known == by_initials_.end()) return {};
    if (known->second.size() == 1) return {known->second.front(), "acronym"};
    // "le CHU" after those of two towns: the one told of last
    if (!scene_.tables().is(WordKind::local_body, words.front())) return {};
    const auto last = std::max_element(
        known->second.begin(), known->second.end(), [this](std::uint32_t a, std::uint32_t b) {
          return clusters_[a].mentions.back() < clusters_[b].mentions.back();
        });
    return {*last, "acronym"};
  }
  const std::string initials = initials_of(words);
  const bool local = scene_.tables().is(WordKind::local_body, words.front());
  for (const std::string& brief : {initials, words.front()}) {
    const auto known = by_body_.find(brief);
    if (known == by_body_.end() || known->second.size() != 1) continue;
    const Cluster& cluster = clusters_[known->second.front()];
    if (cluster.entity != nothing || !cluster.has_name) continue;
    // "CHU d'Angers … le CHU … CHU de Lille"
    const bool of_a_town = std::any_of(cluster.bodies.begin(), cluster.bodies.end(),
                                       [&brief](const std::string& name) { return name != brief; });
    if (local && of_a_town) continue;
    return {known->second.front(), "acronym"};
  }
  return {};
}

/// "the House" after "US House of Representatives": a word of the name of a body of the tables.
Linker::Choice Linker::by_one_word(const Mention& mention) const {
  const bool one = mention.core.size() == 1 && mention.sectors.empty() && mention.country.empty();
  if (!one || scene_.place_at(mention.head) != nothing) return {};
  Mention word = mention;
  word.head_noun = phrase_key(mention.name);
  const Choice found = by_word_of_name(word);
  return found.cluster != nothing && clusters_[found.cluster].entity != nothing ? found : Choice{};
}

void Linker::remember_body(const Mention& mention, std::uint32_t cluster) {
  if (mention.kind == Kind::body_name) {
    const std::string with_land = key_with_land(mention);
    if (!with_land.empty()) remember(by_body_[with_land], cluster);
  }
  const std::vector<std::string> words = words_of_name(mention.name);
  // A noun alone ("la police") is no name.
  if (mention.kind == Kind::body_name || words.size() > 1)
    remember(by_body_[phrase_key(mention.name)], cluster);
  if (words.size() < 2 || clusters_[cluster].entity != nothing) return;
  remember(by_initials_[initials_of(words)], cluster);
  if (mention.kind != Kind::body_name || words.front().size() < 2) return;
  const bool noun = scene_.tables().noun_map.find(words.front()) != nullptr;
  const bool land = !scene_.tables().countries.forms(words.front()).empty();
  const bool local = scene_.tables().is(WordKind::local_body, words.front());
  if (local || (!noun && !land)) remember(by_initials_[words.front()], cluster);
}

}  // namespace depeche::actors
