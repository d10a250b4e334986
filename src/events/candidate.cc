// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#include "events/candidate.h"

#include "events/authorship.h"
#include "events/completion.h"
#include "events/fact_signs.h"
#include "events/judged.h"
#include "events/likelihood.h"
#include "events/meant.h"
#include "events/owners.h"
#include "events/row_match.h"

#include <algorithm>
#include <utility>

namespace depeche::events {

namespace {

class CandidateReader {
 public:
  CandidateReader(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
                  const std::vector<PlaceRef>& places)
      : tree_(tree),
        lexicon_(lexicon),
        participants_(participants),
        arguments_(tree, lexicon),
        rows_(tree, lexicon, participants, places),
        completion_(tree, lexicon, participants),
        meant_(tree, lexicon, participants),
        authorship_(tree, lexicon, participants, rows_),
        judged_(tree, lexicon, participants),
        owners_(tree, lexicon, participants) {}

  [[nodiscard]] const RowMatcher& rows() const { return rows_; }

  [[nodiscard]] std::optional<Candidate> read(TokenIndex token) const {
    const auto [best, points] = rows_.match(token);
    if (best == nullptr) return std::nullopt;
    return read(token, NearRow{best, 0, points, {}});
  }

  /// As if `row` did fit.
  [[nodiscard]] Candidate read(TokenIndex token, const NearRow& row) const {
    const Entry* const best = row.entry;
    Candidate candidate;
    candidate.trigger = token;
    candidate.entry = best;
    candidate.specific = row.points;
    candidate.fails = row.fails;
    candidate.misses = row.misses;
    candidate.standing = standing_of(token, tree_, lexicon_);
    // "a promis l'envoi d'une aide": the promise is made, what is promised is to come.
    if (best->called && best->type == EventType::agree && candidate.standing.told &&
        candidate.standing.status == Status::planned)
      candidate.standing.status = Status::occurred;
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
  void fill(Candidate& candidate) const {
    const Entry& entry = *candidate.entry;
    const TokenIndex trigger = candidate.trigger;
    candidate.actors =
        participants_.fill(trigger, entry.actor, arguments_, entry.symmetric, candidate.near);
    bool owners = false;
    candidate.recipients =
        participants_.fill(trigger, entry.recipient, arguments_, entry.symmetric, owners);
    if (entry.type == EventType::assault && entry.pos == EntryPos::noun)
      participants_.drop_scenes(trigger, candidate.recipients);
    candidate.near = candidate.near || owners;
    meant_.settle(candidate, owners);
    authorship_.fill(candidate);
    completion_.fill(candidate);
    const auto read_at = [this](TokenIndex token) { return read(token); };
    judged_.answer_for_deeds(candidate, read_at);
    // "a versé à Kiev 1,5 milliard": a capital that is given something.
    if (candidate.recipients.empty() && (is_verbal_act(entry.type) || entry.type == EventType::aid))
      candidate.recipients = participants_.capitals(trigger, entry.recipient, arguments_);
    if (entry.pos == EntryPos::noun) undergone(candidate);
    authorship_.who_says_so(candidate);
    guess(candidate);
    guess_recipient(candidate);
    authorship_.drop_press(candidate);
    if (entry.symmetric) {
      for (const ActorIndex a : candidate.recipients) add_actor(a, candidate.actors);
      candidate.recipients.clear();
    }
    auto& recipients = candidate.recipients;
    recipients.erase(std::remove_if(recipients.begin(), recipients.end(),
                                    [&](ActorIndex a) { return overlap({a}, candidate.actors); }),
                     recipients.end());
    link(candidate);
    judged_.fill(candidate, read_at, [this](TokenIndex token) { return rows_.match(token).entry; });
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
      if (owners_.is_deed(t)) candidate.deeds.push_back(t);
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
  RowMatcher rows_;
  Completion completion_;
  Meant meant_;
  Authorship authorship_;
  Judged judged_;
  Owners owners_;
};

/// "« A », a attaqué X": an aside whose subject stands behind its verb tells who speaks, whatever
/// the verb does elsewhere.
bool speaks_aside(const Tree& tree, TokenIndex verb) {
  if (main_relation(tree[verb].deprel) != Deprel::parataxis || !tree.is_verbal(verb)) return false;
  const TokenIndex subject = tree.child(verb, Deprel::nsubj);
  return subject != no_token && subject > verb && tree.child(verb, Deprel::obj) == no_token;
}

}  // namespace

Candidates find_candidates(const Tree& tree, const Lexicon& lexicon, const TriggerHabits& habits,
                           const Participants& participants, const std::vector<PlaceRef>& places,
                           bool rare) {
  const CandidateReader reader(tree, lexicon, participants, places);
  const FactSigns signs(tree, lexicon);
  Candidates out;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    reader.rows().begin(t + 16);
    reader.rows().approach(t + 8);
    auto candidate = reader.read(t);
    const bool aside = speaks_aside(tree, t);
    const auto may_tell = [&](EventType type) {
      return (!aside || is_verbal_act(type)) &&
             (type != EventType::request || !signs.asks_question(t));
    };
    if (candidate && !may_tell(candidate->entry->type)) candidate.reset();
    const auto wanted = [&](EventType type) {
      return !(candidate && candidate->entry->type == type) && may_tell(type) &&
             (rare || habits.often(tree[t].lemma, type));
    };
    // Where a row fits, the word rarely tells another type; "la garde des Sceaux" tells none.
    const bool settled = (candidate && !rare) || participants.names_officer(t);
    const auto near = settled ? std::vector<NearRow>() : reader.rows().nearly(t, wanted);
    for (const NearRow& row : near) {
      const bool far = row.fails == RowMatcher::most_fails &&
                       !(rare || habits.mostly(tree[t].lemma, row.entry->type));
      if (!far) out.nearly.push_back(reader.read(t, row));
    }
    if (candidate) out.fitting.push_back(std::move(*candidate));
  }
  return out;
}

}  // namespace depeche::events
