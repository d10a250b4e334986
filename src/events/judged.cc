// SPDX-License-Identifier: Apache-2.0
// Whose deed is it that somebody welcomes, condemns or protests against?
#include "events/judged.h"

#include "events/deeds.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace depeche::events {

void Judged::fill(Candidate& candidate, const ReadTrigger& read, const FitRow& row) const {
  owned_elsewhere(candidate);
  summed_up(candidate, row);
  protested(candidate, read);
}

void Judged::answer_for_deeds(Candidate& candidate, const ReadTrigger& read) const {
  const EventType type = candidate.entry->type;
  if (candidate.entry->pos != EntryPos::verb) return;
  // "a imputé l'attaque à X": who is blamed stands beside the deed.
  if (lexicon_.bond(tree_[candidate.trigger].lemma) == Bond::blame) return;
  TokenList objects;
  arguments_.objects(candidate.trigger, objects);
  if (type == EventType::reject) of_refused(objects, candidate);
  if (type != EventType::accuse && type != EventType::support) return;
  // "s'est félicité de l'arrestation de X par Y"
  for (const TokenIndex c : tree_.children(candidate.trigger)) {
    const bool known = std::find(objects.begin(), objects.end(), c) != objects.end();
    if (c > candidate.trigger && !known && owners_.in_genitive(c)) objects.push_back(c);
  }
  for (const TokenIndex t : objects) {
    if (participants_.names_actor(t)) continue;
    const auto deed = read(t);
    const bool known = deed && deed->entry->pos == EntryPos::noun;
    if (!known && owners_.may_suffer(t, true)) {
      // "s'est réjoui de la mort de X": not his.
      ActorList victims;
      owners_.of(t, victims);
      std::erase_if(candidate.recipients, [&](ActorIndex a) { return among(a, victims); });
      for (const ActorIndex a : victims) add_actor(a, candidate.victims);
      continue;
    }
    if (!known && owners_.is_deed(t)) {
      whose(t, candidate.recipients);
      continue;
    }
    if (!known || is_verbal_act(deed->entry->type)) continue;
    auto& recipients = candidate.recipients;
    const bool blow = deed->entry->type == EventType::assault;
    for (const ActorIndex a : deed->recipients) {
      if (blow) add_actor(a, candidate.victims);
    }
    std::erase_if(recipients, [&](ActorIndex a) { return among(a, deed->recipients); });
    for (const ActorIndex a : deed->actors) add_actor(a, recipients);
  }
}

/// "a rejeté le plan américain", "la médiation proposée par X": refused to those whose it is.
void Judged::of_refused(const TokenList& objects, Candidate& candidate) const {
  if (!candidate.recipients.empty()) return;
  ActorList found;
  for (const TokenIndex t : objects) {
    if (!participants_.names_actor(t) && owners_.is_deed(t)) whose(t, found);
  }
  for (const ActorIndex a : found) {
    const bool own = std::any_of(
        candidate.actors.begin(), candidate.actors.end(),
        [&](ActorIndex b) { return participants_.country_of(a) == participants_.country_of(b); });
    if (participants_.in_public(a) && !own) add_actor(a, candidate.recipients);
  }
}

/// "l'opération israélienne", "the government's decision", "une fraude orchestrée par X".
void Judged::whose(TokenIndex deed, ActorList& out) const {
  TokenList tokens;
  arguments_.collect(deed, {Slot::Kind::possessor, ""}, tokens);
  for (const TokenIndex c : tree_.children(deed)) {
    if (tree_[c].deprel == Deprel::acl) arguments_.agents(c, tokens);
  }
  bool near = false;
  ActorList found;
  for (const TokenIndex t : tokens) participants_.resolve(t, found, near);
  if (found.empty()) participants_.of_adjective(deed, found);
  if (!found.empty()) out = std::move(found);
}

/// "X dénonce une décision grave. La décision de Y …", "the mayor welcomed the ruling": whose
/// deed it is, said of the same word nearby; of a verdict, the court that is spoken of.
void Judged::owned_elsewhere(Candidate& candidate) const {
  const Entry& entry = *candidate.entry;
  const bool judges = entry.type == EventType::support || entry.type == EventType::reject ||
                      entry.mode == "disapprove";
  if (!judges || !candidate.recipients.empty() || candidate.actors.empty()) return;
  constexpr std::uint32_t before = 3;
  constexpr std::uint32_t behind = 2;
  const auto& sentences = tree_.analysis().sentences;
  const std::uint32_t here = tree_.sentence(candidate.trigger);
  const std::uint32_t last =
      std::min<std::uint32_t>(here + behind, static_cast<std::uint32_t>(sentences.size()) - 1);
  for (const TokenIndex deed : candidate.deeds) {
    // "le meurtre du maire" is not his.
    if (owners_.may_suffer(deed, false)) continue;
    ActorList found;
    for (TokenIndex t = sentences[here > before ? here - before : 0].tokens.first;
         t < sentences[last].tokens.last && found.empty(); ++t) {
      if (t == deed || tree_[t].lemma != tree_[deed].lemma || !tree_.is_nominal(t)) continue;
      owners_.of(t, found);
    }
    if (found.empty() && lexicon_.bond(tree_[deed].lemma) == Bond::verdict)
      add_actor(participants_.court_before(candidate.trigger), found);
    for (const ActorIndex a : found) {
      if (!overlap({a}, candidate.actors)) add_actor(a, candidate.recipients);
    }
    if (!candidate.recipients.empty()) return;
  }
}

/// "…, une décision saluée par Y": hers who is the subject of the clause that it sums up. "Y a
/// rejeté ce projet": his of whom the sentence before tells.
void Judged::summed_up(Candidate& candidate, const FitRow& row) const {
  const Entry& entry = *candidate.entry;
  const bool judges = entry.type == EventType::support || entry.type == EventType::reject ||
                      entry.mode == "disapprove";
  // Who signs says it to those who sign as well.
  constexpr std::string_view signs = "057";
  if (!judges || candidate.actors.empty() || entry.pos != EntryPos::verb || entry.cameo == signs)
    return;
  const TokenIndex verb = candidate.trigger;
  const TokenIndex noun = tree_.head(verb);
  // "X a condamné Y, ce que Paris a dénoncé": said of the clause, whatever "ce" hangs on.
  const bool whole = tree_[verb].deprel == Deprel::acl_relcl && noun < verb &&
                     tree_[noun].upos == Upos::pron && !participants_.names_actor(noun) &&
                     tree_[noun].morph.number != Number::plur && follows_comma(noun) &&
                     !tree_.has_child(verb, {Deprel::iobj, Deprel::obl_arg});
  if (!whole && !candidate.recipients.empty()) return;
  const TokenIndex told = summed_clause(verb, whole);
  if (told != no_token && whole) {
    candidate.recipients.clear();
    spare_sufferers(told, candidate);
  }
  if (told == no_token || (entry.type != EventType::reject && is_of_deed(told))) return;
  // "La préfecture a porté plainte. Le maire a condamné cet acte": not that of who complains of it.
  const Entry* const clause = entry.mode == "disapprove" ? row(told) : nullptr;
  if (clause != nullptr &&
      (clause->type == EventType::accuse || clause->type == EventType::request))
    return;
  TokenList subjects;
  arguments_.subjects(told, subjects);
  ActorList who;
  bool near = false;
  for (const TokenIndex t : subjects) participants_.resolve(t, who, near);
  const bool own = std::any_of(who.begin(), who.end(), [&](ActorIndex a) {
    return std::any_of(candidate.actors.begin(), candidate.actors.end(), [&](ActorIndex b) {
      return a == b || participants_.same_party(a, b) ||
             (participants_.is_country(a) && participants_.is_country(b) &&
              participants_.country_of(a) == participants_.country_of(b));
    });
  });
  if (near || own) return;
  for (const ActorIndex a : who) {
    if (participants_.in_public(a)) add_actor(a, candidate.recipients);
  }
}

/// The verb of the clause that the words at `verb` sum up; `whole`: as "ce que". no_token where
/// they sum up none.
TokenIndex Judged::summed_clause(TokenIndex verb, bool whole) const {
  const TokenIndex noun = tree_.head(verb);
  TokenIndex told = no_token;
  if (tree_[verb].deprel == Deprel::acl && noun < verb) {
    const TokenIndex the = tree_.child(noun, Deprel::det);
    const bool some = the != no_token && !tree_[the].morph.definite &&
                      !tree_[the].morph.possessive && tree_[the].morph.pron_type != PronType::dem;
    if (some && !participants_.names_actor(noun) && arguments_.is_passive(verb) &&
        follows_comma(noun))
      told = verb_above(noun);
    if (told != no_token && told > noun) told = no_token;
  } else if (whole) {
    told = verb_above(noun);
    if (told > noun) told = no_token;
  } else {
    TokenList nouns;
    arguments_.objects(verb, nouns);
    for (const TokenIndex c : tree_.children(verb)) {
      // "ce lundi" is when.
      const bool named = main_relation(tree_[c].deprel) == Deprel::obl && tree_.has_case(c);
      if (named && c > verb) nouns.push_back(c);
    }
    const bool back =
        std::any_of(nouns.begin(), nouns.end(), [&](TokenIndex t) { return points_to_before(t); });
    if (back) told = clause_before(verb);
  }
  return told;
}

/// To whom the deed was done is not whose it is.
void Judged::spare_sufferers(TokenIndex deed, Candidate& candidate) const {
  TokenList sufferers;
  arguments_.objects(deed, sufferers);
  bool near = false;
  for (const TokenIndex t : sufferers) participants_.resolve(t, candidate.victims, near);
}

/// "X a salué un geste. Y s'est félicité de cette décision": the clause before says as little of
/// whose it is.
bool Judged::is_of_deed(TokenIndex verb) const {
  const auto* rows = lexicon_.find(tree_[verb].lemma);
  if (rows == nullptr) return false;
  TokenList objects;
  arguments_.objects(verb, objects);
  const bool deed = std::any_of(objects.begin(), objects.end(),
                                [this](TokenIndex t) { return owners_.is_deed(t); });
  return deed && std::any_of(rows->begin(), rows->end(),
                             [this](const Choice& row) { return is_comment(lexicon_.entry(row)); });
}

/// "ce projet", "the request": a noun that takes for granted what was told.
bool Judged::points_to_before(TokenIndex noun) const {
  if (!tree_.is_nominal(noun) || participants_.names_actor(noun)) return false;
  bool shown = false;
  bool bare = true;
  bool definite = false;
  for (const TokenIndex c : tree_.children(noun)) {
    const Token& t = tree_[c];
    shown = shown || (t.deprel == Deprel::det && t.morph.pron_type == PronType::dem);
    definite = definite || (t.deprel == Deprel::det && t.morph.definite);
    const Deprel d = main_relation(t.deprel);
    bare = bare && d != Deprel::nmod && d != Deprel::acl && d != Deprel::compound;
  }
  // Who struck is told by the blow itself ("a condamné l'offensive").
  const auto* rows = lexicon_.find(tree_[noun].lemma);
  const bool blow =
      rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const Choice& row) {
        const Entry& entry = lexicon_.entry(row);
        return entry.pos == EntryPos::noun && !is_verbal_act(entry.type);
      });
  return !blow && (shown || (definite && bare && owners_.is_deed(noun)));
}

bool Judged::follows_comma(TokenIndex noun) const {
  TokenIndex first = noun;
  for (const TokenIndex c : tree_.children(noun)) {
    if (tree_[c].upos != Upos::punct) first = std::min(first, c);
  }
  return first > 0 && tree_[first - 1].form == ",";
}

TokenIndex Judged::verb_above(TokenIndex noun) const {
  TokenIndex t = noun;
  for (int i = 0; i < max_climb && t < tree_.size(); ++i) {
    t = tree_.head(t);
    if (t < tree_.size() && tree_.is_verbal(t)) return t;
  }
  return no_token;
}

/// The verb of the clause before in the sentence, else of the sentence before.
TokenIndex Judged::clause_before(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.deprel == Deprel::conj && v.head < verb && tree_.is_verbal(v.head) &&
      tree_.child(verb, Deprel::nsubj) != no_token)
    return v.head;
  const std::uint32_t here = tree_.sentence(verb);
  if (here == 0 || v.deprel != Deprel::root) return no_token;
  const TokenRange before = tree_.analysis().sentences[here - 1].tokens;
  for (TokenIndex t = before.first; t < before.last; ++t) {
    if (tree_[t].deprel == Deprel::root && tree_.is_verbal(t)) return t;
  }
  return no_token;
}

/// "ont manifesté pour réclamer le départ du président": against him.
void Judged::protested(Candidate& candidate, const ReadTrigger& read) const {
  if (candidate.entry->type != EventType::protest || !candidate.recipients.empty()) return;
  TokenList above{candidate.trigger};
  if (candidate.entry->pos == EntryPos::noun) {
    if (const TokenIndex verb = arguments_.support_of(candidate.trigger).verb; verb != no_token)
      above.push_back(verb);
  }
  TokenList aims{candidate.trigger};
  for (const TokenIndex t : above) {
    for (const TokenIndex c : tree_.children(t)) {
      const bool aim = c > t && tree_.is_verbal(c) && tree_[c].morph.verb_form == VerbForm::inf &&
                       tree_[c].deprel != Deprel::conj;
      if (aim) aims.push_back(c);
    }
  }
  for (const TokenIndex aim : aims) {
    ActorList target;
    TokenList objects;
    arguments_.objects(aim, objects);
    for (const TokenIndex t : objects) {
      if (lexicon_.bond(tree_[t].lemma) == Bond::leave) leaver(t, candidate.actors, target);
    }
    const auto asked = aim == candidate.trigger ? std::nullopt : read(aim);
    if (asked && asked->entry->mode == "disapprove")
      target.insert(target.end(), asked->recipients.begin(), asked->recipients.end());
    for (const ActorIndex a : target) {
      const bool power = participants_.political(a) && !participants_.keeps_order(a);
      if (power && !overlap({a}, candidate.actors)) add_actor(a, candidate.recipients);
    }
  }
}

/// "la démission du président", "son départ"
void Judged::leaver(TokenIndex noun, const ActorList& speakers, ActorList& out) const {
  owners_.of(noun, out);
  for (const TokenIndex c : tree_.children(noun)) {
    if (out.empty() && tree_[c].morph.possessive) participants_.owners_before(c, speakers, out);
  }
}

}  // namespace depeche::events
