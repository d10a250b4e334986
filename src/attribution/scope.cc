// SPDX-License-Identifier: Apache-2.0
#include "attribution/scope.h"

#include "attribution/clause.h"
#include "attribution/surroundings.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

bool is_dash(std::string_view form) {
  return form == "-" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94";
}

/// Does the mark at `i` open a parenthesis that closes in the same sentence, with words behind it?
/// Then its closing mark, else no_token.
std::uint32_t closing_mark(const View& view, std::uint32_t i, std::uint32_t limit) {
  const bool bracket = view.token(i).form == "(";
  if (!bracket && !is_dash(view.token(i).form)) return no_token;
  const std::string_view wanted = bracket ? std::string_view(")") : view.token(i).form;
  for (std::uint32_t k = i + 1; k < limit && view.sentence_of(k) == view.sentence_of(i); ++k) {
    if (view.token(k).form != wanted || !view.is_stop(k)) continue;
    const bool words = k + 1 < limit && view.sentence_of(k + 1) == view.sentence_of(i) &&
                       (!view.is_stop(k + 1) || view.is_mark(k + 1));
    return words ? k : no_token;
  }
  return no_token;
}

/// The mark that opens the parenthesis which ends at `i`, with words of the sentence before it;
/// else no_token.
std::uint32_t opening_mark(const View& view, std::uint32_t i, std::uint32_t low) {
  const bool bracket = view.token(i).form == ")";
  if (!bracket && !is_dash(view.token(i).form)) return no_token;
  const std::string_view wanted = bracket ? std::string_view("(") : view.token(i).form;
  for (std::uint32_t k = i; k > low && view.sentence_of(k - 1) == view.sentence_of(i); --k) {
    if (view.token(k - 1).form != wanted || !view.is_stop(k - 1)) continue;
    return k - 1 > low && view.sentence_of(k - 2) == view.sentence_of(i) ? k - 1 : no_token;
  }
  return no_token;
}

/// "…, mais Y a nié": a contrast behind a comma that starts a clause with a subject of its own.
bool contrasts(const View& view, std::uint32_t i) {
  if (!view.is(i, Role::contrast) || !view.is_comma(i - 1)) return false;
  if (view.kind(i) != Kind::conjunction || view.token(i).deprel != Deprel::cc) return true;
  const std::uint32_t added = view.token(i).head;
  const bool joins = added != no_token && added > i && view.token(added).deprel == Deprel::conj;
  return !joins || adds_clause(view, i);
}

}  // namespace

std::uint32_t clause_end(const View& view, std::uint32_t from, bool colons) {
  std::uint32_t i = from;
  const std::uint32_t limit = std::min(view.size(), from + View::max_walk);
  for (; i < limit; ++i) {
    const bool inside = i > from && !view.is_open(i) && view.quote_of(i) == view.quote_of(i - 1);
    if (i > from && !inside && view.paragraph_of(i) != view.paragraph_of(i - 1)) break;
    if (!view.is_open(i) || view.is_mark(i)) continue;
    if (i > from && view.sentence_of(i) != view.sentence_of(i - 1)) break;
    const bool colon = colons && i > from && view.token(i).form == ":" && i + 1 < view.size() &&
                       !view.is_mark(i + 1);
    if (view.is_stop(i) && !colon) {
      const std::uint32_t closing = closing_mark(view, i, limit);
      if (closing == no_token) break;
      i = closing;
      continue;
    }
    if (i > from && contrasts(view, i)) return i - 1;
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
    if (!view.is_open(k) || view.is_mark(k)) {
      // a quote of another sentence ("He said « A. » | B, X said"); commas belong to neither
      if (open != no_token && view.sentence_of(k) != view.sentence_of(open)) break;
      --i;
      continue;
    }
    if (!view.is_comma(k)) open = k;
    if (i < to && view.sentence_of(k) != view.sentence_of(i)) break;
    if (view.is_stop(k)) {
      const std::uint32_t opening = opening_mark(view, k, low);
      if (opening == no_token) break;
      i = opening;
      continue;
    }
    if (k > low && contrasts(view, k)) break;
    --i;
  }
  return i;
}

namespace {

/// "avoir été frappée et | accusée": a participle that agrees with those to whom it is done.
bool is_passive_participle(const View& view, std::uint32_t i) {
  const Morph& morph = view.token(i).morph;
  return is_past_participle(morph) && (morph.number == Number::plur || morph.gender == Gender::fem);
}

/// "avoir été insulté et | menacé": a participle joined to one that is done to somebody, which
/// takes nothing itself (but "avoir été élu et | annoncé une loi").
bool joins_passive(const View& view, std::uint32_t i) {
  const std::uint32_t up = view.token(i).head;
  const Morph& morph = view.token(i).morph;
  if (morph.verb_form != VerbForm::part || morph.tense == Tense::pres) return false;
  const TokenRange reach = view.reach(i);
  for (std::uint32_t k = i + 1; k < std::min(reach.last, i + View::max_walk); ++k) {
    const Deprel relation = main_relation(view.token(k).deprel);
    const bool taken =
        relation == Deprel::obj || relation == Deprel::ccomp || relation == Deprel::xcomp;
    if (taken && view.token(k).head == i) return false;
  }
  if (view.token(i).deprel != Deprel::conj || up == no_token || up > i) return false;
  const std::uint32_t low = up > 3 ? up - 3 : 0;
  for (std::uint32_t k = low; k < up; ++k) {
    if (view.token(k).head == up && view.token(k).deprel == Deprel::aux_pass) return true;
  }
  return false;
}

}  // namespace

bool next_cue_takes_over(const View& view, const CueTable& cues, std::uint32_t conjunction) {
  if (view.kind(conjunction) != Kind::conjunction) return false;
  const std::uint32_t limit = std::min(view.size(), conjunction + 6);
  for (std::uint32_t i = conjunction + 1; i < limit; ++i) {
    const Kind kind = view.kind(i);
    if (kind == Kind::verb) {
      if (i == conjunction + 1 && (is_passive_participle(view, i) || joins_passive(view, i)))
        return false;
      // "dit vouloir rester et ne pas regretter A": an infinitive goes on
      if (view.token(i).morph.verb_form == VerbForm::inf) return false;
      // "un document détaillant et confirmant A": two participles of one noun
      const bool gerund = view.token(i).morph.verb_form == VerbForm::part &&
                          view.token(i).morph.tense == Tense::pres;
      if (gerund && i == conjunction + 1 && conjunction > 0 &&
          view.kind(conjunction - 1) == Kind::verb &&
          view.token(conjunction - 1).morph.tense == Tense::pres &&
          view.token(conjunction - 1).morph.verb_form == VerbForm::part) {
        return false;
      }
      return view.is_open(i) && cues.verbs(view.token(i).lemma) != nullptr;
    }
    // "he can and may declare": a modal goes on with the clause
    if (kind == Kind::auxiliary && !view.is(i, Role::have) && !view.is(i, Role::be)) return false;
    // "aurait refusé A et aurait fait B": hearsay goes on
    if (kind == Kind::auxiliary && view.token(i).morph.mood == Mood::cnd) return false;
    if (kind != Kind::auxiliary && kind != Kind::adverb && kind != Kind::pronoun) return false;
  }
  return false;
}

bool opens_next_saying(const View& view, const CueTable& cues, std::uint32_t comma) {
  if (!view.is_comma(comma)) return false;
  const std::uint32_t limit = std::min(view.size(), comma + 5);
  for (std::uint32_t i = comma + 1; i < limit; ++i) {
    const Kind kind = view.kind(i);
    if (kind == Kind::verb) {
      const auto* list = cues.verbs(view.token(i).lemma);
      if (list == nullptr || view.is_finite(i)) return false;
      const CueFrame& frame = list->front().frame;
      const Morph& morph = view.token(i).morph;
      // "…, tout en continuant de soutenir A": goes on with deeds, not with words
      if (view.is(i, Role::lifting) && !view.is(i + 1, Role::complementiser)) return false;
      return (frame.that || frame.zero) && (is_gerund(morph) || morph.verb_form == VerbForm::inf);
    }
    if (kind != Kind::adverb && kind != Kind::adposition && kind != Kind::subordinator)
      return false;
  }
  return false;
}

}  // namespace depeche
