// SPDX-License-Identifier: Apache-2.0
// Who says the quoted words: which saying stands behind, before, inside or around them?
#include "attribution/clause.h"
#include "attribution/quote_assembler.h"
#include "attribution/surroundings.h"

#include <algorithm>
#include <optional>
#include <string>

namespace depeche {

/// A parenthesis or "selon X" directly behind the closing mark.
std::uint32_t QuoteAssembler::behind(const Shape& shape) const {
  for (std::uint32_t i = saying_from(shape.after); i < sayings(); ++i) {
    const Saying& candidate = saying(i);
    if (candidate.tokens.first > shape.after + 2) break;
    if (candidate.position != Position::aside && candidate.position != Position::trailing) continue;
    if (view_.paragraph_of(candidate.tokens.first) != view_.paragraph_of(shape.tokens.last - 1))
      continue;
    bool gap = true;
    for (std::uint32_t k = shape.after; k < candidate.tokens.first; ++k) {
      gap = gap && (view_.is_comma(k) || view_.is(k, Role::as) || view_.is(k, Role::clitic));
    }
    if (gap && voices_.voices[i].known()) return i;
  }
  return none;
}

/// "« A » pour B, a-t-elle poursuivi : « C »", "A, comme le rappelle X : « B »": the aside that
/// leads to the colon.
std::uint32_t QuoteAssembler::aside_ahead(const Shape& shape) const {
  constexpr std::uint32_t most = 12;
  const std::uint32_t next = saying_from(shape.opener);
  if (!shape.colon || next == 0) return none;
  const Saying& last = saying(next - 1);
  if (last.position != Position::aside) return none;
  if (last.group.inverted == no_token && !is_cited(last)) return none;
  if (last.in_quote != View::outside || !voices_.voices[next - 1].known()) return none;
  if (last.tokens.last + most < shape.opener || last.tokens.last >= shape.opener) return none;
  for (std::uint32_t i = last.tokens.last; i + 1 < shape.opener; ++i) {
    if (view_.is_stop(i) || view_.is_mark(i) || view_.is_finite(i)) return none;
  }
  return next - 1;
}

std::uint32_t QuoteAssembler::inside(std::uint32_t q, const Shape& shape) const {
  for (std::uint32_t i = saying_from(shape.tokens.first); i < sayings(); ++i) {
    if (saying(i).tokens.first >= shape.tokens.last) break;
    if (saying(i).in_quote == q && saying(i).position == Position::aside) return i;
  }
  return none;
}

/// The verb that governs the quote from before it: "a salué «…»", "a dit : «…»".
std::uint32_t QuoteAssembler::governor(const Shape& shape) const {
  const std::uint32_t end = saying_from(shape.opener);
  for (std::uint32_t i = end; i > 0 && end - i < near_sayings; --i) {
    const Saying& candidate = saying(i - 1);
    if (candidate.position != Position::governing || candidate.in_quote != View::outside) continue;
    if (shape.colon && sets_scene(candidate, shape.opener)) continue;
    if (candidate.group.tokens.last > shape.opener || !voices_.voices[i - 1].known()) continue;
    if (view_.paragraph_of(candidate.tokens.first) != view_.paragraph_of(shape.opener)) return none;
    if (!same_clause(candidate.group.tokens.last, shape.opener, shape.colon)) return none;
    return i - 1;
  }
  return none;
}

/// "S'il accorde cela, X est plus sévère : «»": the cue's clause comes before the main one.
bool QuoteAssembler::sets_scene(const Saying& candidate, std::uint32_t opener) const {
  const std::uint32_t verb = candidate.group.verb;
  if (verb == no_token || candidate.group.gerund) return false;
  const std::uint32_t main = view_.token(verb).head;
  return main_relation(view_.token(verb).deprel) == Deprel::advcl && main != no_token &&
         main > verb && main < opener;
}

/// No stop between the verb and the quote, earlier quotes crossed ("a dit « A » et « B »").
bool QuoteAssembler::same_clause(std::uint32_t from, std::uint32_t to, bool colon) const {
  if (to - from > View::max_walk) return false;
  for (std::uint32_t i = from; i < to; ++i) {
    if (!view_.is_open(i) || view_.is_mark(i)) continue;
    if (view_.is_stop(i) && !(colon && i + 1 == to)) return false;
    // "… « A. » Une source précise : « B »": a full stop inside the marks and a capital behind
    const bool behind = i > from && view_.is_mark(i - 1) && i >= 2;
    if (!behind || !starts_upper(view_.token(i).form)) continue;
    std::uint32_t last = i - 1;
    while (last > from && view_.is_mark(last)) --last;
    if (view_.is_stop(last) && view_.sentence_of(i) != view_.sentence_of(from)) return false;
  }
  return true;
}

/// No finite verb between the governing verb and the quote, in the text or on the way up the
/// tree: the quote hangs on that verb.
bool QuoteAssembler::hangs_on(std::uint32_t verb, std::uint32_t from, const Shape& shape) const {
  bool clear = true;
  for (std::uint32_t i = from; i < shape.opener && clear; ++i) {
    clear = !view_.is_open(i) || !view_.is_finite(i);
  }
  if (clear) return true;
  std::uint32_t i = top_from(view_, shape.tokens.first, shape.tokens.first);
  constexpr int height = 12;
  for (int step = 0; step < height; ++step) {
    i = view_.token(i).head;
    if (i == no_token || i == verb) return i == verb;
    if (view_.is_open(i) && view_.is_finite(i)) return false;
    if (main_relation(view_.token(i).deprel) == Deprel::conj && view_.kind(i) == Kind::verb)
      return false;
  }
  return false;
}

/// The narrowest scope that holds the quote.
std::uint32_t QuoteAssembler::scope_around(const Shape& shape) const {
  const std::uint32_t middle = saying_from(shape.opener);
  const std::uint32_t first = middle > near_sayings ? middle - near_sayings : 0;
  const std::uint32_t last = std::min(sayings(), middle + near_sayings);
  std::uint32_t best = none;
  for (std::uint32_t i = first; i < last; ++i) {
    const TokenRange scope = saying(i).scope;
    std::uint32_t end = shape.tokens.last;
    while (end > shape.tokens.first && view_.kind(end - 1) == Kind::punctuation) --end;
    // "« A. B » à Paris, a dit X": the scope starts with the last sentence in the marks
    const bool aside = saying(i).position == Position::aside && scope.first < end &&
                       saying(i).tokens.first >= shape.after && shape.at_start &&
                       saying(i).in_quote == View::outside &&
                       view_.sentence(scope.first).tokens.first == scope.first;
    const bool holds = (scope.first <= shape.tokens.first || aside) && end <= scope.last;
    if (!holds || !voices_.voices[i].known()) continue;
    if (best == none || scope.size() < saying(best).scope.size()) best = i;
  }
  return best;
}

/// A medium or a journalist, who tells what others said.
bool QuoteAssembler::hands_on(std::uint32_t saying) const {
  const Voice& voice = voices_.voices[saying];
  if (voice.press || voice.actor == no_actor) return voice.press;
  const auto& sectors = view_.actors().list[voice.actor].sectors;
  return !sectors.empty() && sectors.front() == "JRN";
}

QuoteAssembler::Tie QuoteAssembler::tie_of(std::uint32_t q, const Shape& shape) const {
  if (const auto i = behind(shape); i != none) {
    // "X a dit avoir besoin de « A », rapporte Le Courrier", "Selon X, « A », écrit Le Courrier":
    // the words of X
    const auto own = hands_on(i) ? scope_around(shape) : none;
    const bool before = own != none && own != i && !voices_.voices[own].press;
    const bool inner = before && (saying(own).position == Position::preposed ||
                                  (saying(own).position == Position::governing && !shape.at_start));
    return inner ? Tie{Link::scope, own} : Tie{Link::behind, i};
  }
  if (const auto i = aside_ahead(shape); i != none) return {Link::colon, i};
  const std::uint32_t verb = governor(shape);
  const std::uint32_t within = inside(q, shape);
  // "X s'interroge : « A, explique Y, B »"
  const bool own = within != none && saying(within).group.inverted == no_token;
  if (shape.colon && verb != none && !own) return {Link::colon, verb};
  const bool hangs = verb != none && !own &&
                     hangs_on(saying(verb).group.verb, saying(verb).group.tokens.last, shape);
  if (hangs && shape.opener - saying(verb).group.tokens.last <= 3) return {Link::object, verb};
  if (within != none) return {Link::inside, within};
  if (const auto i = scope_around(shape); i != none) return {Link::scope, i};
  if (hangs) return {Link::object, verb};
  const NounPhrase subject = teller(shape);
  if (subject.found()) return {Link::free, none, subject};
  if (shape.at_start || shape.colon) return free_tie(shape);
  return {};
}

/// "X insiste sur A. « B ». Il y a C. « D »": who told the quote without a cue before this one in
/// the same paragraph.
std::uint32_t QuoteAssembler::last_free(const Shape& shape) const {
  if (found_.empty() || found_.back().saying == none) return none;
  const FoundQuote& before = found_.back();
  if (!before.goes_on && before.quote.cue.size() > 0) return none;
  if (view_.paragraph_of(before.tokens.first) != view_.paragraph_of(shape.opener)) return none;
  for (std::uint32_t i = saying_from(before.tokens.last); i < sayings(); ++i) {
    if (saying(i).tokens.first >= shape.opener) break;
    if (voices_.voices[i].known()) return none;
  }
  return before.saying;
}

/// Who says a quote without a cue: who spoke last, or whom the sentence before it is about.
QuoteAssembler::Tie QuoteAssembler::free_tie(const Shape& shape) const {
  const std::uint32_t voice = last_voice(shape);
  const bool here =
      voice != none && voices_.voices[voice].paragraph == view_.paragraph_of(shape.opener);
  if (here || shape.colon) return {Link::free, voice};
  if (const auto i = last_free(shape); i != none) return {Link::free, i};
  const NounPhrase subject = presenter(shape);
  if (subject.found()) return {Link::free, none, subject};
  return told_of(shape, voice);
}

/// "X attend son heure. « A »", unless only the pronoun of who spoke last stands there.
QuoteAssembler::Tie QuoteAssembler::told_of(const Shape& shape, std::uint32_t voice) const {
  const NounPhrase subject = subject_ahead(shape);
  if (!subject.found()) return {Link::free, voice};
  // "Il attend son heure. « A »": the pronoun may stand for who spoke last
  if (voice != none && view_.kind(subject.head) == Kind::pronoun) return {Link::free, voice};
  return {Link::free, none, subject};
}

/// "Le parti « s'inquiète de A. B »": the subject of a verb of saying that the marked words start
/// with.
NounPhrase QuoteAssembler::teller(const Shape& shape) const {
  if (shape.capital || shape.colon || shape.opener == 0) return {};
  bool reflexive = false;
  std::uint32_t i = shape.tokens.first;
  for (; i < shape.tokens.last && (view_.is(i, Role::clitic) || view_.is(i, Role::reflexive)); ++i)
    reflexive = reflexive || view_.is(i, Role::reflexive);
  if (i + 1 >= shape.tokens.last || !view_.is_finite(i)) return {};
  if (view_.kind(i) == Kind::auxiliary) ++i;
  const auto* list = view_.kind(i) == Kind::verb ? cues_.verbs(view_.token(i).lemma) : nullptr;
  if (list == nullptr) return {};
  const bool says = std::any_of(list->begin(), list->end(), [&](const Cue& cue) {
    return cue.frame.reflexive == reflexive && !cue.frame.clitic &&
           cue.cue_class != CueClass::think && match_cue(view_, cue, i) > 0;
  });
  const NounPhrase phrase = phrase_before(view_, shape.opener);
  const bool somebody = phrase.found() && phrase.tokens.last == shape.opener &&
                        view_.actor_of(phrase) != no_actor &&
                        !view_.is(phrase.head, Role::impersonal);
  if (!says || !somebody) return {};
  // "…, a dit X, car les Y « risquent A »": told by X
  const std::uint32_t start = view_.sentence(shape.opener).tokens.first;
  for (std::uint32_t k = saying_from(start); k < sayings(); ++k) {
    if (saying(k).tokens.first >= shape.opener) break;
    if (saying(k).position != Position::marker && voices_.voices[k].known()) return {};
  }
  return phrase;
}

/// "« A » : X a durci le ton": who is the subject of the clause that a colon adds to the quote.
NounPhrase QuoteAssembler::presenter(const Shape& shape) const {
  constexpr std::uint32_t near = 8;
  const std::uint32_t colon = shape.after;
  if (!shape.at_start || colon + 1 >= view_.size() || view_.token(colon).form != ":") return {};
  if (view_.paragraph_of(colon) != view_.paragraph_of(shape.opener)) return {};
  for (std::uint32_t i = colon + 1; i < std::min(view_.size(), colon + near); ++i) {
    if (view_.is_stop(i) || view_.is_mark(i)) return {};
    if (main_relation(view_.token(i).deprel) != Deprel::nsubj) continue;
    if (view_.kind(i) == Kind::pronoun || view_.token(i).head <= i) return {};
    const NounPhrase phrase = phrase_around(view_, i);
    const ActorIndex actor = view_.actor_of(phrase);
    const bool somebody =
        (actor != no_actor && view_.actors().list[actor].type != ActorType::country) ||
        view_.is(i, Role::speaker);
    return somebody ? phrase : NounPhrase{};
  }
  return {};
}

/// "X attend son heure. « A »": the person who is the subject of the sentence before the quote in
/// the same paragraph.
NounPhrase QuoteAssembler::subject_ahead(const Shape& shape) const {
  if (shape.opener == 0) return {};
  const std::uint32_t last = shape.opener - 1;
  if (view_.paragraph_of(last) != view_.paragraph_of(shape.opener) || !view_.is_open(last))
    return {};
  if (view_.token(last).form != ".") return {};
  const TokenRange before = view_.sentence(last).tokens;
  std::uint32_t root = last;
  for (int step = 0; step < 12; ++step) {
    const std::uint32_t up = view_.token(root).head;
    if (up == no_token || !before.contains(up)) break;
    root = up;
  }
  if (!view_.is_open(root)) return {};
  for (std::uint32_t i = std::max(before.first, view_.reach(root).first); i < root; ++i) {
    if (view_.token(i).head != root || main_relation(view_.token(i).deprel) != Deprel::nsubj)
      continue;
    if (!view_.is_open(i) || view_.is(i, Role::impersonal)) return {};
    const NounPhrase phrase = phrase_around(view_, i);
    const ActorIndex actor = view_.actor_of(phrase);
    const bool person = actor != no_actor && view_.actors().list[actor].type == ActorType::person;
    return person ? phrase : NounPhrase{};
  }
  return {};
}

/// Who spoke last in this paragraph or the one before.
std::uint32_t QuoteAssembler::last_voice(const Shape& shape) const {
  const std::uint32_t end = saying_from(shape.opener);
  const std::uint32_t paragraph = view_.paragraph_of(shape.opener);
  for (std::uint32_t i = end; i > 0 && end - i < near_sayings; --i) {
    if (!voices_.voices[i - 1].known() || voices_.voices[i - 1].press) continue;
    if (!is_heard(view_, saying(i - 1)) && !announces(saying(i - 1), shape.opener)) continue;
    if (is_cited(saying(i - 1)) || is_told_of(i - 1)) continue;
    if (voices_.voices[i - 1].paragraph + 1 < paragraph) return none;
    return i - 1;
  }
  return none;
}

/// "X dénonce la défense de Y, qui nie. « B »": B is not by Y, of whom the speaker talks.
bool QuoteAssembler::is_told_of(std::uint32_t i) const {
  const std::uint32_t lead = saying(i).group.tokens.first;
  if (saying(i).cue->kind != CueKind::verb || lead == 0) return false;
  if (!view_.is(lead - 1, Role::relative)) return false;
  return i > 0 && voices_.voices[i - 1].known() &&
         voices_.voices[i - 1].actor != voices_.voices[i].actor &&
         saying(i - 1).position == Position::governing &&
         view_.sentence_of(saying(i - 1).tokens.first) == view_.sentence_of(lead) &&
         view_.is_open(saying(i - 1).tokens.first);
}

/// "Comme le rappelle X, A. « B »": X is called upon, B need not be his.
bool QuoteAssembler::is_cited(const Saying& candidate) const {
  const std::uint32_t first = candidate.group.tokens.first;
  const std::uint32_t speaker = candidate.speaker.tokens.first;
  if (candidate.cue->kind != CueKind::verb || candidate.group.inverted != no_token) return false;
  return (first > 0 && view_.is(first - 1, Role::as)) ||
         (candidate.speaker.found() && speaker > 0 && view_.is(speaker - 1, Role::as) &&
          speaker < first);
}

/// "La régie minimise. « A »": a cue that governs nothing, in the sentence before the quote.
bool QuoteAssembler::announces(const Saying& candidate, std::uint32_t opener) const {
  if (candidate.position != Position::governing || candidate.in_quote != View::outside)
    return false;
  if (candidate.group.negated || candidate.cue->kind != CueKind::verb) return false;
  if (!can_speak(view_, candidate.speaker)) return false;  // "Ce vote fait bondir X"
  // "…, si X le lui proposait. « A »"
  const std::uint32_t verb = candidate.group.verb;
  const std::uint32_t lead = candidate.group.tokens.first;
  if (lead > 0 && view_.is(lead - 1, Role::relative)) return false;  // "du suspect qui nie"
  for (std::uint32_t i = verb; i > 0 && !view_.is_comma(i) && !view_.is_stop(i - 1); --i) {
    if (view_.is(i, Role::condition)) return false;
  }
  std::uint32_t k = opener;
  while (k > 0 && (!view_.is_open(k - 1) || view_.is_mark(k - 1))) --k;
  return k > 0 && view_.sentence_of(k - 1) == view_.sentence_of(candidate.group.verb);
}

}  // namespace depeche
