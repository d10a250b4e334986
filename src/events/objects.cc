// SPDX-License-Identifier: Apache-2.0
// What is a verb done to, also where the tree hangs it elsewhere?
#include "base/strings.h"
#include "events/arguments.h"

namespace depeche::events {

void Arguments::objects(TokenIndex verb, TokenList& out, int depth) const {
  if (depth > deepest) return;
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

/// The noun of "aux côtés de", "à l'encontre de", "à la demande de", "au cours de".
bool Arguments::is_preposition_of_words(TokenIndex noun) const {
  const Bond bond = lexicon_.bond(tree_[noun].lemma);
  return bond == Bond::with || bond == Bond::versus || bond == Bond::behest || bond == Bond::during;
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
    const bool second =
        d == Deprel::nsubj && (tree_.child(verb, Deprel::nsubj) < verb || goes_on(verb));
    if ((d == Deprel::xcomp || second) && bare(c)) add(c, out);
    if (d == Deprel::obl && c < verb + 6 && is_article(c) && transitive) add(c, out);
    // "a mis en garde Taïwan", read as the second thing that the verb asks for.
    const bool asked = tree_[c].deprel == Deprel::obl_arg && tree_[c].upos == Upos::propn;
    if (asked && bare(c) && transitive) add(c, out);
    // "aux côtés des rebelles", "à l'encontre des élus": no object stands below a preposition.
    if (d != Deprel::obl || is_preposition_of_words(c)) continue;
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
