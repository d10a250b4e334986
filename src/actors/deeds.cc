// SPDX-License-Identifier: Apache-2.0
#include "actors/deeds.h"

#include <algorithm>
#include <array>

namespace depeche::actors {

namespace {

/// Is the verb, alone or with its object or particle ("open fire", "blow up"), one of this kind?
bool is_verb_of(const Scene& scene, std::uint32_t verb, WordKind kind) {
  const std::string lemma(scene.lemma(verb));
  if (scene.tables().is(kind, lemma)) return true;
  const TokenRange sentence = scene.sentence_tokens(verb);
  for (std::uint32_t i = verb + 1; i < sentence.last; ++i) {
    const Token& word = scene.token(i);
    if (word.head == verb && scene.tables().is(kind, lemma + " " + std::string(scene.lemma(i))))
      return true;
  }
  return false;
}

/// The verb, or one that is told of the same subject beside it ("drove … and stabbed").
bool does(const Scene& scene, std::uint32_t verb, WordKind kind) {
  if (is_verb_of(scene, verb, kind)) return true;
  const TokenRange sentence = scene.sentence_tokens(verb);
  for (std::uint32_t i = verb + 1; i < sentence.last; ++i) {
    const Token& word = scene.token(i);
    const bool beside = word.head == verb && word.upos == Upos::verb &&
                        (word.deprel == Deprel::conj || word.deprel == Deprel::xcomp);
    if (!beside || !is_verb_of(scene, i, kind)) continue;
    // "a tiré avant que la police tue": a subject of its own does it.
    const bool own = std::any_of(
        scene.analysis().tokens.begin() + verb + 1, scene.analysis().tokens.begin() + i,
        [&](const Token& t) { return t.head == i && main_relation(t.deprel) == Deprel::nsubj; });
    if (!own) return true;
  }
  return false;
}

/// Whom or what is the verb done to? no_token for nothing.
std::uint32_t object_of(const Scene& scene, std::uint32_t verb) {
  const TokenRange sentence = scene.sentence_tokens(verb);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (scene.token(i).head == verb && scene.token(i).deprel == Deprel::obj) return i;
  }
  return no_token;
}

/// "ne … pas", "s'est tué": denied, or done to oneself.
bool is_denied_or_reflexive(const Scene& scene, std::uint32_t verb) {
  const TokenRange sentence = scene.sentence_tokens(verb);
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& word = scene.token(i);
    if (word.head == verb && (word.morph.negative || word.morph.reflexive)) return true;
  }
  return false;
}

bool is_human(const std::vector<Mention>& mentions, std::uint32_t head) {
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    const bool human =
        m.type == ActorType::person || m.type == ActorType::people || m.type == ActorType::group;
    return m.head == head && human && !m.dropped;
  });
}

/// Does the subject of the verb strike at people: "a poignardé deux passants", "a ouvert le feu",
/// of somebody unnamed also "a tiré"? Not "a tiré un penalty", "s'est tué", "n'a tué personne".
bool strikes(const Scene& scene, const std::vector<Mention>& mentions, std::uint32_t verb,
             bool named) {
  if (is_denied_or_reflexive(scene, verb)) return false;
  const std::uint32_t object = object_of(scene, verb);
  const bool single = scene.tables().is(WordKind::attacking, scene.lemma(verb));
  if (!single) return true;
  return object == no_token ? !named : is_human(mentions, object);
}

/// The words at which the tree may hang the mention ("des [milliers] de [personnes]").
std::array<std::uint32_t, 2> heads_of(const Mention& mention) {
  return {mention.head, mention.second_head == nothing ? mention.head : mention.second_head};
}

/// Does the mention stand as the subject of a verb of this kind?
bool is_doer(const Scene& scene, const Mention& mention, WordKind kind) {
  const auto heads = heads_of(mention);
  return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
    const Token& word = scene.token(head);
    return word.deprel == Deprel::nsubj && word.head != no_token && does(scene, word.head, kind);
  });
}

/// "les conducteurs ont cessé le travail", "la grève des conducteurs"; pupils may strike too, but
/// are no workers.
bool is_on_strike(const Scene& scene, const Mention& mention) {
  if (mention.type != ActorType::people || scene.tables().is(WordKind::unpaid, mention.noun))
    return false;
  if (is_doer(scene, mention, WordKind::striking)) return true;
  const auto heads = heads_of(mention);
  return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
    const Token& word = scene.token(head);
    if (main_relation(word.deprel) != Deprel::nmod || word.head == no_token || head <= word.head ||
        !scene.tables().is(WordKind::strike, scene.lemma(word.head)))
      return false;
    // "a drone strike on villagers" is not theirs.
    for (std::uint32_t i = word.head + 1; i < head; ++i) {
      const Token& by = scene.token(i);
      if (by.head == head && by.deprel == Deprel::case_) return scene.is(WordKind::complement, i);
    }
    return false;
  });
}

/// … as what such a verb does something to?
bool is_hit(const Scene& scene, const Mention& mention, WordKind kind) {
  const auto heads = heads_of(mention);
  return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
    const Token& word = scene.token(head);
    const bool hit = word.deprel == Deprel::obj || word.deprel == Deprel::nsubj_pass;
    return hit && word.head != no_token && is_verb_of(scene, word.head, kind);
  });
}

}  // namespace

std::string told_by_deeds(const Scene& scene, const std::vector<Mention>& mentions,
                          const Cluster& cluster, const std::vector<std::string>& sectors) {
  const bool citizen = sectors.size() == 1 && sectors.front() == "CVL";
  const bool open = citizen || sectors.empty() || sectors.front() == "GOV";
  if (!open || cluster.leader != nothing) return {};
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& mention = mentions[m];
    if (mention.kind == Kind::pronoun || mention.dropped) continue;
    const bool many = mention.kind == Kind::nominal && mention.number == Number::plur;
    if (many && is_on_strike(scene, mention)) return "LAB";
    if (!citizen) continue;
    const bool somebody =
        mention.kind == Kind::person_name ||
        (mention.kind == Kind::nominal && (scene.tables().is(WordKind::somebody, mention.noun) ||
                                           !scene.demonym(mention.head).empty()));
    const bool named = mention.kind == Kind::person_name;
    if (somebody && is_doer(scene, mention, WordKind::attacking) &&
        strikes(scene, mentions, scene.token(mention.head).head, named))
      return "UAF";
    if (many && (is_doer(scene, mention, WordKind::fleeing) ||
                 is_hit(scene, mention, WordKind::displacing)))
      return "REF";
  }
  return {};
}

}  // namespace depeche::actors
