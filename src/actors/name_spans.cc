// SPDX-License-Identifier: Apache-2.0
// Which words are names of persons and bodies, once titles are told from names?
#include "actors/name_spans.h"

#include "actors/apposition.h"
#include "actors/name_cut.h"
#include "base/strings.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace depeche::actors {

namespace {

/// Joins what a link of names holds together: "Mohammed | bin | Abdulrahman Al Thani".
void join_links(const Scene& scene, std::vector<NameRange>& names) {
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (!names[n].person) continue;
    std::uint32_t& last = names[n].tokens.last;
    std::uint32_t next = last;
    while (next < scene.size() && next < last + 2 && scene.same_sentence(last - 1, next) &&
           scene.is(WordKind::name_link, next) && !scene.is(WordKind::complement, next))
      ++next;
    if (next == last || next >= scene.size() || !scene.same_sentence(last - 1, next)) continue;
    if (n + 1 < names.size() && names[n + 1].person && names[n + 1].tokens.first == next) {
      last = names[n + 1].tokens.last;
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
      --n;
    }
  }
}

/// The words of a name, as one key.
std::string key_of(const Scene& scene, TokenRange range) {
  std::string key;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (scene.key(i).empty()) continue;
    if (!key.empty()) key += ' ';
    key += scene.key(i);
  }
  return key;
}

/// What the noun before a name says of it: a body (-1), a person (+1), nothing (0).
int told_before(const Scene& scene, TokenRange name) {
  const std::uint32_t first = name.first;
  constexpr std::uint32_t adjectives = 2;
  std::uint32_t honorific = first;
  if (honorific_before(scene, first, honorific) != nullptr) return 1;
  // "Jimmy Chérizier, dit « | Barbecue »"
  const std::uint32_t called = first > 1 && opens_marks(scene, first - 1) ? first - 1 : first;
  if (called > 0 && scene.same_sentence(called - 1, first) &&
      scene.tables().is(WordKind::called, scene.key(called - 1)) && name.size() == 1 &&
      called < first)
    return 1;
  bool behind_it = true;  // nothing but adjectives stands between
  for (std::uint32_t i = first, steps = 0; i > 0 && steps <= adjectives; ++steps) {
    --i;
    if (!scene.same_sentence(i, first)) return 0;
    const NounRow* const noun = scene.tables().noun(scene.lemma(i));
    const Upos upos = scene.token(i).upos;
    if (noun != nullptr && upos == Upos::noun) {
      if (noun->led || noun->country) return 0;
      // "le général d'armée X": the noun that governs says what X is.
      std::uint32_t before = i;
      while (before > 0 &&
             (scene.token(before - 1).upos == Upos::det || scene.token(before - 1).part > 0))
        --before;
      // "le président de l'organisation | Sumate", "la directrice de l'ONG suisse | Verdia": one
      // word is seldom who presides.
      if (name.size() == 1 && before < i && behind_it && is_body_noun(*noun)) return -1;
      behind_it = false;
      if (before > 1 && scene.is(WordKind::complement, before - 1)) {
        i = before - 1;
        steps = 0;
        continue;
      }
      if (noun->one == ActorType::person) return 1;
      return is_body_noun(*noun) ? -1 : 0;
    }
    if (upos != Upos::adj) return 0;
  }
  return 0;
}

}  // namespace

const GrammarRow* honorific_before(const Scene& scene, std::uint32_t i, std::uint32_t& first) {
  for (std::uint32_t length = 1; length <= 2 && length <= i; ++length) {
    const std::uint32_t begin = i - length;
    if (!scene.same_sentence(begin, i)) return nullptr;
    // "drug lord Juan Perez": English writes titles with a capital.
    if (scene.tables().has(WordKind::genitive) && !starts_upper(scene.token(begin).form)) continue;
    const auto match = scene.tables().grammar_map.longest(
        length, [&](std::uint32_t k) { return scene.key(begin + k); });
    if (match.tokens != length) continue;
    for (const std::uint32_t row : *match.rows) {
      const GrammarRow& grammar = scene.tables().grammar[row];
      if (grammar.kind != WordKind::honorific && grammar.kind != WordKind::title) continue;
      first = begin;
      return &grammar;
    }
  }
  return nullptr;
}

namespace {

/// "a dit à l'AFP | Jean Petit", "le chef du Parlement | Ana Silva": a body and, behind it, a
/// person whom the name finder took for one name; range.first when there is none.
std::uint32_t person_behind_body(const Scene& scene, TokenRange range) {
  if (range.size() < 2) return range.first;
  const std::uint32_t next = range.first + 1;
  const bool named = may_be_in_name(scene, next) && scene.place_at(next) == nothing &&
                     scene.tables().noun_map.find(scene.key(next)) == nullptr;
  if (!named) return range.first;
  const bool given = scene.tables().given_names.contains(scene.key(next));
  if (given && range.size() > 2 && noun_at(scene, range.first, 1).tokens > 0) return next;
  const auto* aliases = scene.tables().alias_map.find(scene.key(range.first));
  if (aliases == nullptr || !is_all_upper(scene.token(range.first).form) ||
      (range.size() < 3 && !given))
    return range.first;
  const EntityRow& body = scene.tables().entities[scene.tables().aliases[aliases->front()].entity];
  return !body.sectors.empty() && body.sectors.front() == "JRN" ? next : range.first;
}

}  // namespace

std::vector<NameRange> read_names(const Scene& scene) {
  std::vector<NameRange> names;
  for (const NameSpan& span : scene.analysis().names) {
    if (span.type != NameType::person && span.type != NameType::organization) continue;
    const TokenRange range = trimmed(scene, span);
    const std::uint32_t person = span.type == NameType::organization && range.first < range.last
                                     ? person_behind_body(scene, range)
                                     : range.first;
    if (person > range.first) {
      names.push_back({{range.first, person}, false});
      names.push_back({{person, range.last}, true});
      continue;
    }
    if (range.first < range.last) names.push_back({range, span.type == NameType::person});
  }
  std::sort(names.begin(), names.end(),
            [](const NameRange& a, const NameRange& b) { return a.tokens.first < b.tokens.first; });
  // "Korean" is nobody's name, and a town alone is nobody.
  std::unordered_set<std::string_view> families;
  for (const NameRange& name : names) {
    if (name.person && name.tokens.size() > 1) families.insert(scene.key(name.tokens.last - 1));
  }
  std::erase_if(names, [&](const NameRange& name) {
    const std::uint32_t i = name.tokens.first;
    // "North | Korean"
    const auto pair = [&](std::uint32_t first) {
      return first + 2 <= scene.size() && scene.same_sentence(first, first + 1) &&
             !scene.tables()
                  .countries.by_demonym(scene.text(scene.span_of({first, first + 2})))
                  .empty();
    };
    if (name.tokens.size() == 1 && (pair(i) || (i > 0 && pair(i - 1)))) return true;
    if (name.person && name.tokens.size() == 2 &&
        !scene.tables().countries.by_demonym(key_of(scene, name.tokens)).empty())
      return true;
    if (!name.person || name.tokens.size() > 1 || families.contains(scene.key(i))) return false;
    return !scene.demonym(i).empty() || scene.place_at(i) != nothing;
  });
  join_links(scene, names);
  return names;
}

/// "Jacob Zuma Foundation": the noun for a body that ends the name.
bool ends_as_body(const Scene& scene, TokenRange range) {
  const NounRow* const noun = scene.tables().noun(scene.key(range.last - 1));
  return noun != nullptr && noun->one == ActorType::organization;
}

/// Two or three words in capitals of which the first is a given name.
bool given_before_family(const Scene& scene, TokenRange range) {
  if (range.size() < 2 || range.size() > 3 || ends_as_body(scene, range)) return false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const std::string& form = scene.token(i).form;
    if (!starts_upper(form) || is_all_upper(form)) return false;
  }
  return scene.tables().given_names.contains(scene.key(range.first));
}

void settle_kinds(const Scene& scene, std::vector<NameRange>& names) {
  constexpr int told_weight = 3;
  constexpr int given_weight = 2;
  std::unordered_map<std::string, int> votes;  // key of a name -> persons against bodies
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const NameRange& name : names) {
    keys.push_back(key_of(scene, name.tokens));
    // "l'essayiste Alain Petit": a given name speaks for a person, once; a firm may bear it too.
    const auto [known, first] = votes.try_emplace(keys.back(), 0);
    if (first && given_before_family(scene, name.tokens)) known->second += given_weight;
    votes[keys.back()] += (name.person ? 1 : -1) + told_weight * told_before(scene, name.tokens);
  }
  for (std::size_t n = 0; n < names.size(); ++n) {
    const int vote = votes[keys[n]];
    if (vote != 0) names[n].person = vote > 0;
  }
}

}  // namespace depeche::actors
