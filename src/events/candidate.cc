// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#include "events/candidate.h"

#include "base/strings.h"
#include "events/completion.h"

#include <algorithm>
#include <deque>
#include <span>
#include <string>

namespace depeche::events {

namespace {

constexpr TokenIndex window_before = 4;
constexpr TokenIndex window_behind = 8;
/// Of the rest of a sentence, what "far" looks at.
constexpr TokenIndex far_behind = 30;

/// Conditions of the rows of one trigger, each with the tokens in its slots; what it holds stays
/// where it is.
using SlotFills = std::deque<std::pair<const Constraint*, TokenList>>;

class Matcher {
 public:
  Matcher(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
          const std::vector<PlaceRef>& places)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        completion_(tree, lexicon, participants) {
    lemmas_.reserve(tree.size());
    forms_.reserve(tree.size());
    for (TokenIndex t = 0; t < tree.size(); ++t) {
      WordNumber lemma = lexicon.number(tree[t].lemma);
      if (lemma == 0 && begins_in_capital(t)) lemma = lexicon.number(to_lower(tree[t].lemma));
      lemmas_.push_back(lemma);
      const bool same = tree[t].lower == tree[t].lemma;
      forms_.push_back(same ? lemmas_.back() : lexicon.number(tree[t].lower));
    }
    names_place_.assign(tree.size(), false);
    for (const PlaceRef& place : places) {
      for (TokenIndex t = place.tokens.first; t < std::min(place.tokens.last, tree.size()); ++t) {
        names_place_[t] = true;
      }
    }
  }

  /// Entries lie far apart: asks the memory for those of a token that is read later, then, a few
  /// tokens on, for their conditions.
  void begin(TokenIndex token) const {
    for_entries(token, [](const Entry& entry) { __builtin_prefetch(&entry); });
  }

  void approach(TokenIndex token) const {
    for_entries(token, [](const Entry& entry) { __builtin_prefetch(entry.constraints.data()); });
  }

  [[nodiscard]] std::optional<Candidate> match(TokenIndex token) const {
    const auto* choices = choices_of(token);
    bool gerund = false;
    if (is_gerund_noun(token)) {
      if (const auto* nouns = lexicon_.find(forms_[token]); nouns != nullptr) {
        gerund = true;
        choices = nouns;
      }
    }
    if (choices == nullptr) return std::nullopt;
    std::vector<const Entry*> fitting;  // those with the best score
    SlotFills fills;
    int best_score = -1;
    const bool denied = is_denied(token);
    for (const Choice& choice : *choices) {
      if (choice.most < best_score) break;  // no other can win
      const bool fits = gerund ? choice.pos == EntryPos::noun : right_pos(token, choice.pos);
      if (!fits || (choice.denied && !denied)) continue;
      const Entry& entry = lexicon_.entry(choice);
      int score = score_of(token, entry, fills);
      if (score < 0) continue;
      if (entry.denied) score += denied_points;
      if (score < best_score) continue;
      if (score > best_score) fitting.clear();
      fitting.push_back(&entry);
      best_score = score;
    }
    const Entry* best = best_of(token, fitting);
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
    if (best->aimed && candidate.standing.purpose) candidate.standing.told = true;
    if (best->hint != Status::occurred && candidate.standing.status == Status::occurred)
      candidate.standing.status = best->hint;
    // "ne reconnaît pas": the refusal is a fact.
    if (best->denied && candidate.standing.status == Status::negated)
      candidate.standing.status = Status::occurred;
    fill(candidate);
    return candidate;
  }

 private:
  [[nodiscard]] const std::vector<Choice>* choices_of(TokenIndex token) const {
    const auto* choices = lexicon_.find(lemmas_[token]);
    if (choices == nullptr && tree_[token].upos == Upos::noun) return lexicon_.find(forms_[token]);
    return choices;
  }

  template <typename Use>
  void for_entries(TokenIndex token, const Use& use) const {
    if (token >= tree_.size()) return;
    const auto* choices = choices_of(token);
    if (choices == nullptr) return;
    for (const Choice& choice : *choices) {
      if (right_pos(token, choice.pos)) use(lexicon_.entry(choice));
    }
  }

  /// The first in the table, but of those with its type the one that finds most participants.
  [[nodiscard]] const Entry* best_of(TokenIndex token, std::vector<const Entry*>& fitting) const {
    if (fitting.empty()) return nullptr;
    std::sort(fitting.begin(), fitting.end());
    const Entry* best = fitting.front();
    for (const Entry* entry : std::span(fitting).subspan(1)) {
      if (entry->type == best->type && filled(token, *entry) > filled(token, *best)) best = entry;
    }
    return best;
  }

  /// "Airstrikes killed …": a noun at the head of a sentence, taken for a name.
  [[nodiscard]] bool begins_in_capital(TokenIndex token) const {
    const Token& t = tree_[token];
    return (t.upos == Upos::propn || t.upos == Upos::noun) &&
           token == tree_.sentence_tokens(token).first;
  }

  /// "Shelling by the army killed ten", read as a verb: what stands under a verb or has a doer of
  /// its own, without subject or object, is a noun.
  [[nodiscard]] bool is_gerund_noun(TokenIndex token) const {
    const Token& t = tree_[token];
    if (t.upos != Upos::verb || t.morph.tense != Tense::pres || t.morph.verb_form != VerbForm::part)
      return false;
    if (tree_.finite_of(token) != no_token ||
        tree_.has_child(token, {Deprel::obj, Deprel::nsubj, Deprel::ccomp, Deprel::xcomp}))
      return false;
    const Deprel d = main_relation(t.deprel);
    const bool argument = d == Deprel::nsubj || d == Deprel::obj || tree_.has_case(token) ||
                          tree_.has_child(token, {Deprel::det, Deprel::nmod_poss});
    TokenList doers;
    if (!argument) arguments_.agents(token, doers);
    return argument || !doers.empty() || token == tree_.sentence_tokens(token).first;
  }

  /// How many sides of it are named; of two rows that fit, the one that finds more participants.
  [[nodiscard]] int filled(TokenIndex token, const Entry& entry) const {
    bool near = false;
    const auto count = [&](const Role& role) {
      const auto found = participants_.fill(token, role, arguments_, entry.symmetric, near);
      return std::min<int>(static_cast<int>(found.size()), entry.symmetric ? 2 : 1);
    };
    return count(entry.actor) + count(entry.recipient);
  }

  /// Has a negation of its own.
  [[nodiscard]] bool is_denied(TokenIndex token) const {
    const auto& children = tree_.children(token);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      if (main_relation(tree_[c].deprel) != Deprel::advmod) return false;
      return lexicon_.marker(tree_[c].lemma) == Marker::negation ||
             negates_by_dependent(c, tree_, lexicon_);
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
  [[nodiscard]] int score_of(TokenIndex token, const Entry& entry, SlotFills& fills) const {
    int score = 0;
    for (const WordNumber word : entry.near) {
      if (!near(token, word)) return -1;
      score += near_points;
    }
    if (entry.finite && is_bare_participle(token)) return -1;
    if (entry.reflexive || entry.not_reflexive) {
      if (tree_.is_reflexive(token) != entry.reflexive) return -1;
      score += entry.reflexive ? 1 : 0;
    }
    for (const Constraint& constraint : entry.constraints) {
      if (meets(token, constraint, entry.intransitive, fills) == constraint.forbidden) return -1;
      score += points_of(constraint);
    }
    return score;
  }

  [[nodiscard]] bool is_bare_participle(TokenIndex token) const {
    const Deprel d = tree_[token].deprel;
    return tree_[token].morph.verb_form == VerbForm::part && tree_.finite_of(token) == no_token &&
           (d == Deprel::acl || d == Deprel::amod) && arguments_.is_passive(token);
  }

  [[nodiscard]] bool near(TokenIndex token, WordNumber word) const {
    return has_near(token, [&](TokenIndex t) { return lemmas_[t] == word || forms_[t] == word; });
  }

  [[nodiscard]] bool near(TokenIndex token, const std::vector<WordNumber>& words) const {
    return has_near(token, [&](TokenIndex t) {
      return among(lemmas_[t], words) || (forms_[t] != lemmas_[t] && among(forms_[t], words));
    });
  }

  template <typename Wanted>
  [[nodiscard]] bool has_near(TokenIndex token, const Wanted& wanted) const {
    const TokenRange range = tree_.sentence_tokens(token);
    const TokenIndex from =
        token > range.first + window_before ? token - window_before : range.first;
    const TokenIndex to = std::min(range.last, token + window_behind);
    for (TokenIndex t = from; t < to; ++t) {
      if (t != token && wanted(t)) return true;
    }
    return false;
  }

  [[nodiscard]] static bool among(WordNumber word, const std::vector<WordNumber>& words) {
    return word != 0 && std::binary_search(words.begin(), words.end(), word);
  }

  /// Does one of the words stand in the rest of the sentence, or before a verb that follows what is
  /// said ("« …, il y aura une riposte », a prévenu le ministre")?
  [[nodiscard]] bool far(TokenIndex token, const std::vector<WordNumber>& words) const {
    const TokenRange range = tree_.sentence_tokens(token);
    const TokenIndex from = token > range.first + far_behind ? token - far_behind : range.first;
    const TokenIndex to = std::min(range.last, token + far_behind);
    for (TokenIndex t = from; t < to; ++t) {
      if (t != token && among(lemmas_[t], words)) return true;
    }
    return false;
  }

  [[nodiscard]] bool meets(TokenIndex token, const Constraint& constraint, bool intransitive,
                           SlotFills& fills) const {
    if (constraint.slots.front().kind == Slot::Kind::near) {
      // Of several verbs in a row, some say enough by themselves.
      if (!constraint.forbidden && among(lemmas_[token], constraint.words)) return true;
      return near(token, constraint.words);
    }
    if (constraint.slots.front().kind == Slot::Kind::far) return far(token, constraint.words);
    const TokenList& filled = what_fills(token, constraint, fills);
    if (any_actor_as_subject(constraint)) {
      if (filled.empty()) return intransitive || !arguments_.is_passive(token);
      if (is_said_of_paper(token) && !has_actor(filled, constraint)) return true;
    }
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
           (constraint.actor && has_actor(filled, constraint)) ||
           (constraint.state && has_state(filled)) || (constraint.place && has_place(filled)) ||
           (constraint.country && has_country(filled));
  }

  /// "Tehran protested": done by whoever acts for a state is another thing.
  [[nodiscard]] bool has_state(const TokenList& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      ActorList found;
      bool near = false;
      participants_.resolve(t, found, near);
      return participants_.any_political(found);
    });
  }

  /// The tokens in the slots of `constraint`; the rows of one trigger mostly ask for the same
  /// slots.
  const TokenList& what_fills(TokenIndex token, const Constraint& constraint,
                              SlotFills& fills) const {
    for (const auto& [known, tokens] : fills) {
      if (known->forbidden == constraint.forbidden && known->slots == constraint.slots)
        return tokens;
    }
    TokenList filled;
    for (const Slot& slot : constraint.slots) {
      // What is forbidden must hang on the trigger itself ("le recours à la force" is no "à").
      if (constraint.forbidden && slot.kind == Slot::Kind::preposition) {
        arguments_.dependents_with(token, slot.preposition, filled);
      } else {
        arguments_.collect(token, slot, filled);
      }
    }
    return fills.emplace_back(&constraint, std::move(filled)).second;
  }

  [[nodiscard]] bool has_country(const TokenList& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      ActorList found;
      bool near = false;
      participants_.resolve(t, found, near);
      return !near && std::any_of(found.begin(), found.end(),
                                  [&](ActorIndex a) { return participants_.is_country(a); });
    });
  }

  [[nodiscard]] bool has_place(const TokenList& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return names_place_[t]; });
  }

  /// A subject that the tree does not show is guessed later, and the gate asks for it.
  [[nodiscard]] static bool any_actor_as_subject(const Constraint& constraint) {
    return !constraint.forbidden && constraint.actor && !constraint.place &&
           constraint.words.empty() && constraint.phrases.empty() && constraint.slots.size() == 1 &&
           constraint.slots.front().kind == Slot::Kind::subject;
  }

  [[nodiscard]] bool has_actor(const TokenList& tokens, const Constraint& constraint) const {
    // "welcomed it" may be about a thing, which forbids nothing; "the government shutdown" is no
    // government, though it may act ("government forces").
    const bool pronouns = !constraint.forbidden;
    const bool subject = constraint.slots.front().kind == Slot::Kind::subject;
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      return participants_.names_actor(t) || (pronouns && tree_.is_person_pronoun(t)) ||
             (subject && named_beside(t));
    });
  }

  /// "Opposition groups", "Israeli army bulldozers": an actor in the noun phrase itself.
  [[nodiscard]] bool named_beside(TokenIndex token) const {
    const auto& children = tree_.children(token);
    return tree_.is_nominal(token) &&
           std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
             const Deprel d = tree_[c].deprel;
             return (d == Deprel::compound || d == Deprel::flat || d == Deprel::appos) &&
                    participants_.names_actor(c);
           });
  }

  [[nodiscard]] bool is_word(TokenIndex token, const Constraint& constraint) const {
    if (among(lemmas_[token], constraint.words) || among(forms_[token], constraint.words)) {
      return true;
    }
    // "deux cents lycéennes", "une dizaine de soldats": what is counted decides.
    if (tree_[token].upos == Upos::num ||
        lexicon_.noun_governor(tree_[token].lemma) == Governor::light) {
      for (const TokenIndex c : tree_.children(token)) {
        const bool counted =
            (tree_[c].deprel == Deprel::nmod || (tree_[c].deprel == Deprel::amod && c > token) ||
             (tree_[c].deprel == Deprel::appos && c == token + 1)) &&
            among(lemmas_[c], constraint.words);
        if (counted) return true;
      }
    }
    return std::any_of(constraint.phrases.begin(), constraint.phrases.end(), [&](const auto& p) {
      return lemmas_[token] == p.first && near(token, p.second);
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
    author(candidate);
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

  /// "issued a statement demanding that …": a participle beside what somebody else issues.
  [[nodiscard]] bool is_said_of_paper(TokenIndex verb) const {
    const Token& v = tree_[verb];
    if (v.deprel != Deprel::acl || v.morph.tense != Tense::pres) return false;
    const TokenIndex paper = tree_.head(verb);
    if (paper == no_token || participants_.names_actor(paper)) return false;
    const TokenIndex issues = tree_.head(paper);
    return issues != no_token && tree_.is_verbal(issues);
  }

  /// Whoever issues it demands. "Washington said it would halt the aid": "it" is who says so.
  void author(Candidate& candidate) const {
    if (candidate.entry->pos == EntryPos::noun || !candidate.actors.empty()) return;
    const TokenIndex trigger = candidate.trigger;
    TokenIndex says = no_token;
    if (is_said_of_paper(trigger)) {
      says = tree_.head(tree_.head(trigger));
    } else if (!arguments_.is_passive(trigger)) {
      TokenList own;
      arguments_.shown_subjects(trigger, own);
      const bool pronoun = own.size() == 1 && tree_.is_person_pronoun(own.front()) &&
                           !participants_.names_actor(own.front());
      if (pronoun) says = said_by(own.front());
    }
    if (says == no_token) return;
    TokenList tokens;
    arguments_.subjects(says, tokens);
    for (const TokenIndex t : tokens) participants_.resolve(t, candidate.actors, candidate.near);
  }

  /// The verb that the clause of a pronoun in the third person completes.
  [[nodiscard]] TokenIndex said_by(TokenIndex pronoun) const {
    const Token& p = tree_[pronoun];
    if (p.morph.person == 1 || p.morph.person == 2) return no_token;
    const TokenIndex clause = tree_.head(pronoun);
    if (clause == no_token || tree_[clause].deprel != Deprel::ccomp) return no_token;
    const TokenIndex head = tree_.head(clause);
    return head != no_token && head < pronoun && tree_.is_verbal(head) ? head : no_token;
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
  std::vector<WordNumber> lemmas_;  ///< of each token
  std::vector<WordNumber> forms_;   ///< the same of its form in lower case
  std::vector<bool> names_place_;
};

}  // namespace

std::vector<Candidate> find_candidates(const Tree& tree, const Lexicon& lexicon,
                                       const Participants& participants,
                                       const std::vector<PlaceRef>& places) {
  const Matcher matcher(tree, lexicon, participants, places);
  std::vector<Candidate> out;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    matcher.begin(t + 16);
    matcher.approach(t + 8);
    if (auto candidate = matcher.match(t)) out.push_back(std::move(*candidate));
  }
  return out;
}

}  // namespace depeche::events
