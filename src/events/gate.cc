// SPDX-License-Identifier: Apache-2.0
// Does this mention belong in the ledger?
#include "events/gate.h"

#include "events/deeds.h"

#include <algorithm>
#include <unordered_map>

namespace depeche::events {

namespace {

/// Acts that speak of other acts: what stands under them is not told as a fact.
bool embeds(EventType type) {
  return is_verbal_act(type) && type != EventType::support;
}

}  // namespace

Gate::Gate(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
           const std::vector<PlaceRef>& places, const FragmentJudge& fragments)
    : tree_(tree),
      lexicon_(lexicon),
      participants_(participants),
      abroad_(participants, places),
      completeness_(tree, lexicon, participants, abroad_),
      public_matter_(tree, lexicon, participants, abroad_),
      fragments_(fragments) {}

bool Gate::factual(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  if (!c.standing.told) return false;
  // "assure avoir bombardé": told of what was done, neither promised nor threatened.
  const bool ahead = c.entry->type == EventType::threaten || c.entry->type == EventType::agree;
  if (ahead && c.entry->pos == EntryPos::verb && over_and_done(c.trigger)) return false;
  const bool both = !c.actors.empty() && (!c.recipients.empty() || c.actors.size() > 1);
  switch (c.standing.status) {
    case Status::negated:
    case Status::hypothetical:
      return both && !c.guessed && c.entry->pos == EntryPos::verb;
    case Status::planned:
      return !c.actors.empty() || (c.standing.supported && mention.dated());
    default:
      return true;
  }
}

double Gate::confidence_of(const Mention& mention) {
  const Candidate& c = mention.candidate;
  double value = 0.8;
  if (!c.actors.empty() && (!c.recipients.empty() || c.actors.size() > 1)) value += 0.1;
  if (c.entry->pos == EntryPos::noun && !c.standing.supported) value -= 0.07;
  if (c.actors.empty()) value -= 0.1;
  if (c.guessed) value -= 0.25;
  if (c.near) value -= 0.08;
  if (c.standing.uncertain) value -= 0.12;
  if (c.standing.status == Status::hypothetical || c.standing.status == Status::negated)
    value -= 0.1;
  if (c.specific >= 2) value += 0.03;
  return std::clamp(value, 0.05, 0.95);
}

void Gate::judge_one(Mention& mention) const {
  Candidate& c = mention.candidate;
  mention.confidence = confidence_of(mention);
  if (!factual(mention)) {
    c.kept = false;
    return;
  }
  if (!completeness_.of(mention)) {
    mention.weak = true;
    // A bare verb of speaking tells nothing; nouns and verbs of meeting or fighting point back.
    const bool pact = c.entry->type == EventType::agree && c.entry->pos == EntryPos::noun;
    c.kept = !is_verbal_act(c.entry->type) || pact;
    mention.passing = c.kept && stands_in_passing(mention);
    mention.earlier = c.entry->pos == EntryPos::noun && goes_before(c.trigger);
    return;
  }
  c.kept = public_matter_.belongs(mention);
  mention.everyday = !c.kept;
}

/// "après l'attentat de Kaboul", "the coup of July": named in passing, by a word for violence or a
/// coup with a place or a day of its own.
bool Gate::stands_in_passing(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const Entry& entry = *c.entry;
  const bool fact = c.standing.status == Status::occurred || c.standing.status == Status::ongoing;
  if (entry.pos != EntryPos::noun || !fact || entry.anaphoric || public_matter_.domain().foreign)
    return false;
  // "was an attack on the press": a name given to something else.
  if (tree_.has_child(c.trigger, {Deprel::cop})) return false;
  // "l'attentat qui a frappé la gare", "une frappe menée par": a clause of its own.
  const bool clause =
      warlike(entry) && tree_.has_child(c.trigger, {Deprel::acl_relcl, Deprel::acl});
  if (!mention.own_date && !mention.own_place && !clause &&
      !(warlike(entry) && participants_.any_political(c.recipients))) {
    return false;
  }
  if (sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::disaster)) return false;
  if (entry.type == EventType::coerce) return entry.mode == "seize";
  if (entry.type != EventType::assault || entry.symmetric) return false;
  // Murders and shootings only of those who are named.
  const bool many =
      warlike(entry) || entry.mode == "explosives" || (entry.mode.empty() && c.recipients.empty());
  return (many || participants_.any_political(c.recipients)) &&
         (warlike(entry) || public_matter_.domain().unrest ||
          sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::unrest));
}

/// "au lendemain de l'attentat", "after the coup".
bool Gate::goes_before(TokenIndex noun) const {
  TokenList words;
  Arguments(tree_, lexicon_).collect(noun, {Slot::Kind::circumstance, ""}, words);
  return std::any_of(words.begin(), words.end(), [&](TokenIndex t) {
    return lexicon_.marker(tree_[t].lemma) == Marker::anterior;
  });
}

/// "were killed when the army shelled the town": the toll of a deed that belongs.
void Gate::keep_tolls(std::vector<Mention>& mentions) {
  std::unordered_map<TokenIndex, std::size_t> kept;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].candidate.kept && !mentions[i].weak)
      kept.emplace(mentions[i].candidate.trigger, i);
  }
  for (Mention& m : mentions) {
    const Candidate& c = m.candidate;
    if (!m.everyday || !c.entry->casualties) continue;
    m.candidate.kept = std::any_of(c.linked.begin(), c.linked.end(), [&](TokenIndex t) {
      const auto found = kept.find(t);
      return found != kept.end() && mentions[found->second].candidate.entry->type == c.entry->type;
    });
  }
}

bool Gate::over_and_done(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex t) {
    return tree_[t].deprel == Deprel::xcomp && tree_.is_verbal(t) &&
           tree_.finite_of(t) == no_token && tree_[t].morph.verb_form == VerbForm::part &&
           tree_.has_child(t, {Deprel::aux, Deprel::aux_tense});
  });
}

bool Gate::is_perfect_infinitive(const Candidate& c) const {
  return c.entry->pos == EntryPos::verb && tree_.finite_of(c.trigger) == no_token &&
         tree_[c.trigger].morph.verb_form == VerbForm::part &&
         tree_.has_child(c.trigger, {Deprel::aux, Deprel::aux_tense});
}

void Gate::drop_embedded(std::vector<Mention>& mentions) const {
  std::unordered_map<TokenIndex, EventType> acts;
  for (const Mention& m : mentions) {
    if (m.candidate.kept && embeds(m.candidate.entry->type)) {
      acts.emplace(m.candidate.trigger, m.candidate.entry->type);
    }
  }
  for (Mention& m : mentions) {
    TokenIndex above = m.candidate.standing.embedder;
    // "announced the withdrawal": the verb that lends the noun its subject is the act.
    const bool lent = above == no_token && m.candidate.entry->pos == EntryPos::noun;
    if (lent) above = Arguments(tree_, lexicon_).support_of(m.candidate.trigger).verb;
    const auto found = acts.find(above);
    if (found == acts.end() || above == m.candidate.trigger) continue;
    if (lent && found->second == m.candidate.entry->type) continue;
    const bool noun = m.candidate.entry->pos == EntryPos::noun;
    // One blames a deed that was done; one asks for, refuses or threatens one that was not.
    if (noun && found->second == EventType::accuse) continue;
    // "assure avoir bombardé", "accused of having killed".
    const EventType deed = m.candidate.entry->type;
    const bool violent = deed == EventType::assault || deed == EventType::coerce;
    if (is_perfect_infinitive(m.candidate) && found->second != EventType::reject &&
        (violent || found->second != EventType::accuse)) {
      continue;
    }
    // "qu'elle accuse de tirer des roquettes".
    if (found->second == EventType::accuse && deed == EventType::assault &&
        m.candidate.standing.status == Status::occurred) {
      continue;
    }
    m.candidate.kept = false;
    m.fragment = false;
  }
}

std::size_t Gate::told_in_full(const std::vector<Mention>& mentions) {
  return static_cast<std::size_t>(
      std::count_if(mentions.begin(), mentions.end(),
                    [](const Mention& m) { return m.candidate.kept && !m.weak; }));
}

Fragment Gate::seen_of(const Mention& mention, std::size_t told_in_full) const {
  const Candidate& c = mention.candidate;
  const auto power = [&](ActorIndex a) { return participants_.political(a); };
  Surroundings around;
  around.unrest = public_matter_.domain().unrest;
  around.touched = public_matter_.domain().touched;
  around.politics = public_matter_.belongs(mention);
  around.of_unrest = sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::unrest);
  around.powers =
      static_cast<std::size_t>(std::count_if(c.actors.begin(), c.actors.end(), power) +
                               std::count_if(c.recipients.begin(), c.recipients.end(), power));
  around.told_in_full = told_in_full;
  return fragment_of(mention, around);
}

void Gate::choose_fragments(std::vector<Mention>& mentions) const {
  const std::size_t full = told_in_full(mentions);
  for (Mention& m : mentions) {
    if (m.in_doubt()) m.fragment = fragments_.chance(seen_of(m, full)) >= fragments_.least();
  }
}

/// A curfew, a martial law, a truce is one in an article: told without doer it is no further one.
void Gate::thin(std::vector<Mention>& mentions) {
  const auto alone = [](const Mention& m) {
    return m.candidate.kept && !m.weak && m.candidate.entry->alone &&
           m.candidate.entry->type != EventType::consult;
  };
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (!alone(m) || !m.candidate.actors.empty()) continue;
    for (std::size_t j = 0; j < mentions.size() && !m.weak; ++j) {
      const Mention& other = mentions[j];
      if (j == i || !alone(other)) continue;
      const bool same = other.candidate.entry->type == m.candidate.entry->type &&
                        other.candidate.entry->mode == m.candidate.entry->mode;
      m.weak = same && (j < i || !other.candidate.actors.empty());
    }
  }
}

void Gate::judge(std::vector<Mention>& mentions) {
  public_matter_.survey(mentions);
  for (Mention& mention : mentions) judge_one(mention);
  keep_tolls(mentions);
  choose_fragments(mentions);
  drop_embedded(mentions);
  thin(mentions);
  for (Mention& mention : mentions) mention.candidate.kept |= mention.fragment;
}

}  // namespace depeche::events
