// SPDX-License-Identifier: Apache-2.0
// Which actor does a description mean: "le président syrien", "le ministère", "ce groupe"?
#include "actors/description.h"
#include "actors/linker.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

constexpr std::size_t max_nominals = 8;

/// "les 49 soldats" are not the 46 before; "quarante-six" may well be.
bool counts_differ(const Mention& a, const Mention& b) {
  const auto figures = [](const std::string& key) {
    return key.front() >= '0' && key.front() <= '9';
  };
  return !a.numeral.empty() && !b.numeral.empty() && a.numeral != b.numeral &&
         figures(a.numeral) == figures(b.numeral);
}

/// The gender that the article tells; none behind a possessive ("son épouse") or without one.
Gender article_gender(const Scene& scene, const Mention& mention) {
  const Token& article = scene.token(mention.tokens.first);
  const bool tells =
      article.upos == Upos::det && !article.morph.possessive && mention.tokens.first < mention.head;
  return tells ? article.morph.gender : Gender::none;
}

/// "le Premier ministre … la ministre": the article tells two of one noun apart.
bool same_gender(const Scene& scene, const Mention& a, const Mention& b) {
  if (a.type != ActorType::person || b.type != ActorType::person) return true;
  const Gender one = article_gender(scene, a);
  const Gender other = article_gender(scene, b);
  return one == Gender::none || other == Gender::none || one == other;
}

bool same_number(Number a, Number b) {
  return a == Number::none || b == Number::none || a == b;
}

}  // namespace

Linker::Choice Linker::nominal(std::uint32_t m) {
  const Mention& mention = mentions_[m];
  if (mention.split) return {};  // its parts are linked one by one
  if (mention.pair) return collective(m);
  // "le général X … le général Y … les deux généraux"
  if (mention.two && refers_back(mention) && mention.type == ActorType::people) {
    if (const auto called = pair_called(m)) return {make_pair(m, *called), "members"};
  }
  // "la CFDT et l'Unsa … ces deux syndicats"
  if (mention.two && refers_back(mention) && is_body(mention.type) && !mention.sectors.empty()) {
    if (const auto bound = bound_together(m)) return {make_pair(m, *bound), "members"};
  }
  if (mention.is_country_noun) return country_noun(mention);
  if (mention.counterpart) return counterpart(m);
  if (mention.former) {
    if (!refers_back(mention)) return {};
    Choice again = by_noun(mention);
    if (again.cluster == nothing) again = by_former_office(mention);
    if (again.cluster == nothing) again = by_role(m);
    return again.cluster != nothing ? again : by_topic(m);
  }
  Choice choice;
  if (is_body(mention.type) && mention.determination != Determination::indefinite &&
      mention.number != Number::plur && mention.core.size() > 1) {
    const auto named = by_body_.find(phrase_key(mention.name));
    if (named != by_body_.end() && named->second.size() == 1)
      return {named->second.front(), "name"};
  }
  const bool single = mention.type == ActorType::person && mention.number != Number::plur;
  if (single && !mention.office.empty() && mention.determination != Determination::indefinite)
    choice = by_office(mention);
  if (choice.cluster == nothing) choice = by_noun(mention);
  if (choice.cluster == nothing) choice = by_headline(mention);
  if (choice.cluster == nothing) choice = by_general_noun(mention);
  // "le souverain pontife" is whoever that is, not the last one told of.
  if (choice.cluster == nothing && single && is_held(mention)) return by_term(m, mention);
  if (choice.cluster == nothing && single) choice = by_role(m);
  if (choice.cluster == nothing && single) choice = by_topic(m);
  if (choice.cluster == nothing && single) choice = by_pointing(m);
  if (choice.cluster == nothing) choice = by_kin(mention);
  if (choice.cluster == nothing) choice = by_cause(mention);
  if (choice.cluster != nothing || !single || mention.office.empty()) return choice;
  return mention.determination == Determination::indefinite ? choice : by_term(m, mention);
}

/// Sentences between the last mention of the actor and this one.
std::uint32_t Linker::distance(const Cluster& cluster, const Mention& mention) const {
  const std::uint32_t last = mentions_[cluster.mentions.back()].sentence;
  return mention.sentence > last ? mention.sentence - last : 0;
}

/// The description says nothing that the actor's earlier descriptions do not say.
bool Linker::same_description(const Cluster& cluster, const Mention& mention) const {
  const std::size_t count = std::min(cluster.nominals.size(), max_nominals);
  return std::any_of(
      cluster.nominals.begin(), cluster.nominals.begin() + static_cast<std::ptrdiff_t>(count),
      [&](std::uint32_t n) {
        const Mention& earlier = mentions_[n];
        const bool same = earlier.noun == mention.noun || earlier.head_noun == mention.noun;
        return same && same_gender(scene_, earlier, mention) &&
               same_number(earlier.number, mention.number) && !counts_differ(earlier, mention) &&
               std::includes(earlier.details.begin(), earlier.details.end(),
                             mention.details.begin(), mention.details.end());
      });
}

/// May the actor, described by the same noun before, be meant again?
bool Linker::may_be(const Cluster& cluster, const Mention& mention) const {
  if (!mention.country.empty() && cluster.country != mention.country) return false;
  if (mention.entity != nothing && cluster.entity != mention.entity) return false;
  if (!is_body(mention.type) && distance(cluster, mention) > far_sentences) return false;
  if (told_in_words_of(cluster, mention)) return false;
  return same_description(cluster, mention);
}

/// "« X, député, disait A », conclut le député": only told of in the marked words that the other
/// speaks.
bool Linker::told_in_words_of(const Cluster& cluster, const Mention& mention) const {
  return mention.type == ActorType::person && cluster.has_name &&
         std::all_of(cluster.mentions.begin(), cluster.mentions.end(),
                     [&](std::uint32_t n) {
                       const std::uint32_t quote = quote_at_[mentions_[n].head];
                       return quote != nothing &&
                              quote == quote_at_[mentions_[cluster.mentions.front()].head];
                     }) &&
         std::any_of(cluster.mentions.begin(), cluster.mentions.end(),
                     [&](std::uint32_t n) { return named_in_words_of(mentions_[n], mention); });
}

/// The same noun again: "le ministère russe" after "le ministère russe de la Défense".
Linker::Choice Linker::by_noun(const Mention& mention) const {
  const bool bare = mention.determination == Determination::bare && !mention.counted &&
                    (is_body(mention.type) || mention.number == Number::plur);
  const auto candidates = by_noun_.find(mention.head_noun);
  if ((!refers_back(mention) && !bare) || candidates == by_noun_.end()) return {};
  std::uint32_t found = nothing;
  std::uint32_t rivals = 0;
  std::uint32_t near = 0;
  std::for_each(candidates->second.rbegin(), candidates->second.rend(), [&](std::uint32_t c) {
    if (!may_be(clusters_[c], mention)) return;
    ++rivals;
    const bool close = distance(clusters_[c], mention) <= 1;
    if (close) ++near;
    if (found == nothing || (close && near == 1)) found = c;
  });
  // "le ministère" after two ministries means neither for sure, unless only one was just spoken of.
  const bool told_apart = !mention.details.empty() && !mention.country.empty();
  if (found == nothing || (rivals > 1 && !told_apart && near != 1)) return {};
  return {found, "description"};
}

/// Does nothing but the headline tell of it?
bool Linker::only_in_title(const Cluster& cluster) const {
  return std::all_of(cluster.mentions.begin(), cluster.mentions.end(),
                     [&](std::uint32_t n) { return scene_.in_title(mentions_[n].head); });
}

/// "Car bomb in Somalia kills 18" … "killed 18 people": those of whom a headline told only that
/// figure.
std::vector<std::uint32_t> Linker::headline_figures(const Mention& mention) const {
  std::vector<std::uint32_t> found;
  if (!mention.counted) return found;
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    const Cluster& cluster = clusters_[c];
    if (cluster.mentions.size() != 1 || cluster.nominals.empty() || !only_in_title(cluster))
      continue;
    const Mention& told = mentions_[cluster.nominals.front()];
    const bool bare = told.counted && told.tokens.size() == 1 && !told.numeral.empty() &&
                      told.numeral == mention.numeral && told.head != mention.head &&
                      scene_.token(told.head).upos == Upos::num;
    if (bare) found.push_back(c);
  }
  return found;
}

/// "Mali : deux soldats tués" … "deux soldats français ont été tués": what the headline told in
/// short, in full.
Linker::Choice Linker::by_headline(const Mention& mention) const {
  constexpr std::uint32_t lead = 4;  // sentences
  if (mention.sentence > lead || scene_.in_title(mention.head)) return {};
  const std::vector<std::uint32_t> figures = headline_figures(mention);
  if (figures.size() > 1) return {};
  if (figures.size() == 1) return {figures.front(), "headline"};
  const auto candidates = by_noun_.find(mention.head_noun);
  if (candidates == by_noun_.end()) return {};
  std::uint32_t found = nothing;
  for (const std::uint32_t c : candidates->second) {
    const Cluster& cluster = clusters_[c];
    if (!only_in_title(cluster) || cluster.has_name || cluster.nominals.empty()) continue;
    const Mention& told = mentions_[cluster.nominals.front()];
    const bool same = told.noun == mention.noun && told.number == mention.number &&
                      told.counted == mention.counted && agree(cluster.country, mention.country) &&
                      std::includes(mention.details.begin(), mention.details.end(),
                                    told.details.begin(), told.details.end());
    if (!same) continue;
    if (found != nothing) return {};
    found = c;
  }
  return {found, "headline"};
}

}  // namespace depeche::actors
