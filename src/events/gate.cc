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
           const std::vector<PlaceRef>& places)
    : tree_(tree),
      lexicon_(lexicon),
      participants_(participants),
      abroad_(participants, places),
      completeness_(tree, lexicon, participants, abroad_),
      public_matter_(tree, lexicon, participants, abroad_) {}

bool Gate::factual(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  if (!c.standing.told) return false;
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
  // "assure avoir bombardé": told of what was done, neither promised nor threatened.
  const bool ahead = c.entry->type == EventType::threaten || c.entry->type == EventType::agree;
  if (ahead && c.entry->pos == EntryPos::verb && over_and_done(c.trigger)) c.standing.told = false;
  // "Paris n'exclut pas d'intervenir": who refuses nothing has done nothing.
  if (c.entry->type == EventType::reject && !c.entry->denied &&
      c.standing.status == Status::negated)
    c.standing.told = false;
  // "Guerre à Gaza : l'Espagne reconnaît …": the subject that a headline names is no news.
  const bool subject = c.entry->pos == EntryPos::noun && tree_.in_rubric(c.trigger) &&
                       c.entry->type == EventType::assault && c.entry->mode.empty() &&
                       c.actors.empty() && c.recipients.empty() && mention.sizes.empty();
  if (subject) c.standing.told = false;
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

/// "Une collision a fait trois morts", told in an article about a war: no toll of its attacks.
bool Gate::is_mishap(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  return c.entry->casualties && c.actors.empty() &&
         sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::disaster) &&
         !sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::unrest);
}

bool Gate::over_and_done(TokenIndex verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex t) {
    return (tree_[t].deprel == Deprel::xcomp || tree_[t].deprel == Deprel::ccomp) &&
           tree_.is_verbal(t) && tree_.finite_of(t) == no_token &&
           tree_[t].morph.verb_form == VerbForm::part &&
           tree_.has_child(t, {Deprel::aux, Deprel::aux_tense});
  });
}

bool Gate::is_perfect_infinitive(const Candidate& c) const {
  return c.entry->pos == EntryPos::verb && tree_.finite_of(c.trigger) == no_token &&
         tree_[c.trigger].morph.verb_form == VerbForm::part &&
         tree_.has_child(c.trigger, {Deprel::aux, Deprel::aux_tense});
}

void Gate::find_embedded(JudgedMentions& mentions) const {
  std::unordered_map<TokenIndex, EventType> acts;
  for (const Mention& m : mentions.fitting) {
    if (m.candidate.kept && embeds(m.candidate.entry->type)) {
      acts.emplace(m.candidate.trigger, m.candidate.entry->type);
    }
  }
  const auto look = [&](Mention& m) {
    TokenIndex above = m.candidate.standing.embedder;
    // "announced the withdrawal": the verb that lends the noun its subject is the act.
    const bool lent = above == no_token && m.candidate.entry->pos == EntryPos::noun;
    if (lent) above = Arguments(tree_, lexicon_).support_of(m.candidate.trigger).verb;
    const auto found = acts.find(above);
    if (found == acts.end() || above == m.candidate.trigger) return;
    if (lent && found->second == m.candidate.entry->type) return;
    const bool noun = m.candidate.entry->pos == EntryPos::noun;
    // One blames a deed that was done; one asks for, refuses or threatens one that was not.
    if (noun && found->second == EventType::accuse) return;
    // "assure avoir bombardé", "accused of having killed".
    const EventType deed = m.candidate.entry->type;
    const bool violent = deed == EventType::assault || deed == EventType::coerce;
    if (is_perfect_infinitive(m.candidate) && found->second != EventType::reject &&
        (violent || found->second != EventType::accuse)) {
      return;
    }
    // "qu'elle accuse de tirer des roquettes".
    if (found->second == EventType::accuse && deed == EventType::assault &&
        m.candidate.standing.status == Status::occurred) {
      return;
    }
    m.embedded = true;
  };
  std::for_each(mentions.fitting.begin(), mentions.fitting.end(), look);
  std::for_each(mentions.nearly.begin(), mentions.nearly.end(), look);
}

Surroundings Gate::around(const Mention& mention) const {
  const Candidate& c = mention.candidate;
  const auto powers = [&](const ActorList& list) {
    return static_cast<int>(std::count_if(
        list.begin(), list.end(), [&](ActorIndex a) { return participants_.political(a); }));
  };
  Surroundings out;
  out.english = tree_.analysis().language == "en";
  out.unrest = public_matter_.domain().unrest;
  out.touched = public_matter_.domain().touched;
  out.politics = public_matter_.belongs(mention);
  out.of_unrest = sentence_speaks_of(tree_, lexicon_, c.trigger, Marker::unrest);
  out.embedded = mention.embedded;
  out.doers = powers(c.actors);
  out.sufferers = powers(c.recipients);
  return out;
}

std::vector<SeenMention> Gate::seen(const JudgedMentions& mentions) const {
  const auto told = [](const Mention& m) { return m.candidate.kept && !m.weak && !m.embedded; };
  std::unordered_map<TokenIndex, const Mention*> fitting;
  std::unordered_map<std::uint32_t, std::vector<const Mention*>> by_sentence;
  int full = 0;
  for (const Mention& m : mentions.fitting) {
    fitting.emplace(m.candidate.trigger, &m);
    if (!told(m)) continue;
    by_sentence[tree_.sentence(m.candidate.trigger)].push_back(&m);
    ++full;
  }
  std::vector<SeenMention> out;
  out.reserve(mentions.fitting.size() + mentions.nearly.size());
  const auto see = [&](const Mention& m) {
    const TokenIndex trigger = m.candidate.trigger;
    Surroundings round = around(m);
    round.told_in_full = full - (told(m) ? 1 : 0);
    if (const auto found = by_sentence.find(tree_.sentence(trigger)); found != by_sentence.end()) {
      for (const Mention* other : found->second) {
        if (other->candidate.trigger == trigger) continue;
        ++round.beside;
        round.same_beside |= other->candidate.entry->type == m.candidate.entry->type;
      }
    }
    if (const auto found = fitting.find(trigger); found != fitting.end() && found->second != &m) {
      round.other = true;
      round.other_told = told(*found->second);
    }
    out.push_back({&m, signs_of(m, tree_, round), keys_of(m, tree_)});
  };
  std::for_each(mentions.fitting.begin(), mentions.fitting.end(), see);
  std::for_each(mentions.nearly.begin(), mentions.nearly.end(), see);
  return out;
}

std::vector<Mention> Gate::choose(JudgedMentions mentions, const Likelihood& likelihood,
                                  const TriggerHabits& habits) const {
  std::size_t at = 0;
  const std::vector<SeenMention> all = seen(mentions);
  std::vector<double> chances;
  chances.reserve(all.size());
  for (const SeenMention& one : all) chances.push_back(likelihood.of(one.signs, one.words, habits));
  std::vector<Mention> out;
  std::unordered_map<TokenIndex, std::size_t> by_trigger;
  const auto weigh = [&](Mention& m) {
    m.chance = chances[at++];
    const auto [found, fresh] = by_trigger.emplace(m.candidate.trigger, out.size());
    if (fresh) {
      out.push_back(std::move(m));
    } else if (m.chance > out[found->second].chance) {
      out[found->second] = std::move(m);
    }
  };
  std::for_each(mentions.fitting.begin(), mentions.fitting.end(), weigh);
  std::for_each(mentions.nearly.begin(), mentions.nearly.end(), weigh);
  std::erase_if(out, [](const Mention& m) { return !m.candidate.kept && m.chance < 0.01; });
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    return a.candidate.trigger < b.candidate.trigger;
  });
  // Where little else is told, it takes more to be a matter of politics.
  constexpr std::ptrdiff_t few = 3;
  const auto told_in_all = std::count_if(
      out.begin(), out.end(), [&](const Mention& m) { return m.chance >= likelihood.told(); });
  const double least = told_in_all <= few ? likelihood.lone() : likelihood.told();
  for (Mention& m : out) {
    // What is wanted, feared or said on a condition is no fact, however likely its words tell one.
    const bool told = m.candidate.standing.told && m.chance >= least;
    m.passing = false;
    m.fragment = told && m.weak;
    m.mishap = !told && is_mishap(m);
    m.candidate.kept = told || (m.chance >= likelihood.joins() && !m.embedded && !m.mishap);
    m.weak = m.weak || !told;
  }
  return out;
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

void Gate::look_at(JudgedMentions& mentions) {
  public_matter_.survey(mentions.fitting);
  for (Mention& mention : mentions.fitting) judge_one(mention);
  for (Mention& mention : mentions.nearly) judge_one(mention);
  keep_tolls(mentions.fitting);
  find_embedded(mentions);
  thin(mentions.fitting);
}

}  // namespace depeche::events
