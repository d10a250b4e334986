// SPDX-License-Identifier: Apache-2.0
// What does a verb of saying take: a clause, an infinitive, an object, a deed?
#include "attribution/clause.h"
#include "attribution/complement_bare.h"
#include "attribution/complement_end.h"
#include "attribution/scope.h"
#include "attribution/surroundings.h"
#include "base/strings.h"
#include "lang/verb_form.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr std::uint32_t max_gap = 25;  ///< tokens between a verb and its complement clause

bool is_infinitive(const View& view, std::uint32_t i) {
  return (view.kind(i) == Kind::verb || view.kind(i) == Kind::auxiliary) &&
         view.token(i).morph.verb_form == VerbForm::inf;
}

/// First token of an infinitive directly behind `from` ("avoir", "ne pas avoir"), else no_token.
std::uint32_t infinitive_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + 5);
  for (std::uint32_t i = from; i < limit; ++i) {
    if (is_infinitive(view, i)) return i;
    const bool skip = view.kind(i) == Kind::adverb || view.is(i, Role::clitic) ||
                      view.is(i, Role::negation) || view.is(i, Role::reflexive) ||
                      view.token(i).morph.pron_type == PronType::neg || view.kind(i) == Kind::other;
    if (!skip) return no_token;
  }
  return no_token;
}

/// "a annoncé | , par communiqué, | être prêt": token behind a circumstance between commas; `from`
/// when there is none.
std::uint32_t behind_circumstance(const View& view, std::uint32_t from) {
  constexpr std::uint32_t most = 12;
  if (from + 2 >= view.size() || !view.is_comma(from)) return from;
  const Kind start = view.kind(from + 1);
  if (start != Kind::adposition && start != Kind::adverb && !view.is(from + 1, Role::calendar))
    return from;
  for (std::uint32_t i = from + 1; i + 1 < std::min(view.size(), from + most); ++i) {
    if (view.is_comma(i)) return i + 1;
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) break;
  }
  return from;
}

/// "s'est félicité à Paris d'avoir signé": the infinitive behind "de", phrases between skipped.
std::uint32_t linked_infinitive(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap / 2);
  for (std::uint32_t i = from; i + 1 < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) break;
    if (!view.is(i, Role::genitive) || view.kind(i) != Kind::adposition) continue;
    const std::uint32_t infinitive = infinitive_behind(view, i + 1);
    if (infinitive == no_token) continue;
    // "s'indigne de la façon de parler": the infinitive of a noun
    const bool noun = i > from && view.kind(i - 1) == Kind::noun && !view.is(i - 1, Role::speaker);
    if (noun && view.token(infinitive).head == i - 1) return no_token;
    return i + 1;
  }
  return no_token;
}

bool is_verbal(const View& view, std::uint32_t i) {
  return view.kind(i) == Kind::verb || view.kind(i) == Kind::auxiliary;
}

/// Is a word of the predicate's own (it, its auxiliaries, its copula) an infinitive or a gerund?
bool is_nonfinite(const View& view, std::uint32_t predicate) {
  const TokenRange reach = view.reach(predicate);
  const std::uint32_t low = predicate > 8 ? predicate - 8 : 0;
  for (std::uint32_t i = std::max(reach.first, low); i <= predicate; ++i) {
    if (!is_verbal(view, i) || (i != predicate && view.token(i).head != predicate)) continue;
    const Morph& morph = view.token(i).morph;
    if (morph.verb_form == VerbForm::fin) return false;
    if (morph.verb_form == VerbForm::inf || is_gerund(morph)) return true;
  }
  return false;
}

/// The clause or infinitive that the tree hangs on the verb, behind it; no_token = none.
std::uint32_t hanging_clause(const View& view, const VerbGroup& group, bool nonfinite) {
  const std::uint32_t from = group.tokens.last;
  const std::uint32_t last = std::min(view.reach(group.verb).last, from + View::max_walk);
  for (std::uint32_t i = from; i < last; ++i) {
    if (view.token(i).head != group.verb || !view.is_open(i)) continue;
    const Deprel relation = main_relation(view.token(i).deprel);
    if (relation != Deprel::ccomp && (!nonfinite || relation != Deprel::xcomp)) continue;
    if (view.reach(i).first < from || is_nonfinite(view, i) != nonfinite) continue;
    if (nonfinite && relation == Deprel::xcomp && view.kind(i) != Kind::verb &&
        view.kind(i) != Kind::auxiliary) {
      continue;
    }
    return i;
  }
  return no_token;
}

/// First word of an infinitive, its preposition "de" skipped.
std::uint32_t infinitive_start(const View& view, std::uint32_t first) {
  while (view.kind(first) == Kind::punctuation ||
         (view.is(first, Role::genitive) && view.kind(first) == Kind::adposition)) {
    ++first;
  }
  return first;
}

/// "s'" in front of a subject: the word that asks, whatever the tagger took it for.
bool is_elided_if(const View& view, std::uint32_t i) {
  return view.is(i, Role::reflexive) && i + 1 < view.size() && view.is(i + 1, Role::pronoun) &&
         !view.is(i + 1, Role::clitic) && !view.token(i + 1).space_before;
}

/// The word that opens an indirect question; no_token when a verb, a stop or a quote comes first.
std::uint32_t question_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap / 2);
  for (std::uint32_t i = from; i < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_comma(i)) break;
    if (is_infinitive(view, i)) break;  // "demande de deviner sur quelle carte il mise"
    if (is_elided_if(view, i)) return i;
    if (view.is(i, Role::interrogative) && view.token(i).morph.pron_type != PronType::rel) return i;
    if (view.is_finite(i)) break;
  }
  return no_token;
}

/// Does an odd number of commas stand among the tokens: an aside that opens and does not close?
bool opens_aside(const View& view, std::uint32_t from, std::uint32_t to) {
  std::uint32_t commas = 0;
  for (std::uint32_t i = from; i < to; ++i) commas += view.is_comma(i) ? 1U : 0U;
  return commas % 2 == 1;
}

/// "les accusations qu'il juge ridicules", "la preuve que X": the clause hangs on a noun, unless
/// that noun is a mere circumstance of the verb ("a indiqué dans un communiqué que").
bool is_relative(const View& view, const CueFrame& frame, std::uint32_t from, std::uint32_t mark) {
  const std::uint32_t clause = view.token(mark).head;
  if (clause == no_token || clause < mark) return false;
  if (main_relation(view.token(clause).deprel) != Deprel::acl) {
    return view.is_comma(mark - 1) && view.kind(mark) == Kind::pronoun;
  }
  const std::uint32_t noun = view.token(clause).head;
  if (noun == no_token || noun < from) return false;
  const bool addressee = view.kind(noun) == Kind::name || view.is(noun, Role::speaker) ||
                         view.actors().at(noun) != no_actor;
  // "a alerté sur A, selon des élus | qu'il a reçus"
  const bool object = view.token(mark).morph.pron_type == PronType::rel &&
                      main_relation(view.token(mark).deprel) == Deprel::obj;
  if (object && !view.is_comma(mark - 1) && opens_aside(view, from, mark)) return true;
  // "a prévenu les habitants que A": who hears it, whatever the tree makes of the clause
  if (frame.told && noun + 1 == mark && view.kind(noun) != Kind::verb) return false;
  if (frame.told && addressee) return false;
  std::uint32_t top = noun;
  while (view.token(top).head != no_token && view.token(top).head >= from) {
    top = view.token(top).head;
    if (view.kind(top) == Kind::verb) return true;
  }
  const Deprel relation = main_relation(view.token(top).deprel);
  const bool circumstance = relation == Deprel::obl || relation == Deprel::advmod ||
                            relation == Deprel::nmod || relation == Deprel::advcl;
  if (view.is_comma(mark - 1) && view.kind(noun) == Kind::noun) {
    // one comma alone parts a relative clause from its noun; "a dit, hier, que" has two
    return opens_aside(view, from, mark);
  }
  const bool free = circumstance || (addressee && view.kind(mark) != Kind::pronoun);
  return !free;
}

/// "affirme | , citant un rapport, | que": the complementiser behind the aside that opens at
/// `comma`; no_token = none.
std::uint32_t behind_citing(const View& view, const CueTable& cues, std::uint32_t comma,
                            std::uint32_t limit) {
  if (!view.is_comma(comma) || comma + 1 >= limit) return no_token;
  const auto* list = cues.verbs(view.token(comma + 1).lemma);
  if (list == nullptr || list->front().cue_class != CueClass::cite) return no_token;
  for (std::uint32_t i = comma + 2; i + 1 < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) return no_token;
    if (view.is_comma(i) && view.is(i + 1, Role::complementiser)) return i + 1;
  }
  return no_token;
}

/// "juge | « inacceptable » | que": the complementiser behind a few marked words; no_token = none.
std::uint32_t behind_marked_word(const View& view, std::uint32_t mark) {
  constexpr std::uint32_t few = 3;
  if (mark + 1 >= view.size() || !view.is_mark(mark)) return no_token;
  const std::uint32_t quote = view.quote_of(mark + 1);
  if (quote == View::outside) return no_token;
  const TokenRange inner = view.tokens_of(view.quoted()[quote].inner);
  const std::uint32_t behind = inner.last + 1;
  if (inner.first != mark + 1 || inner.size() > few || behind >= view.size()) return no_token;
  return view.is(behind, Role::complementiser) && !starts_upper(view.token(inner.first).form)
             ? behind
             : no_token;
}

/// "a annoncé | , dans un entretien accordé à X et publié lundi, | que", "a assuré | , avant de
/// partir, | que": the complementiser behind an aside without a finite verb that opens at `comma`;
/// no_token = none.
std::uint32_t behind_commas(const View& view, std::uint32_t comma) {
  if (comma >= view.size() || !view.is_comma(comma)) return no_token;
  const std::uint32_t limit = std::min(view.size(), comma + max_gap);
  for (std::uint32_t i = comma + 1; i + 1 < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i) ||
        view.sentence_of(i) != view.sentence_of(comma))
      return no_token;
    if (view.is(i, Role::complementiser) && !view.is_comma(i - 1)) return no_token;
    if (view.is_comma(i) && view.is(i + 1, Role::complementiser)) return i + 1;
  }
  return no_token;
}

/// "a promis des soldats pour la force que X conduit", "réclame la fin de l'embargo, que": does a
/// noun that no preposition governs stand between the verb and the complementiser? Then the clause
/// belongs to a noun.
bool has_object(const View& view, std::uint32_t from, std::uint32_t mark) {
  for (std::uint32_t i = from; i < mark; ++i) {
    const Kind kind = view.kind(i);
    if (view.is_comma(i)) return false;  // "a dit, sourire aux lèvres, que"
    if (kind == Kind::adposition || kind == Kind::adverb || kind == Kind::pronoun) {
      if (kind != Kind::adposition) continue;
      const NounPhrase phrase = view.phrase_at(i + 1);
      if (phrase.found() && phrase.tokens.last > i + 1) i = phrase.tokens.last - 1;
      continue;
    }
    const NounPhrase phrase = view.phrase_at(i);
    if (!phrase.found() || phrase.tokens.last <= i) continue;
    const bool noun = view.kind(phrase.head) == Kind::noun &&
                      !view.is(phrase.head, Role::calendar) &&
                      (view.kind(i) == Kind::determiner || view.kind(i) == Kind::number);
    if (noun) return phrase.tokens.last <= mark;
    i = phrase.tokens.last - 1;
  }
  return false;
}

/// The complementiser that opens the clause, with adverbs, phrases and asides between; no_token
/// when a verb, a stop or a quote comes first.
std::uint32_t complementiser_behind(const View& view, const CueTable& cues, std::uint32_t from,
                                    const CueFrame& frame) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  const std::uint32_t paragraph = from > 0 ? view.paragraph_of(from - 1) : 0;
  for (std::uint32_t i = from; i < limit; ++i) {
    if (view.paragraph_of(i) != paragraph || view.is_stop(i) || view.is_mark(i)) break;
    if (const std::uint32_t behind = behind_citing(view, cues, i, limit); behind != no_token) {
      return behind;  // "affirme, citant X, que"
    }
    if (next_cue_takes_over(view, cues, i)) break;  // "a promis A et assuré que B"
    // "promet d'être aussi animée que A": of the infinitive
    if (i > from && is_infinitive(view, i) && view.is(i - 1, Role::genitive) &&
        view.kind(i - 1) == Kind::adposition) {
      break;
    }
    // "révèle ainsi | que A": an adverb and a complementiser that a tagger took for one word
    const std::uint32_t told = i > 0 ? view.token(i - 1).head : no_token;
    const bool adverb = i == from + 1 && view.token(from).deprel == Deprel::cc &&
                        told != no_token && told > i &&
                        main_relation(view.token(told).deprel) == Deprel::ccomp;
    if (view.is(i, Role::complementiser) && adverb) return i;
    const bool fixed = view.token(i).deprel == Deprel::fixed ||
                       (i > from && view.kind(i - 1) == Kind::adposition);  // "après que"
    if (view.is(i, Role::complementiser)) {
      // "plutôt que", "tant que": a conjunction of two words
      const std::uint32_t clause = view.token(i).head;
      const bool paired = i > from && view.kind(i - 1) == Kind::adverb && clause != no_token &&
                          clause > i &&
                          (main_relation(view.token(clause).deprel) == Deprel::advcl ||
                           view.token(clause).morph.verb_form == VerbForm::inf ||
                           view.kind(i + 1) == Kind::adposition);
      const bool of_noun =
          is_relative(view, frame, from, i) || (!frame.person && has_object(view, from, i));
      return fixed || paired || of_noun ? no_token : i;
    }
    // "ajoute | cependant | que": an adverb of contrast between the two
    const bool aside = view.kind(i) == Kind::adverb && i + 1 < limit &&
                       view.is(i + 1, Role::complementiser) && i < from + 2;
    if (view.is_finite(i) || view.is(i, Role::relative)) break;
    if (view.is(i, Role::contrast) && !aside) break;
    const Morph& morph = view.token(i).morph;
    if (view.kind(i) == Kind::verb && is_gerund(morph) && i > from && view.is_comma(i - 1)) break;
  }
  return no_token;
}

/// "accuse X d'avoir tué Y", "accused X of killing Y": the deed behind the blamed one.
std::uint32_t blamed_deed_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  for (std::uint32_t i = from; i + 1 < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) return no_token;
    if (view.kind(i) != Kind::adposition && view.kind(i) != Kind::subordinator) continue;
    if (view.is(i, Role::sequel)) return no_token;  // "accuse X de A après avoir fait B"
    const VerbForm form = view.token(i + 1).morph.verb_form;
    const bool verbal = view.kind(i + 1) == Kind::verb || view.kind(i + 1) == Kind::auxiliary;
    if (infinitive_behind(view, i + 1) != no_token) return i + 1;
    if (verbal && (form == VerbForm::ger || form == VerbForm::part)) return i + 1;
  }
  return no_token;
}

}  // namespace

Complement complement_of(const View& view, const CueTable& cues, const Cue& cue,
                         const VerbGroup& group) {
  const std::uint32_t from = group.tokens.last;
  if (from >= view.size() || view.paragraph_of(from) != view.paragraph_of(from - 1)) return {};
  if (view.token(from).form == ";") return {};  // "A, he said; B"
  // "declared himself president": an act
  if (view.language_is(Role::plain_order) && view.is(from, Role::reflexive)) return {};
  const bool relative = group.tokens.first > 0 && is_relative_word(view, group.tokens.first - 1);
  const auto reaching = [&](std::uint32_t first) {
    const std::uint32_t end = end_of_complement(view, cues, first);
    const std::uint32_t last = before_upper_clause(view, group.verb, {first, end});
    return TokenRange{first, relative ? before_main_verb(view, first, last) : last};
  };
  const auto infinitive_from = [&](std::uint32_t first) {
    const std::uint32_t end = end_of_infinitive(view, cues, first);
    return Complement{{first, relative ? before_main_verb(view, first, end) : end}, false, true};
  };
  if (cue.frame.blame) {
    const std::uint32_t deed = blamed_deed_behind(view, from);
    if (deed != no_token) return infinitive_from(deed);
  }
  const bool told = cue.frame.that && view.is(from, Role::complementiser);  // "dit que"
  if (cue.frame.infinitive && !told) {
    const std::uint32_t hanging = hanging_clause(view, group, true);
    if (hanging != no_token) {
      const std::uint32_t start = view.reach(hanging).first;
      std::uint32_t first = infinitive_start(view, start);
      // "assure | ne rien savoir", where a tree hangs the negation on the upper verb
      while (first > from && view.is(first - 1, Role::negation)) --first;
      // "rappelle sa proposition d'organiser": the infinitive belongs to the noun
      const bool of_noun = first > start && start > from && view.kind(start - 1) == Kind::noun &&
                           !cue.frame.reflexive && view.kind(from) == Kind::determiner;
      // "a dit à la radio | qu'aucun mort n'était à déplorer", "juge A mûr | pour partir"
      bool inner = !view.language_is(Role::compounds) && view.kind(first) == Kind::adposition;
      for (std::uint32_t k = from; cue.frame.that && k < first; ++k) {
        inner = inner || (view.is(k, Role::complementiser) && view.is_open(k));
      }
      if (first <= hanging && !of_noun && !inner) return infinitive_from(first);
    }
    std::uint32_t infinitive = infinitive_behind(view, behind_circumstance(view, from));
    if (infinitive == no_token && cue.frame.reflexive) infinitive = linked_infinitive(view, from);
    if (infinitive != no_token) {
      // "dit | ne pas être": the negation belongs to what is said
      std::uint32_t first = infinitive;
      while (first > from &&
             (view.is(first - 1, Role::negation) || view.is(first - 1, Role::clitic) ||
              view.is(first - 1, Role::reflexive))) {
        --first;
      }
      return infinitive_from(first);
    }
  }
  if (cue.frame.that) {
    std::uint32_t mark = behind_commas(view, from);
    if (mark == no_token) mark = behind_marked_word(view, from);
    if (mark == no_token) mark = complementiser_behind(view, cues, from, cue.frame);
    if (mark != no_token && mark + 1 < view.size()) return {reaching(mark + 1), true, false};
  }
  if (cue.frame.whether) {
    const std::uint32_t word = question_behind(view, from);
    if (word != no_token && word + 1 < view.size()) {
      const bool bare = view.is(word, Role::condition) || is_elided_if(view, word);
      return {reaching(bare ? word + 1 : word), true, false};
    }
  }
  if (cue.frame.zero) {
    const std::uint32_t bare = cue.frame.person ? behind_addressee(view, from) : from;
    const std::uint32_t hanging = hanging_clause(view, group, false);
    if (hanging != no_token) {
      std::uint32_t first = view.reach(hanging).first;
      while (first < hanging && view.kind(first) == Kind::punctuation) ++first;
      if (view.kind(first) == Kind::subordinator && !view.is(first, Role::complementiser))
        return {};  // "declared it so that …"
      if (hanging >= bare) return {reaching(bare_start(view, group, bare, first)), true, false};
    }
    const std::uint32_t start = bare_clause_behind(view, bare);
    if (start != no_token) return {reaching(start), true, false};
  }
  const bool counted = cue.frame.figure && is_figure(view, from);
  if ((cue.frame.object || counted) && !view.is_stop(from) && !view.is_comma(from) &&
      !view.is_mark(from) && view.kind(from) != Kind::conjunction) {
    TokenRange object = reaching(from);
    object.last = end_of_object(view, object, cue.stance == Stance::denies, relative);
    return {object, false, false, counted};
  }
  return {};
}

}  // namespace depeche
