// SPDX-License-Identifier: Apache-2.0
// Which mentions side by side are one actor, and which acronyms does the text introduce?
#include "actors/nominal_mentions.h"

#include <algorithm>
#include <unordered_map>

namespace depeche::actors {

namespace {

constexpr std::uint32_t max_to_name = 8;  ///< tokens between a noun and the name beside it

bool is_body(const Mention& mention) {
  return mention.type == ActorType::organization || mention.type == ActorType::group;
}

/// The names by the tokens at which they, or their titles, begin and end.
struct Edges {
  std::vector<std::uint32_t> begin;  // mention whose tokens begin here
  std::vector<std::uint32_t> end;    // mention whose tokens end before here

  Edges(const Draft& draft, std::uint32_t tokens)
      : begin(tokens + 1, nothing), end(tokens + 1, nothing) {
    for (std::uint32_t m = 0; m < draft.mentions.size(); ++m) {
      const Mention& mention = draft.mentions[m];
      if (mention.kind != Kind::person_name && mention.kind != Kind::body_name) continue;
      begin[mention.tokens.first] = m;
      end[mention.tokens.last] = m;
    }
  }

  /// ", le général | X": behind the comma the name begins with its title.
  void add_title(const Mention& title, std::uint32_t name) {
    if (begin[title.tokens.first] == nothing) begin[title.tokens.first] = name;
  }
};

bool opens_marks(const Scene& scene, std::uint32_t i) {
  const std::string& form = scene.token(i).form;
  return scene.tables().is(WordKind::quote_open, form) ||
         scene.tables().is(WordKind::quote_both, form);
}

bool fits(const Mention& nominal, const Mention& name) {
  if (name.kind == Kind::person_name) return nominal.type == ActorType::person;
  return is_body(nominal) && (nominal.generic || nominal.entity == nothing);
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

bool ends_apposition(const Scene& scene, std::uint32_t i) {
  return i >= scene.size() || scene.token(i).upos == Upos::punct;
}

/// The tree says that `b` stands in apposition to `a`; without a tree nothing speaks against it.
bool tree_allows(const Scene& scene, const Mention& a, const Mention& b) {
  const Token& word = scene.token(b.head);
  const Token& other = scene.token(a.head);
  // "phoned his counterpart, X": a second subject behind the verb and its object is a misreading.
  const bool behind_verb = word.head != no_token && word.head < std::min(a.head, b.head);
  if (word.deprel == Deprel::nsubj && other.deprel == Deprel::obj && other.head == word.head &&
      behind_verb)
    return true;
  if (word.deprel == Deprel::conj || word.deprel == Deprel::nsubj || word.deprel == Deprel::obj) {
    return scene.token(a.head).deprel == Deprel::appos && scene.token(a.head).head == b.head;
  }
  return true;
}

/// "la veuve du président, X": the name is that of the widow.
bool is_complement(const Draft& draft, std::uint32_t n) {
  const Mention& inner = draft.mentions[n];
  for (std::uint32_t p = n; p-- > 0 && p + 4 > n;) {
    const Mention& outer = draft.mentions[p];
    if (outer.kind == Kind::nominal && outer.type == ActorType::person &&
        outer.tokens.first < inner.tokens.first && outer.tokens.last >= inner.tokens.last)
      return true;
  }
  return false;
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

/// "la présidente, X, a dit": between commas before a verb X is she, though the tree takes both for
/// subjects.
bool stands_between(const Scene& scene, const Edges& edges, const Mention& a, const Mention& b) {
  const std::uint32_t end = b.tokens.last;
  if (end + 1 >= scene.size() || !scene.is(WordKind::comma, end) ||
      !scene.same_sentence(end - 1, end + 1))
    return false;
  const Token& outer = scene.token(a.head);
  const Token& word = scene.token(b.head);
  if (a.one_of || a.counterpart) return true;
  // A list goes on; behind "selon le ministre," the name may well be somebody else.
  if (a.determination == Determination::possessive && scene.token(end + 1).upos != Upos::cconj &&
      edges.begin[end + 1] == nothing)
    return true;
  if (scene.token(end + 1).upos == Upos::cconj || edges.begin[end + 1] != nothing) return false;
  const bool subject = main_relation(outer.deprel) == Deprel::nsubj;
  if (word.deprel == Deprel::conj && word.head == a.head) return true;
  return subject && main_relation(word.deprel) == Deprel::nsubj && outer.head == word.head;
}

/// ", un dissident qui …", ", one of the attackers": what is told of a name before the comma.
bool tells_of_name(const Scene& scene, const Mention& name, const Mention& nominal) {
  if (nominal.one_of) return true;
  const bool told = nominal.determination == Determination::indefinite ||
                    nominal.determination == Determination::bare || nominal.one_of;
  if (!told) return false;
  const Token& word = scene.token(nominal.head);
  const Deprel relation = main_relation(word.deprel);
  if (relation == Deprel::appos) return true;
  // "X, a member of parliament, said": two subjects of one verb are one.
  const Token& named = scene.token(name.head);
  const bool same = named.head == word.head && main_relation(named.deprel) == relation;
  if (same && relation == Deprel::obj) return true;
  if (same && relation == Deprel::nsubj && ends_apposition(scene, nominal.tokens.last)) return true;
  if (relation == Deprel::conj || relation == Deprel::nsubj || relation == Deprel::obj ||
      relation == Deprel::root)
    return false;
  return word.head != no_token && name.tokens.contains(word.head);
}

/// "le Premier ministre, X, …" and "X, ministre de la Justice, …"
void attach_across_comma(const Scene& scene, Draft& draft, const Edges& edges, std::uint32_t n) {
  Mention& nominal = draft.mentions[n];
  if (nominal.type != ActorType::person || nominal.number == Number::plur || nominal.counted)
    return;
  if (is_complement(draft, n)) return;
  const std::uint32_t after = nominal.tokens.last;
  if (nominal.determination != Determination::bare && after + 1 < scene.size() &&
      scene.is(WordKind::comma, after) && scene.same_sentence(nominal.head, after + 1)) {
    const std::uint32_t name = edges.begin[after + 1];
    if (name != nothing && draft.mentions[name].kind == Kind::person_name &&
        ends_apposition(scene, draft.mentions[name].tokens.last) &&
        (tree_allows(scene, nominal, draft.mentions[name]) ||
         stands_between(scene, edges, nominal, draft.mentions[name]))) {
      nominal.anchor = name;
      return;
    }
  }
  const std::uint32_t before = nominal.tokens.first;
  if (before < 2 || !scene.is(WordKind::comma, before - 1) ||
      !scene.same_sentence(before - 2, nominal.head))
    return;
  const std::uint32_t name = edges.end[before - 1];
  if (name == nothing || draft.mentions[name].kind != Kind::person_name) return;
  const bool described =
      !nominal.office.empty() || nominal.family || nominal.determination == Determination::bare;
  if (described && ends_apposition(scene, after) &&
      tree_allows(scene, draft.mentions[name], nominal))
    nominal.anchor = name;
  if (nominal.anchor == nothing && tells_of_name(scene, draft.mentions[name], nominal))
    nominal.anchor = name;
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
    if (told) first.anchor = draft.mentions[next].anchor;
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
      if (draft.mentions[named].kind == wanted && may_be_called(nominal, draft.mentions[named]))
        nominal.anchor = named;
      break;
    }
  }
}

/// "X, dit « Barbecue »", "better known as Otoniel": another name of the person before.
void attach_nicknames(const Scene& scene, Draft& draft, const Edges& edges) {
  constexpr std::uint32_t longest = 5;
  const auto count = static_cast<std::uint32_t>(draft.mentions.size());
  for (std::uint32_t n = 0; n < count; ++n) {
    const Mention& person = draft.mentions[n];
    const bool one = person.type == ActorType::person && person.number != Number::plur &&
                     (person.kind == Kind::person_name || person.kind == Kind::nominal);
    std::uint32_t at = person.tokens.last;
    if (!one || at >= scene.size()) continue;
    if (scene.is(WordKind::comma, at) || scene.is(WordKind::open, at)) ++at;
    std::string words;
    std::uint32_t behind = nothing;
    for (std::uint32_t i = at; i < scene.size() && i < at + longest; ++i) {
      if (!scene.same_sentence(person.head, i)) break;
      words.append(words.empty() ? "" : " ").append(scene.key(i));
      if (scene.tables().is(WordKind::called, words)) behind = i + 1;
    }
    if (behind == nothing) continue;
    if (behind < scene.size() && opens_marks(scene, behind)) ++behind;
    if (behind >= scene.size() || !scene.same_sentence(person.head, behind)) continue;
    const std::uint32_t known = edges.begin[behind];
    if (known != nothing && draft.mentions[known].kind == Kind::person_name) {
      if (draft.mentions[known].anchor == nothing && known != n) {
        draft.mentions[known].anchor = n;
        draft.mentions[known].nickname = true;
      }
      continue;
    }
    if (draft.at[behind] != nothing || !starts_upper(scene.token(behind).form)) continue;
    Mention name;
    name.kind = Kind::person_name;
    name.form = MentionForm::name;
    name.rule = "nickname";
    name.tokens = name.core = {behind, behind + 1};
    name.head = behind;
    name.sentence = scene.sentence(behind);
    name.salience = Salience::inner;
    name.number = Number::sing;
    name.name = scene.token(behind).form;
    name.keys = scene.tables().names.keys(name.name);
    name.anchor = n;
    name.nickname = true;
    draft.add(std::move(name));
  }
}

/// "X, de la CGT", "Y of Amnesty International", "Z (PS)": the body that a name is told to be of.
void attach_affiliations(const Scene& scene, Draft& draft, const Edges& edges) {
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

/// "les membres d'Ansar Dine", "Houthi rebels": the armed group itself.
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

/// The acronym that stands in parentheses at `i`: its token; `nothing` when there is none.
std::uint32_t acronym_in_parentheses(const Scene& scene, std::uint32_t i) {
  if (i + 2 >= scene.size() || !scene.is(WordKind::open, i) || !scene.is(WordKind::close, i + 2))
    return nothing;
  const std::string& form = scene.token(i + 1).form;
  if (form.size() < 2 || form.size() > 12 || !scene.same_sentence(i, i + 2)) return nothing;
  return is_all_upper(form) || scene.name_at(i + 1) != nothing ? i + 1 : nothing;
}

Mention acronym_mention(const Scene& scene, const Mention& body, std::uint32_t token) {
  Mention mention;
  mention.kind = Kind::body_name;
  mention.form = MentionForm::name;
  mention.rule = "acronym";
  mention.tokens = mention.core = {token, token + 1};
  mention.head = token;
  mention.sentence = scene.sentence(token);
  mention.salience = Salience::inner;
  mention.type = body.type;
  mention.country = body.country;
  mention.sectors = body.sectors;
  mention.name = scene.token(token).form;
  return mention;
}

bool is_media(const Mention& mention) {
  return !mention.sectors.empty() && mention.sectors.front() == "JRN";
}

/// Adds mentions for acronyms that the text introduces and for their later uses.
void find_acronyms(const Scene& scene, Draft& draft) {
  std::unordered_map<std::string_view, std::uint32_t> introduced;  // form -> mention of the body
  const auto count = static_cast<std::uint32_t>(draft.mentions.size());
  for (std::uint32_t m = 0; m < count; ++m) {
    const Mention body = draft.mentions[m];
    if (!is_body(body) || body.kind == Kind::pronoun || body.number == Number::plur) continue;
    const std::uint32_t token = acronym_in_parentheses(scene, body.tokens.last);
    if (token == nothing) continue;
    const std::uint32_t known = draft.at[token];
    if (known == nothing) {
      introduced.emplace(scene.token(token).form, m);
      draft.add(acronym_mention(scene, body, token));
    } else if (draft.mentions[known].kind != Kind::body_name || is_media(draft.mentions[known])) {
      continue;
    }
    // The body behind an acronym is the one in front of it, whatever tables say of the letters.
    Mention& acronym = draft.mentions[draft.at[token]];
    if (acronym.entity != nothing && body.entity == nothing && body.kind == Kind::body_name)
      acronym.entity = nothing;
    if (acronym.entity == nothing || acronym.entity == body.entity || body.entity == nothing)
      acronym.anchor = m;
  }
  if (introduced.empty()) return;
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (draft.at[i] != nothing || scene.key(i).empty()) continue;
    const auto known = introduced.find(scene.token(i).form);
    if (known == introduced.end() || i < draft.mentions[known->second].tokens.first) continue;
    Mention mention = acronym_mention(scene, draft.mentions[known->second], i);
    mention.salience = scene.salience_of(i);
    mention.anchor = known->second;
    draft.add(std::move(mention));
  }
}

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

/// What a noun says of a subject is no further actor ("il est président", "en otage").
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

/// "les journalistes X et Y", "three ministers, X, Y and Z": what is said of all is true of each.
void describe_lists(const Scene& scene, Draft& draft, const Edges& edges) {
  constexpr std::size_t longest = 12;
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    const Mention nominal = draft.mentions[n];
    const bool many = nominal.kind == Kind::nominal && nominal.number == Number::plur &&
                      nominal.type != ActorType::organization && !nominal.pair;
    if (!many || nominal.tokens.last >= scene.size()) continue;
    std::uint32_t at = nominal.tokens.last;
    if (scene.token(at).upos == Upos::punct && at + 1 < scene.size()) ++at;
    std::vector<std::uint32_t> names;
    bool joint = false;
    while (at < scene.size() && scene.same_sentence(nominal.head, at) && names.size() < longest) {
      const std::uint32_t name = edges.begin[at];
      if (name == nothing || draft.mentions[name].kind != Kind::person_name) break;
      names.push_back(name);
      at = draft.mentions[name].tokens.last;
      if (at + 1 >= scene.size()) break;
      const bool conjunction = scene.token(at).upos == Upos::cconj;
      if (!conjunction && !scene.is(WordKind::comma, at)) break;
      joint = joint || (conjunction && edges.begin[at + 1] != nothing);
      ++at;
    }
    if (!joint || names.size() < 2) continue;
    const bool all = nominal.two ? names.size() == 2 : !nominal.counted || names.size() > 2;
    if (all) draft.mentions[n].listed = names;
    for (const std::uint32_t name : names) {
      Mention& one = draft.mentions[name];
      if (one.country.empty()) one.country = nominal.country;
      if (one.sectors.empty()) one.sectors = nominal.sectors;
      if (one.office.empty()) one.office = nominal.office;
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

void find_appositions(const Scene& scene, Draft& draft) {
  find_acronyms(scene, draft);
  Edges edges(draft, scene.size());
  // From the last one back: "le ministre | le général | X".
  for (auto n = static_cast<std::uint32_t>(draft.mentions.size()); n-- > 0;) {
    const Mention& nominal = draft.mentions[n];
    if (nominal.kind != Kind::nominal || nominal.pair) continue;
    std::uint32_t next = nominal.tokens.last;
    // "l'association « Un arbre, une vie »"
    if (is_body(nominal) && next + 1 < scene.size() && opens_marks(scene, next)) ++next;
    const std::uint32_t name = next < scene.size() && scene.same_sentence(nominal.head, next)
                                   ? edges.begin[next]
                                   : nothing;
    if (name == nothing || nominal.number == Number::plur || !fits(nominal, draft.mentions[name]))
      continue;
    if (draft.mentions[name].kind == Kind::person_name && ends_with_person(draft, n)) {
      // "l'épouse du président X": X is the president.
      draft.mentions[n].tokens.last = draft.mentions[n].core.last =
          draft.mentions[name].tokens.last;
      continue;
    }
    attach_title(draft, n, name);
    edges.add_title(draft.mentions[n], name);
  }
  for (std::uint32_t n = 0; n < draft.mentions.size(); ++n) {
    const Mention& nominal = draft.mentions[n];
    if (nominal.kind == Kind::nominal && !nominal.pair && nominal.anchor == nothing)
      attach_across_comma(scene, draft, edges, n);
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
  attach_by_tree(scene, draft);
  attach_followers(scene, draft);
  sort_with_anchors(draft);
  settle_predicates(scene, draft);
}

}  // namespace depeche::actors
