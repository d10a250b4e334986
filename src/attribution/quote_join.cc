// SPDX-License-Identifier: Apache-2.0
// Which marked words belong together, and which go on without a cue?
#include "attribution/clause.h"
#include "attribution/quote_assembler.h"
#include "attribution/saying_finder.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace depeche {

/// "«A», a dit X, «B»": B goes on with A.
bool QuoteAssembler::joins_last(std::uint32_t q, const Shape& shape) {
  if (found_.empty() || shape.opener == 0) return false;
  FoundQuote& last = found_.back();
  if (last.saying == none) return false;
  const Saying& between = saying(last.saying);
  if (between.position != Position::aside || between.tokens.first < last.tokens.last) return false;
  if (!parts_only(between, shape.opener)) return false;
  if (view_.paragraph_of(shape.opener) != view_.paragraph_of(between.tokens.first)) return false;
  if (behind(shape) != none) return false;
  const Quoted& quoted = view_.quoted()[q];
  last.quote.parts.insert(last.quote.parts.end(), quoted.parts.begin(), quoted.parts.end());
  last.quote.evidence = join(last.quote.evidence, quoted.inner);
  return true;
}

/// "«A», a dit X, «B»", "'A,' he told the paper, 'B'": nothing but the cue parts the two.
bool QuoteAssembler::parts_only(const Saying& between, std::uint32_t opener) const {
  constexpr std::uint32_t far = 12;
  constexpr std::uint32_t links = 3;  // "«A», a dit X, ainsi que «B»"
  for (std::uint32_t k = 0; k < links && opener > between.tokens.last + 1; ++k) {
    const Kind kind = view_.kind(opener - 1);
    if (kind != Kind::conjunction && kind != Kind::adverb && kind != Kind::subordinator) break;
    if (view_.is_finite(opener - 1) || view_.is(opener - 1, Role::contrast)) break;
    --opener;
  }
  if (!view_.is_comma(opener - 1) || opener <= between.tokens.last) return false;
  if (opener - between.tokens.last > far) return false;
  for (std::uint32_t i = between.tokens.last; i + 1 < opener; ++i) {
    if (view_.is_stop(i) || view_.is_mark(i) || view_.is_comma(i) || view_.is_finite(i))
      return false;
    // "«A», dit le maire, dont le fils, « B », …"
    if (is_relative_word(view_, i) || view_.kind(i) == Kind::subordinator) return false;
  }
  return true;
}

/// "« A », a dit X. Si cela « ne suffit pas », il faudra « B »": who spoke in the sentence before
/// and goes on without a cue; none = nobody.
std::uint32_t QuoteAssembler::going_on(const Shape& shape, const Tie& tie) const {
  constexpr std::uint32_t few = 4;
  if (tie.link != Link::loose && tie.link != Link::free) return none;
  if (shape.name || !shape.clause || shape.words < few || found_.empty()) return none;
  const FoundQuote& before = found_.back();
  const std::uint32_t voice = last_voice(shape);
  if (voice == none || before.saying == none || before.fragment) return none;
  const Voice& speaker = voices_.voices[voice];
  if (voices_.voices[before.saying].actor != speaker.actor) return none;
  if (view_.paragraph_of(before.tokens.first) != view_.paragraph_of(shape.opener)) return none;
  const TokenRange sentence = view_.sentence(shape.opener).tokens;
  // the words before must be of this sentence, or of the one before it
  const std::uint32_t last = std::max(before.tokens.last, saying(before.saying).tokens.last);
  for (std::uint32_t i = std::min(last, sentence.first); i + 1 < sentence.first; ++i) {
    if (i > last && view_.is_stop(i) && view_.is_open(i) && !view_.is_mark(i)) return none;
  }
  // nobody else says something in it
  for (std::uint32_t i = saying_from(sentence.first); i < sayings(); ++i) {
    if (saying(i).tokens.first >= sentence.last) break;
    if (saying(i).position != Position::marker) return none;
  }
  return voice;
}

/// "les « gilets jaunes »", "les « 27 condamnations »": a few words that start with a noun.
bool QuoteAssembler::is_term(const FoundQuote& found) const {
  if (!found.fragment) return false;
  const std::uint32_t first = view_.analysis().token_at(found.quote.evidence.begin);
  const Kind kind = view_.kind(first);
  return kind != Kind::verb && kind != Kind::auxiliary && kind != Kind::adjective &&
         kind != Kind::adverb && kind != Kind::adposition;
}

/// "Pour X, cela « va dans le bon sens » mais reste « insuffisant »": all that X says.
bool QuoteAssembler::in_scope(std::uint32_t i, TokenRange range) const {
  const Saying& one = saying(i);
  const bool whole =
      one.position == Position::preposed || (one.position == Position::governing && one.complement);
  return whole && one.scope.first <= range.first && range.last <= one.scope.last + 1;
}

/// No finite verb between two fragments.
bool QuoteAssembler::close(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i) {
    if (view_.is_finite(i)) return false;
  }
  return to - from < View::max_walk;
}

/// Nothing but a conjunction or a comma parts the two.
bool QuoteAssembler::stand_together(const FoundQuote& one, const FoundQuote& other) const {
  constexpr std::uint32_t most = 4;
  if (other.tokens.first < one.tokens.last || other.tokens.first > one.tokens.last + most)
    return false;
  bool linked = false;
  for (std::uint32_t i = one.tokens.last; i < other.tokens.first; ++i) {
    const bool link = view_.kind(i) == Kind::conjunction || view_.is_comma(i);
    if (!link && !view_.is_mark(i)) return false;
    linked = linked || link;
  }
  return linked;
}

/// "« A » et ont « B », a répondu X": marked words of one sentence under one cue behind them, or of
/// one sentence that goes on without a cue.
bool QuoteAssembler::in_one_sentence(const FoundQuote& one, const FoundQuote& other) const {
  if (one.saying == none || one.saying != other.saying || one.goes_on != other.goes_on)
    return false;
  const Saying& cue = saying(one.saying);
  const bool behind = cue.position == Position::aside && other.tokens.last <= cue.tokens.first;
  if (!behind && !one.goes_on) return false;
  if (other.tokens.first < one.tokens.last || other.tokens.first > one.tokens.last + View::max_walk)
    return false;
  for (std::uint32_t i = one.tokens.last > 1 ? one.tokens.last - 2 : 0; i < other.tokens.first;
       ++i) {
    if (view_.is_stop(i) && !view_.is_mark(i) && view_.token(i).form != "(" &&
        view_.token(i).form != ")" && view_.token(i).form != ":") {
      return false;
    }
  }
  return view_.paragraph_of(one.tokens.first) == view_.paragraph_of(other.tokens.first);
}

/// `found` goes on the quote `last`.
static void take_in(const FoundQuote& found, FoundQuote& last) {
  last.quote.parts.insert(last.quote.parts.end(), found.quote.parts.begin(),
                          found.quote.parts.end());
  last.quote.evidence = join(last.quote.evidence, found.quote.evidence);
  last.tokens.last = found.tokens.last;
  last.words += found.words;
  last.fragment = last.fragment && found.fragment;
}

/// Marked fragments under one cue in one sentence are one quote; few words alone are none.
std::vector<FoundQuote> QuoteAssembler::joined() {
  std::vector<FoundQuote> out;
  for (FoundQuote& found : found_) {
    FoundQuote* last = out.empty() ? nullptr : &out.back();
    // "« A » et « B », a insisté X"
    if (last != nullptr && found.saying != none && last->saying == found.saying &&
        saying(found.saying).position == Position::aside && stand_together(*last, found)) {
      take_in(found, *last);
      continue;
    }
    if (last != nullptr && in_one_sentence(*last, found)) {
      take_in(found, *last);
      last->quote.form = QuoteForm::mixed;
      continue;
    }
    const bool mixed = found.quote.form == QuoteForm::mixed && found.saying != none;
    if (mixed && last != nullptr && last->quote.form == QuoteForm::mixed &&
        last->saying == found.saying &&
        view_.sentence_of(last->tokens.first) == view_.sentence_of(found.tokens.first) &&
        (!(last->fragment || found.fragment) || close(last->tokens.last, found.tokens.first) ||
         (!is_term(*last) && !is_term(found) &&
          in_scope(found.saying, {last->tokens.first, found.tokens.last})))) {
      take_in(found, *last);
      continue;
    }
    out.push_back(std::move(found));
  }
  constexpr std::uint32_t few = 4;
  std::erase_if(out, [](const FoundQuote& found) {
    const bool nobody = found.quote.speaker == no_actor && found.quote.speaker_text.empty();
    return nobody || (found.fragment && found.words < few);
  });
  return out;
}

}  // namespace depeche
