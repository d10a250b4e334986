// SPDX-License-Identifier: Apache-2.0
#include "attribution/scope.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr std::uint32_t max_gap = 25;  ///< tokens between a verb and its complement clause

bool is_open(const View& view, std::uint32_t i) {
  return view.quote_of(i) == View::outside;
}

/// "X a dit que A et a promis B": a conjunction before the next cue ends the complement.
bool next_cue_takes_over(const View& view, const CueTable& cues, std::uint32_t conjunction) {
  if (view.kind(conjunction) != Kind::conjunction) return false;
  const std::uint32_t limit = std::min(view.size(), conjunction + 6);
  for (std::uint32_t i = conjunction + 1; i < limit; ++i) {
    const Kind kind = view.kind(i);
    if (kind == Kind::verb) return is_open(view, i) && cues.verbs(view.token(i).lemma) != nullptr;
    if (kind != Kind::auxiliary && kind != Kind::adverb && kind != Kind::pronoun) return false;
  }
  return false;
}

/// "…, citant une source militaire": no part of what is said.
bool is_citing(const View& view, const CueTable& cues, std::uint32_t comma) {
  if (!view.is_comma(comma) || comma + 1 >= view.size()) return false;
  const auto* list = cues.verbs(view.token(comma + 1).lemma);
  return list != nullptr && list->front().cue_class == CueClass::cite &&
         view.kind(comma + 1) == Kind::verb;
}

bool is_infinitive(const View& view, std::uint32_t i) {
  return (view.kind(i) == Kind::verb || view.kind(i) == Kind::auxiliary) &&
         view.token(i).morph.verb_form == VerbForm::inf;
}

/// First token of an infinitive directly behind `from` ("avoir", "ne pas avoir"), else no_token.
std::uint32_t infinitive_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + 5);
  for (std::uint32_t i = from; i < limit; ++i) {
    if (is_infinitive(view, i)) return i;
    const bool skip = view.kind(i) == Kind::adverb || view.is(i, Role::clitic) ||
                      view.is(i, Role::negation) || view.is(i, Role::reflexive) ||
                      view.kind(i) == Kind::other;
    if (!skip) return no_token;
  }
  return no_token;
}

std::uint32_t end_of_complement(const View& view, const CueTable& cues, std::uint32_t first) {
  const std::uint32_t end = clause_end(view, first);
  for (std::uint32_t i = first; i < end; ++i) {
    if (is_open(view, i) && (next_cue_takes_over(view, cues, i) || is_citing(view, cues, i)))
      return i;
  }
  return end;
}

/// The complementiser that opens the clause, with adverbs, phrases and asides between; no_token
/// when a verb, a stop or a quote comes first.
std::uint32_t complementiser_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  const std::uint32_t paragraph = from > 0 ? view.paragraph_of(from - 1) : 0;
  for (std::uint32_t i = from; i < limit; ++i) {
    if (view.paragraph_of(i) != paragraph || view.is_stop(i) || view.is_mark(i)) break;
    if (view.is(i, Role::complementiser)) return i;
    if (view.is_finite(i) || view.is(i, Role::relative) || view.is(i, Role::contrast)) break;
  }
  return no_token;
}

/// A clause without complementiser ("said the town was calm"): behind times, addressees and
/// prepositional phrases a noun phrase with a finite verb.
std::uint32_t bare_clause_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  std::uint32_t i = from;
  std::uint32_t start = no_token;
  for (; i < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_comma(i)) return no_token;
    if (view.is_finite(i)) return start;
    const bool governed = view.kind(i) == Kind::adposition;
    if (governed && i + 1 < limit) {
      const NounPhrase phrase = view.phrase_at(i + 1);
      if (phrase.found() && phrase.tokens.last > i + 1) i = phrase.tokens.last - 1;
      continue;
    }
    if (view.kind(i) == Kind::subordinator) return no_token;
    if (start == no_token && !view.is(i, Role::calendar) && view.kind(i) != Kind::adverb) {
      const NounPhrase phrase = view.phrase_at(i);
      if (phrase.found() && phrase.tokens.last > i) {
        if (!view.is(phrase.head, Role::calendar)) start = i;
        i = phrase.tokens.last - 1;
      }
    }
  }
  return no_token;
}

/// "accuse X d'avoir tué Y", "accused X of killing Y": the deed behind the blamed one.
std::uint32_t blamed_deed_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  for (std::uint32_t i = from; i + 1 < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) return no_token;
    if (view.kind(i) != Kind::adposition && view.kind(i) != Kind::subordinator) continue;
    const VerbForm form = view.token(i + 1).morph.verb_form;
    const bool verbal = view.kind(i + 1) == Kind::verb || view.kind(i + 1) == Kind::auxiliary;
    if (infinitive_behind(view, i + 1) != no_token) return i + 1;
    if (verbal && (form == VerbForm::ger || form == VerbForm::part)) return i + 1;
  }
  return no_token;
}

}  // namespace

std::uint32_t clause_end(const View& view, std::uint32_t from) {
  std::uint32_t i = from;
  const std::uint32_t limit = std::min(view.size(), from + View::max_walk);
  for (; i < limit; ++i) {
    if (i > from && view.paragraph_of(i) != view.paragraph_of(i - 1)) break;
    if (!is_open(view, i) || view.is_mark(i)) continue;
    if (i > from && view.sentence_of(i) != view.sentence_of(i - 1)) break;
    if (view.is_stop(i)) break;
    if (i > from && view.is(i, Role::contrast) && view.is_comma(i - 1)) return i - 1;
  }
  return i;
}

std::uint32_t clause_start(const View& view, std::uint32_t to, std::uint32_t floor) {
  std::uint32_t i = to;
  std::uint32_t open = no_token;  // the last token outside quotes
  const std::uint32_t low = std::max(floor, to > View::max_walk ? to - View::max_walk : 0);
  while (i > low) {
    const std::uint32_t k = i - 1;
    if (i < to && view.paragraph_of(k) != view.paragraph_of(i)) break;
    if (!is_open(view, k) || view.is_mark(k)) {
      // a quote of another sentence ("He said « A. » | B, X said"); commas belong to neither
      if (open != no_token && view.sentence_of(k) != view.sentence_of(open)) break;
      --i;
      continue;
    }
    if (!view.is_comma(k)) open = k;
    if (i < to && view.sentence_of(k) != view.sentence_of(i)) break;
    if (view.is_stop(k)) break;
    if (view.is(k, Role::contrast) && k > low && view.is_comma(k - 1)) break;
    --i;
  }
  return i;
}

Complement complement_of(const View& view, const CueTable& cues, const Cue& cue,
                         const VerbGroup& group) {
  const std::uint32_t from = group.tokens.last;
  if (from >= view.size() || view.paragraph_of(from) != view.paragraph_of(from - 1)) return {};
  const auto reaching = [&](std::uint32_t first) {
    return TokenRange{first, end_of_complement(view, cues, first)};
  };
  if (cue.frame.blame) {
    const std::uint32_t deed = blamed_deed_behind(view, from);
    if (deed != no_token) return {reaching(deed), false, true};
  }
  if (cue.frame.infinitive) {
    const std::uint32_t infinitive = infinitive_behind(view, from);
    if (infinitive != no_token) return {reaching(infinitive), false, true};
  }
  if (cue.frame.that) {
    const std::uint32_t mark = complementiser_behind(view, from);
    if (mark != no_token && mark + 1 < view.size()) return {reaching(mark + 1), true, false};
  }
  if (cue.frame.zero) {
    const std::uint32_t start = bare_clause_behind(view, from);
    if (start != no_token) return {reaching(start), true, false};
  }
  if (cue.frame.object && !view.is_stop(from) && !view.is_comma(from) && !view.is_mark(from) &&
      view.kind(from) != Kind::conjunction) {
    return {reaching(from), false, false};
  }
  return {};
}

}  // namespace depeche
