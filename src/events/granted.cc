// SPDX-License-Identifier: Apache-2.0
// What do those who speak take for granted?
#include "events/granted.h"

#include "lang/verb_form.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// Is the token the cue, or above it?
bool over_holds(const TokenList& over, TokenIndex token) {
  return std::find(over.begin(), over.end(), token) != over.end();
}

}  // namespace

Granted::Granted(const Tree& tree, const Lexicon& lexicon, const std::vector<Quote>& quotes)
    : tree_(tree), lexicon_(lexicon) {
  for (const Quote& quote : quotes) {
    if (quote.form == QuoteForm::indirect) continue;
    marked_.insert(marked_.end(), quote.parts.begin(), quote.parts.end());
  }
  std::sort(marked_.begin(), marked_.end());
}

bool Granted::in_marks(TokenIndex token) const {
  const Span span = tree_[token].span;
  const auto behind =
      std::upper_bound(marked_.begin(), marked_.end(), span.begin,
                       [](std::uint32_t at, const Span& part) { return at < part.begin; });
  constexpr std::ptrdiff_t nested = 4;
  const auto low = behind - marked_.begin() > nested ? behind - nested : marked_.begin();
  return std::any_of(low, behind, [span](const Span& part) { return part.contains(span); });
}

/// "l'attaque", "cette grève", "sa démission".
bool Granted::is_definite(TokenIndex noun) const {
  const auto& children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const Morph& m = tree_[c].morph;
    if (tree_[c].deprel == Deprel::nmod_poss) return true;
    return tree_[c].upos == Upos::det &&
           (m.definite || m.possessive || m.pron_type == PronType::dem);
  });
}

/// "M. Dupont", "les soldats", "ceux"; "…, un parti …" and "d'un parti …" say more of something.
bool Granted::is_known(TokenIndex noun) const {
  const Token& token = tree_[noun];
  const Deprel d = main_relation(token.deprel);
  if (d == Deprel::appos) return true;
  if (token.upos == Upos::propn || token.upos == Upos::pron) return true;
  return tree_.is_nominal(noun) && is_definite(noun);
}

/// "lors d'une marche", "à l'issue d'un entretien", "after clashes": on which occasion.
bool Granted::is_occasion(TokenIndex noun) const {
  const auto times = [this](TokenIndex t) {
    const std::string& lemma = tree_[t].lemma;
    return lexicon_.bond(lemma) == Bond::during || lexicon_.bond(lemma) == Bond::since ||
           lexicon_.marker(lemma) == Marker::anterior;
  };
  for (const TokenIndex c : tree_.children(noun)) {
    if (tree_[c].deprel != Deprel::case_) continue;
    if (times(c)) return true;
    const auto& fixed = tree_.children(c);
    if (std::any_of(fixed.begin(), fixed.end(), times)) return true;
  }
  // "à l'issue | d'un entretien", "lors | d'une marche", where the tree makes a word of its own of
  // it
  const TokenIndex head = tree_.head(noun);
  const Deprel d = main_relation(tree_[noun].deprel);
  return (d == Deprel::nmod || d == Deprel::obl) && head < noun &&
         (tree_.has_case(head) || tree_[head].upos == Upos::adv) &&
         lexicon_.bond(tree_[head].lemma) == Bond::during;
}

/// "une loi, qui date de mai": is the clause parted from its noun by a comma, or does its relative
/// pronoun agree with the noun ("en vertu de laquelle")?
bool Granted::is_parted(TokenIndex clause, TokenIndex noun) const {
  const auto& children = tree_.children(clause);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    if (c < noun || c > clause) return false;
    const Token& token = tree_[c];
    if (token.upos == Upos::punct) return token.form == ",";
    return token.morph.pron_type == PronType::rel && token.morph.gender != Gender::none;
  });
}

/// "ce sont les soldats qui ont tiré", "they were people killed by X", "les armes qui auraient
/// servi": what a clause says of the predicate is what is said, and hearsay never is granted.
bool Granted::is_told_of(TokenIndex clause, TokenIndex noun) const {
  const TokenIndex finite = tree_.finite_of(clause);
  if (finite != no_token && tree_[finite].morph.mood == Mood::cnd) return true;
  TokenIndex at = noun;
  for (int i = 0; i < max_climb && at < tree_.size(); ++i) {
    if (tree_.has_child(at, {Deprel::cop})) return true;
    if (main_relation(tree_[at].deprel) != Deprel::nmod) return false;
    at = tree_.head(at);
  }
  return false;
}

/// Is there between the trigger and what it shares with the cue a clause that only describes
/// somebody known?
bool Granted::describes(TokenIndex from, const TokenList& over) const {
  TokenIndex at = from;
  for (int i = 0; i < max_climb; ++i) {
    if (over_holds(over, at)) return false;
    const TokenIndex head = tree_.head(at);
    if (head >= tree_.size()) return false;
    const Token& token = tree_[at];
    const Deprel d = main_relation(token.deprel);
    const bool participle =
        token.morph.verb_form == VerbForm::part || token.morph.verb_form == VerbForm::ger;
    const bool past = is_past_participle(token.morph);
    // "accused the army | of having killed"
    const bool of = tree_.has_child(at, {Deprel::mark, Deprel::case_});
    const bool clause = token.deprel == Deprel::acl_relcl ||
                        (d == Deprel::acl && participle && !of) ||
                        (d == Deprel::amod && at == from);
    const bool aside = main_relation(tree_[head].deprel) == Deprel::nmod && (past || !participle);
    if (clause && head < at && !is_told_of(at, head) &&
        (is_known(head) || aside || is_parted(at, head))) {
      return true;
    }
    // "Arrêté en mai, Y est, selon X, …"
    // "Quand Y avait réuni A, B avait coûté, selon X, …"
    const TokenIndex finite = tree_.finite_of(at);
    if (d == Deprel::advcl && head > at && finite != no_token &&
        tree_[finite].morph.mood == Mood::ind && tree_.has_child(at, {Deprel::mark})) {
      return true;
    }
    const bool fronted = (d == Deprel::acl || d == Deprel::advcl) && past && head > at;
    if (fronted && !tree_.has_child(at, {Deprel::aux, Deprel::aux_pass, Deprel::aux_tense,
                                         Deprel::mark, Deprel::case_, Deprel::nsubj_pass})) {
      return true;
    }
    at = head;
  }
  return false;
}

/// "aurait été chargé de mener un raid": is the trigger the verb that stands in the conditional, or
/// what that verb does? Not what describes somebody or says when ("aurait fui après
/// l'arrestation").
bool Granted::is_hearsay(TokenIndex trigger, const TokenList& over) const {
  TokenIndex at = trigger;
  for (int i = 0; i < max_climb; ++i) {
    if (over_holds(over, at)) return true;
    const TokenIndex head = tree_.head(at);
    if (head >= tree_.size()) return false;
    const Deprel d = main_relation(tree_[at].deprel);
    const bool core = d == Deprel::obj || d == Deprel::iobj || d == Deprel::nsubj ||
                      d == Deprel::xcomp || d == Deprel::conj || d == Deprel::ccomp ||
                      d == Deprel::cop || d == Deprel::aux || d == Deprel::fixed;
    const bool oblique = (d == Deprel::obl || d == Deprel::nmod) && !is_definite(at);
    if (!core && !oblique) return false;
    at = head;
  }
  return false;
}

bool Granted::holds(const Candidate& candidate, const Attribution& said) const {
  const TokenIndex trigger = candidate.trigger;
  const TokenIndex above = tree_.head(trigger);
  TokenIndex first = trigger;  // "la pandémie et les manifestations"
  for (int i = 0; i < max_climb && main_relation(tree_[first].deprel) == Deprel::conj; ++i) {
    if (tree_.head(first) >= tree_.size()) break;
    first = tree_.head(first);
  }
  const Deprel d = main_relation(tree_[first].deprel);
  const bool noun = candidate.entry->pos == EntryPos::noun && !candidate.standing.supported;
  const bool marked = in_marks(trigger);
  TokenList over;  // the cue and what is above it
  const TokenIndex cue = tree_.analysis().token_at(said.cue.begin);
  bool own_object = false;  // "a annoncé | sa démission", "fait état | de l'arrestation"
  if (!said.cue.empty()) {
    for (TokenIndex c = cue; c < tree_.size() && tree_[c].span.begin < said.cue.end; ++c) {
      own_object = own_object || above == c;
      TokenIndex at = c;
      for (int i = 0; i < max_climb && at < tree_.size(); ++i) {
        over.push_back(at);
        at = tree_.head(at);
      }
    }
  }
  if (said.stance == Stance::doubts && said.claimant == no_actor && said.claimant_text.empty() &&
      cue < tree_.size() && tree_.is_verbal(cue)) {
    return !is_hearsay(trigger, over);
  }
  if (noun) {
    const auto& children = tree_.children(trigger);
    const bool circumstance = d == Deprel::obl || d == Deprel::nmod;
    const bool points = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return tree_[c].upos == Upos::det && tree_[c].morph.pron_type == PronType::dem;
    });
    if (points || (circumstance && (is_definite(trigger) || is_occasion(trigger)))) return true;
    const bool argument = d == Deprel::obj || d == Deprel::nsubj;
    if (!marked && argument && !own_object && is_definite(trigger)) return true;
    // "après le dépôt d'un préavis de grève"
    if (d == Deprel::nmod && above < trigger && is_occasion(above)) return true;
    // "le site d'essais", "les auteurs d'attentats"
    const bool bare = d == Deprel::nmod && tree_.child(trigger, Deprel::det) == no_token;
    if (!marked && bare && !own_object && above < trigger && is_definite(above)) return true;
  }
  // "a libéré mille détenus condamnés en mars": what brought them there
  const EventType type = candidate.entry->type;
  const bool penal =
      type == EventType::coerce || type == EventType::sanction || type == EventType::accuse;
  const bool past = is_past_participle(tree_[trigger].morph);
  const bool object = above < trigger && (main_relation(tree_[above].deprel) == Deprel::obj ||
                                          main_relation(tree_[above].deprel) == Deprel::nsubj);
  if (!marked && penal && past && object && (d == Deprel::acl || d == Deprel::amod) &&
      tree_.finite_of(trigger) == no_token && !is_told_of(trigger, above) &&
      !tree_.has_child(trigger, {Deprel::aux, Deprel::aux_tense, Deprel::mark, Deprel::case_}) &&
      !over_holds(over, above) && tree_.head(above) < tree_.size() &&
      !said.cue.contains(tree_[tree_.head(above)].span)) {
    return true;
  }
  return !marked && describes(trigger, over);
}

}  // namespace depeche::events
