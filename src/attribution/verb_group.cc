// SPDX-License-Identifier: Apache-2.0
// Which words stand with a verb?
#include "attribution/subject.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr std::uint32_t max_group = 8;
constexpr int max_depth = 3;

/// A clitic that a tagger took for an article: "l'" in "l'a dit".
bool is_clitic_before_verb(const View& view, std::uint32_t i) {
  if (!view.is(i, Role::clitic) || i + 1 >= view.size()) return false;
  const Kind next = view.kind(i + 1);
  return next == Kind::auxiliary || next == Kind::verb || next == Kind::pronoun;
}

/// A preposition that is an adverb together with the word behind it: "d'abord", "en outre".
bool is_adverbial(const View& view, std::uint32_t i) {
  const bool led = i + 1 < view.size() && view.token(i).deprel == Deprel::case_ &&
                   view.token(i).head == i + 1 && view.token(i + 1).upos == Upos::adv &&
                   main_relation(view.token(i + 1).deprel) == Deprel::advmod;
  if (led) return true;
  return i + 1 < view.size() && view.token(i + 1).deprel == Deprel::fixed &&
         view.token(i + 1).head == i && main_relation(view.token(i).deprel) == Deprel::advmod;
}

bool joins_group(const View& view, std::uint32_t i) {
  switch (view.kind(i)) {
    case Kind::auxiliary:
      return true;
    case Kind::adposition:  // "a d'abord dit", "a par ailleurs ajouté"
      return is_adverbial(view, i);
    case Kind::adverb:
      return !view.is(i, Role::condition);
    case Kind::verb:  // "a t-il assuré": the letter of a hyphen left out
      return view.token(i).part == 0 && view.is(i, Role::clitic) && view.is_inverted_pronoun(i + 1);
    case Kind::pronoun:
      return view.is(i, Role::clitic) || view.is(i, Role::reflexive) || view.is_inverted_pronoun(i);
    default:
      return view.is(i, Role::negation) || view.is_inverted_pronoun(i) ||
             is_clitic_before_verb(view, i);
  }
}

void read_form(const View& view, VerbGroup& group, bool has_auxiliary) {
  const Morph& morph = view.token(group.verb).morph;
  if (has_auxiliary) return;
  group.infinitive = morph.verb_form == VerbForm::inf;
  group.gerund = is_gerund(morph);
  group.bare_participle = morph.verb_form == VerbForm::part && !group.gerund;
}

void read_member(const View& view, std::uint32_t i, VerbGroup& group) {
  const Morph& morph = view.token(i).morph;
  group.negated = group.negated || view.is(i, Role::negation);
  group.reflexive = group.reflexive || (view.is(i, Role::reflexive) && i < group.verb);
  group.conditional = group.conditional || morph.mood == Mood::cnd;
  group.future = group.future || morph.tense == Tense::fut;
  if (view.is_inverted_pronoun(i)) group.inverted = i;
}

/// "a, de son côté, dénoncé": an auxiliary that other words part from its verb; no_token = none.
std::uint32_t far_auxiliary(const View& view, std::uint32_t verb, std::uint32_t first) {
  const std::uint32_t low =
      std::max(view.reach(verb).first, first > 2 * max_group ? first - 2 * max_group : 0);
  for (std::uint32_t i = first; i-- > low;) {
    if (view.token(i).head == verb && main_relation(view.token(i).deprel) == Deprel::aux) return i;
  }
  // "», a de son côté déploré X", where a tree takes the auxiliary for the verb
  if (view.token(verb).morph.verb_form != VerbForm::part) return no_token;
  const std::uint32_t near = first > 5 ? first - 5 : 0;
  for (std::uint32_t i = first; i-- > near;) {
    if (view.is(i, Role::have) && view.is_finite(i)) return i;
    const Kind kind = view.kind(i);
    if (kind != Kind::noun && kind != Kind::determiner && kind != Kind::adposition) break;
  }
  return no_token;
}

/// "a | pour sa part | indiqué": one prepositional phrase, without commas, between the two.
bool is_parted_by_phrase(const View& view, std::uint32_t auxiliary, std::uint32_t first) {
  constexpr std::uint32_t most = 4;
  if (first < auxiliary + 3 || first > auxiliary + 1 + most) return false;
  if (view.kind(auxiliary + 1) != Kind::adposition) return false;
  if (view.quote_of(auxiliary) != view.quote_of(first)) return false;
  for (std::uint32_t i = auxiliary + 1; i < first; ++i) {
    if (view.is_comma(i) || view.is_stop(i) || view.is_mark(i) || view.kind(i) == Kind::verb)
      return false;
  }
  return true;
}

/// "a salué A et promis B": a participle joined to a verb in the perfect is in the perfect too.
bool shares_auxiliary(const View& view, std::uint32_t verb) {
  std::uint32_t up = verb;
  for (int step = 0; step < max_depth; ++step) {
    if (main_relation(view.token(up).deprel) != Deprel::conj) return false;
    up = view.token(up).head;
    if (up == no_token || view.kind(up) != Kind::verb) return false;
    const std::uint32_t low = up > max_group ? up - max_group : 0;
    bool has = false;
    for (std::uint32_t i = low; i < up; ++i) {
      if (view.token(i).head != up || view.kind(i) != Kind::auxiliary) continue;
      if (view.token(i).deprel == Deprel::aux_pass) return false;
      has = has || view.is(i, Role::have) || view.is(i, Role::be);
    }
    if (has) return true;
  }
  return false;
}

/// "a dénoncé « A » et | promis de partir": where a tree joins the participle to a noun, a
/// conjunction before it, what is said behind it and a perfect before both tell the same.
bool follows_perfect(const View& view, std::uint32_t verb) {
  constexpr std::uint32_t far = 40;
  const Morph& morph = view.token(verb).morph;
  if (morph.number == Number::plur || morph.gender == Gender::fem || verb == 0) return false;
  if (view.kind(verb - 1) != Kind::conjunction || verb + 1 >= view.size()) return false;
  const bool infinitive = view.kind(verb + 1) == Kind::adposition && verb + 2 < view.size() &&
                          view.token(verb + 2).morph.verb_form == VerbForm::inf;
  if (!infinitive && !view.is(verb + 1, Role::complementiser) && !view.is_mark(verb + 1))
    return false;
  const std::uint32_t low = std::max(view.sentence(verb).tokens.first, verb > far ? verb - far : 0);
  for (std::uint32_t i = verb; i-- > low;) {
    if (!view.is_open(i)) continue;
    if (view.is_stop(i)) return false;
    if (view.is_finite(i)) {
      return view.kind(i) == Kind::auxiliary && view.is(i, Role::have) &&
             view.quote_of(i) == view.quote_of(verb);
    }
  }
  return false;
}

}  // namespace

VerbGroup verb_group(const View& view, std::uint32_t verb) {
  VerbGroup group;
  group.verb = verb;
  std::uint32_t first = verb;
  std::uint32_t cue_first = verb;
  bool has_auxiliary = false;
  bool last_be = false;
  const std::uint32_t sentence_first = view.sentence(verb).tokens.first;
  while (first > sentence_first && verb - first < max_group && joins_group(view, first - 1) &&
         view.quote_of(first - 1) == view.quote_of(verb)) {
    --first;
    if (view.kind(first) == Kind::auxiliary) {
      if (!has_auxiliary) last_be = view.is(first, Role::be);
      has_auxiliary = true;
      cue_first = first;
    }
    if (view.is(first, Role::reflexive)) cue_first = first;
  }
  group.tokens = {first, verb + 1};
  // an inverted pronoun directly behind the verb, and a negation behind a simple tense
  for (std::uint32_t i = verb + 1; i < view.size() && i <= verb + 3; ++i) {
    // "déplore t-il": the letter of a hyphen left out
    if (view.is(i, Role::clitic) && view.token(i).space_before && view.is_inverted_pronoun(i + 1))
      continue;
    if (i == verb + 3 && !view.is_inverted_pronoun(i)) break;
    // "assure | ne rien savoir": a negation that leans forward belongs to the infinitive
    const bool negation = view.is(i, Role::negation) && !view.is(i, Role::preposition) &&
                          !view.is(i, Role::clitic) &&
                          (view.token(i).head == verb || view.token(i).head == no_token);
    if (!view.is_inverted_pronoun(i) && !negation) break;
    group.tokens.last = i + 1;
  }
  for (std::uint32_t i = first; i < group.tokens.last; ++i) read_member(view, i, group);
  const std::uint32_t cue_last = group.inverted != no_token ? std::max(group.inverted, verb) : verb;
  group.cue = view.span_of({cue_first, cue_last + 1});
  const VerbForm form = view.token(verb).morph.verb_form;
  const bool participle = form == VerbForm::part || form == VerbForm::none;
  const bool progressive = participle && view.token(verb).morph.tense == Tense::pres;
  group.passive = last_be && participle && !progressive && !group.reflexive;
  if (!has_auxiliary) {
    const std::uint32_t far = far_auxiliary(view, verb, first);
    has_auxiliary = far != no_token;
    last_be = has_auxiliary && view.token(far).deprel == Deprel::aux_pass;
    if (has_auxiliary && is_parted_by_phrase(view, far, first)) {
      group.tokens.first = far;
      while (group.tokens.first > sentence_first && verb - group.tokens.first < 2 * max_group &&
             joins_group(view, group.tokens.first - 1)) {
        --group.tokens.first;
      }
      for (std::uint32_t i = group.tokens.first; i <= far; ++i) read_member(view, i, group);
    }
  }
  read_form(view, group, has_auxiliary);
  if (group.bare_participle && (shares_auxiliary(view, verb) || follows_perfect(view, verb)))
    group.bare_participle = false;
  return group;
}

}  // namespace depeche
