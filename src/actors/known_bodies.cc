// SPDX-License-Identifier: Apache-2.0
#include "actors/known_bodies.h"

#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace depeche::actors {

namespace {

/// The next letter of `text`; 0 at the end.
char32_t next_letter(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const char32_t c = utf8::next(text, at);
    if (u_isalpha(static_cast<UChar32>(c)) != 0) return c;
  }
  return 0;
}

/// Every capital of `alias` is a capital in `text`; an acronym is all capitals there.
bool capitals_agree(std::string_view alias, std::string_view text) {
  std::size_t a = 0;
  std::size_t t = 0;
  while (true) {
    const char32_t wanted = next_letter(alias, a);
    const char32_t found = next_letter(text, t);
    if (wanted == 0 || found == 0) return wanted == found;
    if (u_isupper(static_cast<UChar32>(wanted)) != 0 && u_isupper(static_cast<UChar32>(found)) == 0)
      return false;
  }
}

/// A run of capitals is a headline, where "IS" or "UN" may be a plain word.
bool inside_capitals(const Scene& scene, TokenRange range) {
  constexpr std::uint32_t reach = 20;
  const TokenRange sentence = scene.sentence_tokens(range.first);
  int loud = 0;
  int quiet = 0;
  const std::uint32_t begin =
      std::max(sentence.first, range.first > reach ? range.first - reach : 0);
  const std::uint32_t end = std::min(sentence.last, range.last + reach);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (range.contains(i) || scene.key(i).size() < 2) continue;
    ++(is_all_upper(scene.token(i).form) ? loud : quiet);
  }
  return loud > 2 && loud > quiet;
}

/// The longest name of the tables among the `count` tokens from `first`, by its words alone.
PhraseMap::Match aliases_at(const Scene& scene, std::uint32_t first, std::uint32_t count) {
  return scene.tables().alias_map.longest(count,
                                          [&](std::uint32_t k) { return scene.key(first + k); });
}

/// Does the body stand inside a longer name?
bool name_is_longer(const Scene& scene, TokenRange range, TokenRange name) {
  if (name.size() <= range.size() || !name.contains(range.first) || name.last < range.last)
    return false;
  // "Houthi movement", "Xinhua news agency": plain nouns say what the body is.
  bool nouns = range.first == name.first && range.last < name.last;
  for (std::uint32_t i = range.last; i < name.last && nouns; ++i)
    nouns = scene.token(i).upos == Upos::noun && !starts_upper(scene.token(i).form);
  if (nouns) return false;
  // A body joined to others is a name of its own: "l'Union africaine et la Cédéao".
  const auto parts = [&](std::uint32_t i) {
    const Upos upos = scene.token(i).upos;
    return !name.contains(i) || upos == Upos::cconj || upos == Upos::punct || upos == Upos::det;
  };
  return !(parts(range.last < scene.size() ? range.last : range.first) &&
           (range.first == 0 || parts(range.first - 1)));
}

/// Does the text mean a name by words that are common ones as well ("Le Monde", "Voici")? The name
/// finder sees a body of just these words, or they have their capitals within a sentence with
/// nothing before that makes a noun of them.
bool is_meant_as_name(const Scene& scene, TokenRange range, const NameRange* name) {
  const bool article = scene.token(range.first).upos == Upos::det && range.size() > 1;
  if (name != nullptr) {
    const TokenRange bare{range.first + (article ? 1U : 0U), range.last};
    if (name->tokens != range && name->tokens != bare) return false;
    if (!name->person) return true;
  }
  if (range.first == scene.sentence_tokens(range.first).first) return false;
  const Token& before = scene.token(range.first - 1);
  if (before.upos == Upos::punct && !scene.is(WordKind::comma, range.first - 1)) return false;
  return range.size() > 1 || (before.upos != Upos::det && before.part == 0 &&
                              scene.token(range.first).upos == Upos::propn);
}

/// "le maire Les Républicains | de Nice": a party whose person is named elsewhere, though the name
/// finder took all of it for one name.
bool is_party_of_person(const Scene& scene, TokenRange range, const EntityRow& body,
                        const NameRange* name) {
  if (name == nullptr || name->tokens.first < range.first || range.last >= name->tokens.last ||
      !scene.is(WordKind::complement, range.last) || range.first == 0)
    return false;
  const NounRow* const noun = scene.tables().noun(scene.lemma(range.first - 1));
  return !body.sectors.empty() && body.sectors.front() == "PTY" && noun != nullptr &&
         noun->one == ActorType::person;
}

std::uint32_t entity_at(const Scene& scene, std::uint32_t i,
                        const std::vector<const NameRange*>& name_at, std::uint32_t& length) {
  constexpr std::uint32_t longest = 14;
  const TokenRange sentence = scene.sentence_tokens(i);
  const auto match = aliases_at(scene, i, std::min(sentence.last - i, longest));
  if (match.tokens == 0) return nothing;
  const std::string_view written = scene.text(scene.span_of({i, i + match.tokens}));
  for (const std::uint32_t row : *match.rows) {
    const EntityAlias& alias = scene.tables().aliases[row];
    if (!capitals_agree(alias.written, written)) continue;
    const TokenRange range{i, i + match.tokens};
    const NameRange* const name = name_at[range.last - 1];
    if (alias.doubtful &&
        !is_party_of_person(scene, range, scene.tables().entities[alias.entity], name) &&
        (written != alias.written || !is_meant_as_name(scene, range, name)))
      continue;
    // A maker's name before a number is a product: "un Boeing 737".
    const std::uint32_t next = i + match.tokens;
    if (scene.tables().entities[alias.entity].country == "MNC" && next < sentence.last &&
        scene.token(next).form.front() >= '0' && scene.token(next).form.front() <= '9') {
      continue;
    }
    // "Douma" is a town of Syria where the text speaks of it.
    const std::uint32_t at = scene.place_at(i);
    if (at != nothing && scene.places()[at].tokens == TokenRange{i, next} && next - i == 1 &&
        scene.places()[at].resolution != Resolution::country &&
        !scene.places()[at].country.empty() && !scene.places()[at].is_actor &&
        scene.places()[at].country != scene.tables().entities[alias.entity].country)
      continue;
    if (is_all_upper(alias.written) && alias.written.size() < 4 &&
        inside_capitals(scene, {i, i + match.tokens}))
      continue;
    length = match.tokens;
    return alias.entity;
  }
  return nothing;
}

}  // namespace

std::vector<KnownBody> known_bodies(const Scene& scene, const std::vector<NameRange>& names) {
  std::vector<const NameRange*> name_at(scene.size(), nullptr);
  for (const NameRange& name : names)
    std::fill(name_at.begin() + name.tokens.first, name_at.begin() + name.tokens.last, &name);
  std::vector<KnownBody> out;
  for (std::uint32_t i = 0; i < scene.size();) {
    std::uint32_t length = 1;
    const std::uint32_t entity =
        scene.key(i).empty() ? nothing : entity_at(scene, i, name_at, length);
    const TokenRange range{i, i + length};
    const NameRange* const around = name_at[range.last - 1];
    const TokenRange name = name_at[i] == nullptr ? TokenRange{} : name_at[i]->tokens;
    const bool known = entity != nothing &&
                       (!name_is_longer(scene, range, name) ||
                        is_party_of_person(scene, range, scene.tables().entities[entity], around));
    if (known) out.push_back({range, entity});
    i += known ? length : 1;
  }
  return out;
}

bool is_common_word(const Scene& scene, TokenRange range) {
  const auto match = aliases_at(scene, range.first, range.size());
  if (match.tokens != range.size()) return false;
  const std::string_view written = scene.text(scene.span_of(range));
  return std::all_of(match.rows->begin(), match.rows->end(), [&](std::uint32_t row) {
    const EntityAlias& alias = scene.tables().aliases[row];
    return alias.doubtful && !capitals_agree(alias.written, written);
  });
}

const EntityRow* outlet_before(const Scene& scene, TokenRange range) {
  const auto match = aliases_at(scene, range.first, range.size());
  if (match.tokens < 2) return nullptr;
  const EntityAlias& alias = scene.tables().aliases[match.rows->front()];
  const EntityRow& body = scene.tables().entities[alias.entity];
  const bool outlet = !body.sectors.empty() && body.sectors.front() == "JRN" && !alias.doubtful;
  const TokenRange words{range.first, range.first + match.tokens};
  return outlet && capitals_agree(alias.written, scene.text(scene.span_of(words))) ? &body
                                                                                   : nullptr;
}

}  // namespace depeche::actors
