// SPDX-License-Identifier: Apache-2.0
// Who is named between punctuation, beside a description of him ("le Premier ministre, X, …")?
#include "actors/apposition.h"

#include <algorithm>

namespace depeche::actors {

namespace {

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
  // "the foreign minister, X, and …": who holds an office is named, wherever the list goes on.
  const bool holder = !a.office.empty() && a.determination == Determination::definite &&
                      word.head == a.head && main_relation(word.deprel) == Deprel::conj;
  if (holder) return true;
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

/// The tree makes one subject of both: "sa présidente, X demande", "le chef, X, a dit".
bool shares_subject(const Scene& scene, const Mention& nominal, const Mention& name) {
  const Token& outer = scene.token(nominal.head);
  const Token& word = scene.token(name.head);
  const bool told = word.deprel == Deprel::appos && word.head == nominal.head;
  const bool subject = main_relation(outer.deprel) == Deprel::nsubj;
  const bool same =
      subject && main_relation(word.deprel) == Deprel::nsubj && word.head == outer.head;
  const std::uint32_t behind = name.tokens.last;
  if (!(told && subject) && !same) return false;
  // A list goes on.
  return behind < scene.size() && scene.same_sentence(name.head, behind) &&
         scene.token(behind).upos != Upos::cconj && !scene.is(WordKind::complement, behind);
}

/// Behind "la députée | LREM", "le chef des députés | la République en marche (LREM)": where the
/// description with the body that it names ends.
std::uint32_t behind_affiliation(const Scene& scene, const Draft& draft, const Edges& edges,
                                 std::uint32_t at) {
  constexpr std::uint32_t longest = 6;
  const std::uint32_t sentence_end = scene.sentence_tokens(at - 1).last;
  std::uint32_t body = at;
  if (body < sentence_end && scene.token(body).upos == Upos::det) ++body;
  if (body < sentence_end && edges.begin[body] != nothing &&
      draft.mentions[edges.begin[body]].kind == Kind::body_name)
    at = draft.mentions[edges.begin[body]].tokens.last;
  if (at >= sentence_end || !scene.is(WordKind::open, at)) return at;
  for (std::uint32_t i = at + 1; i < sentence_end && i <= at + longest; ++i) {
    if (scene.is(WordKind::close, i)) return i + 1;
  }
  return at;
}

/// "le ministre de l'Agriculture | , de la Pêche et de la Forêt |, X": where a list goes on behind
/// the description's last complement, the end of that list before the comma of a name; `at` where
/// none does.
std::uint32_t behind_list(const Scene& scene, const Draft& draft, const Edges& edges,
                          std::uint32_t at) {
  constexpr std::uint32_t longest = 16;  // tokens
  const std::uint32_t last = std::min(scene.sentence_tokens(at - 1).last, at + longest);
  if (at + 1 >= last || !scene.is(WordKind::comma, at)) return at;
  bool joined = false;
  for (std::uint32_t i = at + 1; i + 1 < last; ++i) {
    const Token& word = scene.token(i);
    const bool comma = scene.is(WordKind::comma, i);
    if (joined && comma && edges.begin[i + 1] != nothing) return i;
    const std::uint32_t n = draft.at[i];
    const bool somebody = n != nothing && (draft.mentions[n].type == ActorType::person ||
                                           draft.mentions[n].type == ActorType::people);
    const bool phrase = word.upos == Upos::noun || word.upos == Upos::adj ||
                        word.upos == Upos::adp || word.upos == Upos::det ||
                        word.upos == Upos::propn || comma;
    if (somebody) return at;
    if (joined && scene.is(WordKind::open, i)) {
      const std::uint32_t end = behind_affiliation(scene, draft, edges, i);
      const bool named = end > i && end + 1 < last && scene.is(WordKind::comma, end) &&
                         edges.begin[end + 1] != nothing;
      return named ? end : at;
    }
    if (!phrase && (joined || word.upos != Upos::cconj)) return at;
    joined = joined || word.upos == Upos::cconj;
  }
  return at;
}

/// "le directeur du Bureau des affaires | de Macao et du régime |, X": behind what else the tree
/// hangs on the description, up to the comma before a name; `at` where a clause begins or no comma
/// comes.
std::uint32_t behind_rest(const Scene& scene, const Draft& draft, const Mention& nominal,
                          std::uint32_t at) {
  constexpr std::uint32_t longest = 16;  // tokens
  const std::uint32_t last = std::min(scene.sentence_tokens(nominal.head).last, at + longest);
  for (std::uint32_t i = at; i + 1 < last; ++i) {
    const Token& word = scene.token(i);
    if (scene.is(WordKind::comma, i)) return i;
    if (scene.is(WordKind::open, i)) {
      while (i + 1 < last && !scene.is(WordKind::close, i)) ++i;
      continue;
    }
    const bool phrase = word.upos == Upos::noun || word.upos == Upos::adj ||
                        word.upos == Upos::adp || word.upos == Upos::det ||
                        word.upos == Upos::propn || word.upos == Upos::cconj;
    const std::uint32_t n = draft.at[i];
    const bool somebody = n != nothing && draft.mentions[n].kind == Kind::person_name;
    if (!phrase || somebody || scene.in_time(i)) return at;
    // Inside the description: what it hangs on, or what hangs on it, leads back there.
    std::uint32_t up = i;
    for (int steps = 0; steps < 8 && up != no_token && !nominal.tokens.contains(up); ++steps)
      up = scene.token(up).head;
    if (up == no_token || !nominal.tokens.contains(up)) return at;
  }
  return at;
}

/// "le secrétaire général et | porte-parole de l'association": another title of the one before.
bool is_second_title(const Scene& scene, const Draft& draft, std::uint32_t n) {
  const std::uint32_t joint = draft.mentions[n].tokens.first;
  if (joint < 2 || scene.token(joint - 1).upos != Upos::cconj ||
      !scene.same_sentence(joint - 2, joint))
    return false;
  for (std::uint32_t p = n; p-- > 0 && p + 6 > n;) {
    const Mention& first = draft.mentions[p];
    if (first.kind == Kind::nominal && first.tokens.last == joint - 1)
      return first.type == ActorType::person && first.number != Number::plur &&
             first.determination != Determination::bare;
  }
  return false;
}

/// "la Russie, | alliée de Damas": the country that ends before the comma; nothing when none does.
std::uint32_t land_before(const Draft& draft, std::uint32_t comma) {
  const std::uint32_t land = draft.at[comma - 1];
  const bool found = land != nothing && draft.mentions[land].type == ActorType::country &&
                     draft.mentions[land].kind == Kind::place &&
                     draft.mentions[land].tokens.last == comma;
  return found ? land : nothing;
}

/// "le chef de la délégation, X, et …": who is described with a determiner and named between
/// punctuation is one, whatever the tree says; of 470 such names in the annotated articles 3 were
/// others. A list of names is none.
bool is_named_between(const Scene& scene, const Edges& edges, const Mention& nominal,
                      const Mention& name) {
  const std::uint32_t end = name.tokens.last;
  if (nominal.determination == Determination::bare || !ends_apposition(scene, end)) return false;
  if (end + 1 >= scene.size() || !scene.is(WordKind::comma, end)) return true;
  return edges.begin[end + 1] == nothing;
}

}  // namespace

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

void attach_across_comma(const Scene& scene, Draft& draft, const Edges& edges, std::uint32_t n) {
  Mention& nominal = draft.mentions[n];
  const bool several = nominal.number == Number::plur;
  if (nominal.type != ActorType::person || several ||
      (nominal.counted && nominal.number != Number::sing))
    return;
  if (is_complement(draft, n)) return;
  const std::uint32_t after = nominal.tokens.last;
  const std::uint32_t listed =
      nominal.with_complement ? behind_list(scene, draft, edges, after) : after;
  const std::uint32_t behind = behind_affiliation(scene, draft, edges, listed);
  const bool at_comma = behind < scene.size() && scene.is(WordKind::comma, behind);
  const std::uint32_t comma =
      at_comma || !nominal.with_complement ? behind : behind_rest(scene, draft, nominal, behind);
  const bool whole =
      nominal.determination != Determination::bare || is_second_title(scene, draft, n);
  if (whole && comma + 1 < scene.size() && scene.is(WordKind::comma, comma) &&
      scene.same_sentence(nominal.head, comma + 1)) {
    const std::uint32_t name = edges.begin[comma + 1];
    const bool person = name != nothing && draft.mentions[name].kind == Kind::person_name;
    const bool closed = person && ends_apposition(scene, draft.mentions[name].tokens.last) &&
                        (tree_allows(scene, nominal, draft.mentions[name]) ||
                         (listed > after && !nominal.office.empty()) ||
                         stands_between(scene, edges, nominal, draft.mentions[name]) ||
                         is_named_between(scene, edges, nominal, draft.mentions[name]));
    if (closed || (person && shares_subject(scene, nominal, draft.mentions[name]))) {
      nominal.anchor = name;
      if (listed > after) nominal.tokens.last = nominal.core.last = listed;
      return;
    }
  }
  const std::uint32_t before = nominal.tokens.first;
  if (before < 2 || !scene.is(WordKind::comma, before - 1) ||
      !scene.same_sentence(before - 2, nominal.head))
    return;
  const std::uint32_t name = edges.end[before - 1];
  if (name == nothing && nominal.land_too) {
    const std::uint32_t land = land_before(draft, before - 1);
    const Token& word = scene.token(nominal.head);
    const bool told = land != nothing && word.deprel == Deprel::appos && word.head != no_token &&
                      draft.mentions[land].tokens.contains(word.head);
    if (told || ends_apposition(scene, after)) nominal.anchor = land;
  }
  if (name == nothing || draft.mentions[name].kind != Kind::person_name) return;
  const bool described =
      !nominal.office.empty() || nominal.family || nominal.determination == Determination::bare;
  if (described && ends_apposition(scene, after) &&
      tree_allows(scene, draft.mentions[name], nominal))
    nominal.anchor = name;
  // "X, the Russian defence minister, and Y, …": read as a list by the tree.
  const Token& head = scene.token(nominal.head);
  const bool holder = !nominal.office.empty() && !nominal.country.empty() &&
                      main_relation(head.deprel) == Deprel::conj &&
                      draft.mentions[name].tokens.contains(head.head) && after < scene.size() &&
                      scene.is(WordKind::comma, after);
  if (nominal.anchor == nothing && (holder || tells_of_name(scene, draft.mentions[name], nominal)))
    nominal.anchor = name;
}

void attach_past_clause(const Scene& scene, Draft& draft, const Edges& edges, std::uint32_t n) {
  constexpr std::uint32_t longest = 24;  // tokens
  Mention& nominal = draft.mentions[n];
  const std::uint32_t first = nominal.tokens.last;
  const std::uint32_t last = std::min(scene.sentence_tokens(nominal.head).last, first + longest);
  if (nominal.kind != Kind::nominal || nominal.type != ActorType::person || nominal.pair ||
      nominal.number == Number::plur || nominal.determination != Determination::definite ||
      main_relation(scene.token(nominal.head).deprel) != Deprel::nsubj || first >= last ||
      is_complement(draft, n))
    return;
  const Morph& morph = scene.token(first).morph;
  const std::uint32_t above = scene.token(first).head;
  const bool relative = morph.pron_type == PronType::rel;
  const bool told =
      morph.verb_form == VerbForm::part && above != no_token && nominal.tokens.contains(above);
  if (!relative && !told) return;
  std::uint32_t comma = first;
  while (comma < last && scene.token(comma).upos != Upos::punct) ++comma;
  if (comma + 1 >= last || !scene.is(WordKind::comma, comma)) return;
  // "le député qui a vu le maire, X, …": the mayor
  const std::uint32_t nearer = draft.at[comma - 1];
  if (nearer != nothing && draft.mentions[nearer].type == ActorType::person) return;
  const std::uint32_t name = edges.begin[comma + 1];
  if (name == nothing || draft.mentions[name].kind != Kind::person_name) return;
  const Mention& named = draft.mentions[name];
  const bool gender = nominal.gender == Gender::none || named.gender == Gender::none ||
                      nominal.gender == named.gender;
  if (gender && is_named_between(scene, edges, nominal, named)) nominal.anchor = name;
}

void attach_body_across_comma(const Scene& scene, Draft& draft, const Edges& edges,
                              std::uint32_t n) {
  Mention& nominal = draft.mentions[n];
  const bool told = nominal.one_of || (nominal.determination == Determination::indefinite &&
                                       nominal.number != Number::plur && !nominal.counted);
  if (!is_body(nominal.type) || !told) return;
  const auto is_body_name = [&](std::uint32_t name) {
    return name != nothing && draft.mentions[name].kind == Kind::body_name;
  };
  const std::uint32_t first = nominal.tokens.first;
  if (first > 1 && scene.is(WordKind::comma, first - 1) && scene.same_sentence(first - 2, first) &&
      ends_apposition(scene, nominal.tokens.last) && is_body_name(edges.end[first - 1])) {
    nominal.anchor = edges.end[first - 1];
    return;
  }
  const std::uint32_t comma = nominal.tokens.last;
  if (comma + 1 >= scene.size() || !scene.is(WordKind::comma, comma) ||
      !scene.same_sentence(nominal.head, comma + 1))
    return;
  const std::uint32_t name = edges.begin[comma + 1];
  if (is_body_name(name) && is_named_between(scene, edges, nominal, draft.mentions[name]))
    nominal.anchor = name;
}

}  // namespace depeche::actors
