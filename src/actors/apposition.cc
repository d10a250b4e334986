// SPDX-License-Identifier: Apache-2.0
// Which mentions side by side are one actor?
#include "actors/apposition.h"

#include "actors/nominal_mentions.h"

#include <algorithm>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_to_name = 8;  ///< tokens between a noun and the name beside it

bool fits(const Mention& nominal, const Mention& name) {
  if (name.kind == Kind::person_name) return nominal.type == ActorType::person;
  return is_body(nominal.type) && (nominal.generic || nominal.entity == nothing);
}

/// Is the title a part of the name, as "M." is: an office before a bare family name ("le président
/// Poutine"), a described kind before a body ("groupe terroriste État islamique")?
bool belongs_to_name(const Mention& title, const Mention& named) {
  return named.kind == Kind::body_name && !title.details.empty() && named.entity != nothing;
}

/// An office alone before a bare family name: "le président Poutine".
bool makes_a_name(const Mention& title, const Mention& named) {
  return named.kind == Kind::person_name && title.is_office && title.country.empty() &&
         title.details.empty() && title.core.last == title.noun_last && named.keys.size() == 1;
}

/// Name right behind its title: two mentions of one actor ("le général | Ümit Dündar"), one when
/// the title belongs to the name.
void attach_title(Draft& draft, std::uint32_t nominal, std::uint32_t name) {
  Mention& title = draft.mentions[nominal];
  Mention& named = draft.mentions[name];
  title.anchor = name;
  // "l'agence Tass"
  if (title.outlet && named.kind == Kind::body_name && named.sectors.empty())
    title.sectors = named.sectors = {"JRN"};
  if (belongs_to_name(title, named)) named.titled = title.core.first;
  if (makes_a_name(title, named)) named.titled = title.tokens.first;
  named.salience = std::max(named.salience, title.salience);
  if (named.gender == Gender::none) named.gender = title.gender;
}

/// Does the description end with that of another person?
bool ends_with_person(const Draft& draft, std::uint32_t n) {
  const Mention& outer = draft.mentions[n];
  for (std::uint32_t p = n + 1; p < draft.mentions.size() && p < n + 4; ++p) {
    const Mention& inner = draft.mentions[p];
    if (inner.kind == Kind::nominal && inner.type == ActorType::person &&
        inner.tokens.last == outer.tokens.last && inner.tokens.first >= outer.noun_last &&
        inner.number != Number::plur)
      return true;
  }
  return false;
}

/// "le président de l'organisation | X", "la directrice de l'ONG suisse | X": does the description
/// end with a noun for a body, adjectives aside?
bool ends_with_body(const Scene& scene, const Mention& nominal) {
  std::uint32_t last = nominal.tokens.last - 1;
  while (last > nominal.noun_last && scene.token(last).upos == Upos::adj) --last;
  if (last < nominal.noun_last || scene.token(last).upos != Upos::noun) return false;
  const NounRow* const row = scene.tables().noun(scene.lemma(last));
  return row != nullptr && is_body(row->one) && !row->led;
}

/// "l'assaillant, un homme de 21 ans, X": what is told of X is told of the assailant.
void attach_chains(const Scene& scene, Draft& draft) {
  std::vector<std::uint32_t> begin(scene.size() + 1, nothing);
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    const Mention& mention = draft.mentions[n];
    if (mention.kind == Kind::nominal && mention.type == ActorType::person &&
        mention.anchor != nothing &&
        draft.mentions[mention.anchor].tokens.first >= mention.tokens.last)
      begin[mention.tokens.first] = n;
  }
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    Mention& first = draft.mentions[n];
    const bool one = first.kind == Kind::nominal && first.type == ActorType::person &&
                     first.anchor == nothing && first.number != Number::plur && !first.counted &&
                     first.determination != Determination::bare;
    const std::uint32_t comma = first.tokens.last;
    if (!one || comma + 1 >= scene.size() || !scene.is(WordKind::comma, comma) ||
        !scene.same_sentence(first.head, comma + 1))
      continue;
    const std::uint32_t next = begin[comma + 1];
    if (next == nothing || is_complement(draft, n)) continue;
    const Deprel relation = main_relation(scene.token(draft.mentions[next].head).deprel);
    const bool told = draft.mentions[next].determination == Determination::indefinite ||
                      relation == Deprel::appos;
    // "la fille de Paul Kaba, un avocat, …": told of him, not of her.
    const std::uint32_t whom = draft.mentions[next].anchor;
    if (told && !first.tokens.contains(draft.mentions[whom].head)) first.anchor = whom;
  }
}

/// A body of the tables is not called what contradicts them.
bool may_be_called(const Mention& nominal, const Mention& name) {
  if (name.kind == Kind::person_name || nominal.sectors.empty() || name.sectors.empty())
    return true;
  return nominal.sectors.front() == name.sectors.front();
}

/// The tree says so: "un porte-parole du mouvement, X, …", "X, a member of parliament, …".
void attach_by_tree(const Scene& scene, Draft& draft) {
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    Mention& nominal = draft.mentions[n];
    const bool one = nominal.type == ActorType::person || nominal.type == ActorType::organization;
    if (nominal.kind != Kind::nominal || nominal.anchor != nothing || nominal.counted || !one ||
        nominal.number == Number::plur || is_complement(draft, n))
      continue;
    const Kind wanted = nominal.type == ActorType::person ? Kind::person_name : Kind::body_name;
    const Token& head = scene.token(nominal.head);
    if (head.deprel == Deprel::appos && head.head != no_token) {
      const std::uint32_t other = draft.at[head.head];
      if (other != nothing && draft.mentions[other].kind == wanted &&
          may_be_called(nominal, draft.mentions[other]) &&
          draft.mentions[other].tokens.last <= nominal.tokens.first)
        nominal.anchor = other;
      continue;
    }
    const std::uint32_t end =
        std::min(scene.sentence_tokens(nominal.head).last, nominal.tokens.last + max_to_name);
    for (std::uint32_t i = nominal.tokens.last; i < end; ++i) {
      const Token& word = scene.token(i);
      // A person's name beside "porte-parole du ministère" is never the ministry's.
      if (word.deprel != Deprel::appos || !nominal.tokens.contains(word.head)) continue;
      const std::uint32_t other = draft.at[i];
      if (other == nothing) break;
      // "un officier cité par l'AFP, le lieutenant X": the name behind its own title
      const std::uint32_t named =
          draft.mentions[other].kind == Kind::nominal && draft.mentions[other].anchor != nothing
              ? draft.mentions[other].anchor
              : other;
      // "la Ligue et l'Union des joueurs (UDJ)": letters of another body
      const bool letters = draft.mentions[named].kind == Kind::body_name &&
                           draft.mentions[named].anchor != nothing &&
                           draft.mentions[named].anchor != n;
      if (draft.mentions[named].kind == wanted && !letters &&
          !nominal.tokens.contains(draft.mentions[named].head) &&
          may_be_called(nominal, draft.mentions[named]))
        nominal.anchor = named;
      break;
    }
  }
}

/// "le ministre de la Défense et général d'armée X": both titles are of X.
void attach_joined_titles(const Scene& scene, Draft& draft) {
  for (std::uint32_t n = 1; n < draft.mentions.size(); ++n) {
    const Mention& second = draft.mentions[n];
    if (second.kind != Kind::nominal || second.anchor == nothing ||
        second.determination != Determination::bare)
      continue;
    const std::uint32_t joint = second.tokens.first;
    if (joint < 2 || scene.token(joint - 1).upos != Upos::cconj) continue;
    for (std::uint32_t p = n; p-- > 0 && p + 6 > n;) {
      Mention& first = draft.mentions[p];
      if (first.kind != Kind::nominal || first.tokens.last != joint - 1 ||
          first.type != ActorType::person)
        continue;
      if (first.anchor == nothing) first.anchor = second.anchor;
      break;
    }
  }
}

/// "la députée (PS) du Gard | X": the token behind the bracket at `open` and the complement that
/// goes on with the title; `nothing` where none does.
std::uint32_t behind_bracket(const Scene& scene, std::uint32_t open) {
  constexpr std::uint32_t most = 4;  // tokens in the bracket
  if (open >= scene.size() || scene.token(open).form != "(") return nothing;
  const std::uint32_t limit = std::min(scene.sentence_tokens(open).last, open + most + 2);
  std::uint32_t close = open + 1;
  while (close < limit && scene.token(close).form != ")") ++close;
  const bool goes_on = close + 2 < limit && scene.is(WordKind::complement, close + 1);
  return goes_on ? close + 2 : nothing;
}

/// "la députée (PS) du Gard X": a title that is broken off by the party and its name.
void attach_past_bracket(const Scene& scene, Draft& draft, const Edges& edges) {
  for (Mention& nominal : draft.mentions) {
    if (nominal.kind != Kind::nominal || nominal.type != ActorType::person || nominal.pair ||
        nominal.anchor != nothing || nominal.number == Number::plur)
      continue;
    const std::uint32_t first = behind_bracket(scene, nominal.tokens.last);
    if (first == nothing) continue;
    const std::uint32_t end = std::min(scene.sentence_tokens(first).last, first + max_to_name);
    for (std::uint32_t i = first + 1; i < end; ++i) {
      const Upos before = scene.token(i - 1).upos;
      if (before == Upos::punct || before == Upos::verb || before == Upos::aux) break;
      const std::uint32_t name = edges.begin[i];
      if (name == nothing || before == Upos::adp || before == Upos::det) continue;
      if (draft.mentions[name].kind == Kind::person_name) nominal.anchor = name;
      break;
    }
  }
}

/// "La veuve de X, auteur de l'attentat": what is said of X behind the comma makes the widow no X.
void detach_complements(const Scene& scene, Draft& draft) {
  for (Mention& nominal : draft.mentions) {
    if (nominal.kind != Kind::nominal || nominal.anchor == nothing) continue;
    const Mention& named = draft.mentions[nominal.anchor];
    const TokenRange name = named.tokens;
    if (named.kind != Kind::person_name || name.first <= nominal.head ||
        name.last > nominal.tokens.last)
      continue;
    for (std::uint32_t i = nominal.head + 1; i < name.first; ++i) {
      if (scene.is(WordKind::complement, i)) nominal.anchor = nothing;
    }
  }
}

/// Sorting moves mentions: anchors follow.
void sort_with_anchors(Draft& draft) {
  std::vector<std::uint32_t> order(draft.mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const TokenRange x = draft.mentions[a].tokens;
    const TokenRange y = draft.mentions[b].tokens;
    return x.first != y.first ? x.first < y.first : x.last > y.last;
  });
  std::vector<std::uint32_t> moved(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) moved[order[i]] = i;
  for (Mention& mention : draft.mentions) {
    if (mention.anchor != nothing) mention.anchor = moved[mention.anchor];
    for (std::uint32_t& name : mention.listed) name = moved[name];
  }
  draft.sort();
}

}  // namespace

bool ends_apposition(const Scene& scene, std::uint32_t i) {
  return i >= scene.size() || scene.token(i).upos == Upos::punct;
}

bool opens_marks(const Scene& scene, std::uint32_t i) {
  const std::string& form = scene.token(i).form;
  return scene.tables().is(WordKind::quote_open, form) ||
         scene.tables().is(WordKind::quote_both, form);
}

void find_appositions(const Scene& scene, Draft& draft) {
  find_acronyms(scene, draft);
  Edges edges(draft, scene.size());
  // From the last one back: "le ministre | le général | X".
  for (auto n = static_cast<std::uint32_t>(draft.mentions.size()); n-- > 0;) {
    const Mention& nominal = draft.mentions[n];
    if (nominal.kind != Kind::nominal || nominal.pair) continue;
    std::uint32_t next = nominal.tokens.last;
    // "l'association « Un arbre, une vie »"
    if (is_body(nominal.type) && next + 1 < scene.size() && opens_marks(scene, next)) ++next;
    const std::uint32_t name = next < scene.size() && scene.same_sentence(nominal.head, next)
                                   ? edges.begin[next]
                                   : nothing;
    if (name == nothing) continue;
    if ((draft.mentions[name].kind == Kind::person_name && ends_with_person(draft, n)) ||
        (draft.mentions[name].kind == Kind::body_name && nominal.type == ActorType::person &&
         ends_with_body(scene, nominal))) {
      // "l'épouse du président X": X is the president.
      draft.mentions[n].tokens.last = draft.mentions[n].core.last =
          draft.mentions[name].tokens.last;
      continue;
    }
    if (nominal.number == Number::plur || !fits(nominal, draft.mentions[name])) continue;
    attach_title(draft, n, name);
    edges.add_title(draft.mentions[n], name);
  }
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    const Mention& nominal = draft.mentions[n];
    if (nominal.kind != Kind::nominal || nominal.pair || nominal.anchor != nothing) continue;
    attach_across_comma(scene, draft, edges, n);
    if (nominal.anchor == nothing) attach_past_clause(scene, draft, edges, n);
    attach_body_across_comma(scene, draft, edges, n);
  }
  for (Mention& nominal : draft.mentions) {
    const std::uint32_t name = edges.end[nominal.tokens.first];
    const bool outlet = nominal.kind == Kind::nominal && nominal.outlet &&
                        nominal.anchor == nothing && nominal.determination == Determination::bare;
    if (outlet && name != nothing && draft.mentions[name].kind == Kind::body_name &&
        scene.same_sentence(nominal.head, draft.mentions[name].head))
      nominal.anchor = name;
  }
  attach_nicknames(scene, draft, edges);
  attach_chains(scene, draft);
  describe_lists(scene, draft, edges);
  attach_affiliations(scene, draft, edges);
  attach_joined_titles(scene, draft);
  attach_past_bracket(scene, draft, edges);
  attach_by_tree(scene, draft);
  attach_followers(scene, draft);
  attach_described_many(scene, draft);
  attach_listed_descriptions(scene, draft);
  detach_complements(scene, draft);
  sort_with_anchors(draft);
  settle_predicates(scene, draft);
}

}  // namespace depeche::actors
