// SPDX-License-Identifier: Apache-2.0
#include "attribution/clause.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr int max_climb = 40;

bool is_subject(Deprel relation) {
  const Deprel main = main_relation(relation);
  return main == Deprel::nsubj || main == Deprel::csubj || relation == Deprel::expl_subj;
}

bool is_verbal(const View& view, std::uint32_t i) {
  return view.kind(i) == Kind::verb || view.kind(i) == Kind::auxiliary;
}

/// A verb, or a noun or adjective with a copula or a subject.
bool is_predicate(const View& view, std::uint32_t i) {
  if (is_verbal(view, i)) return true;
  const TokenRange reach = view.reach(i);
  const std::uint32_t first = std::max(reach.first, i > View::max_walk ? i - View::max_walk : 0);
  const std::uint32_t last = std::min(reach.last, i + View::max_walk);
  for (std::uint32_t k = first; k < last; ++k) {
    if (view.token(k).head != i) continue;
    if (view.token(k).deprel == Deprel::cop || is_subject(view.token(k).deprel)) return true;
  }
  return false;
}

/// What a verb says, not how or when it says it.
bool is_content(const View& view, std::uint32_t top) {
  const Deprel relation = main_relation(view.token(top).deprel);
  return relation == Deprel::ccomp || relation == Deprel::xcomp || relation == Deprel::parataxis;
}

/// The subject of a predicate that stands at or behind `first`.
std::uint32_t subject_from(const View& view, std::uint32_t predicate, std::uint32_t first) {
  for (std::uint32_t i = first; i < predicate; ++i) {
    if (view.token(i).head == predicate && is_subject(view.token(i).deprel)) return i;
  }
  return no_token;
}

}  // namespace

bool is_relative_word(const View& view, std::uint32_t i) {
  return view.is(i, Role::relative) || view.token(i).morph.pron_type == PronType::rel;
}

std::uint32_t clause_head(const View& view, std::uint32_t i) {
  for (int step = 0; step < max_climb; ++step) {
    const std::uint32_t up = view.token(i).head;
    if (up == no_token) return i;
    const Deprel relation = view.token(i).deprel;
    switch (main_relation(relation)) {
      case Deprel::ccomp:
      case Deprel::advcl:
      case Deprel::csubj:
      case Deprel::parataxis:
      case Deprel::acl:
        return i;
      case Deprel::conj:
        if (is_verbal(view, i) && is_predicate(view, up)) return i;
        break;
      default:
        break;
    }
    i = up;
  }
  return i;
}

std::uint32_t top_from(const View& view, std::uint32_t i, std::uint32_t first) {
  for (int step = 0; step < max_climb; ++step) {
    const std::uint32_t up = view.token(i).head;
    if (up == no_token || up < first) break;
    i = up;
  }
  return i;
}

std::uint32_t subject_of(const View& view, std::uint32_t predicate) {
  const TokenRange reach = view.reach(predicate);
  const std::uint32_t low = predicate > View::max_walk ? predicate - View::max_walk : 0;
  const std::uint32_t last = std::min(reach.last, predicate + View::max_walk);
  for (std::uint32_t i = std::max(reach.first, low); i < last; ++i) {
    if (view.token(i).head == predicate && is_subject(view.token(i).deprel)) return i;
  }
  return no_token;
}

bool adds_clause(const View& view, std::uint32_t i) {
  if (view.kind(i) != Kind::conjunction) return false;
  const std::uint32_t added = view.token(i).head;
  if (added == no_token || added < i || view.token(added).deprel != Deprel::conj) return false;
  const std::uint32_t subject = subject_of(view, added);
  return subject != no_token && subject > i && !is_relative_word(view, subject);
}

std::uint32_t end_with_dependents(const View& view, TokenRange phrase, std::uint32_t limit) {
  std::uint32_t end = phrase.last;
  while (end < limit) {
    std::uint32_t next = end;
    while (next < limit && view.kind(next) == Kind::punctuation) ++next;
    if (next >= limit) break;
    const std::uint32_t top = top_from(view, next, end);
    const std::uint32_t up = view.token(top).head;
    if (up == no_token || up < phrase.first || up >= end || is_content(view, top)) break;
    if (view.token(top).deprel == Deprel::conj && is_verbal(view, top)) break;
    if (view.kind(next) == Kind::number && next > end) break;  // "119 selon la police, 800 selon"
    const std::uint32_t further = std::min(view.reach(top).last, limit);
    if (further <= end) break;
    end = further;
  }
  while (end > phrase.last && view.kind(end - 1) == Kind::punctuation) --end;
  return end;
}

std::uint32_t behind_appositions(const View& view, const NounPhrase& phrase, std::uint32_t end,
                                 std::uint32_t limit) {
  constexpr int most = 3;
  std::uint32_t last = end;
  bool told = false;  // a relative clause came last
  int owed = 0;       // "dont l'avis, | qui compte, | est connu": relative clauses without a verb
  for (int step = 0; step < most && view.is_comma(last); ++step) {
    const std::uint32_t first = last + 1;
    std::uint32_t next = first;
    while (next < limit && !view.is_comma(next)) ++next;
    if (next >= limit || next == first) break;
    const ActorIndex actor = view.actor_of(phrase);
    bool same = false;
    bool finite = false;
    for (std::uint32_t i = first; i < next; ++i) {
      same = same || (actor != no_actor && view.actors().at(i) == actor);
      finite = finite || view.is_finite(i);
    }
    const bool relative = is_relative_word(view, first) || (view.kind(first) == Kind::adposition &&
                                                            is_relative_word(view, first + 1));
    const bool participle = view.kind(first) == Kind::verb && !finite;
    // "selon X, Y, Z a nié": Z is the subject, so Y is X
    const std::uint32_t top =
        clause_head(view, view.token(phrase.head).head == no_token ? phrase.head
                                                                   : view.token(phrase.head).head);
    const std::uint32_t subject = top >= next ? subject_from(view, top, next) : no_token;
    const bool other =
        subject != no_token && subject > next && view.kind(first) != Kind::adposition;
    if (relative) owed += finite ? 0 : 1;
    const bool verb = view.is_finite(first) && owed > 0 && !relative;
    if (verb) --owed;
    if (!relative && !participle && !verb && (finite || (!same && !other))) {
      break;
    }
    if (told && !relative && !same && !verb)
      break;  // "selon X, qui l'a dit, | Y, qui dort, est venu"
    told = relative;
    last = next;
  }
  return last;
}

bool goes_on(const View& view, std::uint32_t before, std::uint32_t first, std::uint32_t limit) {
  while (first < limit && view.kind(first) == Kind::punctuation) ++first;
  if (first >= limit) return false;
  if (is_relative_word(view, first)) {
    // "a révélé, selon X, qu'il avait": a conjunction that a tagger took for a relative pronoun
    const std::uint32_t clause = top_from(view, first, first);
    const std::uint32_t verb = view.token(clause).head;
    return verb != no_token && verb < before && view.is(first, Role::complementiser) &&
           main_relation(view.token(clause).deprel) == Deprel::ccomp;
  }
  const bool preposition = view.kind(first) == Kind::adposition && first + 1 < limit;
  if (preposition && is_relative_word(view, first + 1)) return false;
  if (adds_clause(view, first)) return false;
  const std::uint32_t top = top_from(view, first, first);
  const std::uint32_t up = view.token(top).head;
  if (up == no_token) return true;
  if (up >= before) return is_content(view, top);
  const Deprel relation = main_relation(view.token(top).deprel);
  return relation != Deprel::parataxis && relation != Deprel::appos;
}

std::uint32_t end_by_tree(const View& view, std::uint32_t first, std::uint32_t limit) {
  for (std::uint32_t i = first; i < limit;) {
    const std::uint32_t top = top_from(view, i, first);
    if (top < limit && is_predicate(view, top)) return std::min(view.reach(top).last, limit);
    i = std::max(i + 1, view.reach(top).last);
  }
  return limit;
}

std::uint32_t skip_openers(const View& view, std::uint32_t first, std::uint32_t limit) {
  while (first < limit) {
    const bool governed = view.kind(first) == Kind::adposition && first + 1 < limit &&
                          is_relative_word(view, first + 1);
    const bool opener = view.kind(first) == Kind::punctuation ||
                        view.kind(first) == Kind::conjunction || is_relative_word(view, first) ||
                        view.is(first, Role::complementiser) ||
                        view.kind(first) == Kind::subordinator;
    if (!opener && !governed) break;
    ++first;
  }
  return first;
}

bool opens_comment(const View& view, std::uint32_t i) {
  if (!view.is_comma(i) || i + 2 >= view.size()) return false;
  if (view.is(i + 1, Role::demonstrative) &&
      (is_relative_word(view, i + 2) || view.is(i + 2, Role::complementiser))) {
    return true;
  }
  std::uint32_t k = i + 1;
  if (view.kind(k) == Kind::determiner) ++k;
  while (k < view.size() && k < i + 4 && view.kind(k) == Kind::adjective) ++k;
  return k < view.size() && view.is(k, Role::resumptive) && view.kind(k) == Kind::noun;
}

std::uint32_t begin_by_tree(const View& view, std::uint32_t head, std::uint32_t first) {
  constexpr int steps = 12;
  for (std::uint32_t t = first; t < head; ++t) {
    std::uint32_t at = t;
    for (int step = 0; step < steps && at < view.size() && at != head; ++step)
      at = view.token(at).head;
    if (at == head) return t;
  }
  return head;
}

std::uint32_t behind_relative(const View& view, std::uint32_t first, std::uint32_t limit) {
  if (first == 0 || first >= limit || !view.is_comma(first - 1) || !view.is(first, Role::relative))
    return first;
  const std::uint32_t verb = view.token(first).head;
  if (verb == no_token || verb <= first || verb >= limit) return first;
  std::uint32_t end = std::min(limit, view.reach(verb).last);
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    // the tree makes the clause that follows a part of it
    const bool subject = main_relation(view.token(i).deprel) == Deprel::nsubj;
    if (subject && view.token(i).head > i && view.token(i).head < end &&
        view.is_finite(view.token(i).head) && view.is_comma(begin_by_tree(view, i, verb) - 1)) {
      end = begin_by_tree(view, i, verb);
      break;
    }
  }
  if (end < limit && view.is_comma(end)) return end + 1;
  return view.is_comma(end - 1) ? end : first;
}

}  // namespace depeche
