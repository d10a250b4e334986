// SPDX-License-Identifier: Apache-2.0
// Which row of the tables fits a trigger best?
#include "events/row_match.h"

#include "base/strings.h"
#include "events/standing.h"
#include "lang/verb_form.h"

#include <algorithm>
#include <span>
#include <utility>

namespace depeche::events {

namespace {

constexpr TokenIndex window_before = 4;
constexpr TokenIndex window_behind = 8;
/// Of the rest of a sentence, what "far" looks at.
constexpr TokenIndex far_behind = 30;
/// The headline and the lead.
constexpr std::size_t top_sentences = 2;

}  // namespace

RowMatcher::RowMatcher(const Tree& tree, const Lexicon& lexicon, const Participants& participants,
                       const std::vector<PlaceRef>& places)
    : tree_(tree), lexicon_(lexicon), participants_(participants), arguments_(tree, lexicon) {
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

template <typename Use>
void RowMatcher::for_entries(TokenIndex token, const Use& use) const {
  if (token >= tree_.size()) return;
  const auto* choices = choices_of(token);
  if (choices == nullptr) return;
  for (const Choice& choice : *choices) {
    if (right_pos(token, choice.pos)) use(lexicon_.entry(choice));
  }
}

template <typename Wanted>
bool RowMatcher::has_near(TokenIndex token, const Wanted& wanted) const {
  const TokenRange range = tree_.sentence_tokens(token);
  const TokenIndex from = token > range.first + window_before ? token - window_before : range.first;
  const TokenIndex to = std::min(range.last, token + window_behind);
  for (TokenIndex t = from; t < to; ++t) {
    if (t != token && wanted(t)) return true;
  }
  return false;
}

void RowMatcher::begin(TokenIndex token) const {
  for_entries(token, [](const Entry& entry) { __builtin_prefetch(&entry); });
}

void RowMatcher::approach(TokenIndex token) const {
  for_entries(token, [](const Entry& entry) { __builtin_prefetch(entry.constraints->data()); });
}

RowMatch RowMatcher::match(TokenIndex token) const {
  const auto* choices = choices_of(token);
  bool gerund = false;
  if (is_gerund_noun(token)) {
    if (const auto* nouns = lexicon_.find(forms_[token]); nouns != nullptr) {
      gerund = true;
      choices = nouns;
    }
  }
  if (choices == nullptr) return {};
  std::vector<const Entry*> fitting;  // those with the best score
  SlotFills fills;
  int best_score = -1;
  const bool denied = is_denied(token);
  const TypeSet other = means_other(token, fills);
  for (const Choice& choice : *choices) {
    if (choice.most < best_score) break;  // no other can win
    const bool fits = gerund ? choice.pos == EntryPos::noun : right_pos(token, choice.pos);
    if (!fits || (choice.denied && !denied)) continue;
    const Entry& entry = lexicon_.entry(choice);
    if (other.test(static_cast<std::size_t>(entry.type))) continue;
    int score = score_of(token, entry, fills);
    if (score < 0) continue;
    if (entry.denied) score += denied_points;
    if (score < best_score) continue;
    if (score > best_score) fitting.clear();
    fitting.push_back(&entry);
    best_score = score;
  }
  const Entry* best = best_of(token, fitting);
  return {best, best_score};
}

TypeSet RowMatcher::means_other(TokenIndex token, SlotFills& fills) const {
  TypeSet out;
  const auto* senses = lexicon_.other_senses(lemmas_[token]);
  if (senses == nullptr) return out;
  for (const OtherSense& sense : *senses) {
    if (right_pos(token, sense.when.pos) && score_of(token, sense.when, fills) >= 0)
      out |= sense.not_told;
  }
  return out;
}

Misses RowMatcher::misses_of(TokenIndex token, const Constraint& constraint,
                             SlotFills& fills) const {
  Misses out;
  const auto add = [&out](Miss miss) { out.set(static_cast<std::size_t>(miss)); };
  const Slot::Kind kind = constraint.slots.front().kind;
  if (constraint.forbidden) {
    add(Miss::forbidden);
  } else if (kind == Slot::Kind::subject) {
    add(Miss::subject);
  } else if (kind == Slot::Kind::object) {
    add(Miss::object);
  } else if (kind == Slot::Kind::preposition) {
    add(Miss::preposition);
  } else {
    add(Miss::other);
  }
  if (!constraint.words.empty()) add(Miss::words);
  if (constraint.actor) add(Miss::actor);
  const bool in_slot =
      kind != Slot::Kind::near && kind != Slot::Kind::far && kind != Slot::Kind::top;
  if (in_slot && what_fills(token, constraint, fills).empty()) add(Miss::empty);
  return out;
}

void RowMatcher::compare(TokenIndex token, const Choice& choice, SlotFills& fills,
                         std::vector<NearRow>& out) const {
  const Entry& entry = lexicon_.entry(choice);
  const auto known = std::find_if(out.begin(), out.end(), [&entry](const NearRow& row) {
    return row.entry->type == entry.type;
  });
  const int most = known == out.end() ? most_fails : known->fails;
  NearRow row{&entry, 0, 0, {}};
  const auto fail = [&row](Miss miss) {
    ++row.fails;
    row.misses.set(static_cast<std::size_t>(miss));
  };
  if (!right_pos(token, choice.pos)) fail(Miss::pos);
  if (choice.denied && !is_denied(token)) fail(Miss::denied);
  for (const WordNumber word : entry.near) {
    if (near(token, word)) {
      row.points += near_points;
    } else {
      fail(Miss::near);
    }
  }
  if (entry.finite && is_bare_participle(token)) fail(Miss::finite);
  if ((entry.reflexive || entry.not_reflexive) && tree_.is_reflexive(token) != entry.reflexive)
    fail(Miss::reflexive);
  for (const Constraint& constraint : *entry.constraints) {
    if (row.fails > most) return;
    if (meets(token, constraint, entry, fills) == constraint.forbidden) {
      ++row.fails;
      row.misses |= misses_of(token, constraint, fills);
    } else {
      row.points += points_of(constraint);
    }
  }
  if (row.fails > most) return;
  if (known == out.end()) {
    out.push_back(row);
  } else if (row.fails < known->fails || row.points > known->points) {
    *known = row;
  }
}

bool RowMatcher::is_said_of_paper(TokenIndex verb) const {
  const Token& v = tree_[verb];
  if (v.deprel != Deprel::acl || v.morph.tense != Tense::pres) return false;
  const TokenIndex paper = tree_.head(verb);
  if (paper == no_token || participants_.names_actor(paper)) return false;
  const TokenIndex issues = tree_.head(paper);
  return issues != no_token && tree_.is_verbal(issues);
}

const std::vector<Choice>* RowMatcher::choices_of(TokenIndex token) const {
  const auto* choices = lexicon_.find(lemmas_[token]);
  if (choices == nullptr && tree_[token].upos == Upos::noun) return lexicon_.find(forms_[token]);
  return choices;
}

const Entry* RowMatcher::best_of(TokenIndex token, std::vector<const Entry*>& fitting) const {
  if (fitting.empty()) return nullptr;
  std::sort(fitting.begin(), fitting.end());
  const Entry* best = fitting.front();
  for (const Entry* entry : std::span(fitting).subspan(1)) {
    if (entry->type == best->type && filled(token, *entry) > filled(token, *best)) best = entry;
  }
  return best;
}

bool RowMatcher::begins_in_capital(TokenIndex token) const {
  const Token& t = tree_[token];
  return (t.upos == Upos::propn || t.upos == Upos::noun) &&
         token == tree_.sentence_tokens(token).first;
}

bool RowMatcher::is_gerund_noun(TokenIndex token) const {
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

int RowMatcher::filled(TokenIndex token, const Entry& entry) const {
  bool near = false;
  const auto count = [&](const Role& role) {
    const auto found = participants_.fill(token, role, arguments_, entry.symmetric, near);
    return std::min<int>(static_cast<int>(found.size()), entry.symmetric ? 2 : 1);
  };
  return count(entry.actor) + count(entry.recipient);
}

bool RowMatcher::is_denied(TokenIndex token) const {
  const auto& children = tree_.children(token);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    if (main_relation(tree_[c].deprel) != Deprel::advmod) return false;
    return lexicon_.marker(tree_[c].lemma) == Marker::negation ||
           negates_with_another(c, tree_, lexicon_);
  });
}

bool RowMatcher::right_pos(TokenIndex token, EntryPos pos) const {
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

bool RowMatcher::is_noun_like(TokenIndex token) const {
  return is_past_participle(tree_[token].morph) && tree_.has_child(token, {Deprel::det}) &&
         tree_.finite_of(token) == no_token;
}

bool RowMatcher::is_auxiliary(TokenIndex token) const {
  const Deprel d = main_relation(tree_[token].deprel);
  return d == Deprel::aux || d == Deprel::cop;
}

int RowMatcher::score_of(TokenIndex token, const Entry& entry, SlotFills& fills) const {
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
  for (const Constraint& constraint : *entry.constraints) {
    if (meets(token, constraint, entry, fills) == constraint.forbidden) return -1;
    score += points_of(constraint);
  }
  return score;
}

bool RowMatcher::is_bare_participle(TokenIndex token) const {
  const Deprel d = tree_[token].deprel;
  return tree_[token].morph.verb_form == VerbForm::part && tree_.finite_of(token) == no_token &&
         (d == Deprel::acl || d == Deprel::amod) && arguments_.is_passive(token);
}

bool RowMatcher::near(TokenIndex token, WordNumber word) const {
  return has_near(token, [&](TokenIndex t) { return lemmas_[t] == word || forms_[t] == word; });
}

bool RowMatcher::near(TokenIndex token, const std::vector<WordNumber>& words) const {
  return has_near(token, [&](TokenIndex t) {
    return among(lemmas_[t], words) || (forms_[t] != lemmas_[t] && among(forms_[t], words));
  });
}

bool RowMatcher::among(WordNumber word, const std::vector<WordNumber>& words) {
  return word != 0 && std::binary_search(words.begin(), words.end(), word);
}

bool RowMatcher::far(TokenIndex token, const std::vector<WordNumber>& words) const {
  const TokenRange range = tree_.sentence_tokens(token);
  const TokenIndex from = token > range.first + far_behind ? token - far_behind : range.first;
  const TokenIndex to = std::min(range.last, token + far_behind);
  for (TokenIndex t = from; t < to; ++t) {
    if (t != token && among(lemmas_[t], words)) return true;
  }
  return false;
}

bool RowMatcher::on_top(const std::vector<WordNumber>& words) const {
  const auto& sentences = tree_.analysis().sentences;
  const std::size_t last = std::min<std::size_t>(sentences.size(), top_sentences);
  for (TokenIndex t = 0; last > 0 && t < sentences[last - 1].tokens.last; ++t) {
    if (among(lemmas_[t], words) || among(forms_[t], words)) return true;
  }
  return false;
}

bool RowMatcher::meets(TokenIndex token, const Constraint& constraint, const Entry& entry,
                       SlotFills& fills) const {
  if (constraint.slots.front().kind == Slot::Kind::near) {
    // Of several verbs in a row, some say enough by themselves.
    if (!constraint.forbidden && among(lemmas_[token], constraint.words)) return true;
    return near(token, constraint.words);
  }
  if (constraint.slots.front().kind == Slot::Kind::far) return far(token, constraint.words);
  if (constraint.slots.front().kind == Slot::Kind::top) return on_top(constraint.words);
  const TokenList& filled = what_fills(token, constraint, fills);
  if (any_actor_as_subject(constraint)) {
    if (filled.empty()) return entry.intransitive || !arguments_.is_passive(token);
    if (is_said_of_paper(token) && !has_actor(filled, constraint)) return true;
  }
  switch (constraint.what) {
    case Constraint::What::nothing:
      return filled.empty();
    case Constraint::What::anything:
      // "« C'est une honte », a critiqué le maire": what was said is what it is about.
      return !filled.empty() ||
             (entry.type == EventType::accuse && entry.contexts.empty() && !constraint.forbidden &&
              constraint.slots.front().kind == Slot::Kind::object &&
              arguments_.is_said_behind(token));
    case Constraint::What::words:
      break;
  }
  return std::any_of(filled.begin(), filled.end(),
                     [&](TokenIndex t) {
                       return is_word(t, constraint) &&
                              !(constraint.forbidden && stands_for_fighters(t));
                     }) ||
         (constraint.actor && has_actor(filled, constraint)) ||
         (constraint.state && has_state(filled)) || (constraint.place && has_place(filled)) ||
         (constraint.country && has_country(filled)) ||
         (constraint.politician && has_politician(filled));
}

bool RowMatcher::stands_for_fighters(TokenIndex token) const {
  if (tree_[token].upos != Upos::pron || !participants_.names_actor(token)) return false;
  ActorList found;
  bool near = false;
  participants_.resolve(token, found, near);
  return std::any_of(found.begin(), found.end(), [&](ActorIndex a) {
    return participants_.armed_or_state(a) || participants_.is_country(a);
  });
}

bool RowMatcher::has_state(const TokenList& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    ActorList found;
    bool near = false;
    participants_.resolve(t, found, near);
    return participants_.any_political(found);
  });
}

const TokenList& RowMatcher::what_fills(TokenIndex token, const Constraint& constraint,
                                        SlotFills& fills) const {
  for (const auto& [known, tokens] : fills) {
    if (known->forbidden == constraint.forbidden && known->slots == constraint.slots) return tokens;
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

bool RowMatcher::has_politician(const TokenList& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    ActorList found;
    bool near = false;
    participants_.resolve(t, found, near);
    return !near && std::any_of(found.begin(), found.end(), [&](ActorIndex a) {
      return participants_.is_person(a) && participants_.of_politics(a);
    });
  });
}

bool RowMatcher::has_country(const TokenList& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    ActorList found;
    bool near = false;
    participants_.resolve(t, found, near);
    return !near && std::any_of(found.begin(), found.end(),
                                [&](ActorIndex a) { return participants_.is_country(a); });
  });
}

bool RowMatcher::has_place(const TokenList& tokens) const {
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) { return names_place_[t]; });
}

bool RowMatcher::any_actor_as_subject(const Constraint& constraint) {
  return !constraint.forbidden && constraint.actor && !constraint.place &&
         constraint.words.empty() && constraint.phrases.empty() && constraint.slots.size() == 1 &&
         constraint.slots.front().kind == Slot::Kind::subject;
}

bool RowMatcher::has_actor(const TokenList& tokens, const Constraint& constraint) const {
  // "welcomed it" may be about a thing, which forbids nothing; "the government shutdown" is no
  // government, though it may act ("government forces").
  const bool pronouns = !constraint.forbidden;
  const bool subject = constraint.slots.front().kind == Slot::Kind::subject;
  return std::any_of(tokens.begin(), tokens.end(), [&](TokenIndex t) {
    return participants_.names_actor(t) || (pronouns && tree_.is_person_pronoun(t)) ||
           (subject && named_beside(t)) || participants_.is_apposed(t) ||
           (pronouns && is_some_of_actors(t));
  });
}

bool RowMatcher::is_some_of_actors(TokenIndex token) const {
  const Token& t = tree_[token];
  if (t.upos != Upos::num && (t.upos != Upos::pron || tree_.is_person_pronoun(token))) return false;
  const auto& children = tree_.children(token);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return c > token && tree_[c].deprel == Deprel::nmod &&
           (participants_.names_actor(c) || tree_.is_person_pronoun(c));
  });
}

bool RowMatcher::named_beside(TokenIndex token) const {
  const auto& children = tree_.children(token);
  return tree_.is_nominal(token) &&
         std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
           const Deprel d = tree_[c].deprel;
           return (d == Deprel::compound || d == Deprel::flat || d == Deprel::appos) &&
                  participants_.names_actor(c);
         });
}

/// "un groupe de dizaines de jihadistes".
bool RowMatcher::counts(TokenIndex token, const std::vector<WordNumber>& words) const {
  if (lexicon_.noun_governor(tree_[token].lemma) != Governor::light) return false;
  const auto& children = tree_.children(token);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return tree_[c].deprel == Deprel::nmod && among(lemmas_[c], words);
  });
}

bool RowMatcher::is_word(TokenIndex token, const Constraint& constraint) const {
  if (among(lemmas_[token], constraint.words) || among(forms_[token], constraint.words)) {
    return true;
  }
  // "deux cents lycéennes", "une dizaine de soldats", "plusieurs de ses cadres": what is counted
  // decides.
  if (tree_[token].upos == Upos::num ||
      (tree_[token].upos == Upos::pron && !tree_.is_person_pronoun(token)) ||
      lexicon_.noun_governor(tree_[token].lemma) == Governor::light) {
    for (const TokenIndex c : tree_.children(token)) {
      const bool counted =
          (tree_[c].deprel == Deprel::nmod || (tree_[c].deprel == Deprel::amod && c > token) ||
           (tree_[c].deprel == Deprel::appos && c == token + 1)) &&
          (among(lemmas_[c], constraint.words) || counts(c, constraint.words));
      if (counted) return true;
    }
  }
  return std::any_of(constraint.phrases.begin(), constraint.phrases.end(), [&](const auto& p) {
    return lemmas_[token] == p.first && near(token, p.second);
  });
}

}  // namespace depeche::events
