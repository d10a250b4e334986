// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#include "events/candidate.h"

#include "events/completion.h"

#include <algorithm>
#include <string>

namespace depeche::events {

namespace {

constexpr TokenIndex window_before = 4;
constexpr TokenIndex window_behind = 6;
/// Of the rest of a sentence, what "far" looks at.
constexpr TokenIndex far_behind = 30;

/// A negation says more than any argument.

class Matcher {
 public:
  Matcher(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        completion_(tree, lexicon, participants) {}

  [[nodiscard]] std::optional<Candidate> match(TokenIndex token) const {
    const auto* indices = lexicon_.find(tree_[token].lemma);
    if (indices == nullptr && tree_[token].upos == Upos::noun)
      indices = lexicon_.find(tree_[token].lower);
    if (indices == nullptr) return std::nullopt;
    const Entry* best = nullptr;
    int best_score = -1;
    const bool denied = is_denied(token);
    for (const std::uint32_t index : *indices) {
      const Entry& entry = lexicon_.entry(index);
      if (entry.most <= best_score) continue;  // cannot win
      if (!right_pos(token, entry.pos) || (entry.denied && !denied)) continue;
      int score = score_of(token, entry);
      if (score < 0) continue;
      if (entry.denied) score += denied_points;
      if (score > best_score) {
        best = &entry;
        best_score = score;
      }
    }
    if (best == nullptr) return std::nullopt;
    Candidate candidate;
    candidate.trigger = token;
    candidate.entry = best;
    candidate.specific = best_score;
    candidate.standing = standing_of(token, tree_, lexicon_);
    if (best->called && !candidate.standing.told) {
      candidate.standing.told = true;
      candidate.standing.status = Status::planned;
    }
    if (best->hint != Status::occurred && candidate.standing.status == Status::occurred)
      candidate.standing.status = best->hint;
    // "ne reconnaît pas": the refusal is a fact.
    if (best->denied && candidate.standing.status == Status::negated)
      candidate.standing.status = Status::occurred;
    fill(candidate);
    return candidate;
  }

 private:
  /// Has a negation of its own.
  [[nodiscard]] bool is_denied(TokenIndex token) const {
    const auto& children = tree_.children(token);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return main_relation(tree_[c].deprel) == Deprel::advmod &&
             lexicon_.marker(tree_[c].lemma) == Marker::negation;
    });
  }

  [[nodiscard]] bool right_pos(TokenIndex token, EntryPos pos) const {
    switch (pos) {
      case EntryPos::verb:
        return tree_.is_verbal(token) && !is_auxiliary(token) && !is_noun_like(token);
      case EntryPos::noun:
        return tree_[token].upos == Upos::noun || tree_[token].upos == Upos::propn;
      case EntryPos::adjective:
        return tree_[token].upos == Upos::adj;
    }
    return false;
  }

  /// "the accused", "les condamnés".
  [[nodiscard]] bool is_noun_like(TokenIndex token) const {
    return tree_[token].morph.verb_form == VerbForm::part &&
           tree_[token].morph.tense != Tense::pres && tree_.has_child(token, {Deprel::det}) &&
           tree_.finite_of(token) == no_token;
  }

  [[nodiscard]] bool is_auxiliary(TokenIndex token) const {
    const Deprel d = main_relation(tree_[token].deprel);
    return d == Deprel::aux || d == Deprel::cop;
  }

  /// Number of conditions met; -1 when one is not.
  [[nodiscard]] int score_of(TokenIndex token, const Entry& entry) const {
    int score = 0;
    for (const auto& word : entry.near) {
      if (!near(token, word)) return -1;
      score += near_points;
    }
    if (entry.finite && is_bare_participle(token)) return -1;
    if (entry.reflexive || entry.not_reflexive) {
      if (tree_.is_reflexive(token) != entry.reflexive) return -1;
      score += entry.reflexive ? 1 : 0;
    }
    for (const Constraint& constraint : entry.constraints) {
      if (meets(token, constraint, entry.intransitive) == constraint.forbidden) return -1;
      score += points_of(constraint);
    }
    return score;
  }

  [[nodiscard]] bool is_bare_participle(TokenIndex token) const {
    const Deprel d = tree_[token].deprel;
    return tree_[token].morph.verb_form == VerbForm::part && tree_.finite_of(token) == no_token &&
           (d == Deprel::acl || d == Deprel::amod) && arguments_.is_passive(token);
  }

  [[nodiscard]] bool near(TokenIndex token, std::string_view word) const {
    const TokenRange range = tree_.sentence_tokens(token);
    const TokenIndex from =
        token > range.first + window_before ? token - window_before : range.first;
    const TokenIndex to = std::min(range.last, token + window_behind);
    for (TokenIndex t = from; t < to; ++t) {
      if (t != token && (tree_[t].lemma == word || tree_[t].lower == word)) return true;
    }
    return false;
  }

  /// Does one of the words stand in the rest of the sentence, or before a verb that follows what is
  /// said ("« …, il y aura une riposte », a prévenu le ministre")?
  [[nodiscard]] bool far(TokenIndex token, const WordSet& words) const {
    const TokenRange range = tree_.sentence_tokens(token);
    const TokenIndex from = token > range.first + far_behind ? token - far_behind : range.first;
    const TokenIndex to = std::min(range.last, token + far_behind);
    for (TokenIndex t = from; t < to; ++t) {
      if (t != token && words.contains(tree_[t].lemma)) return true;
    }
    return false;
  }

  [[nodiscard]] bool meets(TokenIndex token, const Constraint& constraint,
                           bool intransitive) const {
    if (constraint.slots.front().kind == Slot::Kind::near) {
      return std::any_of(constraint.lemmas.begin(), constraint.lemmas.end(),
                         [&](const std::string& word) { return near(token, word); });
    }
    if (constraint.slots.front().kind == Slot::Kind::far) return far(token, constraint.lemmas);
    TokenList filled;
    for (const Slot& slot : constraint.slots) {
      // What is forbidden must hang on the trigger itself ("le recours à la force" is no "à").
      if (constraint.forbidden && slot.kind == Slot::Kind::preposition) {
        arguments_.dependents_with(token, slot.preposition, filled);
      } else {
        arguments_.collect(token, slot, filled);
      }
    }
    if (filled.empty() && any_actor_as_subject(constraint))
      return intransitive || !arguments_.is_passive(token);
    switch (constraint.what) {
      case Constraint::What::nothing:
        return filled.empty();
      case Constraint::What::anything:
        return !filled.empty();
      case Constraint::What::words:
        break;
    }
    return std::any_of(filled.begin(), filled.end(),
                       [&](TokenIndex t) { return is_word(t, constraint); }) ||
           (constraint.actor && has_actor(filled));
  }

  /// A subject that the tree does not show is guessed later, and the gate asks for it.
  [[nodiscard]] static bool any_actor_as_subject(const Constraint& constraint) {
    return !constraint.forbidden && constraint.actor && constraint.lemmas.empty() &&
           constraint.phrases.empty() && constraint.slots.size() == 1 &&
           constraint.slots.front().kind == Slot::Kind::subject;
  }

  [[nodiscard]] bool has_actor(const TokenList& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      return participants_.names_actor(t) || tree_.is_person_pronoun(t);
    });
  }

  [[nodiscard]] bool is_word(TokenIndex token, const Constraint& constraint) const {
    if (constraint.lemmas.contains(tree_[token].lemma) ||
        constraint.lemmas.contains(tree_[token].lower)) {
      return true;
    }
    // "deux cents lycéennes", "une dizaine de soldats": what is counted decides.
    if (tree_[token].upos == Upos::num ||
        lexicon_.noun_governor(tree_[token].lemma) == Governor::light) {
      for (const TokenIndex c : tree_.children(token)) {
        const bool counted =
            (tree_[c].deprel == Deprel::nmod || (tree_[c].deprel == Deprel::amod && c > token)) &&
            constraint.lemmas.contains(tree_[c].lemma);
        if (counted) return true;
      }
    }
    return std::any_of(constraint.phrases.begin(), constraint.phrases.end(),
                       [&](const std::string& p) {
                         const auto cut = p.find('~');
                         return tree_[token].lemma == std::string_view(p).substr(0, cut) &&
                                near(token, std::string_view(p).substr(cut + 1));
                       });
  }

  void fill(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const TokenIndex trigger = candidate.trigger;
    candidate.actors =
        participants_.fill(trigger, entry.actor, arguments_, entry.symmetric, candidate.near);
    candidate.recipients =
        participants_.fill(trigger, entry.recipient, arguments_, entry.symmetric, candidate.near);
    active_participle(candidate);
    inverted(candidate);
    completion_.fill(candidate);
    if (entry.type == EventType::accuse || entry.type == EventType::support)
      answer_for_deeds(candidate);
    if (candidate.recipients.empty() && is_verbal_act(entry.type))
      candidate.recipients = participants_.capitals(trigger, entry.recipient, arguments_);
    if (entry.pos == EntryPos::noun) undergone(candidate);
    guess(candidate);
    guess_recipient(candidate);
    if (entry.symmetric) {
      for (const ActorIndex a : candidate.recipients) add_actor(a, candidate.actors);
      candidate.recipients.clear();
    }
    auto& recipients = candidate.recipients;
    recipients.erase(std::remove_if(recipients.begin(), recipients.end(),
                                    [&](ActorIndex a) { return overlap({a}, candidate.actors); }),
                     recipients.end());
    link(candidate);
  }

  /// "a condamné l'assassinat du maire": said to those who did the deed, not to whom it was done.
  void answer_for_deeds(Candidate& candidate) const {
    if (candidate.entry->pos != EntryPos::verb) return;
    TokenList objects;
    arguments_.objects(candidate.trigger, objects);
    for (const TokenIndex t : objects) {
      if (participants_.names_actor(t)) continue;
      const auto deed = match(t);
      const bool known = deed && deed->entry->pos == EntryPos::noun;
      if (!known && lexicon_.bond(tree_[t].lemma) == Bond::deed) {
        whose(t, candidate.recipients);
        continue;
      }
      if (!known || is_verbal_act(deed->entry->type)) continue;
      auto& recipients = candidate.recipients;
      std::erase_if(recipients, [&](ActorIndex a) { return overlap({a}, deed->recipients); });
      for (const ActorIndex a : deed->actors) add_actor(a, recipients);
    }
  }

  /// "l'opération israélienne", "the government's decision", "une fraude orchestrée par X".
  void whose(TokenIndex deed, ActorList& out) const {
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

  /// "« C'est une honte », a dénoncé le ministre": who speaks follows, and looks like the object.
  void inverted(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const TokenIndex verb = candidate.trigger;
    if (entry.pos != EntryPos::verb || entry.symmetric || !candidate.actors.empty() ||
        candidate.recipients.empty()) {
      return;
    }
    TokenIndex first = verb;
    for (const TokenIndex c : tree_.children(verb)) {
      if (main_relation(tree_[c].deprel) == Deprel::aux) first = std::min(first, c);
    }
    const TokenRange range = tree_.sentence_tokens(verb);
    const bool follows = first > range.first && tree_[first - 1].upos == Upos::punct;
    const TokenIndex object = tree_.child(verb, Deprel::obj);
    if (!follows || object == no_token || object < verb || arguments_.is_passive(verb)) return;
    if (tree_.finite_of(verb) == no_token || !quoted_before(range.first, first)) return;
    ActorList speaker;
    bool near = false;
    participants_.resolve(object, speaker, near);
    if (speaker.empty() || near) return;
    candidate.actors = speaker;
    candidate.recipients.clear();
  }

  [[nodiscard]] bool quoted_before(TokenIndex from, TokenIndex to) const {
    for (TokenIndex t = from; t < to; ++t) {
      const std::string& form = tree_[t].form;
      if (form == "\"" || form == "»" || form == "”" || form == "''") return true;
    }
    return false;
  }

  /// "The pope called for dialogue", taken for a participle: verbs with a preposition are active.
  void active_participle(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (!entry.intransitive || !candidate.actors.empty() || entry.pos != EntryPos::verb) return;
    if (!arguments_.is_passive(candidate.trigger)) return;
    TokenList tokens;
    arguments_.shown_subjects(candidate.trigger, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
  }

  /// "L'armée a essuyé une attaque": the subject of the verb suffers.
  void undergone(Candidate& candidate) const {
    const Support support = arguments_.support_of(candidate.trigger);
    if (support.kind != Governor::undergo) return;
    TokenList tokens;
    arguments_.subjects(support.verb, tokens);
    ActorList suffering;
    for (const TokenIndex t : tokens) participants_.resolve(t, suffering, candidate.near);
    if (!suffering.empty()) candidate.recipients = suffering;
  }

  /// Where the tree shows nobody concerned, the next actor behind the verb.
  void guess_recipient(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const auto object = [](const std::vector<Slot>& c) {
      return std::any_of(c.begin(), c.end(),
                         [](const Slot& slot) { return slot.kind == Slot::Kind::object; });
    };
    const auto& choices = entry.symmetric ? entry.actor.choices : entry.recipient.choices;
    const bool asks = std::any_of(choices.begin(), choices.end(), object);
    if (!asks || !candidate.recipients.empty() || entry.pos != EntryPos::verb) return;
    if (candidate.actors.empty() || (entry.symmetric && candidate.actors.size() > 1)) return;
    if (arguments_.is_passive(candidate.trigger)) return;
    const ActorIndex found = participants_.neighbour(candidate.trigger, true);
    if (found == no_actor || overlap({found}, candidate.actors)) return;
    candidate.recipients.push_back(found);
    candidate.guessed = true;
  }

  /// Where the tree shows no doer of an active verb, the next actor before it.
  void guess(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    if (!candidate.actors.empty() || entry.pos != EntryPos::verb) return;
    if (arguments_.is_passive(candidate.trigger) || tree_.finite_of(candidate.trigger) == no_token)
      return;
    TokenList subjects;
    arguments_.subjects(candidate.trigger, subjects);
    if (!subjects.empty()) return;
    const ActorIndex found = participants_.neighbour(candidate.trigger, false);
    if (found == no_actor || overlap({found}, candidate.recipients)) return;
    candidate.actors.push_back(found);
    candidate.guessed = true;
  }

  /// Nouns of happenings among the arguments ("l'attaque a tué", "tués lors d'une attaque").
  void link(Candidate& candidate) const {
    if (candidate.entry->pos != EntryPos::verb) {
      // "a bombing killed five, another attack ascribed to X".
      const Token& noun = tree_[candidate.trigger];
      if (noun.deprel == Deprel::appos && noun.head < tree_.size() &&
          lexicon_.find(tree_[noun.head].lemma) != nullptr) {
        candidate.linked.push_back(noun.head);
      }
      return;
    }
    TokenList tokens;
    arguments_.subjects(candidate.trigger, tokens);
    arguments_.objects(candidate.trigger, tokens);
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      if (main_relation(tree_[c].deprel) == Deprel::obl) tokens.push_back(c);
    }
    // "killed five and wounded 110": one blow.
    const Token& trigger = tree_[candidate.trigger];
    if (trigger.deprel == Deprel::conj && trigger.head < tree_.size() &&
        candidate.entry->casualties && tree_.is_verbal(trigger.head))
      tokens.push_back(trigger.head);
    TokenList verbs{candidate.trigger};
    arguments_.collect(candidate.trigger, {Slot::Kind::infinitive, ""}, verbs);
    candidate.answers = std::any_of(verbs.begin(), verbs.end(), [&](TokenIndex t) {
      return lexicon_.bond(tree_[t].lemma) == Bond::answer;
    });
    if (candidate.entry->casualties) add_clauses(candidate.trigger, tokens);
    for (const TokenIndex t : tokens) {
      if (lexicon_.find(tree_[t].lemma) != nullptr) candidate.linked.push_back(t);
      if (lexicon_.bond(tree_[t].lemma) == Bond::deed) candidate.deeds.push_back(t);
    }
  }

  /// "were killed when the army shelled the town", "struck the market, killing ten": the blow.
  void add_clauses(TokenIndex verb, TokenList& out) const {
    for (const TokenIndex c : tree_.children(verb)) {
      if (tree_[c].deprel == Deprel::advcl && tree_.is_verbal(c)) out.push_back(c);
    }
    const Token& v = tree_[verb];
    if (v.deprel == Deprel::advcl && v.head < verb && tree_.is_verbal(v.head))
      out.push_back(v.head);
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
  Completion completion_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Tree& tree, const Lexicon& lexicon,
                                       const Participants& participants) {
  const Matcher matcher(tree, lexicon, participants);
  std::vector<Candidate> out;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (auto candidate = matcher.match(t)) out.push_back(std::move(*candidate));
  }
  return out;
}

}  // namespace depeche::events
