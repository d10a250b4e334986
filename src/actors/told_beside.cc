// SPDX-License-Identifier: Apache-2.0
// What do the words beside an actor tell of it: of whom it is, that it is one of a list, that it is
// nobody new?
#include "actors/apposition.h"
#include "actors/description.h"
#include "actors/unions.h"

#include <cstddef>

namespace depeche::actors {

namespace {

/// The subject of the clause whose predicate is the noun `head` ("il est le président"): its
/// mention; `nothing` when the noun is no predicate or the subject is unknown.
struct Predicate {
  bool found = false;
  std::uint32_t subject = nothing;
};

Predicate predicate_at(const Scene& scene, const Draft& draft, std::uint32_t head) {
  constexpr std::uint32_t reach = 30;
  Predicate out;
  const std::uint32_t first = scene.sentence_tokens(head).first;
  for (std::uint32_t i = head; i > first && i + reach > head; --i) {
    const Token& token = scene.token(i - 1);
    if (token.head != head) continue;
    if (token.deprel == Deprel::cop) out.found = true;
    if (main_relation(token.deprel) == Deprel::nsubj && draft.at[i - 1] != nothing)
      out.subject = draft.at[i - 1];
  }
  return out;
}

}  // namespace

namespace {

/// "le Conseil des gouverneurs | de l'AIEA": a body of a league is the league's.
void take_league(const Scene& scene, const Draft& draft, const Edges& edges, Mention& body) {
  std::uint32_t at = body.tokens.last;
  if (body.kind != Kind::body_name || !body.country.empty() || at + 1 >= scene.size() ||
      !scene.is(WordKind::complement, at))
    return;
  const std::uint32_t end = scene.sentence_tokens(body.head).last;
  ++at;
  while (at < end && (scene.token(at).part > 0 || scene.token(at).upos == Upos::det)) ++at;
  if (at >= end || edges.begin[at] == nothing) return;
  const Mention& league = draft.mentions[edges.begin[at]];
  const bool known = is_union(league.country);
  if (league.kind == Kind::body_name && known) body.country = league.country;
}

}  // namespace

void attach_affiliations(const Scene& scene, Draft& draft, const Edges& edges) {
  for (Mention& mention : draft.mentions) take_league(scene, draft, edges, mention);
  for (Mention& name : draft.mentions) {
    if (name.kind != Kind::person_name || !name.sectors.empty()) continue;
    std::uint32_t at = name.tokens.last;
    if (at + 2 >= scene.size() || !scene.same_sentence(name.head, at + 2)) continue;
    const bool bracket = scene.is(WordKind::open, at);
    const bool comma = scene.is(WordKind::comma, at);
    if (bracket || comma) ++at;
    if (!bracket) {
      if (!scene.is(WordKind::complement, at)) continue;
      ++at;
      while (at < scene.size() && (scene.token(at).part > 0 || scene.token(at).upos == Upos::det))
        ++at;
    }
    if (at >= scene.size() || !scene.same_sentence(name.head, at)) continue;
    const std::uint32_t other = edges.begin[at];
    if (other == nothing) continue;
    const Mention& body = draft.mentions[other];
    if (body.kind != Kind::body_name || body.tokens.first != at || body.sectors.empty()) continue;
    const std::uint32_t end = body.tokens.last;
    const bool closed = end >= scene.size() || scene.token(end).upos == Upos::punct;
    if ((bracket && !(end < scene.size() && scene.is(WordKind::close, end))) || (comma && !closed))
      continue;
    name.sectors = body.sectors;
    if (name.country.empty() && name.leader == nothing) name.country = body.country;
  }
}

void attach_followers(const Scene& scene, Draft& draft) {
  for (Mention& nominal : draft.mentions) {
    const bool many = nominal.number == Number::plur || nominal.type != ActorType::person;
    if (nominal.kind != Kind::nominal || nominal.anchor != nothing || nominal.counted || !many ||
        nominal.determination == Determination::indefinite || nominal.former ||
        !scene.tables().is(WordKind::of_group, nominal.head_noun))
      continue;
    for (std::uint32_t i = nominal.tokens.first; i < nominal.tokens.last; ++i) {
      const std::uint32_t inner = draft.at[i];
      if (inner == nothing) continue;
      const Mention& body = draft.mentions[inner];
      if (body.kind != Kind::body_name || body.sectors.empty() || body.sectors.front() != "REB" ||
          body.tokens.last > nominal.tokens.last || body.tokens.contains(nominal.head))
        continue;
      nominal.anchor = inner;
      break;
    }
  }
}

namespace {

constexpr std::size_t longest_list = 12;

/// "A, B et C, | les trois hommes": the persons listed right before an apposition, first to last.
std::vector<std::uint32_t> listed_before(const Scene& scene, const Draft& draft,
                                         const Mention& nominal, const Edges& edges) {
  std::vector<std::uint32_t> names;
  std::uint32_t at = nominal.tokens.first;
  if (at < 2 || scene.token(nominal.head).deprel != Deprel::appos ||
      scene.token(at - 1).upos != Upos::punct)
    return names;
  --at;
  while (at > 0 && scene.same_sentence(nominal.head, at - 1) && names.size() < longest_list) {
    const std::uint32_t name = edges.end[at];
    if (name == nothing || draft.mentions[name].kind != Kind::person_name) break;
    names.push_back(name);
    at = draft.mentions[name].tokens.first;
    if (at == 0) break;
    const bool conjunction = scene.token(at - 1).upos == Upos::cconj;
    if (names.size() == 1 ? !conjunction : !conjunction && !scene.is(WordKind::comma, at - 1))
      break;
    --at;
  }
  std::reverse(names.begin(), names.end());
  return names;
}

/// "Les ministres de l'Environnement, | A, et des Transports, B": the persons named behind what
/// each of them is, first to last; none where the list is another.
std::vector<std::uint32_t> named_in_turn(const Scene& scene, const Draft& draft,
                                         const Mention& nominal, const Edges& edges) {
  constexpr std::uint32_t longest_phrase = 10;  // tokens
  std::vector<std::uint32_t> names;
  if (main_relation(scene.token(nominal.head).deprel) == Deprel::nmod) return names;
  const std::uint32_t last = scene.sentence_tokens(nominal.head).last;
  std::uint32_t at = nominal.tokens.last;
  bool joint = false;
  while (at + 1 < last && scene.is(WordKind::comma, at) && names.size() < longest_list) {
    const std::uint32_t name = edges.begin[at + 1];
    if (name == nothing || draft.mentions[name].kind != Kind::person_name) break;
    names.push_back(name);
    at = draft.mentions[name].tokens.last;
    if (joint || at + 1 >= last) break;
    if (scene.is(WordKind::comma, at)) ++at;
    joint = scene.token(at).upos == Upos::cconj;
    if (joint) ++at;
    // "des Transports", "ougandais"
    const std::uint32_t first = at;
    while (at < last && at < first + longest_phrase &&
           (scene.token(at).upos == Upos::adp || scene.token(at).upos == Upos::det ||
            scene.token(at).upos == Upos::noun || scene.token(at).upos == Upos::propn ||
            scene.token(at).upos == Upos::adj)) {
      // "du chef des rebelles, A, et du Premier ministre, B": B has a title of his own.
      const NounRow* const row = scene.tables().noun(scene.lemma(at));
      if (row != nullptr && row->one == ActorType::person) return {};
      ++at;
    }
    const Upos opens = first < last ? scene.token(first).upos : Upos::punct;
    if (at == first || (opens != Upos::adp && opens != Upos::adj)) return {};
  }
  return joint && names.size() > 1 ? names : std::vector<std::uint32_t>{};
}

/// The description means all of them; what it says of each is what they do.
void take_all(Draft& draft, std::uint32_t nominal, const std::vector<std::uint32_t>& names) {
  draft.mentions[nominal].listed = names;
  draft.mentions[nominal].pair = false;
  for (const std::uint32_t name : names) {
    Mention& one = draft.mentions[name];
    if (one.sectors.empty()) one.sectors = draft.mentions[nominal].sectors;
  }
}

/// May the description mean all of so many?
bool counts_all(const Mention& nominal, std::size_t names) {
  return nominal.two ? names == 2 : names > (nominal.counted ? 2U : 1U);
}

}  // namespace

namespace {

/// "les dirigeants français et allemand, | X et Y": each of the names is told of by its own part.
void tell_in_turn(Draft& draft, const std::vector<std::uint32_t>& parts,
                  const std::vector<std::uint32_t>& names) {
  if (parts.size() != names.size()) return;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Mention& part = draft.mentions[parts[i]];
    if (part.anchor == nothing && part.type == ActorType::person) {
      part.anchor = names[i];
      part.number = Number::sing;
    }
    Mention& name = draft.mentions[names[i]];
    if (name.country.empty()) name.country = part.country;
    if (name.sectors.empty()) name.sectors = part.sectors;
    if (name.office.empty()) name.office = part.office;
  }
}

/// Of mentions of one country each: the mention of all of them.
std::vector<std::uint32_t> wholes_of(const Draft& draft) {
  std::vector<std::uint32_t> out(draft.mentions.size(), nothing);
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    if (!draft.mentions[n].split) continue;
    for (const std::uint32_t part : draft.mentions[n].listed) out[part] = n;
  }
  return out;
}

}  // namespace

void describe_lists(const Scene& scene, Draft& draft, const Edges& edges) {
  const std::vector<std::uint32_t> wholes = wholes_of(draft);
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    const Mention nominal = draft.mentions[n];
    const bool part = wholes[n] != nothing;
    const bool many = nominal.kind == Kind::nominal && nominal.number == Number::plur &&
                      nominal.type != ActorType::organization;
    if (!many && !part) continue;
    if (const auto before = listed_before(scene, draft, nominal, edges);
        !part && before.size() > 1 && counts_all(nominal, before.size())) {
      take_all(draft, n, before);
      continue;
    }
    if (const auto turns = named_in_turn(scene, draft, nominal, edges);
        !part && !turns.empty() && counts_all(nominal, turns.size())) {
      take_all(draft, n, turns);
      continue;
    }
    if (nominal.pair || nominal.tokens.last >= scene.size()) continue;
    std::uint32_t at = nominal.tokens.last;
    if (scene.token(at).upos == Upos::punct && at + 1 < scene.size()) ++at;
    std::vector<std::uint32_t> names;
    bool joint = false;
    while (at < scene.size() && scene.same_sentence(nominal.head, at) &&
           names.size() < longest_list) {
      const std::uint32_t name = edges.begin[at];
      if (name == nothing || draft.mentions[name].kind != Kind::person_name) break;
      names.push_back(name);
      at = draft.mentions[name].tokens.last;
      if (at + 1 >= scene.size()) break;
      const bool conjunction = scene.token(at).upos == Upos::cconj;
      if (!conjunction && !scene.is(WordKind::comma, at)) break;
      ++at;
      // "A, B, and C", "A, B ou encore C"
      const bool again = !conjunction && scene.token(at).upos == Upos::cconj;
      if (again && at + 1 < scene.size()) ++at;
      if ((conjunction || again) && scene.is(WordKind::also, at) && at + 1 < scene.size()) ++at;
      joint = joint || ((conjunction || again) && edges.begin[at] != nothing);
    }
    if (!joint || names.size() < 2) continue;
    if (part || nominal.split) {
      tell_in_turn(draft, part ? draft.mentions[wholes[n]].listed : nominal.listed, names);
      continue;
    }
    if (counts_all(nominal, names.size())) draft.mentions[n].listed = names;
    for (const std::uint32_t name : names) {
      Mention& one = draft.mentions[name];
      if (one.country.empty()) one.country = nominal.country;
      if (one.sectors.empty()) one.sectors = nominal.sectors;
      if (one.office.empty()) one.office = nominal.office;
    }
  }
}

void attach_described_many(const Scene& scene, Draft& draft) {
  std::vector<std::uint32_t> end(scene.size() + 1, nothing);
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    Mention& mention = draft.mentions[n];
    const bool many = mention.kind == Kind::nominal && mention.number == Number::plur &&
                      mention.anchor == nothing && !mention.pair &&
                      (mention.type == ActorType::people || mention.type == ActorType::group);
    if (!many) continue;
    const std::uint32_t first = mention.tokens.first;
    const std::uint32_t outer =
        first > 1 && scene.is(WordKind::comma, first - 1) && scene.same_sentence(first - 2, first)
            ? end[first - 1]
            : nothing;
    const bool told = outer != nothing && mention.determination == Determination::bare &&
                      !mention.counted && scene.token(mention.head).deprel == Deprel::appos &&
                      ends_apposition(scene, mention.tokens.last) &&
                      agree(draft.mentions[outer].country, mention.country);
    if (told) mention.anchor = outer;
    end[mention.tokens.last] = n;
  }
}

void attach_listed_descriptions(const Scene& scene, Draft& draft) {
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t n = 1; n < draft.mentions.size(); ++n) {
    Mention& mention = draft.mentions[n];
    const Token& word = scene.token(mention.head);
    if (mention.kind != Kind::nominal || mention.type != ActorType::person ||
        mention.anchor != nothing || mention.number == Number::plur || mention.counted ||
        word.deprel != Deprel::conj ||
        (mention.determination != Determination::indefinite &&
         mention.determination != Determination::bare))
      continue;
    for (std::uint32_t p = n; p-- > 0 && p + reach > n;) {
      const Mention& before = draft.mentions[p];
      if (before.sentence != mention.sentence) break;
      const bool told = before.kind == Kind::nominal && before.anchor != nothing &&
                        before.head == word.head &&
                        scene.token(before.head).deprel == Deprel::appos &&
                        draft.mentions[before.anchor].tokens.last <= before.tokens.first;
      if (told) mention.anchor = before.anchor;
    }
  }
}

void settle_predicates(const Scene& scene, Draft& draft) {
  for (Mention& mention : draft.mentions) {
    if (mention.kind != Kind::nominal || mention.type != ActorType::person ||
        mention.anchor != nothing || mention.number == Number::plur) {
      continue;
    }
    const Predicate predicate = predicate_at(scene, draft, mention.head);
    if (predicate.found) {
      const bool told = predicate.subject != nothing &&
                        mention.determination != Determination::indefinite &&
                        draft.mentions[predicate.subject].type == ActorType::person &&
                        &draft.mentions[predicate.subject] < &mention;
      if (told) mention.anchor = predicate.subject;
      mention.dropped = !told;
      continue;
    }
    const Deprel deprel = scene.token(mention.head).deprel;
    const bool argument = main_relation(deprel) == Deprel::nsubj || deprel == Deprel::obl_agent ||
                          deprel == Deprel::appos;
    // "French president resigns": headlines leave the article out.
    if (scene.in_title(mention.head) && mention.is_office && !mention.country.empty()) continue;
    if (mention.determination == Determination::bare && !mention.counted &&
        mention.number == Number::sing && !argument) {
      mention.dropped = true;
    }
  }
}

}  // namespace depeche::actors
