// SPDX-License-Identifier: Apache-2.0
#include "actors/body_words.h"

#include "actors/known_bodies.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// "Cour interaméricaine des droits de l'homme", "East African Community".
bool is_union_of_states(const Scene& scene, TokenRange range) {
  bool body = false;
  bool regional = false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    body = body || scene.is(WordKind::union_noun, i);
    regional = regional || scene.is(WordKind::regional, i);
  }
  return body && regional;
}

/// The word that says what the name names: "Military | Times", "University of Essex", "Air France".
std::uint32_t head_of_name(const Scene& scene, TokenRange range) {
  // Languages with a genitive set what tells more in front.
  if (!scene.tables().has(WordKind::genitive)) return range.first;
  for (std::uint32_t i = range.first + 1; i < range.last; ++i) {
    if (scene.token(i).upos == Upos::adp) return i - 1;
  }
  return range.last - 1;
}

/// The row of a noun of several words that the name begins with, as written or by lemmas; null when
/// there is none.
const NounRow* noun_of_words(const Scene& scene, TokenRange range) {
  const auto& nouns = scene.tables().noun_map;
  const auto at = [&](auto key_of) {
    return nouns.longest(range.size(), [&](std::uint32_t k) { return key_of(range.first + k); });
  };
  auto match = at([&](std::uint32_t i) { return scene.lemma(i); });
  if (match.tokens < 2) match = at([&](std::uint32_t i) { return scene.key(i); });
  if (match.tokens < 2) return nullptr;
  const NounRow& noun = scene.tables().nouns[match.rows->front()];
  return noun.sectors.empty() ? nullptr : &noun;
}

/// "House Oversight Committee": of the chamber that its name begins with.
bool is_of_chamber(const Scene& scene, TokenRange range, const std::vector<std::string>& sectors) {
  return range.size() > 1 && !sectors.empty() && sectors.front() == "GOV" &&
         scene.is(WordKind::chamber, range.first);
}

/// The country whose name opens the words of a body's name: "[United States] Marines", "[République
/// démocratique du Congo]", and the "[Guinée] équatoriale" that the name is cut from.
std::string_view land_in_name(const Scene& scene, TokenRange words) {
  const CountryTable& countries = scene.tables().countries;
  const std::uint32_t place = scene.place_at(words.first);
  if (place != nothing && scene.places()[place].resolution == Resolution::country &&
      scene.places()[place].tokens.first == words.first)
    return scene.places()[place].country;
  for (std::uint32_t length = std::min(words.size(), 2U); length > 0; --length) {
    const TokenRange land{words.first, words.first + length};
    const std::string_view found = countries.by_name(scene.text(scene.span_of(land)));
    if (!found.empty()) return found;
  }
  return {};
}

/// "le président de l'association belge | Gaïa": the noun for a body right before a name of its
/// own, adjectives aside; null for none.
const NounRow* noun_before(const Scene& scene, TokenRange name) {
  for (std::uint32_t i = name.first; i > 0 && scene.same_sentence(i - 1, name.first); --i) {
    const Token& word = scene.token(i - 1);
    if (word.upos == Upos::adj) continue;
    // "a déclaré aux médias X": of several no one name is told.
    if (word.upos != Upos::noun || word.morph.number == Number::plur) return nullptr;
    // "le syndicat de police | Alliance"
    const bool of_kind = i > 2 && scene.token(i - 2).upos == Upos::adp &&
                         scene.is(WordKind::complement, i - 2) && scene.token(i - 2).part == 0;
    if (of_kind) {
      --i;
      continue;
    }
    const NounRow* const row = scene.tables().noun(scene.lemma(i - 1));
    return row != nullptr && is_body(row->one) && !row->led && !row->outlet ? row : nullptr;
  }
  return nullptr;
}

}  // namespace

void describe_body(const Scene& scene, Mention& mention) {
  // "France Bleu Hérault": what an outlet's local branch is.
  if (const EntityRow* outlet = outlet_before(scene, mention.tokens)) {
    mention.sectors = outlet->sectors;
    mention.country = outlet->country;
    // "Banque centrale", "Garde nationale": a noun of several words says more than its first.
  } else if (const NounRow* noun = noun_of_words(scene, mention.tokens)) {
    mention.sectors = noun->sectors;
  } else if (mention.tokens.size() > 1) {
    const auto told =
        scene.tables().name_sectors.find(scene.key(head_of_name(scene, mention.tokens)));
    if (told != scene.tables().name_sectors.end()) mention.sectors = told->second;
  }
  for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
    if (mention.country.empty()) {
      std::string_view country = scene.demonym(i);
      if (country.empty()) country = land_in_name(scene, {i, mention.tokens.last});
      if (!country.empty()) mention.country = plover_country(scene.tables().countries, country);
    }
    if (!mention.sectors.empty()) continue;
    const auto match = scene.tables().noun_map.longest(
        mention.tokens.last - i, [&](std::uint32_t k) { return scene.lemma(i + k); });
    if (match.tokens == 0) continue;
    const NounRow& noun = scene.tables().nouns[match.rows->front()];
    if (noun.one != ActorType::organization && noun.one != ActorType::group) continue;
    // "Coalition de la gauche radicale" is none of armies.
    if (noun.igo && noun.generic) continue;
    mention.sectors = noun.sectors;
    mention.type = noun.one;
    if (noun.ngo && mention.country.empty()) mention.country = "NGO";
  }
  const NounRow* const kind =
      mention.sectors.empty() ? noun_before(scene, mention.tokens) : nullptr;
  if (kind != nullptr) mention.sectors = kind->sectors;
  if (is_of_chamber(scene, mention.tokens, mention.sectors)) mention.sectors = {"LEG"};
  if (mention.country.empty() && is_union_of_states(scene, mention.tokens)) mention.country = "IGO";
}

std::vector<std::string> words_of_name(std::string_view name) {
  constexpr std::size_t small = 3;  // bytes: "de", "la", "of", "the" are no words of an acronym
  std::vector<std::string> out;
  std::string word;
  const std::string key = phrase_key(name) + " ";
  for (const char c : key) {
    if (c != ' ' && c != '-' && c != '\'') {
      word += c;
      continue;
    }
    if (word.size() > small || (word.size() > 1 && out.empty())) out.push_back(word);
    word.clear();
  }
  return out;
}

std::string initials_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word.front();
  return out;
}

}  // namespace depeche::actors
