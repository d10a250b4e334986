// SPDX-License-Identifier: Apache-2.0
#include "time/tense.h"

#include <algorithm>

namespace depeche {

namespace {

constexpr std::uint32_t reach = 25;     // tokens; a verb further off says nothing
constexpr std::uint32_t look_back = 4;  // from a participle to its auxiliary

Direction from_morph(const Token& token) {
  const Morph& morph = token.morph;
  if (token.upos != Upos::verb && token.upos != Upos::aux) return Direction::none;
  if (morph.tense == Tense::fut) return Direction::future;
  if (morph.mood == Mood::cnd) return Direction::planned;  // "resteraient fermées jusqu'en mai"
  if (morph.tense == Tense::past || morph.tense == Tense::imp) return Direction::past;
  // An auxiliary in the present ("a reçu") tells nothing by itself.
  if (morph.tense == Tense::pres && morph.verb_form == VerbForm::fin && token.upos == Upos::verb)
    return Direction::present;
  return Direction::none;
}

}  // namespace

Result<TenseReader> TenseReader::load(const Pack& pack) {
  auto table = pack.table("time/cues.tsv");
  if (!table) return table.error();
  const auto word = table->column("word");
  const auto tense = table->column("tense");
  if (!word) return word.error();
  if (!tense) return tense.error();
  TenseReader reader;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view name = table->cell(row, *tense);
    const Cue cue = name == "past"        ? Cue::past
                    : name == "present"   ? Cue::present
                    : name == "future"    ? Cue::future
                    : name == "planned"   ? Cue::planned
                    : name == "auxiliary" ? Cue::auxiliary
                    : name == "ahead"     ? Cue::ahead
                    : name == "urging"    ? Cue::urging
                    : name == "bidding"   ? Cue::bidding
                                          : Cue::none;
    if (cue == Cue::none) return Error{ErrorCode::bad_data, "names no tense", table->where(row)};
    auto& words = cue == Cue::urging || cue == Cue::bidding ? reader.urging_ : reader.cues_;
    words.emplace(table->cell(row, *word), cue);
  }
  return reader;
}

TenseReader::Cue TenseReader::cue(const Token& token) const {
  // "Theresa May visited": a name.
  if (token.upos == Upos::propn) return Cue::none;
  const auto found = cues_.find(token.lower);
  return found == cues_.end() ? Cue::none : found->second;
}

Direction TenseReader::of_verb(const Analysis& analysis, TokenRange sentence,
                               std::uint32_t verb) const {
  const Token& token = analysis.tokens[verb];
  const Cue told = cue(token);
  if (told == Cue::present) return Direction::present;
  if (told == Cue::future) return Direction::future;
  if (told == Cue::auxiliary) return Direction::none;
  if (told == Cue::planned) return Direction::planned;
  const Direction own = told == Cue::past ? Direction::past : from_morph(token);
  if (own != Direction::past) return own;
  // "sera reçu", "va être reçu": the auxiliary decides over the participle.
  const std::uint32_t from = verb > sentence.first + look_back ? verb - look_back : sentence.first;
  for (std::uint32_t t = verb; t-- > from;) {
    const Token& before = analysis.tokens[t];
    if (before.upos == Upos::punct) break;
    // "les prochaines élections ont été …": what is said of a noun.
    if (before.upos == Upos::adj || before.upos == Upos::noun) continue;
    // "resterait fermé", but not "aurait tué": what is rumoured has been.
    const bool shifted = before.upos == Upos::verb && from_morph(before) == Direction::planned;
    if (cue(before) == Cue::planned || shifted) return Direction::planned;
    if (cue(before) == Cue::future || from_morph(before) == Direction::future)
      return Direction::future;
  }
  return own;
}

Direction TenseReader::of_auxiliaries(const Analysis& analysis, TokenRange sentence,
                                      std::uint32_t verb) const {
  const std::uint32_t from = verb > sentence.first + reach ? verb - reach : sentence.first;
  for (std::uint32_t t = from; t < verb; ++t) {
    const Token& child = analysis.tokens[t];
    if (child.head != verb) continue;
    const Cue told = cue(child);
    // "is due to travel": a word of the verb's own that is no auxiliary to the parser.
    const bool led = main_relation(child.deprel) == Deprel::case_ && told == Cue::future;
    if (!led && main_relation(child.deprel) != Deprel::aux) continue;
    const Direction direction = told == Cue::future    ? Direction::future
                                : told == Cue::planned ? Direction::planned
                                                       : from_morph(child);
    if (direction != Direction::none) return direction;
  }
  return Direction::none;
}

/// "are to meet", "were to meet": a copula before an infinitive; none of anything else.
Direction TenseReader::of_intention(const Analysis& analysis, TokenRange sentence,
                                    std::uint32_t verb) {
  if (analysis.tokens[verb].morph.verb_form != VerbForm::inf) return Direction::none;
  const std::uint32_t from = verb > sentence.first + reach ? verb - reach : sentence.first;
  for (std::uint32_t t = from; t + 1 < verb; ++t) {
    const Token& be = analysis.tokens[t];
    if (be.head != verb || be.deprel != Deprel::cop || be.morph.verb_form != VerbForm::fin)
      continue;
    if (analysis.tokens[t + 1].deprel != Deprel::mark) continue;
    return be.morph.tense == Tense::pres ? Direction::future : Direction::planned;
  }
  return Direction::none;
}

/// "le vote, prévu jeudi, n'a jamais eu lieu": a participle under a verb of the past was a plan.
bool TenseReader::overtaken(const Analysis& analysis, TokenRange sentence,
                            std::uint32_t verb) const {
  if (main_relation(analysis.tokens[verb].deprel) != Deprel::acl) return false;
  std::uint32_t at = analysis.tokens[verb].head;
  for (int steps = 0; steps < 4 && at < analysis.tokens.size(); ++steps) {
    if (analysis.tokens[at].upos == Upos::verb)
      return of_verb(analysis, sentence, at) == Direction::past;
    at = analysis.tokens[at].head;
  }
  return false;
}

/// Of a day behind what somebody was called on to do: to come with "a appelé à manifester samedi",
/// "a appelé à une marche samedi", to come soon or the day of the call with "urged them to march on
/// Saturday"; none with "a appelé au calme samedi", where the call is of that day.
Direction TenseReader::urged(const Analysis& analysis, TokenRange range, std::uint32_t act) const {
  const Token& what = analysis.tokens[act];
  if (act >= range.first || what.head >= act) return Direction::none;
  const auto caller = urging_.find(analysis.tokens[what.head].lemma);
  if (caller == urging_.end()) return Direction::none;
  const bool either = caller->second == Cue::bidding;
  if (what.morph.verb_form == VerbForm::inf) return either ? Direction::planned : Direction::future;
  if (either || what.upos != Upos::noun || main_relation(what.deprel) != Deprel::obl)
    return Direction::none;
  for (std::uint32_t t = what.head + 1; t < act; ++t) {
    const Token& word = analysis.tokens[t];
    if (word.head == act && word.deprel == Deprel::det)
      return word.morph.definite ? Direction::none : Direction::future;
  }
  return Direction::none;
}

Direction TenseReader::by_tree(const Analysis& analysis, TokenRange sentence,
                               TokenRange range) const {
  std::uint32_t at = analysis.tokens[range.first].head;
  for (std::uint32_t act = sentence.first; act < range.first; ++act) {
    const bool beside = analysis.tokens[act].head == at;
    if (beside && urged(analysis, range, act) == Direction::future) return Direction::future;
  }
  for (int steps = 0; steps < 8 && at < analysis.tokens.size(); ++steps) {
    if (const Direction told = urged(analysis, range, at); told != Direction::none) return told;
    if (!range.contains(at)) {
      Direction direction = of_auxiliaries(analysis, sentence, at);
      // "était prévu": to come when it was told.
      if (direction == Direction::past && cue(analysis.tokens[at]) == Cue::future)
        direction = Direction::planned;
      if (direction == Direction::none) direction = of_intention(analysis, sentence, at);
      if (direction == Direction::none) direction = of_verb(analysis, sentence, at);
      if (direction == Direction::future && overtaken(analysis, sentence, at))
        return Direction::planned;
      if (direction != Direction::none) return direction;
    }
    at = analysis.tokens[at].head;
  }
  return Direction::none;
}

Direction TenseReader::by_distance(const Analysis& analysis, TokenRange sentence,
                                   TokenRange range) const {
  Direction best = Direction::none;
  std::uint32_t nearest = reach;
  const auto look = [&](std::uint32_t token, std::uint32_t& cost) {
    const Token& at = analysis.tokens[token];
    cost += at.upos == Upos::punct || at.lower == "," ? 3U : 1U;
    if (cost >= nearest) return false;
    const Direction direction = of_verb(analysis, sentence, token);
    if (direction != Direction::none) {
      nearest = cost;
      best = direction;
    }
    return direction == Direction::none;
  };
  std::uint32_t cost = 0;
  for (std::uint32_t t = range.first; t-- > sentence.first;) {
    if (!look(t, cost)) break;
  }
  cost = 0;
  for (std::uint32_t t = range.last; t < sentence.last; ++t) {
    if (!look(t, cost)) break;
  }
  return best;
}

bool TenseReader::has_perfect(const Analysis& analysis, TokenRange sentence, std::uint32_t verb) {
  if (analysis.tokens[verb].morph.verb_form != VerbForm::part) return false;
  bool perfect = false;
  for (std::uint32_t t = verb > sentence.first + reach ? verb - reach : sentence.first; t < verb;
       ++t) {
    const Token& child = analysis.tokens[t];
    if (child.head != verb || main_relation(child.deprel) != Deprel::aux) continue;
    if (child.deprel == Deprel::aux_pass) return false;
    perfect = perfect || (child.morph.verb_form == VerbForm::fin &&
                          child.morph.tense == Tense::pres && child.morph.mood == Mood::ind);
  }
  return perfect;
}

Direction TenseReader::of_token(const Analysis& analysis, std::uint32_t token) const {
  const std::uint32_t index = analysis.sentence_of(token);
  if (index >= analysis.sentences.size()) return Direction::none;
  const TokenRange sentence = analysis.sentences[index].tokens;
  const Direction auxiliaries = of_auxiliaries(analysis, sentence, token);
  if (auxiliaries == Direction::future) return Direction::future;
  const Direction own = of_verb(analysis, sentence, token);
  // "a convoqué l'ambassadeur": what was called "convoqué" has been done by somebody.
  if (own == Direction::future && has_perfect(analysis, sentence, token)) return Direction::past;
  return own;
}

Direction TenseReader::direction(const Analysis& analysis, TokenRange range) const {
  if (range.last > analysis.tokens.size() || range.first >= range.last) return Direction::none;
  const std::uint32_t index = analysis.sentence_of(range.first);
  if (index >= analysis.sentences.size()) return Direction::none;
  const TokenRange sentence = analysis.sentences[index].tokens;
  // "depuis vendredi", "pour jeudi": the preposition tells it, whatever the verb.
  if (range.first > sentence.first) {
    const Token& before = analysis.tokens[range.first - 1];
    if (before.upos == Upos::adp && cue(before) == Cue::past) return Direction::past;
    if (before.upos == Upos::adp && cue(before) == Cue::ahead) return Direction::future;
  }
  const bool tree = analysis.tokens[range.first].head != no_token;
  const Direction by_head = tree ? by_tree(analysis, sentence, range) : Direction::none;
  return by_head != Direction::none ? by_head : by_distance(analysis, sentence, range);
}

}  // namespace depeche
