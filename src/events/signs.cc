// SPDX-License-Identifier: Apache-2.0
#include "events/signs.h"

#include "pack/habits.h"

#include <algorithm>
#include <initializer_list>

namespace depeche::events {

namespace {

/// Lemma of the first child with one of the relations, subtypes aside; empty: none.
std::string_view child_lemma(const Tree& tree, TokenIndex token,
                             std::initializer_list<Deprel> relations) {
  for (const TokenIndex c : tree.children(token)) {
    const Deprel relation = main_relation(tree[c].deprel);
    if (std::find(relations.begin(), relations.end(), relation) != relations.end())
      return tree[c].lemma;
  }
  return {};
}

}  // namespace

WordKeys keys_of(const Mention& mention, const Tree& tree) {
  const TokenIndex t = mention.candidate.trigger;
  const std::string_view kind = name_of(mention.candidate.entry->type);
  const Token& token = tree[t];
  const std::string_view governor =
      token.head < tree.size() ? std::string_view(tree[token.head].lemma) : "-";
  const std::string_view object = child_lemma(tree, t, {Deprel::obj});
  return {
      {habit_key('l', {kind, token.lemma}), habit_key('r', {kind, mention.candidate.entry->id}),
       habit_key('g', {kind, governor}), habit_key('o', {kind, object}),
       habit_key('s', {kind, child_lemma(tree, t, {Deprel::nsubj})}),
       habit_key('n', {kind, child_lemma(tree, t, {Deprel::nmod, Deprel::obl})}),
       habit_key('w', {kind, token.lemma, object}),
       habit_key('u', {kind, token.lemma, name_of(main_relation(token.deprel)), governor}),
       habit_key('c', {kind, token.lemma, child_lemma(tree, t, {Deprel::xcomp, Deprel::ccomp})})}};
}

Signs signs_of(const Mention& mention, const Tree& tree, const Surroundings& around) {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const Token& token = tree[c.trigger];
  const std::uint32_t sentence = tree.sentence(c.trigger);
  const TokenIndex finite = tree.is_verbal(c.trigger) ? tree.finite_of(c.trigger) : no_token;
  const auto miss = [&c](Miss which) { return c.misses.test(static_cast<std::size_t>(which)); };
  const auto f = [](auto value) { return static_cast<float>(value); };
  constexpr std::size_t many = 3;
  constexpr std::uint32_t late = 60;
  return {{f(c.fails),
           f(c.specific),
           f(miss(Miss::pos)),
           f(miss(Miss::denied)),
           f(miss(Miss::near)),
           f(miss(Miss::finite)),
           f(miss(Miss::reflexive)),
           f(miss(Miss::subject)),
           f(miss(Miss::object)),
           f(miss(Miss::preposition)),
           f(miss(Miss::other)),
           f(miss(Miss::forbidden)),
           f(miss(Miss::words)),
           f(miss(Miss::actor)),
           f(miss(Miss::empty)),
           f(entry.type),
           f(entry.pos),
           f(token.upos),
           f(main_relation(token.deprel)),
           f(c.standing.told),
           f(c.standing.status),
           f(c.standing.supported),
           f(c.standing.uncertain),
           f(c.standing.rumoured),
           f(c.standing.purpose),
           f(std::min(c.actors.size(), many)),
           f(std::min(c.recipients.size(), many)),
           f(around.doers),
           f(around.sufferers),
           f(c.near),
           f(c.guessed),
           f(entry.anaphoric),
           f(entry.casualties),
           f(entry.alone),
           f(entry.crowd),
           f(mention.weak),
           f(mention.everyday),
           f(mention.passing),
           f(mention.earlier),
           f(around.embedded),
           f(mention.granted),
           f(std::min(mention.attributions.size(), many)),
           f(mention.date_ground),
           f(mention.place_ground),
           f(mention.own_date),
           f(mention.own_place),
           f(mention.confidence),
           f(entry.most),
           f(around.english),
           f(around.unrest),
           f(around.touched),
           f(around.politics),
           f(around.of_unrest),
           f(std::min(around.told_in_full, 40)),
           f(around.beside),
           f(around.same_beside),
           f(around.other),
           f(around.other_told),
           f(std::min(sentence, late)),
           f(std::min<std::size_t>(tree.analysis().sentences.size(), late)),
           f(tree.analysis().sentences[sentence].headline),
           f(std::min(mention.sizes.size(), many)),
           f(finite == no_token ? Tense::none : tree[finite].morph.tense),
           f(std::min(c.linked.size(), many))}};
}

}  // namespace depeche::events
