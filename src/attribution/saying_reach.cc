// SPDX-License-Identifier: Apache-2.0
// How far do words reach around a cue that stands inside them?
#include "attribution/clause.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <utility>

namespace depeche {

/// Is there a finite verb among the words?
bool SayingFinder::has_finite(TokenRange scope) const {
  for (std::uint32_t i = scope.first; i < scope.last; ++i) {
    if (view_.is_finite(i)) return true;
  }
  return false;
}

/// End of the region in which words may still belong to the cue at `first`.
std::uint32_t SayingFinder::circumstances_end(std::uint32_t first, std::uint32_t from) const {
  const std::uint32_t end = clause_end(view_, first);
  for (std::uint32_t i = from; i < end; ++i) {
    if (view_.is_mark(i)) return i;
  }
  return std::max(from, end);
}

/// "Il s'agit, a dit le maire, d'un | « désastre »": what only leads to the marks is no part of the
/// cue.
void SayingFinder::trim_cut(Saying& saying) const {
  const std::uint32_t last = saying.cut.last;
  if (last >= view_.size() || !view_.is_mark(last) || last <= saying.tokens.last) return;
  std::uint32_t i = last;
  while (i > saying.tokens.last && !view_.is_comma(i - 1) &&
         (view_.kind(i - 1) == Kind::adposition || view_.kind(i - 1) == Kind::determiner)) {
    --i;
  }
  if (i < last && i > saying.tokens.last && view_.is_comma(i - 1)) saying.cut.last = i - 1;
}

/// "220 personnes, selon la police, | et 300 selon la CGT": what follows is another source's.
bool SayingFinder::leaves_to_next_source(std::uint32_t behind, std::uint32_t limit) const {
  constexpr std::uint32_t most = 8;
  std::uint32_t i = view_.is_comma(behind) ? behind + 1 : behind;
  if (i >= limit || view_.kind(i) != Kind::conjunction) return false;
  for (const std::uint32_t last = std::min(limit, i + most); ++i < last;) {
    if (view_.is_finite(i) || view_.is_mark(i)) return false;
    const auto* list = others_at(i);
    if (list == nullptr) continue;
    const bool source = std::any_of(list->begin(), list->end(), [&](const Cue& cue) {
      return cue.kind == CueKind::prep && !cue.frame.initial && match_cue(view_, cue, i) > 0;
    });
    if (source) return true;
  }
  return false;
}

/// The scope around a cue that stands behind (or inside) what is said; `start` is where it
/// begins, `head` the predicate of its clause, when known.
void SayingFinder::place_around(Saying& saying, std::uint32_t start, std::uint32_t head) const {
  const std::uint32_t first = saying.cut.first;
  const std::uint32_t behind = saying.cut.last;
  saying.scope = {start, first};
  if (quote_before(view_, first) != View::outside || behind >= view_.size()) return;
  std::uint32_t limit = clause_end(view_, first);
  const bool broken = head != no_token && head >= behind;
  const bool comma = view_.is_comma(behind);
  if (behind >= limit || opens_comment(view_, behind)) return;
  if (leaves_to_next_source(behind, limit)) return;
  const bool before = first > 0 && (view_.is_comma(first - 1) || first == start);
  if (!broken && comma != before) return;
  if (!broken && !resumes(saying, behind, limit)) return;
  std::uint32_t last = behind;
  for (std::uint32_t i = behind; i < limit;) {
    if (view_.kind(i) == Kind::punctuation && !view_.is_mark(i)) {
      if (!comma && !broken && view_.is_comma(i)) break;
      ++i;
      continue;
    }
    const bool more = broken ? i <= head || goes_on(view_, limit, i, limit)
                             : last == behind || goes_on(view_, first, i, limit);
    if (!more || (last > behind && adds_clause(view_, i))) break;
    last = std::min(limit, std::max(i + 1, view_.reach(top_from(view_, i, i)).last));
    i = last;
  }
  saying.scope.last = broken ? last : before_main_clause(behind, last);
}

/// "Puisque A est, selon X, B, | Y part": the comma before a clause with a subject of its own that
/// the tree makes the main one; `last` when there is none.
std::uint32_t SayingFinder::before_main_clause(std::uint32_t behind, std::uint32_t last) const {
  for (std::uint32_t i = behind + 1; i + 1 < last; ++i) {
    if (!view_.is_comma(i) || !view_.is_open(i)) continue;
    const std::uint32_t head = view_.token(i + 1).head;
    const std::uint32_t subject =
        head != no_token && view_.kind(i + 1) == Kind::determiner ? head : i + 1;
    const std::uint32_t verb = view_.token(subject).head;
    if (verb == no_token || verb <= subject || view_.token(verb).head != no_token) continue;
    if (main_relation(view_.token(subject).deprel) == Deprel::nsubj) return i;
  }
  return last;
}

/// Do the words behind the cue go on with what is said? A pronoun takes no apposition, so that
/// only circumstances of the cue itself ("…, a-t-il dit, citant X") do not.
bool SayingFinder::resumes(const Saying& saying, std::uint32_t behind, std::uint32_t limit) const {
  std::uint32_t i = behind;
  while (i < limit && view_.kind(i) == Kind::punctuation) ++i;
  if (i >= limit) return false;
  if (view_.is_comma(behind) && opens_next_saying(view_, cues_, behind)) return false;
  // "D'ailleurs, a répété X, A": nothing was said yet
  if (view_.is_comma(behind) && !view_.has_verb(saying.scope) && has_finite({i, limit}) &&
      saying.cut.first - saying.scope.first <= 6 && !is_relative_word(view_, i)) {
    return true;
  }
  const Kind start = view_.kind(i);
  const bool phrase = start == Kind::determiner || start == Kind::noun || start == Kind::name ||
                      start == Kind::number;
  // "A, selon X, des secouristes": an apposition, not more of a clause that is whole
  const Deprel relation = main_relation(view_.token(top_from(view_, i, i)).deprel);
  const bool core = relation == Deprel::obj || relation == Deprel::ccomp;
  if (phrase && !core && has_finite(saying.scope) && !has_finite({i, limit})) return false;
  if (goes_on(view_, saying.cut.first, i, limit)) return true;
  // "He had food, he said, but was not allowed to leave", "It came, he said, at a bad time"
  if (view_.language_is(Role::plain_order) && view_.is_comma(behind)) {
    constexpr std::uint32_t few = 4;
    const bool joined =
        start == Kind::conjunction && !adds_clause(view_, i) && has_finite({i, limit});
    const bool begun = start == Kind::adposition && saying.cut.first - saying.scope.first <= few;
    if (joined || begun) return true;
  }
  std::uint32_t k = i;
  while (k < limit && (view_.is(k, Role::clitic) || view_.is(k, Role::reflexive) ||
                       view_.is(k, Role::negation))) {
    ++k;
  }
  const bool finite = k < limit && view_.is_finite(k);
  if (view_.is_comma(behind) && finite && !has_finite(saying.scope)) return true;
  // "Il s'agit, selon X, d'une erreur", "Il se serait, selon X, enfui": a verb that waits for more
  const std::uint32_t last = saying.cut.first > 1 ? saying.cut.first - 2 : 0;
  if (view_.kind(last) == Kind::auxiliary && view_.is_comma(last + 1) &&
      (view_.is(last, Role::have) || view_.is(last, Role::be))) {
    return true;
  }
  if (start == Kind::adposition && view_.is(i, Role::genitive) && view_.is_finite(last))
    return true;
  const bool pronoun = saying.group.inverted != no_token;
  if (!pronoun || !view_.is_comma(behind) || adds_clause(view_, i)) return false;
  if (finite || start == Kind::adjective) return true;
  const Kind kind = start;
  const bool link = kind == Kind::adposition && view_.is(i, Role::genitive);
  if (link && i + 1 < limit && view_.token(i + 1).morph.verb_form == VerbForm::inf) return true;
  const bool plain = kind == Kind::adposition || kind == Kind::noun || kind == Kind::determiner;
  return plain && !has_finite(saying.scope) && !view_.is(i, Role::calendar);
}

/// "la période | qui a précédé B, selon X": a relative clause that a source behind it cannot be
/// about alone; one behind a comma can ("A, dont la répression a fait B"), and hearsay ("un engin
/// qui aurait éclaté").
bool SayingFinder::restricts(std::uint32_t head) const {
  if (main_relation(view_.token(head).deprel) != Deprel::acl) return false;
  const std::uint32_t lead = view_.reach(head).first;
  if (lead == 0 || head - lead > View::max_walk) return false;
  const bool comment =
      view_.is(lead - 1, Role::demonstrative) || view_.is(lead, Role::demonstrative);
  if (!comment && (view_.is_comma(lead - 1) || view_.is_comma(lead))) return false;
  for (std::uint32_t i = lead; i <= head; ++i) {
    if (view_.is_finite(i)) return view_.token(i).morph.mood != Mood::cnd;
  }
  return true;  // "une loi permettant A, selon X"
}

/// "À cela s'ajoute, selon X, A": the subject behind the aside, when the head has none before it;
/// else `head`.
std::uint32_t SayingFinder::subject_after(std::uint32_t head, TokenRange cut) const {
  if (head == no_token || head >= cut.first) return head;
  std::uint32_t behind = no_token;
  const TokenRange reach = view_.reach(head);
  for (std::uint32_t i = reach.first; i < reach.last; ++i) {
    if (view_.token(i).head != head || cut.contains(i)) continue;
    if (main_relation(view_.token(i).deprel) != Deprel::nsubj) continue;
    if (i < cut.first) return head;
    behind = i;
  }
  return behind != no_token ? behind : head;
}

/// "X aurait A et aurait B, selon Y": joined clauses of one subject are told together.
std::uint32_t SayingFinder::first_of_joined(std::uint32_t head) const {
  constexpr int most = 3;
  for (int step = 0; step < most; ++step) {
    const std::uint32_t up = view_.token(head).head;
    if (main_relation(view_.token(head).deprel) != Deprel::conj || up == no_token || up > head)
      return head;
    if (view_.kind(head) != Kind::verb) return head;
    // "A a été tué et B a été blessé, selon X": one word joins the two clauses
    const std::uint32_t lead = view_.reach(head).first;
    const bool joined = lead > up && view_.kind(lead) == Kind::conjunction;
    for (std::uint32_t i = up + 1; i < head; ++i) {
      const Deprel relation = main_relation(view_.token(i).deprel);
      if (view_.token(i).head == head && relation == Deprel::nsubj && !joined) return head;
      if (view_.is_comma(i) || view_.is(i, Role::contrast)) return head;
    }
    head = up;
  }
  return head;
}

}  // namespace depeche
