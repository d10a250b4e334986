// SPDX-License-Identifier: Apache-2.0
#include "lang/subject_mend.h"

namespace depeche {

namespace {

constexpr std::size_t none = SentenceTree::none;
/// Words between a subject and its verb that belong to the verb.
constexpr std::size_t longest_gap = 5;

/// "On the day of the summit Donald Trump telephoned his colleague": a name right before a verb
/// that wants a subject, read as part of the circumstance in front of it.
void name_subject(SentenceTree& tree, std::size_t verb) {
  std::size_t t = verb;
  while (t > 0 && verb - t < longest_gap) {
    --t;
    const Deprel r = tree.main(t);
    const bool of_verb = tree.head(t) == verb &&
                         (r == Deprel::aux || r == Deprel::advmod || tree[t].upos == Upos::pron);
    if (!of_verb) break;
  }
  if (t == verb || tree[t].upos != Upos::propn) return;
  for (int i = 0; i < SentenceTree::max_climb; ++i) {
    const Deprel r = tree.main(t);
    if ((r != Deprel::flat && r != Deprel::compound) || tree.head(t) == none || tree.head(t) > verb)
      break;
    t = tree.head(t);
  }
  const Deprel r = tree.main(t);
  const bool loose = r == Deprel::obl || r == Deprel::nmod || r == Deprel::appos;
  if (!loose || tree[t].upos != Upos::propn || tree.head(t) == none || tree.has_case(t)) return;
  // "le président français, Emmanuel Macron a", "Lyon, France has": behind a comma it explains.
  const std::size_t first = tree.first_of(t);
  if (r == Deprel::appos && first > 0 && tree.is_comma(first - 1)) return;
  tree.make_subject(t, verb);
}

/// "On Sunday rebels seized": who stands right before the verb, read as the head of the day in
/// front of it.
void subject_behind_day(SentenceTree& tree, std::size_t verb) {
  if (verb < 3) return;
  const std::size_t noun = verb - 1;
  const std::size_t day = verb - 2;
  const bool joined = tree.head(noun) == verb && tree.main(noun) == Deprel::obl &&
                      tree[noun].upos == Upos::noun && tree.head(day) == noun &&
                      tree[day].upos == Upos::propn && tree.main(day) == Deprel::compound;
  if (!joined || tree.head(day - 1) != noun || tree[day - 1].deprel != Deprel::case_) return;
  tree.hang(day - 1, day, Deprel::case_);
  tree.hang(day, verb, Deprel::obl);
  tree.make_subject(noun, verb);
}

/// "Entre 7 et 8.000 manifestants ont défilé", read as a circumstance: those who are counted
/// between two figures, in front of a verb that wants a subject.
void counted_subject(SentenceTree& tree, std::size_t verb) {
  constexpr std::size_t figures = 4;  // "entre", two figures, the word that joins them
  for (std::size_t noun = verb; noun-- > figures;) {
    if (tree.head(noun) != verb || tree[noun].upos != Upos::noun) continue;
    const std::size_t bound = noun - figures;
    const std::size_t first = bound + 1;
    const std::size_t second = noun - 1;
    const bool counted = tree.main(noun) == Deprel::obl && tree.head(first) == noun &&
                         tree.main(first) == Deprel::nummod && tree.head(second) == first &&
                         tree[second].upos == Upos::num && tree[bound].deprel == Deprel::case_ &&
                         (tree.head(bound) == noun || tree.head(bound) == first);
    if (!counted || tree.has_comma(noun, verb)) continue;
    tree.hang(bound, first, Deprel::case_);
    tree.make_subject(noun, verb);
    return;
  }
}

/// "« … », précise Matignon", read as what is made precise: who is told to say it behind what was
/// said. `verb` may stand above the one that says it ("vient de déclarer le maire").
void speaker_behind(SentenceTree& tree, std::size_t verb) {
  if (verb == 0 || tree.head(verb) == none || tree.head(verb) > verb) return;
  for (std::size_t t = verb + 1; t < tree.size(); ++t) {
    const std::size_t above = tree.head(t);
    const bool own = above == verb || (above != none && tree.head(above) == verb && above > verb &&
                                       tree.main(above) == Deprel::xcomp);
    if (tree[t].upos == Upos::punct) return;
    if (!own || !tree.is_noun(t) || tree.main(t) != Deprel::obj || tree.has_case(t)) continue;
    tree.make_subject(t, verb);
    return;
  }
}

/// "The centre reported Hurricane Dorian had strengthened": the subject of the clause, read as an
/// object, or as a second subject, of the verb above it.
void subject_above(SentenceTree& tree, std::size_t verb) {
  const std::size_t above = tree.head(verb);
  if (above == none || above > verb) return;
  if (tree.has_mark(verb)) return;
  std::size_t found = none;
  for (std::size_t t = above + 1; t < verb; ++t) {
    if (tree[t].upos == Upos::punct) return;
    const Deprel d = tree.main(t);
    if (tree.head(t) == above && tree.is_noun(t) && (d == Deprel::obj || d == Deprel::nsubj))
      found = t;
  }
  if (found != none) tree.make_subject(found, verb);
}

}  // namespace

void find_subject(SentenceTree& tree, std::size_t verb) {
  const Deprel d = tree.main(verb);
  const bool clause = d == Deprel::ccomp || d == Deprel::parataxis;
  if (d != Deprel::root && d != Deprel::advcl && !clause) return;
  subject_behind_day(tree, verb);
  if (tree.wants_subject(verb)) name_subject(tree, verb);
  if (tree.wants_subject(verb)) counted_subject(tree, verb);
  const bool aside = d == Deprel::parataxis || (d == Deprel::advcl && !tree.has_mark(verb));
  if (aside && tree.wants_subject(verb)) speaker_behind(tree, verb);
  if (d == Deprel::ccomp && tree.wants_subject(verb)) subject_above(tree, verb);
}

void part_subjects(SentenceTree& tree, std::size_t name) {
  const std::size_t verb = tree.head(name);
  if (tree[name].upos != Upos::propn || verb == none || verb < name || name < 2) return;
  const std::size_t first = tree.first_of(name);
  if (first < 2 || !tree.is_comma(first - 1)) return;
  const std::size_t noun = tree.phrase_of(first - 2);
  if (tree[noun].upos != Upos::noun || tree.head(noun) == none || tree.stands_under(noun, name))
    return;
  const bool other = tree.has(verb, [&](std::size_t t) {
    return t > name && t < verb && tree.main(t) == Deprel::nsubj && tree.is_noun(t);
  });
  const bool closed = tree.has_comma(name, verb);
  if (other && closed && tree.has_case(noun)) tree.hang(name, noun, Deprel::appos);
}

void speaker_before_colon(SentenceTree& tree, std::size_t subject) {
  const std::size_t verb = tree.head(subject);
  if (verb == none || verb < subject) return;
  bool colon = false;
  for (std::size_t t = subject + 1; t < verb; ++t) {
    colon = colon || tree[t].form == ":";
    if (colon && tree.head(t) == verb && tree.main(t) == Deprel::nsubj) {
      tree[subject].deprel = Deprel::dislocated;
      return;
    }
  }
}

void main_clause(SentenceTree& tree, std::size_t verb) {
  const std::size_t participle = tree.head(verb);
  if (participle == none || participle > verb || tree.main(participle) != Deprel::acl ||
      tree[participle].morph.tense != Tense::pres || !tree.verb(verb).finite ||
      tree[verb].upos != Upos::verb || tree.has_mark(verb))
    return;
  const std::size_t noun = tree.head(participle);
  std::size_t object = none;
  for (std::size_t t = participle + 1; t < verb; ++t) {
    if (tree[t].upos == Upos::punct) return;
    const bool told = (tree.head(t) == verb && tree.main(t) == Deprel::nsubj) ||
                      (tree.head(t) == participle && tree.main(t) == Deprel::obj);
    if (told && tree.is_noun(t)) object = t;
  }
  if (noun == none || noun > participle || tree.main(noun) != Deprel::root || !tree.is_noun(noun) ||
      object == none)
    return;
  tree.make_root(verb);
  tree.hang(object, participle, Deprel::obj);
  tree.make_subject(noun, verb);
  for (std::size_t t = verb + 1; t < tree.size(); ++t) {
    if (tree.head(t) == noun || tree.head(t) == participle) tree.hang(t, verb, tree[t].deprel);
  }
}

}  // namespace depeche
