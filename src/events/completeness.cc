// SPDX-License-Identifier: Apache-2.0
// Does a mention tell enough to stand alone?
#include "events/completeness.h"

#include "events/deeds.h"

#include <algorithm>

namespace depeche::events {

namespace {

bool needs_recipient(EventType type) {
  return type == EventType::support || type == EventType::accuse || type == EventType::cooperate ||
         type == EventType::aid || type == EventType::sanction;
}

/// Is the subject of the verb the one it is done to?
bool suffers(const Entry& entry) {
  for (const auto& choice : entry.recipient.choices) {
    for (const Slot& slot : choice) {
      if (slot.kind == Slot::Kind::subject) return true;
    }
  }
  return false;
}

}  // namespace

/// Two who stand for more than themselves, or a body that comes together.
bool Completeness::met(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const auto in_public = [&](ActorIndex a) { return participants_.in_public(a); };
  if (c.entry->gather && std::any_of(c.actors.begin(), c.actors.end(), [&](ActorIndex a) {
        return in_public(a) && participants_.many(a);
      })) {
    return true;
  }
  // One of them may be a person of whom nothing else is known.
  const auto known = [&](ActorIndex a) { return in_public(a) || participants_.unplaced(a); };
  const auto count = [&](const auto& test) {
    return std::count_if(c.actors.begin(), c.actors.end(), test) +
           std::count_if(c.recipients.begin(), c.recipients.end(), test);
  };
  return count(in_public) >= 1 && count(known) >= 2;
}

/// Without a doer.
bool Completeness::alone(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool hurt = mention.sizes.contains("killed") || mention.sizes.contains("injured");
  if (entry.casualties && (hurt || participants_.any_political(c.recipients))) return true;
  // "Une bombe a explosé dans un marché de Bagdad": whoever laid it, and whomever it hit.
  const bool told_by_means = entry.mode == "explosives" || entry.mode == "primitive";
  if (entry.casualties && told_by_means && entry.pos == EntryPos::verb &&
      c.specific >= least_words && mention.placed()) {
    return true;
  }
  // "Deux Mirage ont largué des bombes sur Bounti": whoever flew them.
  if (warlike(entry) && entry.pos == EntryPos::verb && c.specific >= least_words &&
      (mention.placed() || !c.recipients.empty())) {
    return true;
  }
  if (entry.crowd)
    return !mention.sizes.empty() || mention.placed() || (downs_tools(entry) && by_some(c));
  if (entry.alone) return entry.pos == EntryPos::verb || c.standing.supported || c.specific >= 2;
  // "comparaître": a row without a doer.
  if (entry.actor.choices.empty() && is_verbal_act(entry.type)) return !c.recipients.empty();
  // "a écopé de dix ans", "ont essuyé des tirs": passive in sense.
  const bool passive =
      entry.pos == EntryPos::verb && (entry.actor.choices.empty() || suffers(entry) ||
                                      Arguments(tree_, lexicon_).is_passive(c.trigger));
  // "is under investigation", "has been in custody since March".
  const bool said =
      entry.pos == EntryPos::noun && suffers(entry) && tree_.has_child(c.trigger, {Deprel::cop});
  // "accused criminals" describes.
  const bool adjective = is_verbal_act(entry.type) && tree_[c.trigger].deprel == Deprel::amod;
  const bool called_off = entry.type == EventType::reject && entry.mode == "meet";
  const bool given =
      suffers(entry) && (entry.type == EventType::aid || entry.type == EventType::threaten);
  // "Les poursuites contre l'opposant ont été abandonnées", "a été extradé vers la Belgique".
  const bool spared = entry.type == EventType::concede || entry.type == EventType::cooperate;
  if ((passive || said) && !adjective &&
      (takes_passive_alone(entry.type) || called_off || given || spared)) {
    return !mention.sizes.empty() || !c.recipients.empty();
  }
  // "Une cyberattaque a visé le parlement."
  if (entry.mode == "cyber" && entry.pos == EntryPos::verb)
    return participants_.any_political(c.recipients);
  const bool to_power = participants_.any_political(c.recipients) && c.standing.supported;
  // "Un attentat suicide a frappé un marché de Bagdad": whoever did it, and whomever it hit.
  const TokenIndex hits = tree_.head(c.trigger);
  const bool struck = c.standing.supported && mention.placed() && hits < tree_.size() &&
                      main_relation(tree_[c.trigger].deprel) == Deprel::nsubj &&
                      lexicon_.fate(tree_[hits].lower).empty() &&
                      (warlike(entry) || entry.mode == "explosives");
  if (entry.type == EventType::assault && entry.pos == EntryPos::noun)
    return hurt || to_power || struck;
  // "The conviction of the former president came on Tuesday."
  const bool judged = entry.mode == "convict" || entry.mode == "arrest";
  if (judged && entry.pos == EntryPos::noun && to_power) return true;
  // "457 interpellations"
  if (entry.type == EventType::coerce && mention.sizes.contains("arrested")) return true;
  return c.standing.status == Status::planned && c.standing.supported && mention.dated();
}

/// Somebody is said to do it, though nobody knows who they are ("landowners began a hunger
/// strike").
bool Completeness::by_some(const Candidate& c) const {
  const Arguments arguments(tree_, lexicon_);
  const TokenIndex verb =
      c.entry->pos == EntryPos::verb ? c.trigger : arguments.support_of(c.trigger).verb;
  if (verb == no_token) return false;
  TokenList tokens;
  arguments.subjects(verb, tokens);
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](TokenIndex t) { return tree_.is_nominal(t); });
}

bool Completeness::of(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  if (entry.anaphoric && (c.actors.empty() || c.recipients.empty())) return false;
  const bool content = !c.actors.empty() && is_verbal_act(entry.type) && has_content(c);
  if (entry.both && c.recipients.empty() && !content) return false;
  if (entry.addressed && c.recipients.empty()) return false;
  if (entry.type == EventType::consult) {
    const bool planned =
        c.standing.status == Status::planned && c.standing.supported && mention.dated();
    const bool by_itself = entry.alone && participants_.any_political(c.actors);
    return met(mention) || by_itself || planned ||
           (entry.mode == "visit" && abroad_.leads_there(mention));
  }
  if (c.actors.empty()) return alone(mention);
  if (!needs_recipient(entry.type)) {
    return entry.pos == EntryPos::verb || entry.type != EventType::assault ||
           c.standing.supported || !c.recipients.empty() || mention.placed();
  }
  const bool mutual = entry.symmetric && c.actors.size() > 1;
  return !c.recipients.empty() || !c.linked.empty() || content || mutual || beyond(mention);
}

/// Aid to another country, sanctions of a state: told by the words of the row though it does not
/// say to whom ("imposed sanctions", "has sent rescuers" in an article about Nepal).
bool Completeness::beyond(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const bool told = c.entry->pos == EntryPos::verb || c.standing.supported;
  if (!told || c.specific < least_words) return false;
  if (c.entry->type == EventType::aid) return abroad_.leads_there(mention);
  return c.entry->type == EventType::sanction && c.entry->mode != "convict" &&
         participants_.any_political(c.actors);
}

/// An act of speech without an addressee still tells something when it says what about ("a condamné
/// le recours à la force", "a demandé un délai", "réclame que la loi soit retirée").
bool Completeness::has_content(const Candidate& c) const {
  const TokenIndex verb = c.entry->pos == EntryPos::verb
                              ? c.trigger
                              : Arguments(tree_, lexicon_).support_of(c.trigger).verb;
  if (verb == no_token) {
    const auto& below = tree_.children(c.trigger);
    return std::any_of(below.begin(), below.end(), [&](TokenIndex t) {
      return tree_[t].deprel == Deprel::nmod && !participants_.names_actor(t);
    });
  }
  if (Arguments(tree_, lexicon_).is_passive(verb)) return true;
  if (Arguments(tree_, lexicon_).is_said_behind(verb)) return true;
  for (const TokenIndex t : {verb, c.trigger}) {
    for (const TokenIndex child : tree_.children(t)) {
      if (child == c.trigger) continue;
      const Token& token = tree_[child];
      const Deprel d = main_relation(token.deprel);
      if (d == Deprel::xcomp || d == Deprel::ccomp) return true;
      if (d == Deprel::obj && !token.morph.reflexive) return true;
      if ((d == Deprel::obl || d == Deprel::nmod) && tree_.has_case(child)) return true;
    }
  }
  return false;
}

}  // namespace depeche::events
