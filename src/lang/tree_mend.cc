// SPDX-License-Identifier: Apache-2.0
#include "lang/tree_mend.h"

#include "lang/sentence_tree.h"
#include "lang/subject_mend.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::size_t none = SentenceTree::none;
/// Lists and tables that were read as one sentence are left as they are.
constexpr std::size_t longest_sentence = 400;

/// "the military seized power", "evacuated the wounded", "trois humanitaires ont été libérés"
bool stands_for_noun(const SentenceTree& tree, std::size_t adjective) {
  const Deprel d = tree.main(adjective);
  if (d != Deprel::nsubj && d != Deprel::obj) return false;
  if (adjective == 0 || tree.head(adjective - 1) != adjective) return false;
  return tree.main(adjective - 1) == Deprel::det || tree.main(adjective - 1) == Deprel::nummod;
}

/// "poursuit l'ONG, qui appelle": a relative clause that was hung on the verb speaks of whom it
/// stands behind.
void hang_relative(SentenceTree& tree, std::size_t pronoun) {
  std::size_t clause = pronoun;
  while (clause != none && tree[clause].deprel != Deprel::acl_relcl) {
    const Deprel d = tree.main(clause);
    const bool argument = d == Deprel::nsubj || d == Deprel::obj;
    if (clause != pronoun || !argument) return;
    clause = tree.head(clause);
  }
  if (clause == none || pronoun == 0) return;
  const std::size_t verb = tree.head(clause);
  if (verb == none || tree[verb].upos != Upos::verb || verb >= pronoun) return;
  std::size_t noun = pronoun - 1;
  if (tree.is_comma(noun) && noun > 0) --noun;
  noun = tree.phrase_of(noun);
  if (noun <= verb || !tree.is_noun(noun) || tree.stands_under(noun, clause)) return;
  tree.hang(clause, noun, Deprel::acl_relcl);
}

/// "Paris, Berlin call for a truce": in a headline, the second of two names that no comma ends.
void list_names(SentenceTree& tree, std::size_t second) {
  const std::size_t first = tree.head(second);
  if (first == none || second < first + 2 || tree.main(first) != Deprel::nsubj) return;
  const std::size_t verb = tree.head(first);
  if (tree[first].upos != Upos::propn || tree[second].upos != Upos::propn || verb == none ||
      verb < second || !tree.is_comma(tree.first_of(second) - 1))
    return;
  for (std::size_t t = second; t < verb; ++t) {
    if (tree[t].upos == Upos::punct) return;
  }
  tree[second].deprel = Deprel::conj;
}

/// "Iran seizes tanker, arrests crew", read as a noun or a sentence of its own: behind a comma of
/// a headline, what has an object and no subject goes on telling of the subject of the first
/// verb.
void second_verb(SentenceTree& tree, std::size_t t) {
  if (t < 2 || t + 1 >= tree.size() || !tree.is_comma(t - 1) || tree.head(t) == none ||
      tree.head(t) > t || tree.main(t + 1) != Deprel::obj || tree.head(t + 1) != t ||
      tree.verb(t).subject)
    return;
  std::size_t first = tree.head(t);
  if (tree.main(t) == Deprel::appos && tree.main(first) == Deprel::obj) first = tree.head(first);
  const Deprel d = tree.main(t);
  const bool noun = tree[t].upos == Upos::noun;
  const bool aside = d == Deprel::parataxis || (noun && (d == Deprel::conj || d == Deprel::appos));
  if (!aside || first == none || first > t || tree[first].upos != Upos::verb ||
      tree.main(first) != Deprel::root || !tree.verb(first).subject)
    return;
  tree.hang(t, first, Deprel::conj);
  if (!noun) return;
  tree[t].upos = Upos::verb;
  tree[t].morph.verb_form = VerbForm::fin;
  tree[t].morph.mood = Mood::ind;
  tree[t].morph.tense = Tense::pres;
}

/// "Kyiv accused Moscow of bombing Odessa", read as a name with a participle: in a sentence
/// without a finite verb the participle between its first two names is its verb.
void part_names(SentenceTree& tree, std::size_t verb) {
  const std::size_t object = verb + 1;
  if (verb == 0 || object >= tree.size() || tree.head(verb) != object ||
      tree[verb].upos != Upos::verb || tree[verb].morph.tense != Tense::past ||
      tree.main(object) != Deprel::root || tree.head(verb - 1) != object ||
      tree[object].upos != Upos::propn || tree[verb - 1].upos != Upos::propn)
    return;
  const std::span<const Token> tokens = tree.tokens();
  const bool finite = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.morph.verb_form == VerbForm::fin;
  });
  const bool early = std::all_of(
      tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(verb),
      [](const Token& token) { return token.upos == Upos::propn || token.upos == Upos::det; });
  if (finite || !early) return;
  for (std::size_t t = 0; t < tree.size(); ++t) {
    const Deprel d = tree.main(t);
    const bool of_name = d == Deprel::flat || d == Deprel::compound || d == Deprel::det;
    if (tree.head(t) != object || t == verb || t + 1 == verb || of_name) continue;
    tree.hang(t, verb, d == Deprel::acl ? Deprel::advcl : d == Deprel::nmod ? Deprel::obl : d);
  }
  tree.make_root(verb);
  tree[verb].morph.verb_form = VerbForm::fin;
  tree[verb].morph.mood = Mood::ind;
  tree.verb(verb).finite = true;
  tree.hang(object, verb, Deprel::obj);
  tree.make_subject(verb - 1, verb);
}

/// "expelled 23 diplomats, severing contacts", "ont attaqué les villageois, incendiant": behind a
/// comma a present participle tells what the subject does, not the object.
void free_participle(SentenceTree& tree, std::size_t participle) {
  const Token& word = tree[participle];
  const std::size_t noun = tree.head(participle);
  if (word.upos != Upos::verb || word.morph.verb_form == VerbForm::fin ||
      word.morph.tense != Tense::pres || participle < 2 || noun == none || noun > participle ||
      !tree.is_comma(participle - 1) || tree[noun].upos == Upos::verb)
    return;
  std::size_t top = noun;
  for (int i = 0;
       i < SentenceTree::max_climb && tree.main(top) == Deprel::nmod && tree.head(top) != none; ++i)
    top = tree.head(top);
  const std::size_t verb = tree.head(top);
  const bool object = tree.main(top) == Deprel::obj || tree.main(top) == Deprel::obl;
  if (!object || verb == none || verb > top || tree[verb].upos != Upos::verb ||
      !tree.verb(verb).finite || tree.verb(verb).passive)
    return;
  tree.hang(participle, verb, Deprel::advcl);
}

/// "a limogé le préfet, décrété l'état d'urgence et appelé au calme", read as what befell the
/// prefect, or when it happened: of three participles of one auxiliary the second.
void joined_participle(SentenceTree& tree, std::size_t second) {
  const std::size_t above = tree.head(second);
  if (tree[second].morph.tense != Tense::past || second < 3 || above == none || above > second ||
      !tree.is_comma(second - 1) || !tree.has_object(second))
    return;
  const bool of_object = tree.main(above) == Deprel::obj && tree.main(second) == Deprel::acl;
  const std::size_t first = of_object ? tree.head(above) : above;
  const auto joins = [&](std::size_t t) {
    return t > second && tree.main(t) == Deprel::conj && tree[t].upos == Upos::verb &&
           tree[t].morph.tense == Tense::past && !tree.verb(t).subject &&
           tree.has(t, [&](std::size_t c) {
             const Deprel d = tree.main(c);
             return d == Deprel::obj || d == Deprel::obl || d == Deprel::aux;
           });
  };
  const bool compound =
      first != none && first < second && tree[first].upos == Upos::verb &&
      tree[first].morph.tense == Tense::past && !tree.verb(first).passive &&
      tree.has(first, [&](std::size_t t) { return tree.main(t) == Deprel::aux; }) &&
      (of_object ||
       tree.has(first, [&](std::size_t t) { return tree.main(t) == Deprel::obj && t < second; }));
  if (!compound || !(tree.has(second, joins) || tree.has(first, joins))) return;
  tree.hang(second, first, Deprel::conj);
  for (std::size_t t = second; t < tree.size(); ++t) {
    if (t == second || (tree.head(t) == second && joins(t))) tree[t].morph.passive = false;
  }
}

/// "shot dead at least five protesters", read as a circumstance: behind what became of them
/// stands how many.
void counted_object(SentenceTree& tree, std::size_t noun) {
  const std::size_t verb = tree.head(noun);
  if (verb == none || verb > noun || tree[noun].upos != Upos::noun) return;
  const std::size_t result = verb + 1;
  const bool result_told = result < noun && tree.head(result) == verb &&
                           tree[result].upos == Upos::adj && tree.main(result) == Deprel::xcomp;
  const bool counted =
      tree.has(noun, [&](std::size_t t) { return tree.main(t) == Deprel::nummod; });
  const bool object = tree.has_object(verb);
  if (!result_told || !counted || object) return;
  for (std::size_t t = result + 1; t < noun; ++t) {
    if (tree.head(t) == noun && tree[t].deprel == Deprel::case_) tree[t].deprel = Deprel::advmod;
  }
  tree[noun].deprel = Deprel::obj;
}

/// "called for the killers to be tried", read as a circumstance: an infinitive with a subject of
/// its own right behind a verb is what the verb asks for.
void join_clause(SentenceTree& tree, std::size_t clause) {
  const std::size_t verb = tree.head(clause);
  if (verb == none || verb > clause || tree.verb(clause).finite || !tree.verb(clause).subject ||
      tree[verb].upos != Upos::verb)
    return;
  const bool adjoins =
      verb + 1 < clause && tree.head(verb + 1) == clause && tree[verb + 1].deprel == Deprel::mark;
  const bool subject = tree.has(clause, [&](std::size_t t) {
    return tree.main(t) == Deprel::nsubj && t > verb && t < clause;
  });
  if (adjoins && subject) tree[clause].deprel = Deprel::xcomp;
}

/// "ont défilé avant | d'être dispersés": an infinitive hung on the adverb that introduces it.
void clause_behind_adverb(SentenceTree& tree, std::size_t clause) {
  const std::size_t adverb = tree.head(clause);
  if (adverb == none || adverb > clause || tree[adverb].upos != Upos::adv ||
      tree.main(adverb) != Deprel::advmod || !tree.has_mark(clause) ||
      tree[clause].upos != Upos::verb)
    return;
  const std::size_t verb = tree.head(adverb);
  if (verb == none || verb > adverb || tree[verb].upos != Upos::verb) return;
  tree.hang(clause, verb, Deprel::advcl);
  tree.hang(adverb, clause, Deprel::mark);
}

/// A noun in front of `verb` that was read as its subject.
bool is_noun_before(const SentenceTree& tree, std::size_t verb) {
  return verb > 0 && tree.head(verb - 1) == verb && tree.is_noun(verb - 1) &&
         tree.main(verb - 1) == Deprel::nsubj;
}

/// "Wounded in the raid, two men were flown out, the army said", hung on the verb of saying;
/// "Blaming Kigali, Congo expelled its envoy", read as the subject: a participle that opens a
/// sentence speaks of the subject of the first clause behind it.
void opening_participle(SentenceTree& tree, std::size_t participle) {
  const Token& word = tree[participle];
  const std::size_t above = tree.head(participle);
  if (word.upos != Upos::verb || word.morph.verb_form != VerbForm::part || above == none ||
      above < participle || tree.verb(participle).finite || tree.verb(participle).subject ||
      participle > 1 || (participle == 1 && tree.head(0) != 1) || tree.has_mark(participle))
    return;
  const auto is_own_subject = [&](std::size_t t) {
    return tree.main(t) == Deprel::nsubj && t > participle;
  };
  if (word.deprel == Deprel::csubj) {
    if (tree.has(above, is_own_subject)) tree[participle].deprel = Deprel::advcl;
    return;
  }
  for (std::size_t clause = participle + 1; clause < above; ++clause) {
    if (tree.head(clause) != above || tree.main(clause) != Deprel::ccomp) continue;
    const bool whole = tree.verb(clause).finite && tree.has(clause, [&](std::size_t t) {
      return is_own_subject(t) && t < clause;
    });
    if (whole) tree.hang(participle, clause, Deprel::advcl);
    return;
  }
}

/// "Bombs dropped from planes killed nine villagers", read as bombs that dropped: of two verbs in
/// the past that nothing joins the second is the main one.
void reduced_relative(SentenceTree& tree, std::size_t second) {
  const std::size_t first = tree.head(second);
  if (first == none || first > second || tree.main(first) != Deprel::root) return;
  const auto bare = [&](std::size_t verb) {
    return tree[verb].upos == Upos::verb && tree[verb].morph.tense == Tense::past &&
           !tree.has(verb, [&](std::size_t t) {
             const Deprel d = tree.main(t);
             return d == Deprel::aux || d == Deprel::mark || d == Deprel::cc || d == Deprel::ccomp;
           });
  };
  if (!bare(first) || !bare(second) || tree.has_comma(first, second) || tree.has_object(first) ||
      tree.verb(second).subject || !tree.has_object(second))
    return;
  std::size_t noun = none;
  for (std::size_t t = 0; t < first; ++t) {
    if (tree.head(t) == first && tree.main(t) == Deprel::nsubj && tree.is_noun(t)) noun = t;
  }
  if (noun == none) return;
  for (std::size_t t = 0; t < tree.size(); ++t) {
    if (tree.head(t) == first && t > second) tree.hang(t, second, tree[t].deprel);
    if (tree.head(t) == second && t > first && t < second) tree.hang(t, first, tree[t].deprel);
  }
  tree.make_root(second);
  tree[second].morph.verb_form = VerbForm::fin;
  tree.verb(second).finite = true;
  tree.hang(first, noun, Deprel::acl);
  tree[first].morph = {.verb_form = VerbForm::part, .tense = Tense::past, .passive = true};
  tree.verb(first) = {};
  tree.make_subject(noun, second);
}

/// "left ninety civilians killed": what was done to whom the verb left so.
void part_result(SentenceTree& tree, std::size_t result) {
  const std::size_t verb = tree.head(result);
  if (verb == none || verb > result || tree[result].upos != Upos::verb ||
      tree[result].morph.tense != Tense::past)
    return;
  const bool own = tree.has(result, [&](std::size_t t) {
    const Deprel d = tree.main(t);
    return d == Deprel::aux || d == Deprel::mark || d == Deprel::obj || d == Deprel::ccomp;
  });
  const bool object = tree.has_object(verb);
  if (own || object) return;
  tree.hang(result - 1, verb, Deprel::obj);
  tree.hang(result, result - 1, Deprel::acl);
}

/// "ont retardé, selon le père, l'arrivée des secours": a noun that does not agree with the one
/// in the aside explains it as little as the verb before the aside has an object.
void object_behind_aside(SentenceTree& tree, std::size_t noun) {
  const std::size_t aside = tree.head(noun);
  if (aside == none || aside > noun || tree.main(aside) != Deprel::obl || !tree.has_case(aside))
    return;
  const std::size_t verb = tree.head(aside);
  if (verb == none || verb + 2 >= aside || !tree.is_comma(verb + 1)) return;
  const bool adjoins = tree.head(verb + 2) == aside && tree[verb + 2].deprel == Deprel::case_ &&
                       tree.has_comma(aside, noun);
  if (!adjoins) return;
  const Morph& own = tree[noun].morph;
  const Morph& other = tree[aside].morph;
  const bool differs =
      (own.number != other.number && own.number != Number::none && other.number != Number::none) ||
      (own.gender != other.gender && own.gender != Gender::none && other.gender != Gender::none);
  const bool settled = tree.verb(verb).passive || tree.has(verb, [&](std::size_t t) {
    const Deprel d = tree.main(t);
    return d == Deprel::obj || d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::expl;
  });
  if (differs && !settled && tree.verb(verb).finite) tree.hang(noun, verb, Deprel::obj);
}

/// "had been beaten and accused foreign agents", "denied the charge and accused foreign agents",
/// read as one thing more in a list: what stands right behind a joined verb is its object.
void object_of_joined(SentenceTree& tree, std::size_t noun) {
  const std::size_t first = tree.head(noun);
  if (first == none || first > noun || !tree.is_noun(noun)) return;
  std::size_t verb = noun;
  while (verb > first && (verb == noun || tree.head(verb) == noun)) {
    if (tree[verb].deprel == Deprel::cc || tree[verb].deprel == Deprel::case_) return;
    --verb;
  }
  if (verb == first || tree[verb].upos != Upos::verb || tree.head(verb) != first ||
      tree.main(verb) != Deprel::conj || tree.has_object(verb))
    return;
  const std::size_t above = tree.head(first);
  const bool of_object = tree.is_noun(first) && tree.main(first) == Deprel::obj && above < first &&
                         tree[above].upos == Upos::verb && tree.verb(above).finite &&
                         tree[verb].morph.tense == Tense::past;
  if (tree.is_noun(first) && !of_object) return;
  tree.hang(noun, verb, Deprel::obj);
  if (of_object) tree.hang(verb, above, Deprel::conj);
}

/// Each mending that the token `t` may call for; what one mends is read by those behind it.
void mend_at(SentenceTree& tree, std::size_t t, bool headline) {
  if (tree[t].morph.pron_type == PronType::rel) hang_relative(tree, t);
  const Deprel d = tree[t].deprel;
  if (tree[t].upos == Upos::adj && stands_for_noun(tree, t)) tree[t].upos = Upos::noun;
  if (d == Deprel::nsubj || d == Deprel::nsubj_pass) {
    part_subjects(tree, t);
    speaker_before_colon(tree, t);
  }
  if (headline && d == Deprel::appos) list_names(tree, t);
  if (headline) second_verb(tree, t);
  if (d == Deprel::appos) object_behind_aside(tree, t);
  if (d == Deprel::conj) object_of_joined(tree, t);
  if (d == Deprel::advcl) {
    join_clause(tree, t);
    reduced_relative(tree, t);
  }
  if (d == Deprel::advcl || d == Deprel::ccomp || d == Deprel::csubj) opening_participle(tree, t);
  if (!headline && d == Deprel::ccomp) main_clause(tree, t);
  if (d == Deprel::amod || d == Deprel::acl) part_names(tree, t);
  if (tree.main(t) == Deprel::acl) free_participle(tree, t);
  if (tree.main(t) == Deprel::acl || d == Deprel::advcl || d == Deprel::xcomp)
    joined_participle(tree, t);
  if (tree.main(t) == Deprel::obl) counted_object(tree, t);
  if (d == Deprel::xcomp && is_noun_before(tree, t)) part_result(tree, t);
  if (d == Deprel::xcomp) clause_behind_adverb(tree, t);
  if (tree.wants_subject(t)) find_subject(tree, t);
}

}  // namespace

void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline) {
  if (sentence.size() > longest_sentence) return;
  SentenceTree tree(sentence, offset);
  for (std::size_t t = 0; t < tree.size(); ++t) mend_at(tree, t, headline);
}

void mend_days(std::span<Token> sentence, std::uint32_t offset, const TokenTables& tables) {
  if (sentence.size() > longest_sentence) return;
  SentenceTree tree(sentence, offset);
  for (std::size_t day = 2; day + 2 < tree.size(); ++day) {
    const std::size_t noun = day - 2;
    const bool dated = tables.days.contains(tree[day].lower) && tree.is_noun(noun) &&
                       tree[day - 1].deprel == Deprel::case_ && tree.head(day - 1) == day;
    if (!dated || tree[day + 1].deprel != Deprel::case_) continue;
    const std::size_t what = tree.head(day + 1);
    if (what == SentenceTree::none || what <= day || tree.head(what) != day) continue;
    // "on Friday of two of its soldiers"; but "in March of 2022".
    const bool counts = tree[what].upos == Upos::num &&
                        tree.has(what, [&](std::size_t t) { return tree.main(t) == Deprel::nmod; });
    if (!counts && !tree.is_noun(what)) continue;
    if (tables.days.contains(tree[what].lower) || tables.time_units.contains(tree[what].lower))
      continue;
    // The noun may hang on the day itself: no circles.
    if (tree.stands_under(noun, day)) continue;
    tree.hang(what, noun, Deprel::nmod);
    tree.hang(day, noun, Deprel::nmod);
  }
}

void mend_contractions(std::span<Token> sentence, std::uint32_t offset,
                       const TokenTables::Map<TokenTables::Contraction>& contractions) {
  if (sentence.size() > longest_sentence) return;
  for (std::size_t t = 1; t < sentence.size(); ++t) {
    Token& word = sentence[t];
    if (word.upos != Upos::det || word.deprel != Deprel::det || word.head == no_token) continue;
    const auto found = contractions.find(word.lower);
    if (found == contractions.end() || !found->second.decide) continue;
    const std::uint32_t here = offset + static_cast<std::uint32_t>(t);
    if (word.head < offset || word.head - offset >= sentence.size()) continue;
    const Token& noun = sentence[word.head - offset];
    const bool complement = main_relation(noun.deprel) == Deprel::nmod && noun.head + 1 == here;
    if (!complement) continue;
    const bool led = std::any_of(sentence.begin(), sentence.end(), [&](const Token& other) {
      return other.head == word.head && other.deprel == Deprel::case_;
    });
    if (led) continue;
    word.upos = Upos::adp;
    word.deprel = Deprel::case_;
    word.lemma = found->second.first;
    word.morph = {};
  }
}

}  // namespace depeche
