// SPDX-License-Identifier: Apache-2.0
// The subject before its verb, by the order of the words.
#include "attribution/subject_scan.h"

#include "attribution/clause.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr int max_depth = 3;

/// Does the phrase name a time and nothing that could speak?
bool is_time(const View& view, const NounPhrase& phrase) {
  return view.is(phrase.head, Role::calendar);
}

/// First token of the clause segment that ends before `end`: behind the last comma, stop, finite
/// verb, conjunction or mark.
std::uint32_t segment_start(const View& view, std::uint32_t first, std::uint32_t end) {
  std::uint32_t i = end;
  while (i > first) {
    const std::uint32_t k = i - 1;
    const bool border = view.is_comma(k) || view.is_stop(k) || view.is_mark(k) ||
                        view.is(k, Role::complementiser) || view.kind(k) == Kind::subordinator ||
                        view.is(k, Role::relative) || view.is_finite(k) ||
                        view.is(k, Role::contrast);
    if (border) break;
    i = k;
  }
  return i;
}

/// The last noun phrase of [first, end) that no preposition governs.
NounPhrase last_free_phrase(const View& view, std::uint32_t first, std::uint32_t end) {
  NounPhrase best;
  std::uint32_t i = first;
  while (i < end) {
    const bool governed = view.kind(i) == Kind::adposition;
    if (governed) ++i;
    const NounPhrase phrase = i < end ? view.phrase_at(i) : NounPhrase{};
    if (!phrase.found() || phrase.tokens.last <= i) {
      if (!governed) ++i;
      continue;
    }
    if (!governed && may_be_subject(view, phrase)) best = phrase;
    i = phrase.tokens.last;
  }
  return best;
}

/// Jumps over a parenthesis that ends with the comma at `comma`: returns the token of the comma (or
/// opening bracket) before it, `first` when there is none.
std::uint32_t before_parenthesis(const View& view, std::uint32_t first, std::uint32_t comma) {
  std::uint32_t i = comma;
  while (i > first && !view.is_comma(i - 1) && !view.is_stop(i - 1)) --i;
  return i > first && view.is_comma(i - 1) ? i - 1 : first;
}

/// "Le ministre, en visite à Paris, | a dit": the phrase before the parenthesis that ends at
/// `comma`.
NounPhrase phrase_outside(const View& view, std::uint32_t first, std::uint32_t comma) {
  const std::uint32_t open = before_parenthesis(view, first, comma);
  if (open <= first) return {};
  return last_free_phrase(view, segment_start(view, first, open), open);
}

/// The subject when it stands directly before token `end`: a relative pronoun (its antecedent) or a
/// personal pronoun.
NounPhrase pronoun_before(const View& view, std::uint32_t first, std::uint32_t end) {
  const std::uint32_t last = end - 1;
  if (view.is(last, Role::relative)) {
    const bool comma = last > first && view.is_comma(last - 1);
    return phrase_before(view, comma ? last - 1 : last);
  }
  const bool personal = view.kind(last) == Kind::pronoun && view.is(last, Role::pronoun);
  return personal ? view.phrase_at(last) : NounPhrase{};
}

}  // namespace

bool names_medium(const View& view, const NounPhrase& phrase) {
  if (!phrase.found() || phrase.tokens.first == phrase.head) return false;
  return view.kind(phrase.tokens.first) == Kind::number &&
         view.token(phrase.head).morph.number == Number::plur &&
         starts_upper(view.token(phrase.head).form);
}

bool may_be_subject(const View& view, const NounPhrase& phrase) {
  if (!phrase.found()) return false;
  // "rapporte 20 Minutes": a medium, no time
  if (is_time(view, phrase) && !names_medium(view, phrase)) return false;
  const Kind head = view.kind(phrase.head);
  if (head == Kind::pronoun) return !is_relative_word(view, phrase.head);
  if (head == Kind::name) return true;
  if (view.actors().at(phrase.head) != no_actor) return true;
  const Kind first = view.kind(phrase.tokens.first);
  if (first == Kind::determiner || first == Kind::number) return true;
  return view.language_is(Role::compounds) || view.is(phrase.head, Role::speaker) ||
         view.is(phrase.head, Role::proxy);
}

std::uint32_t lower_bound_of(const View& view, std::uint32_t at) {
  const std::uint32_t first = view.sentence(at).tokens.first;
  return at - first > View::max_walk ? at - View::max_walk : first;
}

NounPhrase shared_subject(const View& view, std::uint32_t first, std::uint32_t before, int depth) {
  std::uint32_t i = before;
  while (i > first && (!view.is_finite(i - 1) || view.quote_of(i - 1) != view.quote_of(before)))
    --i;
  if (i <= first || depth >= max_depth) return {};
  const VerbGroup other = verb_group(view, i - 1);
  if (view.is(other.tokens.first, Role::relative)) return {};
  return scan_before(view, other.tokens.first, depth + 1);
}

NounPhrase scan_before(const View& view, std::uint32_t at, int depth) {
  const std::uint32_t first = lower_bound_of(view, at);
  std::uint32_t end = at;
  for (int jump = 0; jump < max_depth && end > first; ++jump) {
    const NounPhrase pronoun = pronoun_before(view, first, end);
    if (pronoun.found() || view.is(end - 1, Role::relative)) return pronoun;
    if (view.is_comma(end - 1)) {
      const NounPhrase outer = phrase_outside(view, first, end - 1);
      if (outer.found()) return outer;
      --end;
      continue;
    }
    const std::uint32_t start = segment_start(view, first, end);
    const NounPhrase found = last_free_phrase(view, start, end);
    if (found.found() || start <= first) return found;
    if (view.is(start - 1, Role::relative)) {
      end = start;
      continue;
    }
    const bool shares = view.is_comma(start - 1) || view.is_finite(start - 1) || start == end;
    return shares ? shared_subject(view, first, start, depth) : NounPhrase{};
  }
  return {};
}

}  // namespace depeche
