// SPDX-License-Identifier: Apache-2.0
#include "actors/name_cut.h"

#include "base/strings.h"

#include <algorithm>

namespace depeche::actors {

bool is_body_noun(const NounRow& noun) {
  return noun.one == ActorType::organization || noun.one == ActorType::group;
}

const NounRow* noun_of(const Scene& scene, const PhraseMap::Match& match) {
  return match.tokens == 0 ? nullptr : &scene.tables().nouns[match.rows->front()];
}

PhraseMap::Match noun_at(const Scene& scene, std::uint32_t i, std::uint32_t room) {
  return scene.tables().noun_map.longest(room, [&](std::uint32_t k) { return scene.key(i + k); });
}

namespace {

/// "Prime Minister Ana Silva": tokens of the office that the name finder took into the name.
std::uint32_t title_length(const Scene& scene, TokenRange range) {
  if (range.size() < 2) return 0;
  const auto match = noun_at(scene, range.first, range.size() - 1);
  const NounRow* noun = noun_of(scene, match);
  if (noun == nullptr) return 0;
  // "Marine", "Prince" and "Bishop" are first names as well.
  const bool rank = !noun->sectors.empty() &&
                    (noun->sectors.front() == "GOV" || noun->sectors.front() == "REL") &&
                    !scene.tables().given_names.contains(scene.key(range.first));
  const bool told = !noun->office.empty() || match.tokens > 1 || rank ||
                    !starts_upper(scene.token(range.first).form);
  const bool title = noun->one == ActorType::person && told;
  return title && !noun->country ? match.tokens : 0;
}

bool tells_trade(const NounRow& noun) {
  if (noun.sectors.empty()) return false;
  const std::string& sector = noun.sectors.front();
  return sector == "BUS" || sector == "JRN" || sector == "CRM" || sector == "REB" ||
         sector == "LAB";
}

bool tells_of_rank(const NounRow& noun) {
  if (noun.one != ActorType::person || noun.country) return false;
  if (!noun.office.empty()) return true;
  if (noun.sectors.empty()) return false;
  const std::string& sector = noun.sectors.front();
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "LEG";
}

/// "NATO Secretary-General | Ana Silva": where the name begins behind an office inside it;
/// range.first when there is none, range.last when nothing follows.
std::uint32_t behind_inner_title(const Scene& scene, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (scene.key(i).empty()) continue;
    const auto match = noun_at(scene, i, range.last - i);
    const NounRow* noun = noun_of(scene, match);
    if (noun == nullptr || !tells_of_rank(*noun)) continue;
    if (scene.tables().given_names.contains(scene.key(i))) continue;
    // "Marion | Maréchal | Le Pen": behind a given name it is part of the name.
    if (i == range.first + 1 && noun->office.empty() &&
        scene.tables().given_names.contains(scene.key(range.first)))
      continue;
    const std::uint32_t next = i + match.tokens;
    if (next >= range.last) {
      // "US Ambassador", "Vice President" are no names; "Ana Pope" is one.
      const bool bare =
          !noun->office.empty() &&
          (i == range.first || scene.place_at(range.first) != nothing ||
           !scene.demonym(range.first).empty() ||
           !scene.tables().countries.by_name(scene.text(scene.token(range.first).span)).empty());
      return bare ? range.last : range.first;
    }
    if (i == range.first && noun->office.empty() && match.tokens == 1) continue;
    if (scene.token(next).form.size() > 3 || range.last - next > 1) return next;
  }
  return range.first;
}

/// "Ana Silva of Brazil" is called Ana Silva.
TokenRange without_origin(const Scene& scene, TokenRange range) {
  for (std::uint32_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (scene.token(i).upos != Upos::adp || starts_upper(scene.token(i).form)) continue;
    if (scene.is(WordKind::portfolio, i)) return {range.first, i};
    if (!scene.is(WordKind::complement, i)) continue;
    if (!scene.is(WordKind::name_link, i)) return {range.first, i};
    const std::uint32_t place = scene.place_at(i + 1);
    if (place != nothing && scene.places()[place].resolution == Resolution::country)
      return {range.first, i};
  }
  return range;
}

}  // namespace

bool is_glue(const Scene& scene, std::uint32_t i) {
  return i > 0 && i + 1 < scene.size() && scene.token(i).form == "-" &&
         !scene.token(i).space_before && !scene.token(i + 1).space_before;
}

TokenRange whole_words(const Scene& scene, TokenRange range) {
  constexpr int reach = 3;
  for (int steps = 0; steps < reach && is_glue(scene, range.last); ++steps) range.last += 2;
  for (int steps = 0; steps < reach && range.first > 1 && is_glue(scene, range.first - 1); ++steps)
    range.first -= 2;
  return range;
}

namespace {

/// "quotidien progouvernemental | Yeni Safak", "ONG | Human Rights Watch": where the name begins
/// behind the plain noun that tells what it names.
std::uint32_t behind_kind(const Scene& scene, TokenRange range) {
  const auto match = noun_at(scene, range.first, range.size() - 1);
  const NounRow* noun = noun_of(scene, match);
  const bool kind = noun != nullptr && is_body_noun(*noun) && !noun->country;
  const std::string& word = scene.token(range.first).form;
  if (!kind || !(noun->generic || noun->outlet || noun->ngo || tells_trade(*noun)) ||
      (starts_upper(word) && !is_all_upper(word)))
    return range.first;
  std::uint32_t i = range.first + match.tokens;
  while (i < range.last && !starts_upper(scene.token(i).form)) {
    // "banque de France" is called so.
    const Upos upos = scene.token(i).upos;
    if (upos != Upos::adj && upos != Upos::noun) return range.first;
    ++i;
  }
  // What is left must be a name by itself.
  const bool name = i < range.last && (scene.token(i).upos == Upos::propn ||
                                       scene.token(i).upos == Upos::x || range.last - i > 1);
  return name ? i : range.first;
}

}  // namespace

TokenRange trimmed(const Scene& scene, const NameSpan& span) {
  TokenRange range{span.tokens.first, std::min(span.tokens.last, scene.size())};
  if (range.first >= range.last) return {};
  if (span.type != NameType::person) {
    // "rapporte | Ouest France"
    while (range.size() > 1 && scene.token(range.first).upos == Upos::verb &&
           !starts_upper(scene.token(range.first).form))
      ++range.first;
    if (range.size() > 1) range.first = behind_kind(scene, range);
    const bool product = range.size() == 1 && range.last < scene.size() &&
                         scene.same_sentence(range.first, range.last) &&
                         scene.token(range.last).form.front() >= '0' &&
                         scene.token(range.last).form.front() <= '9';
    return product ? TokenRange{} : range;
  }
  const auto opens = [&](std::uint32_t i) {
    const Upos upos = scene.token(i).upos;
    const bool small =
        (upos == Upos::adp || upos == Upos::det) && !starts_upper(scene.token(i).form);
    return small || scene.tables().portfolio_words.contains(scene.key(i));
  };
  while (range.size() > 1 && opens(range.first)) ++range.first;
  // "LREM | Ana Petit"
  if (range.size() > 2 && is_all_upper(scene.token(range.first).form) &&
      scene.token(range.first).form.size() > 1 &&
      scene.tables().alias_map.find(scene.key(range.first)) != nullptr &&
      !is_all_upper(scene.token(range.first + 1).form))
    ++range.first;
  range.first += title_length(scene, range);
  for (std::uint32_t first = range.first; first < range.last; range.first = first) {
    first = behind_inner_title(scene, range);
    while (first > range.first && first < range.last && opens(first)) ++first;
    if (first == range.first) break;
  }
  while (range.size() > 1 && opens(range.first)) ++range.first;
  // "le maire de Nice | Jean Petit"
  if (range.size() > 2 && range.first > 0 && scene.is(WordKind::complement, range.first - 1) &&
      scene.same_sentence(range.first - 1, range.first) &&
      scene.tables().given_names.contains(scene.key(range.first + 1)) &&
      !scene.tables().given_names.contains(scene.key(range.first)) &&
      !is_all_upper(scene.token(range.first).form))
    ++range.first;
  // "l'Allemand | Rico Krieger", "American | Paul Whelan"
  if (range.size() > 2 && !scene.demonym(range.first).empty() &&
      !scene.tables().given_names.contains(scene.key(range.first)))
    ++range.first;
  // "Defence | Ministry": what is left of it is no name.
  const bool rest = range.size() == 1 && range.size() < span.tokens.size();
  if (rest && scene.tables().noun_map.find(scene.key(range.first)) != nullptr) return {};
  return range.first < range.last ? whole_words(scene, without_origin(scene, range)) : TokenRange{};
}

bool may_be_in_name(const Scene& scene, std::uint32_t i) {
  const Token& token = scene.token(i);
  return starts_upper(token.form) && (token.upos == Upos::propn || token.upos == Upos::x);
}

TokenRange without_title(const Scene& scene, TokenRange range) {
  range.first += title_length(scene, range);
  return range;
}

}  // namespace depeche::actors
