// SPDX-License-Identifier: Apache-2.0
// Who does, who suffers? The deep grammar of a trigger.
#include "events/arguments.h"

#include <algorithm>

namespace depeche::events {

namespace {

constexpr int max_depth = 6;
/// Words between an auxiliary and its participle.
constexpr TokenIndex longest_split = 6;

bool is_oblique(Deprel deprel) {
  const Deprel main = main_relation(deprel);
  return main == Deprel::obl || main == Deprel::nmod || deprel == Deprel::iobj ||
         deprel == Deprel::advmod || deprel == Deprel::advcl || deprel == Deprel::acl ||
         deprel == Deprel::dep || deprel == Deprel::xcomp;
}

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

bool Arguments::is_passive(TokenIndex verb) const {
  if (split_auxiliary(verb) != no_token) return false;
  // "Le ministre fait l'objet d'une enquête", taken for a participle: it has an object.
  const bool bare = tree_.finite_of(verb) == no_token && !tree_.has_child(verb, {Deprel::aux_pass});
  if (bare && tree_.has_child(verb, {Deprel::obj}) && !tree_.has_child(verb, {Deprel::obl_agent}))
    return false;
  return tree_.is_passive(verb) && lexicon_.marker(tree_[verb].lemma) != Marker::active;
}

TokenIndex Arguments::antecedent(TokenIndex pronoun) const {
  TokenIndex t = pronoun;
  for (int i = 0; i < max_climb && t != no_token; ++i) {
    if (tree_[t].deprel == Deprel::acl_relcl || tree_[t].deprel == Deprel::acl)
      return tree_.head(t);
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

void Arguments::agents(TokenIndex verb, TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_[c].deprel == Deprel::obl_agent) {
      add(c, out);
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

/// "accuse Qatar of financing", "soupçonné d'avoir attaqué": who is accused did it.
bool Arguments::accuses(TokenIndex verb) const {
  if (verb >= tree_.size() || !tree_.is_verbal(verb)) return false;
  const auto* entries = lexicon_.find(tree_[verb].lemma);
  return entries != nullptr && std::any_of(entries->begin(), entries->end(), [&](auto index) {
           return lexicon_.entry(index).type == EventType::accuse;
         });
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
        surface_subjects(head, out, depth + 1);
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
      if (lexicon_.verb_governor(tree_[head].lemma) == Governor::call || accuses(head))
        objects(head, out, depth + 1);
      if (out.empty()) surface_subjects(head, out, depth + 1);
      return;
    case Deprel::acl:
      // "le président a averti", read as a noun with its clause: still the one who does it.
      if (tree_.is_nominal(head) && v.morph.verb_form != VerbForm::inf) add(head, out);
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
      if (accuses(head)) objects(head, out, depth + 1);
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
  const TokenIndex split = split_auxiliary(verb);
  if (split != no_token) {
    surface_subjects(split, out, depth + 1);
  } else {
    inherited_subjects(verb, out, depth);
  }
}

void Arguments::subjects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > max_depth) return;
  if (is_passive(verb) && !tree_.is_reflexive(verb)) {
    agents(verb, out);
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
  if (out.empty()) displaced_objects(verb, out);
}

/// "a libéré de son côté les derniers membres", "a relâché mercredi matin Alan Gross": an object
/// read as part of the circumstance before it, though no word joins it to it.
void Arguments::displaced_objects(TokenIndex verb, TokenList& out) const {
  const auto bare = [&](TokenIndex t) {
    const Upos upos = tree_[t].upos;
    return (upos == Upos::noun || upos == Upos::propn) && !tree_.has_case(t);
  };
  for (const TokenIndex c : tree_.children(verb)) {
    if (c < verb || !out.empty()) continue;
    const Deprel d = main_relation(tree_[c].deprel);
    const bool second = d == Deprel::nsubj && tree_.child(verb, Deprel::nsubj) < verb;
    if ((d == Deprel::xcomp || second) && bare(c)) add(c, out);
    if (d == Deprel::obl && c < verb + 4 && is_plural_article(c)) add(c, out);
    if (d != Deprel::obl) continue;
    const bool time = !tree_.has_case(c);
    for (const TokenIndex g : tree_.children(c)) {
      if (g < c || !bare(g) || tree_.child(g, Deprel::cc) != no_token) continue;
      const Deprel r = main_relation(tree_[g].deprel);
      const bool loose = r == Deprel::nmod || r == Deprel::conj || r == Deprel::appos;
      if (!loose || !(time || tree_.child(g, Deprel::det) != no_token)) continue;
      if (!interrupted(c, g)) add(g, out);
    }
  }
}

/// "a massacré des villageois": one written word, read as a preposition and an article.
bool Arguments::is_plural_article(TokenIndex noun) const {
  const TokenIndex of = tree_.child(noun, Deprel::case_);
  const TokenIndex the = tree_.child(noun, Deprel::det);
  return of != no_token && the == of + 1 && tree_[of].span.end > tree_[the].span.begin &&
         lexicon_.marker(tree_[of].lemma) == Marker::genitive &&
         tree_[noun].morph.number == Number::plur;
}

/// Does a comma or another mark stand between them?
bool Arguments::interrupted(TokenIndex from, TokenIndex to) const {
  for (TokenIndex t = from + 1; t < to; ++t) {
    if (tree_[t].upos == Upos::punct) return true;
  }
  return false;
}

void Arguments::dependents_with(TokenIndex token, const std::string& preposition,
                                TokenList& out) const {
  for (const TokenIndex c : tree_.children(token)) {
    if (is_oblique(tree_[c].deprel) && tree_.introduced_by(c, preposition)) add(c, out);
  }
}

void Arguments::below_objects(TokenIndex trigger, const std::string& preposition,
                              TokenList& out) const {
  TokenList queue;
  objects(trigger, queue);
  if (queue.empty()) {
    // "s'est entretenu au téléphone avec X": the partner may hang on the circumstance.
    for (const TokenIndex c : tree_.children(trigger)) {
      if (main_relation(tree_[c].deprel) == Deprel::obl) queue.push_back(c);
    }
  }
  const std::size_t most = 24;
  for (std::size_t i = 0; i < queue.size() && queue.size() < most && out.empty(); ++i) {
    dependents_with(queue[i], preposition, out);
    for (const TokenIndex c : tree_.children(queue[i])) {
      const Deprel d = tree_[c].deprel;
      if (d == Deprel::nmod || d == Deprel::acl || d == Deprel::amod || d == Deprel::conj)
        queue.push_back(c);
    }
  }
}

void Arguments::with_preposition(TokenIndex trigger, const std::string& preposition,
                                 TokenList& out) const {
  const std::size_t before = out.size();
  dependents_with(trigger, preposition, out);
  if (out.size() != before) return;
  if (tree_.is_verbal(trigger)) {
    TokenList below;
    below_objects(trigger, preposition, below);
    out.insert(out.end(), below.begin(), below.end());
    return;
  }
  const Support support = support_of(trigger);
  if (support.verb != no_token) {
    dependents_with(support.verb, preposition, out);
    // "les frappes portées par cette dernière contre Daech", hung on the agent.
    for (const TokenIndex c : tree_.children(support.verb)) {
      if (out.size() == before && c != trigger && tree_.is_nominal(c))
        dependents_with(c, preposition, out);
    }
  }
  if (out.size() == before) below_noun(trigger, preposition, out);
  if (out.size() == before) beside_noun(trigger, preposition, out);
}

/// "des combats ont éclaté entre X et Y", "au téléphone avec X, il a dit": hung on the verb.
void Arguments::beside_noun(TokenIndex noun, const std::string& preposition, TokenList& out) const {
  const TokenIndex head = tree_.head(noun);
  if (head == no_token || !tree_.is_verbal(head)) return;
  const Governor kind = lexicon_.verb_governor(tree_[head].lemma);
  const bool happens = (tree_[noun].deprel == Deprel::nsubj || is_passive(head)) &&
                       (kind == Governor::occur || kind == Governor::begin ||
                        kind == Governor::light || kind == Governor::undergo);
  for (const TokenIndex c : tree_.children(head)) {
    if (c == noun || !is_oblique(tree_[c].deprel)) continue;
    const TokenIndex by = tree_.child(c, Deprel::case_);
    if (happens && !tree_.introduced_by(c, preposition)) dependents_with(c, preposition, out);
    if (by == no_token || !tree_.introduced_by(c, preposition)) continue;
    if (happens || by == noun + 1 || (by == noun + 2 && tree_[noun + 1].upos == Upos::adj))
      add(c, out);
  }
}

/// "l'arrestation de l'opposant par la police": the agent may hang on the opponent.
void Arguments::below_noun(TokenIndex noun, const std::string& preposition, TokenList& out) const {
  if (lexicon_.marker(preposition) == Marker::genitive) return;
  const std::size_t before = out.size();
  for (const TokenIndex c : tree_.children(noun)) {
    const Deprel d = main_relation(tree_[c].deprel);
    if (d != Deprel::nmod && d != Deprel::obl && tree_[c].deprel != Deprel::acl) continue;
    dependents_with(c, preposition, out);
    for (const TokenIndex deeper : tree_.children(c)) {
      if (out.size() == before && tree_[deeper].deprel == Deprel::nmod)
        dependents_with(deeper, preposition, out);
    }
    if (out.size() != before) return;
  }
}

void Arguments::infinitives(TokenIndex trigger, TokenList& out) const {
  for (const TokenIndex c : tree_.children(trigger)) {
    const Token& t = tree_[c];
    const bool clause = t.deprel == Deprel::xcomp || t.deprel == Deprel::acl ||
                        t.deprel == Deprel::advcl || t.deprel == Deprel::ccomp ||
                        main_relation(t.deprel) == Deprel::obl;
    // A clause of circumstance is none unless it is an infinitive ("agreed, saying …").
    const bool infinitive = t.deprel == Deprel::xcomp || t.morph.verb_form == VerbForm::inf;
    if (clause && infinitive && tree_.is_verbal(c)) out.push_back(c);
    if (t.deprel == Deprel::xcomp && !tree_.is_verbal(c)) {
      // "s'est dit prêt à rencontrer les syndicats".
      for (const TokenIndex i : tree_.children(c)) {
        if (tree_[i].morph.verb_form == VerbForm::inf && tree_.is_verbal(i)) out.push_back(i);
      }
    }
    if (main_relation(t.deprel) != Deprel::obj && t.deprel != Deprel::iobj) continue;
    // "appeler le président à démissionner", the infinitive hung on the one called.
    for (const TokenIndex i : tree_.children(c)) {
      if (tree_[i].deprel == Deprel::acl && tree_[i].morph.verb_form == VerbForm::inf)
        out.push_back(i);
    }
  }
}

/// "à l'issue d'un entretien avec X, il a accusé": the verb above a noun, through other nouns.
TokenIndex Arguments::governing_verb(TokenIndex noun) const {
  TokenIndex t = noun;
  for (int i = 0; i < 4; ++i) {
    const TokenIndex head = tree_.head(t);
    if (head == no_token || tree_[t].deprel == Deprel::acl_relcl) return no_token;
    if (tree_.is_verbal(head)) {
      const Deprel d = main_relation(tree_[t].deprel);
      return d == Deprel::nsubj || d == Deprel::csubj ? no_token : head;
    }
    t = head;
  }
  return no_token;
}

void Arguments::attributes(TokenIndex noun, TokenList& out) const {
  for (const TokenIndex c : tree_.children(noun)) {
    const Deprel d = tree_[c].deprel;
    if (d == Deprel::amod || d == Deprel::compound || d == Deprel::flat || d == Deprel::flat_name ||
        d == Deprel::appos || (d == Deprel::nmod && !tree_.has_case(c))) {
      out.push_back(c);
    }
    // "Israeli air strikes", read as strikes from Israeli air.
    if (d != Deprel::compound) continue;
    for (const TokenIndex below : tree_.children(c)) {
      if (tree_[below].deprel == Deprel::amod) out.push_back(below);
    }
  }
}

void Arguments::collect(TokenIndex trigger, const Slot& slot, TokenList& out) const {
  switch (slot.kind) {
    case Slot::Kind::subject:
      subjects(trigger, out);
      return;
    case Slot::Kind::object:
      objects(trigger, out);
      return;
    case Slot::Kind::indirect:
      for (const TokenIndex c : tree_.children(trigger)) {
        if (tree_[c].deprel == Deprel::iobj && !tree_[c].morph.reflexive) add(c, out);
      }
      return;
    case Slot::Kind::attribute:
      attributes(trigger, out);
      return;
    case Slot::Kind::possessor:
      for (const TokenIndex c : tree_.children(trigger)) {
        const Token& t = tree_[c];
        if (t.deprel == Deprel::nmod_poss || (t.deprel == Deprel::det && t.morph.possessive))
          add(c, out);
      }
      return;
    case Slot::Kind::light:
      light_subjects(trigger, out);
      return;
    case Slot::Kind::infinitive:
      infinitives(trigger, out);
      return;
    case Slot::Kind::infinitive_object: {
      TokenList verbs;
      infinitives(trigger, verbs);
      for (const TokenIndex v : verbs) {
        objects(v, out);
        for (const TokenIndex c : tree_.children(v)) {
          if (tree_[c].deprel == Deprel::obl_arg || tree_[c].deprel == Deprel::iobj) add(c, out);
        }
      }
      return;
    }
    case Slot::Kind::clause:
      for (const TokenIndex c : tree_.children(trigger)) {
        const Deprel d = tree_[c].deprel;
        if (d == Deprel::ccomp || d == Deprel::parataxis) out.push_back(c);
      }
      return;
    case Slot::Kind::near:
    case Slot::Kind::far:
      return;
    case Slot::Kind::governor:
    case Slot::Kind::context:
    case Slot::Kind::context_object: {
      const TokenIndex verb = governing_verb(trigger);
      if (verb == no_token) return;
      if (slot.kind == Slot::Kind::governor) out.push_back(verb);
      if (slot.kind == Slot::Kind::context) subjects(verb, out);
      if (slot.kind == Slot::Kind::context_object) objects(verb, out);
      return;
    }
    case Slot::Kind::preposition:
      with_preposition(trigger, slot.preposition, out);
      return;
  }
}

}  // namespace depeche::events
