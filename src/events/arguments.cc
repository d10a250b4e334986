// SPDX-License-Identifier: Apache-2.0
// Who does, who suffers? The deep grammar of a trigger.
#include "events/arguments.h"

#include "base/strings.h"

#include <algorithm>

namespace depeche::events {

namespace {

constexpr int max_depth = 6;
/// Words between an auxiliary and its participle.
constexpr TokenIndex longest_split = 6;

}  // namespace

/// "a de son côté dénoncé", the participle hung on what stands between: its auxiliary; no_token
/// when it is not so.
TokenIndex Arguments::split_auxiliary(TokenIndex verb) const {
  const Token& v = tree_[verb];
  const TokenIndex noun = v.head;
  if (v.deprel != Deprel::acl || v.morph.verb_form != VerbForm::part || noun >= verb)
    return no_token;
  if (!tree_.has_case(noun) || tree_.finite_of(verb) != no_token) return no_token;
  TokenIndex t = verb;
  while (t > 0 && verb - t < longest_split) {
    --t;
    if (t != noun && tree_.head(t) != noun) break;
  }
  const Token& a = tree_[t];
  const bool split = t == tree_.head(noun) && a.deprel != Deprel::aux &&
                     lexicon_.marker(a.lemma) == Marker::auxiliary;
  return split ? t : no_token;
}

/// "left ninety civilians killed", the participle read as a verb of its own: the object before it;
/// no_token when it is not so.
TokenIndex Arguments::object_before(TokenIndex verb) const {
  if (verb == 0 || tree_[verb].morph.verb_form != VerbForm::fin) return no_token;
  const TokenIndex noun = verb - 1;
  if (tree_[noun].deprel != Deprel::obj || tree_.head(noun) >= noun || !tree_.is_nominal(noun) ||
      !tree_.is_verbal(tree_.head(noun)))
    return no_token;
  const bool own = tree_.has_child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obj,
                                          Deprel::aux, Deprel::aux_tense, Deprel::ccomp});
  return own ? no_token : noun;
}

/// "Ecuador granted asylum", the noun read as what is said of the country: the noun that the verb
/// governs, with a subject before the verb; no_token when it is not so.
TokenIndex Arguments::object_above(TokenIndex verb) const {
  const Token& v = tree_[verb];
  const TokenIndex noun = v.head;
  if (main_relation(v.deprel) != Deprel::amod || noun >= tree_.size() || noun < verb)
    return no_token;
  if (v.upos != Upos::verb || v.morph.tense == Tense::pres || !tree_.is_nominal(noun))
    return no_token;
  if (tree_.has_child(noun, {Deprel::cop, Deprel::case_})) return no_token;
  TokenIndex subject = tree_.child(noun, Deprel::nsubj);
  if (subject == no_token) subject = tree_.child(verb, Deprel::nsubj);
  return subject != no_token && subject + 1 == verb ? noun : no_token;
}

/// "Five attackers shot dead in Spain", "Navalny jailed for five years": headlines tell what is
/// past in the present, and a past without object there is a participle.
bool Arguments::is_headline_passive(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.morph.tense != Tense::past || v.morph.verb_form != VerbForm::fin) return false;
  if (!tree_.analysis().sentences[tree_.sentence(verb)].headline) return false;
  if (lexicon_.marker(v.lemma) == Marker::active) return false;
  return !tree_.has_child(verb, {Deprel::obj, Deprel::iobj, Deprel::ccomp, Deprel::aux,
                                 Deprel::aux_tense, Deprel::aux_pass});
}

/// "Perquisitionné mi-octobre, X a …", whatever is read as its object: a past participle that opens
/// the sentence in front of the verb whose subject it speaks of.
bool Arguments::is_fronted(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.morph.verb_form != VerbForm::part || v.morph.tense == Tense::pres) return false;
  if (v.deprel != Deprel::advcl || v.head >= tree_.size() || v.head < verb) return false;
  if (verb != tree_.sentence_tokens(verb).first) return false;
  return !tree_.has_child(verb, {Deprel::aux, Deprel::aux_tense, Deprel::nsubj});
}

bool Arguments::is_passive(TokenIndex verb) const {
  if (split_auxiliary(verb) != no_token) return false;
  if (object_above(verb) != no_token) return false;
  if (object_before(verb) != no_token) return true;
  if (is_fronted(verb)) return lexicon_.marker(tree_[verb].lemma) != Marker::active;
  // "Le ministre fait l'objet d'une enquête", taken for a participle: it has an object.
  const bool bare = tree_.finite_of(verb) == no_token && !tree_.has_child(verb, {Deprel::aux_pass});
  if (bare && tree_.has_child(verb, {Deprel::obj}) && !tree_.has_child(verb, {Deprel::obl_agent}))
    return false;
  if (is_headline_passive(verb)) return true;
  return tree_.is_passive(verb) && lexicon_.marker(tree_[verb].lemma) != Marker::active;
}

TokenIndex Arguments::antecedent(TokenIndex pronoun) const {
  TokenIndex t = pronoun;
  for (int i = 0; i < max_climb && t != no_token; ++i) {
    if (tree_[t].deprel == Deprel::acl_relcl || tree_[t].deprel == Deprel::acl) {
      const TokenIndex noun = tree_.head(t);
      if (noun >= tree_.size() || !tree_.is_nominal(noun)) return noun;
      const bool subject = main_relation(tree_[pronoun].deprel) == Deprel::nsubj;
      const TokenIndex finite = subject ? tree_.finite_of(t) : no_token;
      const TokenIndex said = finite == no_token ? noun : described(noun, finite, false);
      // "deux journalistes, X et Y, qu'ils avaient enlevés": both.
      const bool apart = pronoun > 0 && tree_[pronoun - 1].upos == Upos::punct;
      const bool listed = apart && tree_[said].deprel == Deprel::conj &&
                          tree_[said].upos == Upos::propn &&
                          tree_.child(said, Deprel::cc) != no_token;
      return listed ? tree_.head(said) : said;
    }
    t = tree_.head(t);
  }
  return phrase_before(pronoun);
}

/// The noun phrase that ends just before a token ("Washington, qui …"), where the tree does not
/// join the clause to it; its head.
TokenIndex Arguments::phrase_before(TokenIndex token) const {
  const TokenIndex first = tree_.sentence_tokens(token).first;
  if (token < first + 2) return no_token;
  TokenIndex t = token - 1;
  if (tree_[t].upos == Upos::punct) --t;
  for (int i = 0; i < max_depth; ++i) {
    const TokenIndex head = tree_.head(t);
    const Deprel d = main_relation(tree_[t].deprel);
    const bool inside =
        d == Deprel::amod || d == Deprel::appos || d == Deprel::flat || d == Deprel::compound;
    if (!inside || head == no_token || head >= token || head < first) break;
    t = head;
  }
  return tree_.is_nominal(t) ? t : no_token;
}

void Arguments::add(TokenIndex token, TokenList& out) const {
  if (tree_[token].morph.pron_type == PronType::rel) {
    const TokenIndex named = antecedent(token);
    if (named != no_token) {
      tree_.add_with_conjuncts(named, out);
      return;
    }
  }
  tree_.add_with_conjuncts(token, out);
}

/// "renversé en même temps qu'elle", "tués, de même que leurs gardes", read as those who did it.
bool Arguments::does_it(TokenIndex agent) const {
  const TokenIndex by = tree_.child(agent, Deprel::case_);
  if (by == no_token) return true;
  const Marker marker = lexicon_.marker(tree_[by].lemma);
  return marker == Marker::agent ||
         (marker == Marker::genitive && !tree_.has_child(by, {Deprel::fixed}));
}

void Arguments::agents(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_[c].deprel == Deprel::obl_agent) {
      if (does_it(c)) add(c, out);
      continue;
    }
    if (main_relation(tree_[c].deprel) != Deprel::obl &&
        main_relation(tree_[c].deprel) != Deprel::nmod) {
      continue;
    }
    const TokenIndex by = tree_.child(c, Deprel::case_);
    if (by != no_token && lexicon_.marker(tree_[by].lemma) == Marker::agent) add(c, out);
  }
}

/// "were delivered to the rebels by Qatar", "invitée à témoigner par la commission": the agent hung
/// on what stands between, where that is no happening with a doer of its own.
void Arguments::agents_below(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (c < verb || !out.empty()) continue;
    const Deprel d = main_relation(tree_[c].deprel);
    const bool asked = (d == Deprel::xcomp || d == Deprel::ccomp) &&
                       tree_[c].morph.verb_form == VerbForm::inf && !is_passive(c);
    if (asked) agents(c, out);
    if (d != Deprel::obl) continue;
    // "suspendu de ses fonctions, notamment d'enseignement, par le conseil", read as a list.
    TokenIndex last = c;
    for (int i = 0; i < max_depth && last != no_token; ++i) {
      const TokenIndex by = i == 0 ? no_token : tree_.child(last, Deprel::case_);
      if (by != no_token && lexicon_.marker(tree_[by].lemma) == Marker::agent &&
          by > tree_.sentence_tokens(verb).first && tree_[by - 1].upos == Upos::punct)
        add(last, out);
      last = tree_.child(last, Deprel::conj);
    }
    const auto* rows = lexicon_.find(tree_[c].lemma);
    const bool happening =
        rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& choice) {
          return lexicon_.entry(choice).pos == EntryPos::noun;
        });
    if (!happening) agents(c, out);
  }
}

bool Arguments::costs_lives(TokenIndex verb) const {
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(),
                     [&](const Choice& choice) { return lexicon_.entry(choice).casualties; });
}

bool Arguments::is_said_behind(TokenIndex verb) const {
  const Token& said = tree_[verb];
  return main_relation(said.deprel) == Deprel::parataxis && said.head < verb &&
         is_predicate(said.head);
}

/// A verb, or a word that is said of a subject ("was forceful in blaming Iran, committing to …").
bool Arguments::is_predicate(TokenIndex token) const {
  return tree_.is_verbal(token) ||
         tree_.has_child(token, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::cop});
}

bool Arguments::has_relative(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return tree_[c].morph.pron_type == PronType::rel; });
}

void Arguments::inherited_subjects(TokenIndex verb, TokenList& out, int depth) const {
  const Token& v = tree_[verb];
  const TokenIndex head = v.head;
  if (head >= tree_.size()) return;
  const bool finite = tree_.finite_of(verb) != no_token;
  switch (v.deprel) {
    case Deprel::conj:
      if (is_predicate(head)) {
        surface_subjects(sharing_subject(verb), out, depth + 1);
      } else {
        add(head, out);
      }
      return;
    case Deprel::csubj:
      // "is due to travel".
      if (finite || tree_[head].upos != Upos::adj) return;
      [[fallthrough]];
    case Deprel::xcomp:
      if (!is_predicate(head)) return;
      // Who is called upon, forced or helped to do it does it.
      if (lexicon_.verb_governor(tree_[head].lemma) == Governor::call || accuses(head) ||
          compels(head, verb))
        objects(head, out, depth + 1);
      if (out.empty()) addressed(head, out);
      if (out.empty()) surface_subjects(head, out, depth + 1);
      return;
    case Deprel::acl:
      if (const TokenIndex above = above_pronoun(verb); above != no_token) {
        surface_subjects(above, out, depth + 1);
        return;
      }
      // "a publié un message sur Twitter accusant X": who published it.
      if (const TokenIndex above = above_channel(verb); above != no_token) {
        surface_subjects(above, out, depth + 1);
        return;
      }
      // "le président a averti", read as a noun with its clause: still the one who does it.
      if (tree_.is_nominal(head) && v.morph.verb_form != VerbForm::inf) {
        const bool past = v.morph.verb_form == VerbForm::part && v.morph.tense != Tense::pres;
        add(past && head < verb ? described(head, verb, true) : head, out);
      }
      return;
    case Deprel::acl_relcl:
      // The same, taken for a relative clause: a real one has its pronoun.
      if (tree_.is_nominal(head) && finite && !has_relative(verb)) add_whole(head, verb, out);
      return;
    case Deprel::amod:
      add(head, out);
      return;
    case Deprel::advcl:
    case Deprel::obl:
    case Deprel::obl_arg:
    case Deprel::obl_mod:
    case Deprel::ccomp:
    case Deprel::parataxis:
      if (finite) return;
      if (const TokenIndex above = above_pronoun(verb); above != no_token) {
        surface_subjects(above, out, depth + 1);
        return;
      }
      // "Soutenu par X, Y a repris": in front of the verb it speaks of the subject.
      if (head < verb && (accuses(head) || is_reason(verb) || compels(head, verb)))
        objects(head, out, depth + 1);
      if (!out.empty()) return;
      if (is_predicate(head)) {
        surface_subjects(head, out, depth + 1);
      } else if (v.morph.verb_form == VerbForm::part && tree_.is_nominal(head)) {
        add(head, out);
      }
      return;
    default:
      return;
  }
}

/// Who is told, allowed or forbidden to do something: in the dative ("interdit aux syndicats de
/// manifester", "leur a permis de passer").
void Arguments::addressed(TokenIndex verb, TokenList& out) const {
  const Governor kind = lexicon_.verb_governor(tree_[verb].lemma);
  if (kind != Governor::call && kind != Governor::refuse && kind != Governor::succeed) return;
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = tree_[c].deprel;
    const TokenIndex to = tree_.child(c, Deprel::case_);
    const bool person = tree_[c].upos == Upos::noun || tree_[c].upos == Upos::propn;
    const Marker marker = to == no_token ? Marker::none : lexicon_.marker(tree_[to].lemma);
    if ((d == Deprel::obl_arg || d == Deprel::obl || d == Deprel::iobj) && person &&
        (marker == Marker::dative || marker == Marker::aim))
      add(c, out);
  }
  if (out.empty()) datives(verb, out);
}

/// "a poussé le ministre à partir", "forced them to withdraw"
bool Arguments::compels(TokenIndex verb, TokenIndex clause) const {
  if (lexicon_.bond(tree_[verb].lemma) != Bond::compel ||
      tree_[clause].morph.verb_form != VerbForm::inf)
    return false;
  // Nobody is made to mean his words ("l'épidémie l'a contraint à renoncer").
  const auto* rows = lexicon_.find(tree_[clause].lemma);
  return rows == nullptr || std::none_of(rows->begin(), rows->end(), [&](const Choice& row) {
           return is_verbal_act(lexicon_.entry(row).type);
         });
}

/// "a critiqué X, l'appelant à partir": the verb above, whose subject does it, while the pronoun
/// stands for X; no_token when it is not so.
TokenIndex Arguments::above_pronoun(TokenIndex participle) const {
  const Token& v = tree_[participle];
  const bool clause = v.deprel == Deprel::acl || v.deprel == Deprel::advcl;
  if (!clause || v.head >= participle || v.morph.verb_form != VerbForm::part ||
      v.morph.tense != Tense::pres)
    return no_token;
  // "des militants le soutenant" is said of them.
  TokenIndex first = participle;
  bool said = false;
  for (const TokenIndex c : tree_.children(participle)) {
    first = std::min(first, tree_[c].upos == Upos::punct ? first : c);
    said = said || (tree_.is_person_pronoun(c) &&
                    (tree_[c].deprel == Deprel::obj || tree_[c].deprel == Deprel::iobj));
  }
  if (!said || first == 0 || tree_[first - 1].form != ",") return no_token;
  TokenIndex t = v.head;
  for (int i = 0; i < max_depth && t < tree_.size(); ++i) {
    if (tree_.is_verbal(t)) return t;
    if (main_relation(tree_[t].deprel) == Deprel::nsubj) return no_token;
    t = tree_.head(t);
  }
  return no_token;
}

/// The verb of what is said on a channel, by whose name a clause hangs; no_token when it is not so.
TokenIndex Arguments::above_channel(TokenIndex participle) const {
  const Token& v = tree_[participle];
  if (v.morph.verb_form != VerbForm::part || v.morph.tense != Tense::pres || v.head >= participle ||
      tree_[v.head].upos != Upos::propn)
    return no_token;
  const TokenIndex on = tree_.child(v.head, Deprel::case_);
  if (on == no_token || lexicon_.bond(tree_[on].lemma) != Bond::medium) return no_token;
  TokenIndex t = v.head;
  for (int i = 0; i < max_depth && t < tree_.size(); ++i) {
    if (tree_.is_verbal(t)) return t;
    t = tree_.head(t);
  }
  return no_token;
}

/// The head of a clause without relative pronoun, with all that is coordinated before it.
void Arguments::add_whole(TokenIndex head, TokenIndex clause, TokenList& out) const {
  for (TokenIndex t = head; t < clause; ++t) {
    if (tree_[t].morph.pron_type == PronType::rel) return;
  }
  TokenIndex first = head;
  for (int i = 0; i < max_climb && tree_[first].deprel == Deprel::conj; ++i) {
    const TokenIndex before = tree_.head(first);
    if (before == no_token || !tree_.is_nominal(before)) break;
    first = before;
  }
  add(first, out);
}

void Arguments::surface_subjects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > max_depth) return;
  const std::size_t before = out.size();
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = tree_[c].deprel;
    if (d != Deprel::nsubj && d != Deprel::nsubj_pass && d != Deprel::nsubj_caus) continue;
    // A second one behind the verb is no subject ("a arrêté mardi le journaliste").
    if (out.size() == before || c < verb) add(c, out);
  }
  if (out.size() != before) return;
  // "…, a-t-il dénoncé": read as a subject that stands for nobody.
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    const bool inverted = t.upos == Upos::pron && t.form.size() > 1 && t.form.front() == '-';
    if (main_relation(t.deprel) == Deprel::expl && inverted && !t.morph.reflexive) add(c, out);
  }
  if (out.size() != before) return;
  const TokenIndex left = object_before(verb);
  const TokenIndex split = split_auxiliary(verb);
  const TokenIndex above = object_above(verb);
  if (above != no_token) {
    add(tree_.child(above, Deprel::nsubj), out);
  } else if (left != no_token) {
    add(left, out);
  } else if (split != no_token) {
    surface_subjects(split, out, depth + 1);
  } else {
    inherited_subjects(verb, out, depth);
  }
}

void Arguments::caused(TokenIndex verb, TokenList& out) const {
  if (!tree_.has_child(verb, {Deprel::aux_caus})) return;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    if ((t.deprel == Deprel::obj || t.deprel == Deprel::obj_agent) && !t.morph.reflexive)
      add(c, out);
  }
}

/// "s'est vu recommander par le ministre de": who sees it done to them does not do it.
TokenIndex Arguments::undergone_in(TokenIndex verb) const {
  const Token& t = tree_[verb];
  if (t.deprel != Deprel::xcomp || t.morph.verb_form != VerbForm::inf) return no_token;
  const bool undergone = t.head != no_token && tree_.is_reflexive(t.head) &&
                         lexicon_.marker(tree_[t.head].lemma) == Marker::undergone;
  return undergone ? t.head : no_token;
}

void Arguments::subjects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > max_depth) return;
  if (undergone_in(verb) != no_token) {
    agents(verb, out);
    const TokenIndex object = out.empty() ? tree_.child(verb, Deprel::obj) : no_token;
    if (object != no_token) agents(object, out);
    return;
  }
  if (is_passive(verb) && !tree_.is_reflexive(verb)) {
    agents(verb, out);
    if (out.empty()) agents_below(verb, out);
    // "The attack left ninety civilians killed": what costs lives did it, who finds them did not.
    const TokenIndex left = out.empty() ? object_before(verb) : no_token;
    if (left != no_token && costs_lives(tree_.head(left)))
      surface_subjects(tree_.head(left), out, depth + 1);
    return;
  }
  surface_subjects(verb, out, depth);
}

void Arguments::objects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > max_depth) return;
  if (is_passive(verb) && !tree_.is_reflexive(verb)) {
    surface_subjects(verb, out, depth);
    return;
  }
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    if ((t.deprel == Deprel::obj || t.deprel == Deprel::obj_agent) && !t.morph.reflexive)
      add(c, out);
  }
  if (const TokenIndex sees = undergone_in(verb); sees != no_token) {
    surface_subjects(sees, out, depth + 1);
    return;
  }
  if (const TokenIndex above = object_above(verb); out.empty() && above != no_token)
    add(above, out);
  if (out.empty()) unmarked_objects(verb, out);
  if (out.empty()) displaced_objects(verb, out);
}

/// "warned the United States", "urged the government to": the one addressed, read as an indirect
/// object though there is no other. "handed over three hostages", "shot down a plane": the object
/// of a verb with its particle, read as a circumstance.
void Arguments::unmarked_objects(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = tree_[c];
    if (t.deprel == Deprel::iobj && t.upos != Upos::pron) add(c, out);
    if (!out.empty() || c < verb || main_relation(t.deprel) != Deprel::obl) continue;
    const TokenIndex particle = verb + 1;
    if (particle >= c || !lexicon_.is_phrasal(tree_[verb].lemma, tree_[particle].lemma)) continue;
    const TokenIndex by = tree_.child(c, Deprel::case_);
    if (by == no_token || by == particle) add(c, out);
  }
}

/// "a libéré de son côté les derniers membres", "a relâché mercredi matin Alan Gross": an object
/// read as part of the circumstance before it, though no word joins it to it.
void Arguments::displaced_objects(TokenIndex verb, TokenList& out) const {
  const auto bare = [&](TokenIndex t) {
    const Upos upos = tree_[t].upos;
    return (upos == Upos::noun || upos == Upos::propn) && !tree_.has_case(t);
  };
  // "tombée aux mains des rebelles", "se souvenir du jour": these take none.
  const bool transitive =
      !tree_.is_reflexive(verb) && lexicon_.marker(tree_[verb].lemma) != Marker::active;
  for (const TokenIndex c : tree_.children(verb)) {
    if (c < verb || !out.empty()) continue;
    const Deprel d = main_relation(tree_[c].deprel);
    // "I urge my colleagues to vote": the one asked, read as the one told.
    const bool told = d == Deprel::iobj && tree_.child(verb, Deprel::xcomp) != no_token;
    if (told && !tree_[c].morph.reflexive) add(c, out);
    const bool second = d == Deprel::nsubj && tree_.child(verb, Deprel::nsubj) < verb;
    if ((d == Deprel::xcomp || second) && bare(c)) add(c, out);
    if (d == Deprel::obl && c < verb + 4 && is_article(c) && transitive) add(c, out);
    // "a mis en garde Taïwan", read as the second thing that the verb asks for.
    const bool asked = tree_[c].deprel == Deprel::obl_arg && tree_[c].upos == Upos::propn;
    if (asked && bare(c) && transitive) add(c, out);
    if (d != Deprel::obl) continue;
    // "a fourni au gouvernement des drones", read as drones of the government.
    for (const TokenIndex g : tree_.children(c)) {
      // Names of places have it too ("sur la place des Martyrs").
      const bool name = starts_upper(tree_[g].form);
      const bool plural = tree_[g].morph.number == Number::plur && is_article(g) && transitive;
      if (plural && !name && g > c && main_relation(tree_[g].deprel) == Deprel::nmod &&
          !interrupted(c, g))
        add(g, out);
    }
    if (!out.empty()) continue;
    below_circumstance(c, out);
    const bool time = !tree_.has_case(c);
    for (const TokenIndex g : tree_.children(c)) {
      if (g < c || !bare(g) || tree_.child(g, Deprel::cc) != no_token) continue;
      const Deprel r = main_relation(tree_[g].deprel);
      const bool loose = r == Deprel::nmod || r == Deprel::conj || r == Deprel::appos;
      // "a mis en garde Taïwan": a name right behind a word that is none ("sur la place Tahrir").
      const bool name = g == c + 1 && tree_[g].upos == Upos::propn && tree_[c].upos == Upos::noun &&
                        tree_.child(c, Deprel::det) == no_token;
      // "dimanche matin" is a day and its part.
      const bool part = g == c + 1 && tree_[g].upos == Upos::noun;
      if (!loose || !((time && !part) || name || tree_.child(g, Deprel::det) != no_token)) continue;
      if (!interrupted(c, g)) add(g, out);
    }
  }
}

/// "a condamné à dix ans de prison l'ancien ministre", read as part of the prison.
void Arguments::below_circumstance(TokenIndex circumstance, TokenList& out) const {
  for (const TokenIndex c : tree_.children(circumstance)) {
    if (main_relation(tree_[c].deprel) != Deprel::nmod || !tree_.has_case(c)) continue;
    for (const TokenIndex g : tree_.children(c)) {
      const Upos upos = tree_[g].upos;
      const Deprel d = main_relation(tree_[g].deprel);
      const bool loose = d == Deprel::nmod || d == Deprel::appos;
      if (g > c && loose && (upos == Upos::noun || upos == Upos::propn) && !tree_.has_case(g) &&
          tree_.child(g, Deprel::det) != no_token && !interrupted(c, g))
        add(g, out);
    }
  }
}

/// "a massacré des villageois", "a vendu du gaz": one written word, read as a preposition and an
/// article.
bool Arguments::is_article(TokenIndex noun) const {
  const TokenIndex of = tree_.child(noun, Deprel::case_);
  const TokenIndex the = tree_.child(noun, Deprel::det);
  return of != no_token && the == of + 1 && tree_[of].span.end > tree_[the].span.begin &&
         lexicon_.marker(tree_[of].lemma) == Marker::genitive;
}

/// Does a comma or another mark stand between them?
bool Arguments::interrupted(TokenIndex from, TokenIndex to) const {
  for (TokenIndex t = from + 1; t < to; ++t) {
    if (tree_[t].upos == Upos::punct) return true;
  }
  return false;
}

}  // namespace depeche::events
