// SPDX-License-Identifier: Apache-2.0
// Which pronouns can refer to actors?
#include "actors/nominal_mentions.h"

#include <algorithm>

namespace depeche::actors {

namespace {

/// Has the predicate another subject or a clause that the pronoun announces, or is it a quality:
/// "il est possible que", "il manque trois hommes"?
bool announces(const Scene& scene, std::uint32_t pronoun, std::uint32_t predicate) {
  constexpr std::uint32_t reach = 16;
  const Token& word = scene.token(predicate);
  const bool verb = word.upos == Upos::verb;
  if (verb && scene.tables().is(WordKind::clausal, scene.lemma(predicate))) return false;
  // "il est midi", but "il était au courant"
  if (!verb && word.upos != Upos::adj && word.upos != Upos::noun) return true;
  const bool told = scene.tables().is(WordKind::impersonal_passive, scene.lemma(predicate));
  const std::uint32_t begin = scene.sentence_tokens(predicate).first;
  bool preposition = false;
  const std::uint32_t first = predicate > pronoun ? pronoun + 1 : predicate + 1;
  const std::uint32_t last = std::min(scene.sentence_tokens(predicate).last, predicate + reach);
  for (std::uint32_t i = first; i < last; ++i) {
    if (i == pronoun || scene.token(i).head != predicate) continue;
    const Deprel relation = scene.token(i).deprel;
    const Deprel main = main_relation(relation);
    if (main == Deprel::ccomp || main == Deprel::csubj || main == Deprel::nsubj ||
        (relation == Deprel::aux_pass && told) || (!verb && main == Deprel::xcomp))
      return true;
  }
  if (word.upos != Upos::noun) return false;
  for (std::uint32_t i = predicate; i > begin && i + 4 > predicate && !preposition; --i)
    preposition = scene.token(i - 1).head == predicate && scene.token(i - 1).upos == Upos::adp;
  return !preposition;
}

/// "il faut", "il s'agit", "il y a": the pronoun refers to nothing.
bool is_expletive(const Scene& scene, std::uint32_t i) {
  const Token& pronoun = scene.token(i);
  if (pronoun.head == no_token) return main_relation(pronoun.deprel) == Deprel::expl;
  const std::string_view verb = scene.lemma(pronoun.head);
  if (scene.tables().is(WordKind::impersonal, verb)) return true;
  // "il y a", "il n'y a", "il y a eu", but "il y a rencontré X"
  std::uint32_t next = i + 1;
  if (next < scene.size() && scene.token(next).upos == Upos::adv) ++next;
  if (next + 1 < scene.size()) {
    const Token& behind = scene.token(next + 1);
    const bool helps = main_relation(behind.deprel) == Deprel::aux && behind.head != no_token;
    const std::string_view said = scene.lemma(helps ? behind.head : next + 1);
    if (scene.tables().is(WordKind::impersonal,
                          std::string(scene.key(next)) + " " + std::string(said)))
      return true;
  }
  // "a-t-il poursuivi": behind its verb the pronoun is a subject, also where the tree doubts it.
  const bool inverted =
      i > 0 && (pronoun.head == i - 1 ||
                (scene.token(i - 1).head == pronoun.head && scene.token(i - 1).upos == Upos::aux));
  return main_relation(pronoun.deprel) == Deprel::expl && !inverted &&
         announces(scene, i, pronoun.head);
}

/// A phrase of several words ("ce dernier") stands for itself, a single word must be a pronoun.
bool may_refer(const Scene& scene, const GrammarRow& row, TokenRange range) {
  const Token& word = scene.token(range.first);
  switch (row.kind) {
    case WordKind::latter: {
      // "ce dernier" before a noun is a determiner and an adjective.
      const bool ends = range.last >= scene.size() || !scene.same_sentence(range.first, range.last);
      return ends || (scene.token(range.last).upos != Upos::noun &&
                      scene.token(range.last).upos != Upos::num);
    }
    case WordKind::subject:
      return (word.upos == Upos::pron || word.upos == Upos::x) &&
             !is_expletive(scene, range.first) && !word.morph.reflexive;
    case WordKind::first_person:
      return word.upos == Upos::pron && !word.morph.reflexive;
    case WordKind::relative:
      return word.upos == Upos::pron && word.deprel != Deprel::mark &&
             word.morph.pron_type != PronType::interr;
    case WordKind::object:
      // "il l'a dit" takes up what was said.
      if (row.number != Number::plur && word.head != no_token &&
          scene.tables().is(WordKind::clausal, scene.lemma(word.head)))
        return false;
      return word.upos == Upos::pron && !word.morph.reflexive &&
             (word.deprel == Deprel::obj || word.deprel == Deprel::iobj ||
              word.deprel == Deprel::obl_arg);
    case WordKind::stressed: {
      // "selon lui", "around them": behind a preposition.
      const Token* before = range.first > 0 ? &scene.token(range.first - 1) : nullptr;
      // "Jean Petit, lui, refuse"
      const bool apart = before != nullptr && range.last < scene.size() &&
                         scene.is(WordKind::comma, range.first - 1) &&
                         scene.is(WordKind::comma, range.last) &&
                         scene.same_sentence(range.first - 1, range.last);
      if (apart && word.upos == Upos::pron) return true;
      return word.upos == Upos::pron && !word.morph.reflexive && !word.morph.possessive &&
             word.deprel != Deprel::nmod_poss && before != nullptr && before->upos == Upos::adp &&
             scene.same_sentence(range.first - 1, range.first);
    }
    default:
      return false;
  }
}

std::string_view rule_of(WordKind kind) {
  switch (kind) {
    case WordKind::latter:
      return "demonstrative";
    case WordKind::relative:
      return "relative";
    case WordKind::object:
      return "object_pronoun";
    case WordKind::first_person:
      return "first_person";
    default:
      return "pronoun";
  }
}

}  // namespace

void find_pronouns(const Scene& scene, Draft& draft) {
  for (std::uint32_t i = 0; i < scene.size(); ++i) {
    if (scene.key(i).empty() || draft.at[i] != nothing) continue;
    const std::uint32_t room = std::min(scene.sentence_tokens(i).last - i, 3U);
    // "-t-il": the clitic's hyphen folds away, "-t-" stands before it in some tokenisations.
    const auto match =
        scene.tables().grammar_map.longest(room, [&](std::uint32_t k) { return scene.key(i + k); });
    if (match.tokens == 0) continue;
    const TokenRange range{i, i + match.tokens};
    for (const std::uint32_t index : *match.rows) {
      const GrammarRow& row = scene.tables().grammar[index];
      if (!may_refer(scene, row, range)) continue;
      Mention mention;
      mention.kind = Kind::pronoun;
      mention.form = MentionForm::pronoun;
      mention.rule = rule_of(row.kind);
      mention.tokens = mention.core = range;
      mention.head = scene.head_of(range);
      if (row.kind == WordKind::latter) mention.head = range.last - 1;
      mention.sentence = scene.sentence(i);
      mention.salience = scene.salience_of(mention.head);
      mention.gender = row.gender;
      mention.number = row.number;
      draft.add(std::move(mention));
      break;
    }
  }
}

}  // namespace depeche::actors
