// SPDX-License-Identifier: Apache-2.0
// Which words fill the slots that a row of the tables names?
#include "events/arguments.h"

#include <algorithm>

namespace depeche::events {

namespace {

/// "provide tanks to Ukraine": the word that introduces an aim introduces whom it is for, too.
bool addresses(Marker marker) {
  return marker == Marker::addressee || marker == Marker::aim;
}

bool is_oblique(Deprel deprel) {
  const Deprel main = main_relation(deprel);
  return main == Deprel::obl || main == Deprel::nmod || deprel == Deprel::iobj ||
         deprel == Deprel::advmod || deprel == Deprel::advcl || deprel == Deprel::acl ||
         deprel == Deprel::dep || deprel == Deprel::xcomp;
}

/// "over its arrest of two journalists": what somebody is blamed or punished for is his own deed.
bool is_others(TokenIndex noun, const Tree& tree, const Lexicon& lexicon) {
  bool possessive = false;
  bool reason = false;
  for (const TokenIndex c : tree.children(noun)) {
    possessive = possessive || tree[c].morph.possessive;
    reason = reason || lexicon.marker(tree[c].lemma) == Marker::reason;
  }
  return possessive && reason;
}

}  // namespace

/// "according to police": who says it takes no part.
bool Arguments::is_source(TokenIndex token) const {
  const TokenIndex by = tree_.child(token, Deprel::case_);
  if (by == no_token) return false;
  // "d'après les syndicats"
  const TokenIndex second = tree_.child(by, Deprel::fixed);
  return lexicon_.bond(tree_[by].lemma) == Bond::source ||
         lexicon_.bond(tree_[by].lower) == Bond::source ||
         (second != no_token && lexicon_.marker(tree_[by].lemma) == Marker::genitive &&
          lexicon_.marker(tree_[second].lemma) == Marker::anterior);
}

/// "Moscou, dont les frappes ont fait dix morts": the relative that says whose a noun is. Not in
/// "les menaces dont il a été la cible", where the noun is said of somebody.
bool Arguments::is_whose(TokenIndex pronoun) const {
  const Token& t = tree_[pronoun];
  return t.morph.pron_type == PronType::rel && t.deprel == Deprel::nmod && pronoun < t.head &&
         !tree_.has_case(pronoun) && !tree_.has_child(t.head, {Deprel::nsubj, Deprel::cop});
}

void Arguments::dependents_with(TokenIndex token, const std::string& preposition,
                                TokenList& out) const {
  // "dans une interview à la chaîne NTV": a medium, to whom nothing is done.
  if (lexicon_.marker(tree_[token].lemma) == Marker::interview &&
      lexicon_.bond(preposition) == Bond::dative)
    return;
  const bool against = lexicon_.marker(preposition) == Marker::against;
  for (const TokenIndex c : tree_.children(token)) {
    if (!is_oblique(tree_[c].deprel) || is_source(c)) continue;
    const bool whose = is_whose(c) && lexicon_.marker(preposition) == Marker::genitive;
    if (whose || tree_.introduced_by(c, preposition)) add(c, out);
    // "une plainte à l'encontre de X"
    const TokenIndex whom = against && lexicon_.bond(tree_[c].lemma) == Bond::versus
                                ? tree_.child(c, Deprel::nmod)
                                : no_token;
    if (whom != no_token) add(whom, out);
    // "auprès de l'ONU", read as an adverb with its complement.
    if (main_relation(tree_[c].deprel) != Deprel::advmod || tree_[c].lower != preposition) continue;
    for (const TokenIndex below : tree_.children(c)) {
      const Deprel d = main_relation(tree_[below].deprel);
      if (d == Deprel::obl || d == Deprel::nmod) add(below, out);
    }
  }
}

/// "called for the members to spend more": the preposition read as what opens the clause.
void Arguments::clause_subjects(TokenIndex verb, const std::string& preposition,
                                TokenList& out) const {
  for (const TokenIndex c : tree_.children(verb)) {
    const Deprel d = main_relation(tree_[c].deprel);
    const bool clause = d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::advcl;
    if (c < verb || !clause || tree_.finite_of(c) != no_token) continue;
    TokenIndex subject = tree_.child(c, Deprel::nsubj);
    if (subject == no_token) subject = tree_.child(c, Deprel::nsubj_pass);
    if (subject == no_token) continue;
    for (const TokenIndex mark : tree_.children(c)) {
      if (tree_[mark].deprel == Deprel::mark && mark < subject && tree_[mark].lemma == preposition)
        add(subject, out);
    }
  }
}

void Arguments::below_objects(TokenIndex trigger, const std::string& preposition,
                              TokenList& out) const {
  // "X a dénoncé un accord signé par Y": nobody else does what has its subject.
  if (lexicon_.marker(preposition) == Marker::agent && tree_.is_verbal(trigger) &&
      !is_passive(trigger) && tree_.child(trigger, Deprel::nsubj) != no_token)
    return;
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
    // "la violence subie par X", "dénoncée par X": she did nothing.
    const bool suffers =
        tree_[queue[i]].deprel == Deprel::acl && !lexicon_.agent_does(tree_[queue[i]].lemma);
    if (!suffers || lexicon_.marker(preposition) != Marker::agent)
      dependents_with(queue[i], preposition, out);
    for (const TokenIndex c : tree_.children(queue[i])) {
      const Deprel d = tree_[c].deprel;
      // "l'idée, défendue par X, a été écartée": X did something else.
      const bool other =
          d == Deprel::acl && lexicon_.marker(preposition) == Marker::agent && is_passive(trigger);
      if (!other &&
          (d == Deprel::nmod || d == Deprel::acl || d == Deprel::amod || d == Deprel::conj)) {
        queue.push_back(c);
      }
    }
  }
}

void Arguments::datives(TokenIndex trigger, TokenList& out) const {
  const TokenIndex verb = tree_.is_verbal(trigger) ? trigger : support_of(trigger).verb;
  if (verb == no_token) return;
  for (const TokenIndex c : tree_.children(verb)) {
    if (tree_[c].deprel == Deprel::iobj && tree_.is_person_pronoun(c) && !tree_[c].morph.reflexive)
      add(c, out);
  }
}

void Arguments::with_preposition(TokenIndex trigger, const std::string& preposition,
                                 TokenList& out) const {
  const std::size_t before = out.size();
  dependents_with(trigger, preposition, out);
  if (out.size() != before) return;
  if (tree_.is_verbal(trigger)) {
    clause_subjects(trigger, preposition, out);
    if (out.size() != before) return;
    TokenList below;
    below_objects(trigger, preposition, below);
    out.insert(out.end(), below.begin(), below.end());
    return;
  }
  const Support support = support_of(trigger);
  const bool sufferer = support.kind == Governor::undergo &&
                        lexicon_.marker(preposition) == Marker::agent;  // "repelled by the army"
  if (support.verb != no_token && !sufferer) {
    dependents_with(support.verb, preposition, out);
    // "les frappes portées par cette dernière contre Daech", hung on the agent.
    for (const TokenIndex c : tree_.children(support.verb)) {
      if (out.size() == before && c != trigger && tree_.is_nominal(c) &&
          lexicon_.marker(preposition) != Marker::genitive)
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
  const bool subject = main_relation(tree_[noun].deprel) == Deprel::nsubj;
  // "killed by police in protests": who kills there does not protest.
  const bool done = is_passive(head) && kind != Governor::occur && kind != Governor::act;
  const bool happens = (subject || done) && (kind == Governor::occur || kind == Governor::act ||
                                             kind == Governor::begin || kind == Governor::light ||
                                             kind == Governor::undergo);
  for (const TokenIndex c : tree_.children(head)) {
    if (c == noun || !is_oblique(tree_[c].deprel)) continue;
    const TokenIndex by = tree_.child(c, Deprel::case_);
    // "a eu lieu au siège du parti": whose the house is; "selon la préfecture de police";
    // "… ont éclaté après l'arrestation du président": he was arrested.
    const bool other =
        is_source(c) || (by != no_token && lexicon_.marker(tree_[by].lemma) == Marker::anterior);
    if (happens && !other && lexicon_.marker(preposition) != Marker::genitive &&
        !tree_.introduced_by(c, preposition))
      dependents_with(c, preposition, out);
    if (by == no_token || !tree_.introduced_by(c, preposition)) continue;
    if (happens || by == noun + 1 || (by == noun + 2 && tree_[noun + 1].upos == Upos::adj))
      add(c, out);
  }
}

/// "l'arrestation de l'opposant par la police": the agent may hang on the opponent.
void Arguments::below_noun(TokenIndex noun, const std::string& preposition, TokenList& out) const {
  const std::size_t before = out.size();
  const bool genitive = lexicon_.marker(preposition) == Marker::genitive;
  for (const TokenIndex c : tree_.children(noun)) {
    const Deprel d = main_relation(tree_[c].deprel);
    if (d != Deprel::nmod && d != Deprel::obl && tree_[c].deprel != Deprel::acl) continue;
    // "la garde à vue de cet homme", "la mise en examen du ministre": one noun of several words.
    const bool part = d == Deprel::nmod && tree_[c].upos == Upos::noun && c <= noun + 2 &&
                      tree_.child(c, Deprel::det) == no_token;
    if (genitive && !part) continue;
    if (lexicon_.marker(preposition) == Marker::agent && !lexicon_.agent_does(tree_[c].lemma))
      continue;
    dependents_with(c, preposition, out);
    if (genitive) return;
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
    // Nor is the clause of what somebody is told or asked ("told us that it would leave").
    const bool said = t.deprel == Deprel::ccomp && tree_.finite_of(c) != no_token &&
                      lexicon_.verb_governor(tree_[trigger].lemma) == Governor::call;
    const bool infinitive =
        t.deprel == Deprel::xcomp || (t.morph.verb_form == VerbForm::inf && !said);
    if (clause && infinitive && tree_.is_verbal(c)) out.push_back(c);
    if (t.deprel == Deprel::xcomp && !tree_.is_verbal(c)) {
      // "s'est dit prêt à rencontrer les syndicats".
      for (const TokenIndex i : tree_.children(c)) {
        if (tree_[i].morph.verb_form == VerbForm::inf && tree_.is_verbal(i)) out.push_back(i);
      }
    }
    const bool called = main_relation(t.deprel) == Deprel::obj || t.deprel == Deprel::iobj ||
                        t.deprel == Deprel::obl_arg;
    if (!called) continue;
    // "appeler le président à démissionner", "interdire aux femmes de travailler": the infinitive
    // hung on the one called.
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
    // "is in Paris for talks with": what is said of somebody governs like a verb.
    const bool said =
        tree_.child(head, Deprel::cop) != no_token && tree_.child(head, Deprel::nsubj) != no_token;
    if (tree_.is_verbal(head) || said) {
      const Deprel d = main_relation(tree_[t].deprel);
      return d == Deprel::nsubj || d == Deprel::csubj ? no_token : head;
    }
    t = head;
  }
  return no_token;
}

/// The words that introduce a noun ("en visite": en; "à l'issue d'un sommet": de, and above it à).
void Arguments::own_case(TokenIndex noun, TokenList& out) const {
  for (const TokenIndex c : tree_.children(noun)) {
    if (tree_[c].deprel != Deprel::case_ && tree_[c].deprel != Deprel::mark) continue;
    out.push_back(c);
    for (const TokenIndex f : tree_.children(c)) {
      if (tree_[f].deprel == Deprel::fixed) out.push_back(f);
    }
  }
}

/// "au terme de pourparlers", "after four days of talks": the words by which a noun, or the nouns
/// above it, is a circumstance of a clause; none for what the clause is about.
void Arguments::circumstance(TokenIndex noun, TokenList& out) const {
  TokenList found;
  TokenIndex t = noun;
  for (int i = 0; i < 4; ++i) {
    own_case(t, found);
    if (t != noun) found.push_back(t);
    const TokenIndex head = tree_.head(t);
    if (head == no_token) return;
    const Deprel d = main_relation(tree_[t].deprel);
    if ((d == Deprel::obl || d == Deprel::advmod) && tree_.is_verbal(head)) {
      out.insert(out.end(), found.begin(), found.end());
      return;
    }
    // "lors d'un sommet", read as an adverb with its complement.
    const bool adverb = d == Deprel::obl && tree_[head].upos == Upos::adv;
    if (adverb) {
      t = head;
      continue;
    }
    if (d != Deprel::nmod || !tree_.is_nominal(head)) return;
    t = head;
  }
}

/// "gave Nepal one million dollars", read as dollars of Nepal: a name right behind the verb and
/// before the number or article of what is given.
void Arguments::given_before(TokenIndex verb, TokenList& out) const {
  const TokenIndex name = verb + 1;
  if (name >= tree_.size() || tree_[name].upos != Upos::propn) return;
  for (const TokenIndex object : tree_.children(verb)) {
    if (tree_[object].deprel != Deprel::obj || tree_.head(name) != object) continue;
    const auto& parts = tree_.children(object);
    const bool parted = std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
      const Deprel d = tree_[c].deprel;
      return c > name && c < object && (d == Deprel::nummod || d == Deprel::det);
    });
    if (parted) out.push_back(name);
  }
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

/// To whom: "lui a livré", "s'est vu proposer".
void Arguments::indirect_objects(TokenIndex trigger, TokenList& out) const {
  for (const TokenIndex c : tree_.children(trigger)) {
    if (tree_[c].deprel == Deprel::iobj && !tree_[c].morph.reflexive) add(c, out);
  }
  if (out.empty()) given_before(trigger, out);
  if (const TokenIndex sees = undergone_in(trigger); sees != no_token)
    surface_subjects(sees, out, 0);
}

void Arguments::possessors(TokenIndex noun, TokenList& out) const {
  for (const TokenIndex c : tree_.children(noun)) {
    const Token& t = tree_[c];
    if (t.deprel == Deprel::nmod_poss || (t.deprel == Deprel::det && t.morph.possessive) ||
        is_whose(c))
      add(c, out);
  }
}

void Arguments::infinitive_objects(TokenIndex trigger, TokenList& out) const {
  TokenList verbs;
  infinitives(trigger, verbs);
  for (const TokenIndex v : verbs) {
    objects(v, out);
    for (const TokenIndex c : tree_.children(v)) {
      const TokenIndex by = tree_.child(c, Deprel::case_);
      const bool addressed = main_relation(tree_[c].deprel) == Deprel::obl && by != no_token &&
                             addresses(lexicon_.marker(tree_[by].lemma));
      if (tree_[c].deprel == Deprel::obl_arg || tree_[c].deprel == Deprel::iobj || addressed)
        add(c, out);
    }
  }
}

/// The verb above a noun, or who does it, or its object.
void Arguments::context(TokenIndex noun, Slot::Kind kind, TokenList& out) const {
  const TokenIndex verb = governing_verb(noun);
  if (verb == no_token) return;
  if (kind == Slot::Kind::governor) out.push_back(verb);
  if (kind == Slot::Kind::context_object) objects(verb, out);
  if (kind != Slot::Kind::context) return;
  // "Moscou a dénoncé la livraison de chars": who judges a deed does not do it.
  // "a critiqué Oslo pour son expulsion de deux diplomates": nor does who has an object of it.
  const Deprel d = main_relation(tree_[noun].deprel);
  const bool judged = (d == Deprel::obj && lexicon_.judges(tree_[verb].lemma)) ||
                      (d == Deprel::obl && is_others(noun, tree_, lexicon_));
  if (!judged) subjects(verb, out);
}

void Arguments::collect(TokenIndex trigger, const Slot& slot, TokenList& out) const {
  switch (slot.kind) {
    case Slot::Kind::subject:
      // Of a noun only its own ("is under investigation"), not that of the verb above it.
      if (is_predicate(trigger) || tree_[trigger].upos == Upos::adj) subjects(trigger, out);
      return;
    case Slot::Kind::object:
      return objects(trigger, out);
    case Slot::Kind::indirect:
      return indirect_objects(trigger, out);
    case Slot::Kind::attribute:
      return attributes(trigger, out);
    case Slot::Kind::possessor:
      return possessors(trigger, out);
    case Slot::Kind::light:
      return light_subjects(trigger, out);
    case Slot::Kind::infinitive:
      return infinitives(trigger, out);
    case Slot::Kind::infinitive_object:
      return infinitive_objects(trigger, out);
    case Slot::Kind::clause:
      for (const TokenIndex c : tree_.children(trigger)) {
        const Deprel d = tree_[c].deprel;
        if (d == Deprel::ccomp || d == Deprel::parataxis) out.push_back(c);
      }
      return;
    case Slot::Kind::clause_subject:
      for (const TokenIndex c : tree_.children(trigger)) {
        if (tree_[c].deprel == Deprel::ccomp) shown_subjects(c, out);
      }
      return;
    case Slot::Kind::near:
    case Slot::Kind::far:
    case Slot::Kind::top:
      return;
    case Slot::Kind::governor:
    case Slot::Kind::context:
    case Slot::Kind::context_object:
      return context(trigger, slot.kind, out);
    case Slot::Kind::own_case:
      return own_case(trigger, out);
    case Slot::Kind::circumstance:
      return circumstance(trigger, out);
    case Slot::Kind::preposition:
      // "se sont vu refuser l'entrée au Kosovo": to them it is refused.
      if (const TokenIndex sees = undergone_in(trigger);
          sees != no_token && lexicon_.marker(slot.preposition) == Marker::dative)
        return surface_subjects(sees, out, 0);
      return with_preposition(trigger, slot.preposition, out);
  }
}

}  // namespace depeche::events
