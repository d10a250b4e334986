// SPDX-License-Identifier: Apache-2.0
#include "attribution/view.h"

#include "base/strings.h"

#include <algorithm>
#include <array>
#include <string>

namespace depeche {

namespace {

constexpr std::uint32_t max_phrase = 30;

/// "-t-il" -> "il", "-elle" -> "elle".
std::string_view without_hyphens(std::string_view word) {
  if (word.starts_with("-t-") || word.starts_with("-t'")) return word.substr(3);
  if (word.size() > 1 && word.front() == '-') return word.substr(1);
  return word;
}

bool is_letter_or_digit(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Punctuation alone; general punctuation (U+2000..) and guillemets are told by their bytes.
bool is_punctuation(std::string_view form) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    const auto c = static_cast<unsigned char>(form[i]);
    if (c == 0xE2 && i + 2 < form.size() && static_cast<unsigned char>(form[i + 1]) == 0x80) {
      i += 2;
    } else if (c == 0xC2 && i + 1 < form.size() && static_cast<unsigned char>(form[i + 1]) < 0xC0) {
      i += 1;
    } else if (is_letter_or_digit(c)) {
      return false;
    }
  }
  return !form.empty();
}

}  // namespace

View::View(const Document& document, const Analysis& analysis, const Actors& actors,
           const WordRoles& words)
    : document_(document),
      analysis_(analysis),
      actors_(actors),
      words_(words),
      quoted_(find_quoted(document.text())) {
  const std::size_t count = analysis.tokens.size();
  roles_.assign(count, 0);
  kinds_.assign(count, Kind::other);
  quotes_.assign(count, outside);
  sentences_.assign(count, 0);
  names_.assign(count, 0);
  marks_.assign(count, false);
  read_tokens();
  read_tree();
  read_names();
  read_quotes();
}

void View::read_tokens() {
  for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
    const TokenRange range = analysis_.sentences[s].tokens;
    for (std::uint32_t i = range.first; i < range.last && i < size(); ++i) sentences_[i] = s;
  }
  constexpr auto of_lemma =
      static_cast<std::uint64_t>(Role::have) | static_cast<std::uint64_t>(Role::be) |
      static_cast<std::uint64_t>(Role::modal) | static_cast<std::uint64_t>(Role::condition) |
      static_cast<std::uint64_t>(Role::lifting) | static_cast<std::uint64_t>(Role::speaker) |
      static_cast<std::uint64_t>(Role::proxy) | static_cast<std::uint64_t>(Role::source) |
      static_cast<std::uint64_t>(Role::demonstrative) | static_cast<std::uint64_t>(Role::varying) |
      static_cast<std::uint64_t>(Role::resumptive) | static_cast<std::uint64_t>(Role::continuing) |
      static_cast<std::uint64_t>(Role::resuming) | static_cast<std::uint64_t>(Role::utterance) |
      static_cast<std::uint64_t>(Role::naming) | static_cast<std::uint64_t>(Role::titled) |
      static_cast<std::uint64_t>(Role::latter) | static_cast<std::uint64_t>(Role::wish) |
      static_cast<std::uint64_t>(Role::area);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Token& word = token(i);
    roles_[i] = words_.roles(without_hyphens(word.lower));
    if (word.part == 1 && i > 0) words_of_contractions_[i - 1] = to_lower(slice(text(), word.span));
    if (word.lemma != word.lower) roles_[i] |= words_.roles(word.lemma) & of_lemma;
  }
  for (std::uint32_t i = 0; i < size(); ++i) kinds_[i] = kind_from_tags(i);
}

void View::read_tree() {
  constexpr int max_height = 40;
  reaches_.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) reaches_[i] = {i, i + 1};
  for (std::uint32_t i = 0; i < size(); ++i) {
    std::uint32_t up = token(i).head;
    for (int step = 0; step < max_height && up < size(); ++step, up = token(up).head) {
      TokenRange& reach = reaches_[up];
      reach = {std::min(reach.first, i), std::max(reach.last, i + 1)};
    }
  }
}

void View::read_names() {
  std::uint32_t number = 0;
  for (const NameSpan& name : analysis_.names) {
    ++number;
    for (std::uint32_t i = name.tokens.first; i < name.tokens.last && i < size(); ++i) {
      names_[i] = number;
      // "the United Nations": a participle in a name is a part of the name
      if (kinds_[i] == Kind::verb && starts_upper(token(i).form)) kinds_[i] = Kind::name;
      // "Marine Le Pen": an article inside a name too
      if (kinds_[i] == Kind::determiner && i > name.tokens.first && starts_upper(token(i).form)) {
        kinds_[i] = Kind::name;
      }
    }
  }
}

void View::read_quotes() {
  dialogue_.assign(size(), false);
  std::uint32_t line = 0;
  for (const Quoted& quoted : quoted_) {
    if (!quoted.dash) continue;
    while (line < size() && token(line).span.end <= quoted.outer.begin) ++line;
    for (; line < size() && token(line).span.begin < quoted.outer.end; ++line)
      dialogue_[line] = true;
  }
  std::uint32_t i = 0;
  for (std::uint32_t q = 0; q < quoted_.size(); ++q) {
    const Quoted& quoted = quoted_[q];
    if (quoted.depth > 0 || quoted.dash) continue;
    while (i < size() && token(i).span.end <= quoted.outer.begin) ++i;
    for (; i < size() && token(i).span.begin < quoted.outer.end; ++i) {
      if (token(i).span.begin >= quoted.inner.begin && token(i).span.end <= quoted.inner.end) {
        quotes_[i] = q;
      } else {
        marks_[i] = true;
      }
    }
  }
}

View::Kind View::kind_from_tags(std::uint32_t i) const {
  const Token& word = token(i);
  if (is_punctuation(word.form)) return Kind::punctuation;
  switch (word.upos) {
    case Upos::noun:
      return Kind::noun;
    case Upos::propn:
      return Kind::name;
    case Upos::adj:
      return Kind::adjective;
    case Upos::det:
      return Kind::determiner;
    case Upos::num:
      return Kind::number;
    case Upos::pron:  // "his family": some treebanks call possessives pronouns
      return word.morph.possessive && is(i, Role::determiner) ? Kind::determiner : Kind::pronoun;
    case Upos::adp:
      return Kind::adposition;
    case Upos::verb:
      return Kind::verb;
    case Upos::aux:
      return Kind::auxiliary;
    case Upos::adv:
      return Kind::adverb;
    case Upos::cconj:
      return Kind::conjunction;
    case Upos::sconj:
      return Kind::subordinator;
    default:
      return kind_from_roles(i);
  }
}

View::Kind View::kind_from_roles(std::uint32_t i) const {
  if (is(i, Role::preposition)) return Kind::adposition;
  if (is(i, Role::determiner)) return Kind::determiner;
  if (is(i, Role::pronoun) || is(i, Role::clitic) || is(i, Role::relative)) return Kind::pronoun;
  if (is(i, Role::have) || is(i, Role::be)) return Kind::auxiliary;
  if (is(i, Role::conjunction)) return Kind::conjunction;
  if (is(i, Role::complementiser)) return Kind::subordinator;
  if (is(i, Role::negation) || is(i, Role::adverb)) return Kind::adverb;
  if (starts_upper(token(i).form)) return Kind::name;
  if (actors_.at(i) != no_actor) return Kind::noun;
  return Kind::other;
}

std::string_view View::surface(std::uint32_t i) const {
  const Token& word = token(i);
  const bool contracted = word.part == 0 && i + 1 < size() && token(i + 1).part == 1;
  if (!contracted) return word.lower;
  return words_of_contractions_.at(i);
}

TokenRange View::tokens_of(Span span) const {
  TokenRange range{analysis_.token_at(span.begin), 0};
  range.last = range.first;
  while (range.last < size() && token(range.last).span.begin < span.end) ++range.last;
  return range;
}

bool View::is_finite(std::uint32_t i) const {
  if (kinds_[i] != Kind::verb && kinds_[i] != Kind::auxiliary) return false;
  const VerbForm form = token(i).morph.verb_form;
  return form == VerbForm::fin || form == VerbForm::none;
}

bool View::is_inverted_pronoun(std::uint32_t i) const {
  return i < size() && token(i).form.size() > 1 && token(i).form.front() == '-' &&
         is(i, Role::pronoun);
}

bool View::is_stop(std::uint32_t i) const {
  if (kinds_[i] != Kind::punctuation || is_comma(i) || marks_[i]) return false;
  if (token(i).form == "-") {  // a dash, not a hyphen
    return token(i).space_before && i + 1 < size() && token(i + 1).space_before;
  }
  // "La République en marche! en Anjou": the mark of a name; the sentence goes on.
  const std::string& form = token(i).form;
  if ((form == "!" || form == "?") && !token(i).space_before && i + 1 < size() &&
      sentence_of(i) == sentence_of(i + 1) && !token(i + 1).lower.empty() &&
      token(i + 1).form == token(i + 1).lower && kind(i + 1) != Kind::punctuation)
    return false;
  constexpr std::array<std::string_view, 13> stops = {
      ".",  ";", ":", "!", "?", "(", ")", "...", "\xE2\x80\xA6", "\xE2\x80\x93", "\xE2\x80\x94",
      "?!", "!!"};
  return std::find(stops.begin(), stops.end(), token(i).form) != stops.end();
}

bool View::has_role_in(TokenRange range, Role role) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (is(i, role)) return true;
  }
  return false;
}

/// "le numéro 2 du ministère", "France 3": a figure directly behind a noun, with none behind it.
bool View::numbers_noun(std::uint32_t i) const {
  if (i == 0 || (kinds_[i - 1] != Kind::noun && kinds_[i - 1] != Kind::name)) return false;
  if (i + 1 >= size()) return true;
  const Kind next = kinds_[i + 1];
  return next != Kind::noun && next != Kind::adjective && next != Kind::number &&
         next != Kind::other;
}

bool View::extends(std::uint32_t i, const NounPhrase& phrase) const {
  if (i >= size() || quotes_[i] != quotes_[phrase.tokens.first]) return false;
  const bool same_name = i > 0 && names_[i] != 0 && names_[i] == names_[i - 1];
  const bool after_head = phrase.head != no_token;
  if (after_head && same_name) return true;
  switch (kinds_[i]) {
    case Kind::determiner:
      return i == phrase.tokens.first || kinds_[i - 1] == Kind::determiner;
    case Kind::number:
      return !after_head || language_is(Role::compounds) || numbers_noun(i);
    case Kind::adjective:
      return true;
    case Kind::name:
      // two names that stand side by side are two phrases
      return !after_head || (is(i, Role::calendar) == is(i - 1, Role::calendar) &&
                             (names_[i] == 0 || names_[i - 1] == 0));
    case Kind::noun:
      if (!after_head) return true;
      return !is(i, Role::calendar) &&
             (language_is(Role::compounds) || starts_upper(token(i).form) || same_name);
    case Kind::other:
      return !after_head || starts_upper(token(i).form);
    case Kind::verb:  // "les forces armées", "la société privée": participles as adjectives
      return after_head && token(i).morph.verb_form == VerbForm::part && names_[i] != 0;
    case Kind::punctuation:
      if (is_percent(i)) return !after_head && i > 0 && kinds_[i - 1] == Kind::number;
      return after_head && token(i).form == "-" && i + 1 < size() && !token(i).space_before;
    default:
      return after_head && same_name;
  }
}

/// Reads determiners, adjectives and nouns from `first`; returns the token behind them.
std::uint32_t View::read_core(std::uint32_t first, NounPhrase& phrase) const {
  std::uint32_t i = first;
  bool closed = false;
  NounPhrase core{{first, first}, no_token};
  for (; i < size() && i < first + max_phrase && extends(i, core); ++i) {
    const bool nominal = kinds_[i] == Kind::noun || kinds_[i] == Kind::name ||
                         kinds_[i] == Kind::other || (i > first && is_percent(i));
    if (!nominal) {
      closed = core.head != no_token;
      continue;
    }
    // the last noun of a compound carries it, except names behind a title
    const bool compound = language_is(Role::compounds) && !closed && kinds_[i] == Kind::noun;
    if (core.head == no_token || compound) core.head = i;
  }
  if (core.head == no_token) {
    // "les deux", "trois": figures and adjectives alone may stand for a noun
    for (std::uint32_t k = first; k < i; ++k) {
      if (kinds_[k] == Kind::number || kinds_[k] == Kind::adjective) core.head = k;
    }
  }
  if (phrase.head == no_token) phrase.head = core.head;
  return core.head == no_token ? first : i;
}

/// Is token `i` the link to a complement ("de", "of")? Then the end of that complement, else `i`.
std::uint32_t View::complement_end(std::uint32_t i) const {
  std::uint32_t next = i;
  if (next < size() && is(next, Role::genitive) && kinds_[next] != Kind::determiner) {
    NounPhrase inner;
    ++next;
    const std::uint32_t end = read_core(next, inner);
    if (end > next && quotes_[next] == quotes_[i]) return end;
  }
  return i;
}

bool View::has_kind(TokenRange range, Kind kind) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (kinds_[i] == kind) return true;
  }
  return false;
}

NounPhrase View::phrase_at(std::uint32_t first) const {
  NounPhrase phrase{{first, first}, no_token};
  if (first >= size() || kinds_[first] == Kind::punctuation) return phrase;
  // "l' | un des otages"
  if (kinds_[first] == Kind::determiner && first + 1 < size() &&
      kinds_[first + 1] == Kind::pronoun && complement_end(first + 2) > first + 2) {
    phrase = phrase_at(first + 1);
    phrase.tokens.first = first;
    return phrase;
  }
  if (kinds_[first] == Kind::pronoun) {
    phrase.tokens.last = first + 1;
    if (is(first, Role::pronoun) || is(first, Role::speaker) || actors_.at(first) != no_actor) {
      phrase.head = first;
      return phrase;
    }
    const PronType type = token(first).morph.pron_type;
    const bool one = type != PronType::prs && type != PronType::rel && type != PronType::interr &&
                     !is(first, Role::relative);
    // "celui | qui conduisait", "l'un de ses proches"
    if (type == PronType::dem && first + 1 < size() && is(first + 1, Role::relative))
      phrase.head = first;
    const std::uint32_t group = one ? complement_end(first + 1) : first + 1;
    if (group > first + 1) {
      phrase.tokens.last = group;
      phrase.head = first;
      std::uint32_t noun = first + 1;
      while (noun < group && kinds_[noun] != Kind::noun && kinds_[noun] != Kind::name) ++noun;
      // "l'une des études": a thing among things
      if (noun < group && !is(noun, Role::speaker) && actors_.at(noun) == no_actor)
        phrase.head = noun;
    }
    return phrase;
  }
  std::uint32_t end = read_core(first, phrase);
  while (end > first && end < first + max_phrase) {
    const std::uint32_t further = complement_end(end);
    if (further == end) break;
    // "Norway's foreign minister": the minister
    if (language_is(Role::compounds) && !token(end).space_before) {
      NounPhrase owned;
      read_core(end + 1, owned);
      if (owned.found()) phrase.head = owned.head;
    }
    end = further;
  }
  phrase.tokens.last = end;
  return phrase;
}

Span View::span_of(TokenRange range) const {
  if (range.first >= range.last || range.last > size()) return {};
  // "du ministère" is de + le + ministère: the phrase behind the preposition starts at its noun
  if (token(range.first).part > 0 && range.size() > 1) ++range.first;
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

ActorIndex View::actor_of(const NounPhrase& phrase) const {
  if (!phrase.found()) return no_actor;
  const ActorIndex own = actors_.at(phrase.head);
  if (own != no_actor) return named_behind(phrase, own);
  const bool proxy = is(phrase.head, Role::proxy);
  const bool title = !proxy && kinds_[phrase.head] != Kind::name;
  for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
    const ActorIndex actor = actors_.at(i);
    if (actor == no_actor) continue;
    if (proxy) return actor;
    // "l'édile PS", "le député LR": who holds the office is not the party
    if (i > phrase.head && is_party(actor)) continue;
    // "le général Ahmed Saleh": the name behind a title, unless a preposition parts them; "Mike
    // Ryan of the WHO" is not the WHO
    if (i < phrase.head ? !title : !has_kind({phrase.head, i}, Kind::adposition)) return actor;
  }
  return proxy ? no_actor : apposed_actor(phrase.head);
}

/// "la chirurgienne Anne Roy": the person named behind a title, should the two be two actors.
ActorIndex View::named_behind(const NounPhrase& phrase, ActorIndex own) const {
  if (kinds_[phrase.head] != Kind::noun || actors_.list[own].type != ActorType::person) return own;
  constexpr std::uint32_t reach = 8;  // "le député Les Républicains niçois Luc Garnier"
  const std::uint32_t last = std::min(size(), phrase.head + reach);
  for (std::uint32_t i = phrase.head + 1; i < last; ++i) {
    const bool part = kinds_[i] == Kind::adjective || kinds_[i] == Kind::name ||
                      (kinds_[i] == Kind::determiner && starts_upper(token(i).form));
    if (!part || quotes_[i] != quotes_[phrase.head] || sentences_[i] != sentences_[phrase.head])
      return own;
    const ActorIndex other = actors_.at(i);
    if (other != no_actor && actors_.list[other].type == ActorType::person) return other;
  }
  return own;
}

bool View::is_party(ActorIndex actor) const {
  const std::vector<std::string>& sectors = actors_.list[actor].sectors;
  return actors_.list[actor].type == ActorType::organization &&
         std::find(sectors.begin(), sectors.end(), "PTY") != sectors.end();
}

/// "l'adjointe aux emplacements publics Marie-Louise Lota", "le numéro 2 du ministère, le directeur
/// Jérôme Salomon": the actor of a name that the tree hangs on the noun beside it.
ActorIndex View::apposed_actor(std::uint32_t head) const {
  constexpr std::uint32_t reach = 16;
  const bool one_of = kinds_[head] == Kind::pronoun && head + 1 < size() &&
                      is(head + 1, Role::genitive) && !is(head, Role::relative);
  if (kinds_[head] != Kind::noun && !one_of) return no_actor;
  if (one_of) {
    // "l'un des porte-voix du comité, Luc Garnier": a tree may hang the name on either
    std::uint32_t noun = head + 2;
    while (noun < size() && noun < head + 5 && kinds_[noun] != Kind::noun) ++noun;
    if (noun < size() && kinds_[noun] == Kind::noun && actors_.at(noun) == no_actor) {
      const ActorIndex named = apposed_actor(noun);
      if (named != no_actor && actors_.list[named].type == ActorType::person) return named;
    }
  }
  const std::uint32_t last = std::min({reaches_[head].last, head + reach, size()});
  for (std::uint32_t i = head + 1; i < last; ++i) {
    if (token(i).head != head || quotes_[i] != quotes_[head]) continue;
    const Deprel relation = main_relation(token(i).deprel);
    const bool bare = relation == Deprel::nmod && kinds_[i] == Kind::name &&
                      kinds_[i - 1] != Kind::adposition && kinds_[i - 1] != Kind::determiner;
    if (relation != Deprel::appos && relation != Deprel::flat && !bare) continue;
    if (kinds_[i] == Kind::name && actors_.at(i) != no_actor) return actors_.at(i);
    for (std::uint32_t k = i + 1; k < std::min(last, reaches_[i].last); ++k) {
      if (token(k).head == i && kinds_[k] == Kind::name && actors_.at(k) != no_actor &&
          kinds_[k - 1] != Kind::adposition && kinds_[k - 1] != Kind::determiner)
        return actors_.at(k);
    }
    if (actors_.at(i) != no_actor) return actors_.at(i);
  }
  // "l'adjointe aux travaux | Anne Roy": without a break behind a complement
  for (std::uint32_t i = head + 1; i < last; ++i) {
    const bool broken = kinds_[i] == Kind::punctuation || kinds_[i] == Kind::verb ||
                        kinds_[i] == Kind::auxiliary || kinds_[i] == Kind::conjunction ||
                        kinds_[i] == Kind::pronoun;
    if (broken) break;
    const ActorIndex actor = actors_.at(i);
    const bool free = kinds_[i] == Kind::name && kinds_[i - 1] == Kind::noun;
    if (free && actor != no_actor && actors_.list[actor].type == ActorType::person) return actor;
  }
  return no_actor;
}

}  // namespace depeche
