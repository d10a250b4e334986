// SPDX-License-Identifier: Apache-2.0
// Where does a clause without complementiser start: "said the town was calm"?
#include "attribution/complement_bare.h"

#include "attribution/clause.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr std::uint32_t max_gap = 25;  ///< tokens between a verb and its complement clause

}  // namespace

/// A clause without complementiser ("said the town was calm"): behind times, addressees and
/// prepositional phrases a noun phrase with a finite verb.
std::uint32_t bare_clause_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + max_gap);
  std::uint32_t i = from;
  std::uint32_t start = no_token;
  for (; i < limit; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_comma(i)) return no_token;
    if (view.is(i, Role::complementiser) || view.token(i).morph.pron_type == PronType::rel)
      return no_token;
    if (view.is_finite(i) && view.token(i).morph.verb_form == VerbForm::fin) return start;
    // "declared a curfew and flew home"
    if (view.kind(i) == Kind::conjunction && i + 1 < limit && view.is_finite(i + 1))
      return no_token;
    const bool governed = view.kind(i) == Kind::adposition;
    if (governed && i + 1 < limit) {
      const NounPhrase phrase = view.phrase_at(i + 1);
      if (phrase.found() && phrase.tokens.last > i + 1) i = phrase.tokens.last - 1;
      continue;
    }
    if (view.kind(i) == Kind::subordinator) return no_token;
    if (view.token(i).deprel == Deprel::mark) return no_token;  // "declared it so he could"
    if (start == no_token && !view.is(i, Role::calendar) && view.kind(i) != Kind::adverb) {
      const NounPhrase phrase = view.phrase_at(i);
      if (phrase.found() && phrase.tokens.last > i) {
        if (!view.is(phrase.head, Role::calendar)) start = i;
        i = phrase.tokens.last - 1;
      }
    }
  }
  return no_token;
}

/// Token behind the person spoken to ("told reporters | she left"): one noun phrase, ended by the
/// border of a name or by the article, pronoun or figure that starts the next one.
std::uint32_t behind_addressee(const View& view, std::uint32_t from) {
  constexpr std::uint32_t most = 8;
  if (from >= view.size()) return from;
  if (view.kind(from) == Kind::pronoun) return from + 1;
  const std::uint32_t limit = std::min(view.size(), from + most);
  std::uint32_t i = from;
  bool noun = false;
  for (; i < limit; ++i) {
    const Kind kind = view.kind(i);
    if (view.is(i, Role::genitive) && kind != Kind::determiner) {
      noun = false;
      continue;
    }
    if (noun && view.parts_names(i)) break;
    const bool opens = kind == Kind::determiner || kind == Kind::number || kind == Kind::pronoun;
    if (opens && noun) break;
    const bool nominal = kind == Kind::noun || kind == Kind::name || kind == Kind::other;
    if (!nominal && !(opens && !noun) && kind != Kind::adjective) break;
    if (kind == Kind::adjective && noun) break;
    noun = noun || nominal;
  }
  return noun ? i : from;
}

/// Where a clause without complementiser starts whose words stand behind `from` and whose predicate
/// the tree starts at `first`: times, adverbs and circumstances of the verb are skipped; a subject
/// that the tree takes for the object of the verb ("said X, son of Y, has left") is not.
std::uint32_t bare_start(const View& view, const VerbGroup& group, std::uint32_t from,
                         std::uint32_t first) {
  if (first < from) return from;
  std::uint32_t i = from;
  while (i < first) {
    const std::uint32_t top = top_from(view, i, from);
    const Deprel relation = main_relation(view.token(top).deprel);
    const bool circumstance = relation == Deprel::obl || relation == Deprel::advmod ||
                              relation == Deprel::advcl || relation == Deprel::punct ||
                              view.is(top, Role::calendar) || view.kind(i) == Kind::adposition ||
                              view.kind(i) == Kind::adverb;
    if (!circumstance && view.token(top).head == group.verb &&
        (relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::xcomp ||
         relation == Deprel::nsubj)) {
      const NounPhrase phrase = view.phrase_at(i);
      if (phrase.found() && phrase.tokens.last > i) return i;
    }
    i = std::max(i + 1, std::min(first, view.reach(top).last));
  }
  return first;
}

bool is_figure(const View& view, std::uint32_t from) {
  constexpr std::uint32_t longest = 7;
  const std::uint32_t limit = std::min(view.size(), from + longest);
  for (std::uint32_t i = from; i < limit && view.is_open(i); ++i) {
    if (view.kind(i) == Kind::number) {
      const std::uint32_t next = i + 1;
      if (next + 1 >= view.size()) return false;
      const bool people = view.actors().at(next) != no_actor;
      const bool dead = view.kind(next) == Kind::adjective && view.kind(next + 1) != Kind::noun;
      return people || dead;  // "12 people", "12 dead"
    }
    const bool leads = view.kind(i) == Kind::determiner || view.kind(i) == Kind::adposition ||
                       view.kind(i) == Kind::adverb || view.kind(i) == Kind::adjective ||
                       (view.kind(i) == Kind::noun && view.is(i, Role::resumptive));
    if (!leads) break;
  }
  return false;
}

}  // namespace depeche
