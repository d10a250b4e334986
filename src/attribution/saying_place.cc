// SPDX-License-Identifier: Apache-2.0
// Of which words is a source beside them ("selon X") the source?
#include "attribution/clause.h"
#include "attribution/saying_finder.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"

#include <algorithm>

namespace depeche {

/// "Selon X, président de Y, | A": where the words of the source begin.
std::uint32_t SayingFinder::behind_source(const Saying& saying, std::uint32_t end,
                                          std::uint32_t limit) const {
  // "Selon l'Union des communautés (Ucoii), …"
  const std::uint32_t closing = closing_bracket(view_, end);
  if (closing != no_token && closing + 1 < limit) end = closing + 1;
  std::uint32_t last = behind_appositions(view_, saying.speaker, end, limit);
  if (last == end) {
    const std::uint32_t behind = end_with_dependents(view_, {saying.tokens.first, end}, limit);
    // an apposition ends at a comma
    if (view_.is_comma(behind) && behind + 1 < limit) last = behind;
  }
  return behind_relative(view_, view_.is_comma(last) ? last + 1 : last, limit);
}

/// "Selon X, A"
void SayingFinder::place_ahead(Saying& saying, std::uint32_t end) {
  saying.position = Position::preposed;
  const std::uint32_t from =
      behind_source(saying, end, circumstances_end(saying.tokens.first, end));
  std::uint32_t until = from < view_.size() ? clause_end(view_, from, true) : from;
  // "Selon X, A, mais il B": of whom A was
  if (until + 2 < view_.size() && view_.is_comma(until) && view_.is(until + 1, Role::contrast) &&
      view_.kind(until + 1) == Kind::conjunction && view_.is(until + 2, Role::pronoun) &&
      !view_.is(until + 2, Role::impersonal)) {
    until = clause_end(view_, until + 2, true);
  }
  for (std::uint32_t i = from; i < until; ++i) {
    if (!view_.is_open(i)) continue;
    const bool next =
        i > from && (next_cue_takes_over(view_, cues_, i) || opens_own_aside(i, until));
    if (opens_comment(view_, i) || next) until = i;
  }
  saying.scope = {from, std::max(from, until)};
  saying.wordless = !view_.has_verb(saying.scope);
}

/// The head of the clause that the source is of; no_token where the tree does not tell.
std::uint32_t SayingFinder::clause_of(const Saying& saying, std::uint32_t end,
                                      std::uint32_t limit) const {
  const std::uint32_t first = saying.tokens.first;
  std::uint32_t up = view_.token(saying.speaker.head).head;
  constexpr int height = 6;  // "selon | les informations de X": the cue hangs by its own words
  for (int step = 0; step < height && up != no_token && saying.cut.contains(up); ++step)
    up = view_.token(up).head;
  if (up == no_token || saying.cut.contains(up) || (!view_.is_open(up) && up < end))
    return no_token;
  std::uint32_t head = clause_head(view_, up);
  const bool last = first > 0 && view_.is_comma(first - 1) && saying.cut.last >= limit;
  if (!last) return head;
  // "A since B, according to X": at the end of the sentence behind a comma it is about A
  const bool hangs = view_.token(head).deprel == Deprel::advcl || restricts(head);
  if (hangs && view_.token(head).head != no_token) {
    head = clause_head(view_, view_.token(head).head);
    if (restricts(head)) head = clause_head(view_, view_.token(head).head);
  }
  head = first_of_joined(head);
  // "X craint ces pertes qui s'ajoutent à A et partirait, selon Y": no part of the relative clause
  if (restricts(head) && view_.token(head).head != no_token)
    head = clause_head(view_, view_.token(head).head);
  return head;
}

/// "A, selon X"
void SayingFinder::place_behind(Saying& saying, std::uint32_t end) {
  const std::uint32_t first = saying.tokens.first;
  const std::uint32_t limit = circumstances_end(first, end);
  saying.position = Position::trailing;
  saying.cut = {first, end_with_dependents(view_, {first, end}, limit)};
  // "A, | toujours selon X"
  if (first > 1 && view_.kind(first - 1) == Kind::adverb && view_.is_comma(first - 2))
    --saying.cut.first;
  const bool quoted = quote_before(view_, first) != View::outside;
  const std::uint32_t clause = clause_start(view_, first, floor_);
  std::uint32_t start = quoted ? appended_quote(first, clause) : clause;
  const std::uint32_t head = quoted ? no_token : clause_of(saying, end, limit);
  if (head != no_token) {
    start = std::max(start, std::min(first, view_.reach(head).first));
    if (head < first) start = behind_concession(start, head);
    if (!opens_adjunct(start, head)) start = skip_openers(view_, start, first);
  }
  // "A, mais B, selon X"
  if (!quoted && start == clause && view_.is_comma(first - 1)) start = before_contrast(start);
  if (!quoted && place_at_last_words(saying, start, limit)) return;
  place_around(saying, start, subject_after(head, saying.cut));
  // "La ville fait-elle, selon elle, partie du pays ?": a question tells nothing
  for (std::uint32_t i = saying.scope.first; i < saying.scope.last; ++i) {
    if (view_.is_open(i) && view_.is_inverted_pronoun(i) && !saying.cut.contains(i)) {
      saying.scope = {};
      break;
    }
  }
  saying.wordless = !view_.has_verb(saying.scope);
}

/// The source of the words right before it alone; false where it is of the clause.
bool SayingFinder::place_at_last_words(Saying& saying, std::uint32_t start,
                                       std::uint32_t limit) const {
  const std::uint32_t first = saying.tokens.first;
  if (const std::uint32_t from = last_words(start, saying.cut); from != no_token) {
    saying.scope = {from, first};
    saying.wordless = !is_participle(from);
    return true;
  }
  // "une lettre rédigée, selon lui, avant B, …": of the participle alone, before any clause
  const std::uint32_t told = first >= 2 && view_.is_comma(first - 1) ? first - 2 : no_token;
  if (told == no_token || told < start || !view_.is_comma(saying.cut.last) ||
      view_.kind(told) != Kind::verb || !is_participle(told) || has_finite({start, first}))
    return false;
  saying.scope = {told, std::max(first, std::min(view_.reach(told).last, limit))};
  saying.wordless = true;
  return true;
}

}  // namespace depeche
