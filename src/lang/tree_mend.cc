// SPDX-License-Identifier: Apache-2.0
#include "lang/tree_mend.h"

#include <algorithm>
#include <vector>

namespace depeche {

namespace {

/// Words between a subject and its verb that belong to the verb.
constexpr std::size_t longest_gap = 5;
/// Lists and tables that were read as one sentence are left as they are.
constexpr std::size_t longest_sentence = 400;
/// Steps up a phrase.
constexpr int max_climb = 6;

class Mender {
 public:
  Mender(std::span<Token> tokens, std::uint32_t offset) : tokens_(tokens), offset_(offset) {
    verbs_.resize(tokens.size());
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].morph.verb_form == VerbForm::fin) verbs_[t].finite = true;
      if (head(t) == none) continue;
      Verb& verb = verbs_[head(t)];
      const Deprel d = main(t);
      const bool expletive = d == Deprel::expl && !tokens[t].morph.reflexive;
      if (d == Deprel::nsubj || d == Deprel::csubj || expletive) verb.subject = true;
      if (d == Deprel::aux && tokens[t].morph.verb_form == VerbForm::fin) verb.finite = true;
      if (tokens[t].deprel == Deprel::aux_pass) verb.passive = true;
    }
  }

  void mend(bool headline) {
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (tokens_[t].morph.pron_type == PronType::rel) hang_relative(t);
      const Deprel d = tokens_[t].deprel;
      if (tokens_[t].upos == Upos::adj && stands_for_noun(t)) tokens_[t].upos = Upos::noun;
      if (d == Deprel::nsubj || d == Deprel::nsubj_pass) {
        part_subjects(t);
        speaker_before_colon(t);
      }
      if (headline && d == Deprel::appos) list_names(t);
      if (headline) second_verb(t);
      if (d == Deprel::appos) object_behind_aside(t);
      if (d == Deprel::advcl) join_clause(t);
      if (!headline && d == Deprel::ccomp) main_clause(t);
      if (d == Deprel::amod || d == Deprel::acl) part_names(t);
      if (main(t) == Deprel::acl) {
        free_participle(t);
        joined_participle(t);
      }
      if (main(t) == Deprel::obl) counted_object(t);
      if (d == Deprel::xcomp && is_noun_before(t)) part_result(t);
      if (d == Deprel::xcomp) clause_behind_adverb(t);
      if (wants_subject(t)) find_subject(t);
    }
  }

 private:
  void find_subject(std::size_t verb) {
    const Deprel d = main(verb);
    const bool clause = d == Deprel::ccomp || d == Deprel::parataxis;
    if (d != Deprel::root && d != Deprel::advcl && !clause) return;
    subject_behind_day(verb);
    if (wants_subject(verb)) name_subject(verb);
    const bool aside = d == Deprel::parataxis || (d == Deprel::advcl && !has_mark(verb));
    if (aside && wants_subject(verb)) speaker_behind(verb);
    if (d == Deprel::ccomp && wants_subject(verb)) subject_above(verb);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t head(std::size_t t) const {
    return tokens_[t].head == no_token ? none : tokens_[t].head - offset_;
  }

  [[nodiscard]] Deprel main(std::size_t t) const { return main_relation(tokens_[t].deprel); }

  [[nodiscard]] bool is_noun(std::size_t t) const {
    return tokens_[t].upos == Upos::noun || tokens_[t].upos == Upos::propn;
  }

  [[nodiscard]] bool is_comma(std::size_t t) const { return tokens_[t].form == ","; }

  template <class Test>
  [[nodiscard]] bool has(std::size_t parent, const Test& test) const {
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (head(t) == parent && test(t)) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_case(std::size_t noun) const {
    return has(noun, [&](std::size_t t) { return tokens_[t].deprel == Deprel::case_; });
  }

  [[nodiscard]] bool has_mark(std::size_t verb) const {
    return has(verb, [&](std::size_t t) { return tokens_[t].deprel == Deprel::mark; });
  }

  /// "the military seized power", "evacuated the wounded", "trois humanitaires ont été libérés"
  [[nodiscard]] bool stands_for_noun(std::size_t adjective) const {
    const Deprel d = main(adjective);
    if (d != Deprel::nsubj && d != Deprel::obj) return false;
    if (adjective == 0 || head(adjective - 1) != adjective) return false;
    return main(adjective - 1) == Deprel::det || main(adjective - 1) == Deprel::nummod;
  }

  void hang(std::size_t t, std::size_t on, Deprel deprel) {
    tokens_[t].head = offset_ + static_cast<std::uint32_t>(on);
    tokens_[t].deprel = deprel;
  }

  /// The head of the name or noun phrase whose last word is `t`: up while what it hangs on stands
  /// before it and no preposition stands between.
  [[nodiscard]] std::size_t phrase_of(std::size_t t) const {
    for (int i = 0; i < max_climb; ++i) {
      const std::size_t above = head(t);
      const Deprel d = main(t);
      const bool inside = d == Deprel::flat || d == Deprel::compound || d == Deprel::amod ||
                          (d == Deprel::nmod && tokens_[t].upos == Upos::propn && !has_case(t));
      if (!inside || above == none || above > t) break;
      t = above;
    }
    return t;
  }

  [[nodiscard]] bool stands_under(std::size_t t, std::size_t above) const {
    for (std::size_t i = 0; i < tokens_.size() && t != none; ++i) {
      if (t == above) return true;
      t = head(t);
    }
    return false;
  }

  /// "poursuit l'ONG, qui appelle": a relative clause that was hung on the verb speaks of whom it
  /// stands behind.
  void hang_relative(std::size_t pronoun) {
    std::size_t clause = pronoun;
    while (clause != none && tokens_[clause].deprel != Deprel::acl_relcl) {
      const Deprel d = main(clause);
      const bool argument = d == Deprel::nsubj || d == Deprel::obj;
      if (clause != pronoun || !argument) return;
      clause = head(clause);
    }
    if (clause == none || pronoun == 0) return;
    const std::size_t verb = head(clause);
    if (verb == none || tokens_[verb].upos != Upos::verb || verb >= pronoun) return;
    std::size_t noun = pronoun - 1;
    if (is_comma(noun) && noun > 0) --noun;
    noun = phrase_of(noun);
    if (noun <= verb || !is_noun(noun) || stands_under(noun, clause)) return;
    hang(clause, noun, Deprel::acl_relcl);
  }

  /// "Selon la ministre, Judith Suminwa, sept mille personnes ont été tuées": of two subjects in
  /// front of one verb, a name between commas belongs to the noun before it.
  void part_subjects(std::size_t name) {
    const std::size_t verb = head(name);
    if (tokens_[name].upos != Upos::propn || verb == none || verb < name || name < 2) return;
    const std::size_t first = first_of(name);
    if (first < 2 || !is_comma(first - 1)) return;
    const std::size_t noun = phrase_of(first - 2);
    if (tokens_[noun].upos != Upos::noun || head(noun) == none || stands_under(noun, name)) return;
    const bool other = has(verb, [&](std::size_t t) {
      return t > name && t < verb && main(t) == Deprel::nsubj && is_noun(t);
    });
    const bool closed = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(name),
                                    tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
                                    [](const Token& token) { return token.form == ","; });
    if (other && closed && has_case(noun)) hang(name, noun, Deprel::appos);
  }

  /// "Paris, Berlin call for a truce": in a headline, the second of two names that no comma ends.
  void list_names(std::size_t second) {
    const std::size_t first = head(second);
    if (first == none || second < first + 2 || main(first) != Deprel::nsubj) return;
    const std::size_t verb = head(first);
    if (tokens_[first].upos != Upos::propn || tokens_[second].upos != Upos::propn || verb == none ||
        verb < second || !is_comma(first_of(second) - 1))
      return;
    for (std::size_t t = second; t < verb; ++t) {
      if (tokens_[t].upos == Upos::punct) return;
    }
    tokens_[second].deprel = Deprel::conj;
  }

  /// "Iran seizes tanker, arrests crew", read as a noun or a sentence of its own: behind a comma of
  /// a headline, what has an object and no subject goes on telling of the subject of the first
  /// verb.
  void second_verb(std::size_t t) {
    if (t < 2 || t + 1 >= tokens_.size() || !is_comma(t - 1) || head(t) == none || head(t) > t ||
        main(t + 1) != Deprel::obj || head(t + 1) != t || verbs_[t].subject)
      return;
    std::size_t first = head(t);
    if (main(t) == Deprel::appos && main(first) == Deprel::obj) first = head(first);
    const Deprel d = main(t);
    const bool noun = tokens_[t].upos == Upos::noun;
    const bool aside =
        d == Deprel::parataxis || (noun && (d == Deprel::conj || d == Deprel::appos));
    if (!aside || first == none || first > t || tokens_[first].upos != Upos::verb ||
        main(first) != Deprel::root || !verbs_[first].subject)
      return;
    hang(t, first, Deprel::conj);
    if (!noun) return;
    tokens_[t].upos = Upos::verb;
    tokens_[t].morph.verb_form = VerbForm::fin;
    tokens_[t].morph.mood = Mood::ind;
    tokens_[t].morph.tense = Tense::pres;
  }

  /// The first word of a name that hangs on its last.
  [[nodiscard]] std::size_t first_of(std::size_t name) const {
    while (name > 1 && head(name - 1) == name && tokens_[name - 1].upos == Upos::propn) --name;
    return name;
  }

  /// Who has no subject though it is finite: neither a noun, nor a clause, nor an expletive.
  [[nodiscard]] bool wants_subject(std::size_t verb) const {
    return tokens_[verb].upos == Upos::verb && verbs_[verb].finite && !verbs_[verb].subject &&
           tokens_[verb].morph.mood != Mood::imp;
  }

  void make_subject(std::size_t noun, std::size_t verb) {
    hang(noun, verb, verbs_[verb].passive ? Deprel::nsubj_pass : Deprel::nsubj);
    verbs_[verb].subject = true;
  }

  /// "On the day of the summit Donald Trump telephoned his colleague": a name right before a verb
  /// that wants a subject, read as part of the circumstance in front of it.
  void name_subject(std::size_t verb) {
    std::size_t t = verb;
    while (t > 0 && verb - t < longest_gap) {
      --t;
      const Deprel r = main(t);
      const bool of_verb = head(t) == verb && (r == Deprel::aux || r == Deprel::advmod ||
                                               tokens_[t].upos == Upos::pron);
      if (!of_verb) break;
    }
    if (t == verb || tokens_[t].upos != Upos::propn) return;
    for (int i = 0; i < max_climb; ++i) {
      const Deprel r = main(t);
      if ((r != Deprel::flat && r != Deprel::compound) || head(t) == none || head(t) > verb) break;
      t = head(t);
    }
    const Deprel r = main(t);
    const bool loose = r == Deprel::obl || r == Deprel::nmod || r == Deprel::appos;
    if (!loose || tokens_[t].upos != Upos::propn || head(t) == none || has_case(t)) return;
    // "le président français, Emmanuel Macron a", "Lyon, France has": behind a comma it explains.
    const std::size_t first = first_of(t);
    if (r == Deprel::appos && first > 0 && is_comma(first - 1)) return;
    make_subject(t, verb);
  }

  /// "On Sunday rebels seized": who stands right before the verb, read as the head of the day in
  /// front of it.
  void subject_behind_day(std::size_t verb) {
    if (verb < 3) return;
    const std::size_t noun = verb - 1;
    const std::size_t day = verb - 2;
    const bool joined = head(noun) == verb && main(noun) == Deprel::obl &&
                        tokens_[noun].upos == Upos::noun && head(day) == noun &&
                        tokens_[day].upos == Upos::propn && main(day) == Deprel::compound;
    if (!joined || head(day - 1) != noun || tokens_[day - 1].deprel != Deprel::case_) return;
    hang(day - 1, day, Deprel::case_);
    hang(day, verb, Deprel::obl);
    make_subject(noun, verb);
  }

  /// "Kyiv accused Moscow of bombing Odessa", read as a name with a participle: in a sentence
  /// without a finite verb the participle between its first two names is its verb.
  void part_names(std::size_t verb) {
    const std::size_t object = verb + 1;
    if (verb == 0 || object >= tokens_.size() || head(verb) != object ||
        tokens_[verb].upos != Upos::verb || tokens_[verb].morph.tense != Tense::past ||
        main(object) != Deprel::root || head(verb - 1) != object ||
        tokens_[object].upos != Upos::propn || tokens_[verb - 1].upos != Upos::propn)
      return;
    const bool finite = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
      return token.morph.verb_form == VerbForm::fin;
    });
    const bool early = std::all_of(
        tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
        [](const Token& token) { return token.upos == Upos::propn || token.upos == Upos::det; });
    if (finite || !early) return;
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      const Deprel d = main(t);
      const bool of_name = d == Deprel::flat || d == Deprel::compound || d == Deprel::det;
      if (head(t) != object || t == verb || t + 1 == verb || of_name) continue;
      hang(t, verb, d == Deprel::acl ? Deprel::advcl : d == Deprel::nmod ? Deprel::obl : d);
    }
    tokens_[verb].head = no_token;
    tokens_[verb].deprel = Deprel::root;
    tokens_[verb].morph.verb_form = VerbForm::fin;
    tokens_[verb].morph.mood = Mood::ind;
    verbs_[verb].finite = true;
    hang(object, verb, Deprel::obj);
    make_subject(verb - 1, verb);
  }

  /// "expelled 23 diplomats, severing contacts", "ont attaqué les villageois, incendiant": behind a
  /// comma a present participle tells what the subject does, not the object.
  void free_participle(std::size_t participle) {
    const Token& word = tokens_[participle];
    const std::size_t noun = head(participle);
    if (word.upos != Upos::verb || word.morph.verb_form == VerbForm::fin ||
        word.morph.tense != Tense::pres || participle < 2 || noun == none || noun > participle ||
        !is_comma(participle - 1) || tokens_[noun].upos == Upos::verb)
      return;
    std::size_t top = noun;
    for (int i = 0; i < max_climb && main(top) == Deprel::nmod && head(top) != none; ++i)
      top = head(top);
    const std::size_t verb = head(top);
    const bool object = main(top) == Deprel::obj || main(top) == Deprel::obl;
    if (!object || verb == none || verb > top || tokens_[verb].upos != Upos::verb ||
        !verbs_[verb].finite || verbs_[verb].passive)
      return;
    hang(participle, verb, Deprel::advcl);
  }

  /// "a limogé le préfet, décrété l'état d'urgence et fermé les frontières", read as what befell
  /// the prefect: of three participles of one auxiliary the second.
  void joined_participle(std::size_t second) {
    const std::size_t object = head(second);
    if (tokens_[second].morph.tense != Tense::past || second < 3 || object == none ||
        object > second || !is_comma(second - 1) || main(object) != Deprel::obj)
      return;
    const std::size_t first = head(object);
    const auto joins = [&](std::size_t t) {
      return t > second && main(t) == Deprel::conj && tokens_[t].upos == Upos::verb &&
             tokens_[t].morph.tense == Tense::past && !verbs_[t].subject &&
             has(t, [&](std::size_t c) { return main(c) == Deprel::obj; });
    };
    const bool compound = first != none && first < object && tokens_[first].upos == Upos::verb &&
                          has(first, [&](std::size_t t) { return main(t) == Deprel::aux; });
    const bool own = has(second, [&](std::size_t t) { return main(t) == Deprel::obj; });
    if (!compound || !own || !(has(second, joins) || has(first, joins))) return;
    hang(second, first, Deprel::conj);
  }

  /// "Protesters demanding the president's resignation clashed with police", read as what they
  /// demand: a sentence has a verb, and what stands in front of it is the participle's object.
  void main_clause(std::size_t verb) {
    const std::size_t participle = head(verb);
    if (participle == none || participle > verb || main(participle) != Deprel::acl ||
        tokens_[participle].morph.tense != Tense::pres || !verbs_[verb].finite ||
        tokens_[verb].upos != Upos::verb || has_mark(verb))
      return;
    const std::size_t noun = head(participle);
    std::size_t object = none;
    for (std::size_t t = participle + 1; t < verb; ++t) {
      if (tokens_[t].upos == Upos::punct) return;
      const bool told = (head(t) == verb && main(t) == Deprel::nsubj) ||
                        (head(t) == participle && main(t) == Deprel::obj);
      if (told && is_noun(t)) object = t;
    }
    if (noun == none || noun > participle || main(noun) != Deprel::root || !is_noun(noun) ||
        object == none)
      return;
    tokens_[verb].head = no_token;
    tokens_[verb].deprel = Deprel::root;
    hang(object, participle, Deprel::obj);
    make_subject(noun, verb);
    for (std::size_t t = verb + 1; t < tokens_.size(); ++t) {
      if (head(t) == noun || head(t) == participle)
        tokens_[t].head = offset_ + static_cast<std::uint32_t>(verb);
    }
  }

  /// "shot dead at least five protesters", read as a circumstance: behind what became of them
  /// stands how many.
  void counted_object(std::size_t noun) {
    const std::size_t verb = head(noun);
    if (verb == none || verb > noun || tokens_[noun].upos != Upos::noun) return;
    const std::size_t result = verb + 1;
    const bool result_told = result < noun && head(result) == verb &&
                             tokens_[result].upos == Upos::adj && main(result) == Deprel::xcomp;
    const bool counted = has(noun, [&](std::size_t t) { return main(t) == Deprel::nummod; });
    const bool object = has(verb, [&](std::size_t t) { return main(t) == Deprel::obj; });
    if (!result_told || !counted || object) return;
    for (std::size_t t = result + 1; t < noun; ++t) {
      if (head(t) == noun && tokens_[t].deprel == Deprel::case_) tokens_[t].deprel = Deprel::advmod;
    }
    tokens_[noun].deprel = Deprel::obj;
  }

  /// "« … », précise Matignon", read as what is made precise: who is told to say it behind what was
  /// said. `verb` may stand above the one that says it ("vient de déclarer le maire").
  void speaker_behind(std::size_t verb) {
    if (verb == 0 || head(verb) == none || head(verb) > verb) return;
    for (std::size_t t = verb + 1; t < tokens_.size(); ++t) {
      const std::size_t above = head(t);
      const bool own = above == verb || (above != none && head(above) == verb && above > verb &&
                                         main(above) == Deprel::xcomp);
      if (tokens_[t].upos == Upos::punct) return;
      if (!own || !is_noun(t) || main(t) != Deprel::obj || has_case(t)) continue;
      make_subject(t, verb);
      return;
    }
  }

  /// "The centre reported Hurricane Dorian had strengthened": the subject of the clause, read as an
  /// object, or as a second subject, of the verb above it.
  void subject_above(std::size_t verb) {
    const std::size_t above = head(verb);
    if (above == none || above > verb) return;
    if (has_mark(verb)) return;
    std::size_t found = none;
    for (std::size_t t = above + 1; t < verb; ++t) {
      if (tokens_[t].upos == Upos::punct) return;
      const Deprel d = main(t);
      if (head(t) == above && is_noun(t) && (d == Deprel::obj || d == Deprel::nsubj)) found = t;
    }
    if (found != none) make_subject(found, verb);
  }

  /// "Le maire : « Le gouvernement refuse »": who speaks, read as a second subject.
  void speaker_before_colon(std::size_t subject) {
    const std::size_t verb = head(subject);
    if (verb == none || verb < subject) return;
    bool colon = false;
    for (std::size_t t = subject + 1; t < verb; ++t) {
      colon = colon || tokens_[t].form == ":";
      if (colon && head(t) == verb && main(t) == Deprel::nsubj) {
        tokens_[subject].deprel = Deprel::dislocated;
        return;
      }
    }
  }

  /// "called for the killers to be tried", read as a circumstance: an infinitive with a subject of
  /// its own right behind a verb is what the verb asks for.
  void join_clause(std::size_t clause) {
    const std::size_t verb = head(clause);
    if (verb == none || verb > clause || verbs_[clause].finite || !verbs_[clause].subject ||
        tokens_[verb].upos != Upos::verb)
      return;
    const bool adjoins =
        verb + 1 < clause && head(verb + 1) == clause && tokens_[verb + 1].deprel == Deprel::mark;
    const bool subject = has(
        clause, [&](std::size_t t) { return main(t) == Deprel::nsubj && t > verb && t < clause; });
    if (adjoins && subject) tokens_[clause].deprel = Deprel::xcomp;
  }

  /// "ont défilé avant | d'être dispersés": an infinitive hung on the adverb that introduces it.
  void clause_behind_adverb(std::size_t clause) {
    const std::size_t adverb = head(clause);
    if (adverb == none || adverb > clause || tokens_[adverb].upos != Upos::adv ||
        main(adverb) != Deprel::advmod || !has_mark(clause) || tokens_[clause].upos != Upos::verb)
      return;
    const std::size_t verb = head(adverb);
    if (verb == none || verb > adverb || tokens_[verb].upos != Upos::verb) return;
    hang(clause, verb, Deprel::advcl);
    hang(adverb, clause, Deprel::mark);
  }

  /// A noun in front of `verb` that was read as its subject.
  [[nodiscard]] bool is_noun_before(std::size_t verb) const {
    return verb > 0 && head(verb - 1) == verb && is_noun(verb - 1) &&
           main(verb - 1) == Deprel::nsubj;
  }

  /// "left ninety civilians killed": what was done to whom the verb left so.
  void part_result(std::size_t result) {
    const std::size_t verb = head(result);
    if (verb == none || verb > result || tokens_[result].upos != Upos::verb ||
        tokens_[result].morph.tense != Tense::past)
      return;
    const bool own = has(result, [&](std::size_t t) {
      const Deprel d = main(t);
      return d == Deprel::aux || d == Deprel::mark || d == Deprel::obj || d == Deprel::ccomp;
    });
    const bool object = has(verb, [&](std::size_t t) { return main(t) == Deprel::obj; });
    if (own || object) return;
    hang(result - 1, verb, Deprel::obj);
    hang(result, result - 1, Deprel::acl);
  }

  /// "ont retardé, selon le père, l'arrivée des secours": a noun that does not agree with the one
  /// in the aside explains it as little as the verb before the aside has an object.
  void object_behind_aside(std::size_t noun) {
    const std::size_t aside = head(noun);
    if (aside == none || aside > noun || main(aside) != Deprel::obl || !has_case(aside)) return;
    const std::size_t verb = head(aside);
    if (verb == none || verb + 2 >= aside || !is_comma(verb + 1)) return;
    const bool adjoins = head(verb + 2) == aside && tokens_[verb + 2].deprel == Deprel::case_ &&
                         std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(aside),
                                     tokens_.begin() + static_cast<std::ptrdiff_t>(noun),
                                     [](const Token& token) { return token.form == ","; });
    if (!adjoins) return;
    const Morph& own = tokens_[noun].morph;
    const Morph& other = tokens_[aside].morph;
    const bool differs =
        (own.number != other.number && own.number != Number::none &&
         other.number != Number::none) ||
        (own.gender != other.gender && own.gender != Gender::none && other.gender != Gender::none);
    const bool settled =
        verbs_[verb].passive || has(verb, [&](std::size_t t) {
          const Deprel d = main(t);
          return d == Deprel::obj || d == Deprel::xcomp || d == Deprel::ccomp || d == Deprel::expl;
        });
    if (differs && !settled && verbs_[verb].finite) hang(noun, verb, Deprel::obj);
  }

  struct Verb {
    bool finite = false;
    bool subject = false;
    bool passive = false;
  };

  std::vector<Verb> verbs_;  ///< one for each token
  std::span<Token> tokens_;
  std::uint32_t offset_;
};

}  // namespace

void mend_tree(std::span<Token> sentence, std::uint32_t offset, bool headline) {
  if (sentence.size() <= longest_sentence) Mender(sentence, offset).mend(headline);
}

}  // namespace depeche
