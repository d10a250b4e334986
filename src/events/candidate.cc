// SPDX-License-Identifier: Apache-2.0
// One trigger read: which entry it matches, who takes part, how it stands.
#include "events/candidate.h"

#include <algorithm>
#include <string>

namespace depeche::events {

namespace {

constexpr TokenIndex window_before = 4;
constexpr TokenIndex window_behind = 6;

class Matcher {
 public:
  Matcher(const Tree& tree, const Lexicon& lexicon, const Participants& participants)
      : tree_(tree), lexicon_(lexicon), participants_(participants), arguments_(tree, lexicon) {}

  [[nodiscard]] std::optional<Candidate> match(TokenIndex token) const {
    const auto* indices = lexicon_.find(tree_[token].lemma);
    if (indices == nullptr && tree_[token].upos == Upos::noun)
      indices = lexicon_.find(tree_[token].lower);
    if (indices == nullptr) return std::nullopt;
    const Entry* best = nullptr;
    int best_score = -1;
    for (const std::uint32_t index : *indices) {
      const Entry& entry = lexicon_.entry(index);
      if (!right_pos(token, entry.pos)) continue;
      const int score = score_of(token, entry);
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
    fill(candidate);
    return candidate;
  }

 private:
  [[nodiscard]] bool right_pos(TokenIndex token, EntryPos pos) const {
    switch (pos) {
      case EntryPos::verb:
        return tree_.is_verbal(token) && !is_auxiliary(token);
      case EntryPos::noun:
        return tree_[token].upos == Upos::noun || tree_[token].upos == Upos::propn;
      case EntryPos::adjective:
        return tree_[token].upos == Upos::adj;
    }
    return false;
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
      score += 2;
    }
    if (entry.reflexive || entry.not_reflexive) {
      if (tree_.is_reflexive(token) != entry.reflexive) return -1;
      score += entry.reflexive ? 1 : 0;
    }
    for (const Constraint& constraint : entry.constraints) {
      if (meets(token, constraint) == constraint.forbidden) return -1;
      // Words say more than "some actor" or "anything".
      const bool words = !constraint.lemmas.empty() || !constraint.phrases.empty();
      if (!constraint.forbidden) score += words ? 3 : 1;
    }
    return score;
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

  [[nodiscard]] bool meets(TokenIndex token, const Constraint& constraint) const {
    if (constraint.slots.front().kind == Slot::Kind::near) {
      return std::any_of(constraint.lemmas.begin(), constraint.lemmas.end(),
                         [&](const std::string& word) { return near(token, word); });
    }
    TokenList filled;
    for (const Slot& slot : constraint.slots) arguments_.collect(token, slot, filled);
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

  [[nodiscard]] bool has_actor(const TokenList& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
      return participants_.names_actor(t) || is_person_pronoun(t);
    });
  }

  /// "ils l'ont enlevé", "they seized him": somebody, though nobody knows who.
  [[nodiscard]] bool is_person_pronoun(TokenIndex token) const {
    const Token& t = tree_[token];
    return t.upos == Upos::pron && t.morph.pron_type == PronType::prs && !t.morph.reflexive &&
           main_relation(t.deprel) != Deprel::expl;
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
    if (candidate.entry->pos != EntryPos::verb) return;
    TokenList tokens;
    arguments_.subjects(candidate.trigger, tokens);
    arguments_.objects(candidate.trigger, tokens);
    for (const TokenIndex c : tree_.children(candidate.trigger)) {
      if (main_relation(tree_[c].deprel) == Deprel::obl) tokens.push_back(c);
    }
    for (const TokenIndex t : tokens) {
      if (lexicon_.find(tree_[t].lemma) != nullptr) candidate.linked.push_back(t);
    }
  }

  const Tree& tree_;
  const Lexicon& lexicon_;
  const Participants& participants_;
  Arguments arguments_;
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
