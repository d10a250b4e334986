// SPDX-License-Identifier: Apache-2.0
#include "time/clauses.h"

#include "lang/verb_form.h"

#include <algorithm>
#include <string_view>

namespace depeche {

namespace {

constexpr int deepest = 40;  // steps up a tree; broken trees end too

bool opens_clause(const Token& token) {
  switch (token.deprel) {
    case Deprel::root:
    case Deprel::ccomp:
    case Deprel::advcl:
    case Deprel::advcl_cleft:
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::parataxis:
    case Deprel::parataxis_insert:
    case Deprel::csubj:
      return true;
    case Deprel::conj:
      return token.upos == Upos::verb || token.upos == Upos::aux;
    default:
      return false;
  }
}

}  // namespace

Clauses::Clauses(const Analysis& analysis, TokenRange sentence, const TimeLinks& links)
    : analysis_(analysis), sentence_(sentence), links_(links) {}

std::uint32_t Clauses::clause_of(std::uint32_t token) const {
  for (int step = 0; step < deepest; ++step) {
    const Token& at = analysis_.tokens[token];
    if (opens_clause(at) || at.head == no_token || !sentence_.contains(at.head)) break;
    token = at.head;
  }
  return token;
}

std::uint32_t Clauses::head_outside(TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const std::uint32_t head = analysis_.tokens[t].head;
    if (head == no_token || !range.contains(head)) return head;
  }
  return no_token;
}

bool Clauses::governs(std::uint32_t ancestor, std::uint32_t token) const {
  for (int step = 0; step < deepest && token != no_token; ++step) {
    if (token == ancestor) return true;
    token = analysis_.tokens[token].head;
  }
  return false;
}

bool Clauses::within_relative(std::uint32_t clause, std::uint32_t until) const {
  for (int step = 0; step < deepest && clause != until; ++step) {
    const Token& at = analysis_.tokens[clause];
    if (at.deprel == Deprel::acl || at.deprel == Deprel::acl_relcl) return true;
    if (at.head == no_token || !sentence_.contains(at.head)) return false;
    clause = clause_of(at.head);
  }
  return false;
}

bool Clauses::led_by(std::uint32_t head, const StringSet& words) const {
  constexpr std::uint32_t reach = 12;
  const std::uint32_t from = head > sentence_.first + reach ? head - reach : sentence_.first;
  for (std::uint32_t t = from; t < head; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head != head) continue;
    const Deprel relation = main_relation(token.deprel);
    if ((relation == Deprel::case_ || relation == Deprel::mark) && words.contains(token.lower))
      return true;
  }
  return false;
}

bool Clauses::frames(TokenRange time, std::uint32_t trigger) const {
  std::uint32_t noun = head_outside(time);
  if (noun == no_token || !sentence_.contains(noun)) return false;
  if (analysis_.tokens[noun].deprel == Deprel::acl) noun = analysis_.tokens[noun].head;
  if (noun == no_token || !sentence_.contains(noun)) return false;
  const Token& frame = analysis_.tokens[noun];
  if (frame.upos != Upos::noun || main_relation(frame.deprel) != Deprel::obl) return false;
  return clause_of(noun) == clause_of(trigger) && !governs(noun, trigger) &&
         led_by(noun, links_.within);
}

bool Clauses::during_which(TokenRange time, std::uint32_t clause) const {
  constexpr std::uint32_t reach = 8;
  if (analysis_.tokens[clause].deprel != Deprel::acl_relcl) return false;
  bool within = false;
  for (std::uint32_t t = time.last; t < clause && t < time.last + reach; ++t) {
    const Token& token = analysis_.tokens[t];
    if (within && token.upos == Upos::pron) return true;
    within = within || links_.within.contains(token.lower);
    if (!within && token.upos != Upos::punct && token.part == 0 && token.upos != Upos::adp)
      return false;
  }
  return false;
}

bool Clauses::is_anterior(std::uint32_t trigger) const {
  if (analysis_.tokens[trigger].upos != Upos::noun)
    return led_by(trigger, links_.since) && !is_since(trigger);
  std::uint32_t at = trigger;
  for (int step = 0; step < deepest && at != no_token && sentence_.contains(at); ++step) {
    if (led_by(at, links_.anterior)) return true;
    const Token& token = analysis_.tokens[at];
    const Deprel relation = main_relation(token.deprel);
    // "les jours ayant suivi le meurtre", "en réponse à l'attaque".
    if (relation == Deprel::obj && token.head != no_token &&
        links_.follows.contains(analysis_.tokens[token.head].lemma))
      return true;
    if (at != trigger && links_.anterior.contains(token.lemma)) return true;
    if (relation != Deprel::nmod && relation != Deprel::conj && relation != Deprel::obl) break;
    at = token.head;
    if (at != no_token && analysis_.tokens[at].upos != Upos::noun) break;
  }
  return false;
}

bool Clauses::hangs_aside(TokenRange time, std::uint32_t trigger) const {
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head) || head == trigger) return false;
  const Token& token = analysis_.tokens[head];
  const bool phrase = token.upos == Upos::noun || token.upos == Upos::adj;
  return phrase && !opens_clause(token) && !governs(head, trigger);
}

bool Clauses::introduced(TokenRange time) const {
  std::uint32_t t = time.first;
  while (t > sentence_.first && analysis_.tokens[t - 1].upos == Upos::det) --t;
  return t > sentence_.first && analysis_.tokens[t - 1].upos == Upos::adp;
}

Nearness Clauses::by_commas(TokenRange time, std::uint32_t trigger) const {
  const std::uint32_t first = std::min(time.first, trigger);
  const std::uint32_t last = std::min(std::max(time.last, trigger), sentence_.last);
  int commas = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    if (time.contains(t)) continue;
    const std::string& form = analysis_.tokens[t].lower;
    if (form == "," || form == ";" || form == ":" || form == "(" || form == ")") ++commas;
  }
  if (commas == 0 && last - first <= 12) return Nearness::clause;
  return Nearness::sentence;
}

bool Clauses::dates_verb_of(std::uint32_t subject, TokenRange time) const {
  const Token& noun = analysis_.tokens[subject];
  if (main_relation(noun.deprel) != Deprel::nsubj || noun.head == no_token ||
      noun.head < time.last || !sentence_.contains(noun.head) || time.first <= sentence_.first)
    return false;
  if (links_.of.contains(analysis_.tokens[time.first - 1].lower)) return false;
  // "The head of her campaign in 2007 demands": a year alone is the noun's.
  if (time.last == time.first + 1 && analysis_.tokens[time.first].upos == Upos::num) return false;
  for (std::uint32_t t = time.last; t < noun.head; ++t) {
    const Token& token = analysis_.tokens[t];
    const bool own = main_relation(token.deprel) == Deprel::aux || token.upos == Upos::adv;
    if (token.head != noun.head || !own) return false;
  }
  return true;
}

Nearness Clauses::nearness(TokenRange time, std::uint32_t trigger) const {
  bool tree = false;
  for (std::uint32_t t = sentence_.first; t < sentence_.last && !tree; ++t)
    tree = analysis_.tokens[t].head != no_token;
  if (!tree) return by_commas(time, trigger);
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head)) return Nearness::sentence;
  const Token& named = analysis_.tokens[trigger];
  const Deprel main = main_relation(named.deprel);
  // "a condamné le putsch mercredi": without a preposition it may be the verb's.
  if (head == trigger && named.upos == Upos::noun && main == Deprel::obj && time.first > trigger &&
      !introduced(time))
    return Nearness::above;
  if (head == trigger) return Nearness::attached;
  // "La rencontre a eu lieu mardi": the verb dates what it is said of.
  if (head == named.head && (main == Deprel::nsubj || main == Deprel::obj))
    return Nearness::attached;
  const std::uint32_t time_clause = clause_of(head);
  const std::uint32_t own_clause = clause_of(trigger);
  if (frames(time, trigger) || during_which(time, own_clause)) return Nearness::clause;
  if (time_clause == own_clause) {
    // A time under another noun of the clause is that noun's ("la réunion de mardi").
    // Behind the noun without a preposition it is nobody's ("ouvert le feu jeudi").
    const Upos upos = analysis_.tokens[head].upos;
    const bool bare = time.first > head && !introduced(time);
    const bool other_noun = upos == Upos::noun && head != own_clause && !governs(head, trigger) &&
                            !bare && !dates_verb_of(head, time);
    // "deux journalistes détenus depuis mai": said of a noun.
    const bool other_state = main_relation(analysis_.tokens[head].deprel) == Deprel::amod;
    return other_noun || other_state ? Nearness::elsewhere : Nearness::clause;
  }
  // "le coup d'État de 1987, au cours duquel il fut tué": the noun's date is that of its clause.
  const Token& clause = analysis_.tokens[own_clause];
  if (clause.deprel == Deprel::acl_relcl && clause.head == head &&
      analysis_.tokens[head].upos == Upos::noun)
    return Nearness::clause;
  if (governs(time_clause, trigger))
    return within_relative(own_clause, time_clause) ? Nearness::sentence : Nearness::above;
  // "refuse ce résultat et lui a demandé lundi de …": what is joined on behind has its own time.
  if (time.first > trigger && analysis_.tokens[time_clause].deprel == Deprel::conj) {
    // "a été acquitté puis libéré en 2017": two participles of one auxiliary.
    const Token& joined = analysis_.tokens[time_clause];
    const bool shared = joined.head == trigger && joined.morph.verb_form == VerbForm::part &&
                        !has_auxiliary(time_clause);
    return shared ? Nearness::sentence : Nearness::elsewhere;
  }
  const Deprel relation = analysis_.tokens[time_clause].deprel;
  // "les pourparlers ouverts jeudi": the participle dates its noun.
  if (relation == Deprel::acl && analysis_.tokens[time_clause].head == trigger)
    return Nearness::attached;
  // "Prévus jeudi, les pourparlers ont été repoussés": before its noun it does where nothing else
  // dates that.
  if (main == Deprel::nsubj && named.upos == Upos::noun && relation == Deprel::advcl &&
      analysis_.tokens[time_clause].head == named.head && is_of_participle(time, trigger))
    return Nearness::clause;
  return within_relative(time_clause, own_clause) ? Nearness::elsewhere : Nearness::sentence;
}

bool Clauses::is_state(std::uint32_t verb) const {
  const Token& head = analysis_.tokens[verb];
  if (head.upos == Upos::noun || head.morph.verb_form != VerbForm::part ||
      links_.moments.contains(head.lemma))
    return false;
  bool passive = main_relation(head.deprel) == Deprel::acl && head.deprel != Deprel::acl_relcl;
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head != verb) continue;
    if (token.deprel == Deprel::aux_pass)
      passive = token.morph.verb_form == VerbForm::fin && token.morph.tense == Tense::pres;
    else if (main_relation(token.deprel) == Deprel::aux)
      return false;
  }
  return passive && head.morph.tense != Tense::pres;
}

bool Clauses::is_since(std::uint32_t verb) const {
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    const Deprel relation = main_relation(token.deprel);
    if (token.head == verb && links_.since.contains(token.lower) &&
        (relation == Deprel::advmod || relation == Deprel::case_))
      return true;
  }
  return false;
}

bool Clauses::has_auxiliary(std::uint32_t verb) const {
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    const Deprel relation = main_relation(token.deprel);
    if (token.head == verb && (relation == Deprel::aux || relation == Deprel::nsubj)) return true;
  }
  return false;
}

bool Clauses::is_habit(std::uint32_t verb) const {
  if (links_.habit.empty() || analysis_.tokens[verb].upos != Upos::verb) return false;
  for (std::uint32_t t = sentence_.first; t < sentence_.last; ++t) {
    const Token& token = analysis_.tokens[t];
    const Deprel relation = main_relation(token.deprel);
    if (token.head == verb && (relation == Deprel::advmod || relation == Deprel::obl) &&
        links_.habit.contains(token.lower))
      return true;
  }
  return false;
}

bool Clauses::is_pluperfect(std::uint32_t verb) const {
  const Token& head = analysis_.tokens[verb];
  // "avait refusé … et demandé": the auxiliary is said once.
  if (head.deprel == Deprel::conj && head.head != no_token && head.head < verb &&
      analysis_.tokens[head.head].upos == Upos::verb && !has_auxiliary(verb))
    return is_pluperfect(head.head);
  if (head.morph.verb_form != VerbForm::part || head.deprel == Deprel::ccomp) return false;
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head != verb || main_relation(token.deprel) != Deprel::aux) continue;
    if (token.deprel == Deprel::aux_pass || token.morph.verb_form != VerbForm::fin) continue;
    const bool past = token.morph.tense == Tense::imp || token.morph.tense == Tense::past;
    if (past && token.morph.mood == Mood::ind) return true;
  }
  return false;
}

bool Clauses::is_perfect_infinitive(std::uint32_t verb) const {
  const Token& head = analysis_.tokens[verb];
  // "après avoir interdit … et réprimandé": said once for both.
  if (head.deprel == Deprel::conj && head.head != no_token && head.head < verb &&
      analysis_.tokens[head.head].upos == Upos::verb && !has_auxiliary(verb))
    return is_perfect_infinitive(head.head);
  if (head.morph.verb_form != VerbForm::part) return false;
  bool led = false;
  bool perfect = false;
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.head != verb) continue;
    const Deprel relation = main_relation(token.deprel);
    led = led || relation == Deprel::case_ || relation == Deprel::mark;
    perfect = perfect || (relation == Deprel::aux && token.deprel != Deprel::aux_pass &&
                          token.morph.verb_form == VerbForm::inf);
  }
  return led && perfect;
}

bool Clauses::is_earlier(std::uint32_t trigger) const {
  constexpr int steps = 5;
  std::uint32_t at = trigger;
  for (int step = 0; step < steps && sentence_.contains(at); ++step) {
    const Token& token = analysis_.tokens[at];
    const Deprel relation = main_relation(token.deprel);
    if (token.upos == Upos::verb || token.upos == Upos::aux) {
      if (is_pluperfect(at) || is_perfect_infinitive(at)) return true;
      if (relation != Deprel::xcomp) return false;
    } else if (relation != Deprel::obj && relation != Deprel::obl && relation != Deprel::nmod &&
               relation != Deprel::nsubj && relation != Deprel::xcomp) {
      return false;
    }
    at = token.head;
  }
  return false;
}

bool Clauses::is_attribute(std::uint32_t verb) const {
  const Token& token = analysis_.tokens[verb];
  if (token.upos != Upos::verb || token.deprel != Deprel::acl ||
      token.morph.verb_form != VerbForm::part || token.morph.tense == Tense::pres ||
      !sentence_.contains(token.head))
    return false;
  // Of a head of no clause, and of somebody new ("130 personnes interpellées"), it tells the news.
  if (analysis_.tokens[token.head].head == no_token) return false;
  bool known = analysis_.tokens[token.head].upos == Upos::propn;
  for (std::uint32_t t = sentence_.first; t < verb; ++t) {
    const Token& child = analysis_.tokens[t];
    if (child.head == verb && main_relation(child.deprel) == Deprel::aux) return false;
    const Morph& morph = child.morph;
    known = known || (child.head == token.head && child.deprel == Deprel::det &&
                      (morph.definite || morph.possessive || morph.pron_type == PronType::dem));
  }
  return known;
}

bool Clauses::is_framed_back(std::uint32_t trigger) const {
  for (std::uint32_t t = sentence_.first; t < sentence_.last; ++t) {
    const Token& det = analysis_.tokens[t];
    if (det.deprel != Deprel::det || det.morph.pron_type != PronType::dem) continue;
    const std::uint32_t noun = det.head;
    if (!sentence_.contains(noun) || analysis_.tokens[noun].upos != Upos::noun) continue;
    if (main_relation(analysis_.tokens[noun].deprel) == Deprel::obl &&
        analysis_.tokens[noun].head == trigger && led_by(noun, links_.within))
      return true;
  }
  return false;
}

bool Clauses::is_of_participle(TokenRange time, std::uint32_t trigger) const {
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head) || time.first > trigger) return false;
  const std::uint32_t clause = clause_of(head);
  const Token& verb = analysis_.tokens[clause];
  const Deprel relation = main_relation(verb.deprel);
  return clause < trigger && verb.morph.verb_form == VerbForm::part &&
         (relation == Deprel::advcl || relation == Deprel::acl) && verb.head >= time.last &&
         !has_auxiliary(clause);
}

bool Clauses::is_posterior(std::uint32_t verb) const {
  return analysis_.tokens[verb].upos == Upos::verb && led_by(verb, links_.posterior);
}

bool Clauses::dates_before(TokenRange time, std::uint32_t trigger) const {
  std::uint32_t at = head_outside(time);
  for (int step = 0; step < deepest && sentence_.contains(at) && at != trigger; ++step) {
    if (led_by(at, links_.anterior) && governs(trigger, at)) return true;
    at = analysis_.tokens[at].head;
  }
  return false;
}

bool Clauses::in_background(TokenRange time) const {
  std::uint32_t t = time.last - 1;
  constexpr int steps = 12;
  for (int step = 0; step < steps && sentence_.contains(t); ++step) {
    if (analysis_.tokens[t].upos == Upos::verb) return is_pluperfect(t) || is_perfect_infinitive(t);
    t = analysis_.tokens[t].head;
  }
  return false;
}

bool Clauses::is_of_deed(TokenRange time, std::uint32_t trigger, bool recent) const {
  if (analysis_.tokens[trigger].upos != Upos::verb) return false;
  for (std::uint32_t t = trigger + 1; t < time.first && sentence_.contains(t); ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.upos != Upos::verb || !governs(trigger, t)) continue;
    if ((is_gerund(token.morph) && !recent && led_by(t, links_.deeds)) || is_perfect_infinitive(t))
      return true;
  }
  return false;
}

bool Clauses::is_meanwhile(std::uint32_t verb) const {
  return is_gerund(analysis_.tokens[verb].morph) && !led_by(verb, links_.deeds);
}

bool Clauses::is_of_report(TokenRange time) const {
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head)) return false;
  const std::uint32_t clause = clause_of(head);
  const Deprel relation = main_relation(analysis_.tokens[clause].deprel);
  if (analysis_.tokens[clause].upos != Upos::verb) return false;
  if (relation == Deprel::parataxis) return analysis_.tokens[clause].head < clause;
  // What is reported stands before the verb.
  for (std::uint32_t t = sentence_.first; t < clause; ++t) {
    if (analysis_.tokens[t].head == clause &&
        main_relation(analysis_.tokens[t].deprel) == Deprel::ccomp)
      return true;
  }
  return false;
}

std::uint32_t Clauses::top_clause_of(std::uint32_t token) const {
  std::uint32_t top = clause_of(token);
  // "détenu depuis mai et condamné en juin": joined on to a clause that stands aside.
  for (int step = 0; step < deepest && analysis_.tokens[top].deprel == Deprel::conj; ++step) {
    const std::uint32_t before = analysis_.tokens[top].head;
    if (before == no_token || !sentence_.contains(before)) break;
    top = clause_of(before);
  }
  return top;
}

bool Clauses::is_of_remark(TokenRange time) const {
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head)) return false;
  const std::uint32_t clause = top_clause_of(head);
  const Token& verb = analysis_.tokens[clause];
  const std::uint32_t noun = verb.head;
  // "14 rebelles, dont deux chefs, mardi" is no clause.
  if (verb.deprel != Deprel::acl_relcl || verb.upos != Upos::verb || !sentence_.contains(noun))
    return false;
  for (std::uint32_t t = noun + 1; t < clause; ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.upos == Upos::pron || token.upos == Upos::verb) return false;
    if (token.lower == ",") return true;
  }
  return false;
}

bool Clauses::stands_aside(TokenRange time) const {
  const std::uint32_t head = head_outside(time);
  if (head == no_token || !sentence_.contains(head)) return false;
  const Token& token = analysis_.tokens[head];
  const bool of_noun = (token.upos == Upos::noun || token.upos == Upos::propn) &&
                       token.head != no_token &&
                       main_relation(analysis_.tokens[time.first].deprel) == Deprel::nmod &&
                       !dates_verb_of(head, time);
  const std::uint32_t top = top_clause_of(head);
  const Deprel clause = analysis_.tokens[top].deprel;
  return of_noun || clause == Deprel::acl_relcl || clause == Deprel::acl ||
         led_by(top, links_.anterior) || in_background(time);
}

}  // namespace depeche
