// SPDX-License-Identifier: Apache-2.0
#include "attribution/quote_builder.h"

#include "attribution/clause.h"
#include "attribution/quote_assembler.h"
#include "attribution/saying_finder.h"

#include <algorithm>
#include <optional>
#include <string>

namespace depeche {

std::vector<FoundQuote> QuoteAssembler::run() {
  for (std::uint32_t q = 0; q < view_.quoted().size(); ++q) {
    const Quoted& quoted = view_.quoted()[q];
    if (quoted.depth > 0) continue;
    if (quoted.dash) {
      dialogue(quoted);
      continue;
    }
    const Shape shape = shape_of(quoted);
    if (shape.tokens.first >= shape.tokens.last || joins_last(q, shape)) continue;
    const Tie tie = tie_of(q, shape);
    if (is_statement(shape, tie)) {
      add(quoted, shape, tie);
    } else if (is_fragment(shape, tie)) {
      add(quoted, shape, tie);
      found_.back().words = shape.words;
      found_.back().fragment = true;
    } else if (const std::uint32_t voice = going_on(shape, tie); voice != none) {
      add(quoted, shape, {Link::free, voice});
      found_.back().goes_on = true;
      found_.back().quote.form = shape.at_start ? QuoteForm::direct : QuoteForm::mixed;
    }
  }
  return joined();
}

/// First saying whose first token is at or behind `token`.
std::uint32_t QuoteAssembler::saying_from(std::uint32_t token) const {
  const auto at =
      std::partition_point(voices_.sayings.begin(), voices_.sayings.end(),
                           [token](const Saying& saying) { return saying.tokens.first < token; });
  return static_cast<std::uint32_t>(at - voices_.sayings.begin());
}

QuoteAssembler::Shape QuoteAssembler::shape_of(const Quoted& quoted) const {
  Shape shape;
  shape.tokens = view_.tokens_of(quoted.inner);
  if (shape.tokens.first >= shape.tokens.last) return shape;
  shape.opener = shape.tokens.first > 0 ? shape.tokens.first - 1 : 0;
  shape.after = shape.tokens.last;
  while (shape.after < view_.size() && view_.token(shape.after).span.begin < quoted.outer.end) {
    ++shape.after;
  }
  for (std::uint32_t i = shape.tokens.first; i < shape.tokens.last; ++i) {
    const std::string& word = view_.token(i).form;
    const bool elided = word.size() > 1 && word.back() == '\'';  // "d'", "l'": no word of its own
    if (view_.kind(i) != Kind::punctuation && view_.token(i).part == 0 && !elided) ++shape.words;
    const VerbForm form = view_.token(i).morph.verb_form;
    shape.clause = shape.clause || (view_.is_finite(i) &&
                                    (form == VerbForm::fin || view_.kind(i) == Kind::auxiliary));
  }
  shape.capital = starts_upper(view_.token(shape.tokens.first).form);
  const bool first =
      shape.opener == 0 || view_.paragraph_of(shape.opener) != view_.paragraph_of(shape.opener - 1);
  shape.at_start =
      first || view_.sentence_of(shape.opener) != view_.sentence_of(shape.opener - 1) ||
      (view_.is_stop(shape.opener - 1) && view_.token(shape.opener - 1).form != ":" &&
       (shape.clause || view_.token(shape.opener - 1).form == "." ||
        view_.token(shape.opener - 1).form == "!" || view_.token(shape.opener - 1).form == "?"));
  shape.colon = !first && view_.token(shape.opener - 1).form == ":";
  shape.name = !first && is_name(shape);
  return shape;
}

/// "baptisé « A »", "le film « A »": the words behind a noun or a verb of naming are a name.
bool QuoteAssembler::is_name(const Shape& shape) const {
  const bool term = !shape.clause && shape.words <= 4;  // "une rubrique « routes en hiver »"
  if ((!shape.capital && !term) || shape.at_start || shape.colon) return false;
  std::uint32_t i = shape.opener;
  while (i > 0 && view_.kind(i - 1) == Kind::adjective && view_.is_open(i - 1)) --i;
  if (i == 0) return false;
  // "baptisés « A » et « B »"
  const bool joined = view_.kind(i - 1) == Kind::conjunction || view_.is_comma(i - 1);
  if (joined && i > 1 && view_.is_mark(i - 2)) {
    for (--i; i > 0 && (view_.is_mark(i - 1) || !view_.is_open(i - 1));) --i;
    if (i == 0) return false;
  }
  return view_.is(i - 1, Role::naming) || view_.is(i - 1, Role::titled);
}

/// Marked words of the outlet's own clause that are too few for a quote alone.
bool QuoteAssembler::is_fragment(const Shape& shape, const Tie& tie) const {
  const bool behind = tie.link == Link::behind && !shape.name && !is_charge(shape, tie);
  const bool governed = behind || tie.link == Link::object || tie.link == Link::scope;
  const CueClass cue = governed ? saying(tie.saying).cue->cue_class : CueClass::think;
  if (tie.link == Link::scope && voices_.voices[tie.saying].press) return false;
  if (governed && is_far_object(saying(tie.saying), shape.opener)) return false;
  if (tie.link == Link::object && !may_tell(saying(tie.saying), shape.opener)) return false;
  return governed && cue != CueClass::think && !shape.capital && !shape.clause;
}

/// Marked words in what a thing announces, far from the verb.
bool QuoteAssembler::is_far_object(const Saying& saying, std::uint32_t opener) const {
  return saying.position == Position::governing && !saying.complement && !saying.infinitive_scope &&
         !may_tell(saying, opener);
}

/// "Les recherches ont repris « dès l'aube »", "la saison annonçait des œuvres, dont « A »": of a
/// subject that does not look like somebody only plain words of saying tell, close to the marks.
bool QuoteAssembler::may_tell(const Saying& saying, std::uint32_t opener) const {
  constexpr std::uint32_t near = 3;
  if (saying.group.verb == no_token || can_speak(view_, saying.speaker)) return true;
  if (view_.is(saying.group.verb, Role::continuing)) return false;
  return speaks(saying.cue->cue_class) && opener - saying.group.tokens.last <= near;
}

/// "mis en examen pour « violation du secret », rapporte Le Courrier": a term of the law, no words
/// of the paper.
bool QuoteAssembler::is_charge(const Shape& shape, const Tie& tie) const {
  // what is told by somebody else than the press counts only inside a clause of the outlet's
  const bool inner = tie.link == Link::scope && shape.words <= 6;
  if (shape.clause || shape.at_start || (!inner && !voices_.voices[tie.saying].press)) return false;
  if (view_.kind(shape.tokens.first) != Kind::noun) return false;
  std::uint32_t i = shape.opener;
  // "pour « A » et « B »"
  while (i > 1 && (view_.kind(i - 1) == Kind::conjunction || view_.is_comma(i - 1)) &&
         view_.is_mark(i - 2)) {
    for (--i; i > 0 && (view_.is_mark(i - 1) || !view_.is_open(i - 1));) --i;
  }
  return i > 0 && view_.kind(i - 1) == Kind::adposition && !view_.is(i - 1, Role::genitive);
}

bool QuoteAssembler::is_statement(const Shape& shape, const Tie& tie) const {
  // "Le Monde", "Guerre et Paix": capitals inside a sentence and no verb make a title or a name
  const bool title =
      shape.name || (shape.capital && !shape.clause && !shape.at_start && !shape.colon);
  switch (tie.link) {
    case Link::inside:
      return true;
    case Link::behind:
      if (shape.name || is_charge(shape, tie)) return false;
      if (shape.at_start || shape.clause) return true;
      return shape.words >= 3 && !(title && shape.words < 5);
    case Link::colon:
      if (saying(tie.saying).cue->kind == CueKind::verb && saying(tie.saying).cue->id == "unlisted")
        return shape.clause && shape.words >= 4;
      return shape.words >= (speaks(saying(tie.saying).cue->cue_class) && shape.capital ? 1U : 2U);
    case Link::object: {
      const bool close = shape.opener - saying(tie.saying).group.tokens.last <= 3;
      if (close && !shape.name && saying(tie.saying).cue->frame.aloud) return shape.words >= 2;
      if (title || !may_tell(saying(tie.saying), shape.opener)) return false;
      // "prévoit trois « soirées sans fin »": a term of somebody's plans
      if (saying(tie.saying).cue->cue_class == CueClass::think && !close && !shape.clause)
        return false;
      // "le quartier dit « le Bas » a brûlé": a name inside the clause
      const bool inside = close && shape.words <= 3 && !shape.colon && !shape.clause &&
                          shape.after < view_.size() && view_.is_finite(shape.after);
      if (inside) return false;
      // "Jean Dupont, dit « le Corse »"
      const VerbGroup& group = saying(tie.saying).group;
      const bool named = close && shape.words <= 3 && !shape.colon && !group.gerund &&
                         group.tokens.first > 0 && view_.is_comma(group.tokens.first - 1);
      if (named) return false;
      const bool whole = close && saying(tie.saying).cue->cue_class == CueClass::say &&
                         (shape.capital || shape.clause || shape.colon);
      return shape.words >= (whole ? 2U : 3U);
    }
    case Link::scope:
      // "un mariage « trop pressé », rapporte Le Courrier": not the newspaper's words
      if (voices_.voices[tie.saying].press && !shape.clause) return false;
      if (is_far_object(saying(tie.saying), shape.opener) || is_charge(shape, tie)) return false;
      return !title && shape.words >= 3;
    case Link::free:
      return shape.clause && shape.words >= 4 && ends_sentence(shape);
    case Link::loose:
      return false;
  }
  return false;
}

/// A free-standing quote is a sentence of its own.
bool QuoteAssembler::ends_sentence(const Shape& shape) const {
  const auto starts = [this](std::uint32_t i) {
    return i == 0 || i >= view_.size() || view_.paragraph_of(i) != view_.paragraph_of(i - 1);
  };
  // "- « A » -"
  const bool dashes = shape.opener > 0 && starts(shape.opener - 1) && shape.after < view_.size() &&
                      starts(shape.after + 1) &&
                      view_.token(shape.opener - 1).form == view_.token(shape.after).form &&
                      view_.kind(shape.after) == Kind::punctuation;
  if (starts(shape.after) || dashes) {
    // a paragraph that is one quote without a full stop is a subheading
    const bool whole = dashes || starts(shape.opener);
    return !whole || view_.is_stop(shape.tokens.last - 1);
  }
  if (view_.sentence_of(shape.after) != view_.sentence_of(shape.opener)) return true;
  return view_.is_stop(shape.after);
}

void QuoteAssembler::add(const Quoted& quoted, const Shape& shape, const Tie& tie) {
  FoundQuote found;
  found.saying = tie.saying;
  found.tokens = {shape.tokens.first, shape.after};
  Quote& quote = found.quote;
  quote.evidence = quoted.inner;
  quote.parts = quoted.parts;
  quote.form = form_of(shape, tie);
  quote.rule = view_.analysis().language + ".quote.free";
  if (tie.subject.found()) {
    quote.speaker = view_.actor_of(tie.subject);
    quote.speaker_text = view_.span_of(tie.subject.tokens);
  }
  if (tie.saying != none) {
    const Voice& voice = voices_.voices[tie.saying];
    quote.speaker = voice.actor;
    quote.speaker_text = voice.text;
    if (tie.link != Link::free) {
      quote.addressee = voice.addressee;
      quote.addressee_text = voice.addressee_text;
    }
    if (tie.link != Link::free) {
      quote.cue = saying(tie.saying).cue_span;
      quote.rule = rule_of(view_, saying(tie.saying));
    }
  }
  for (std::uint32_t i = saying_from(shape.tokens.first); i < sayings(); ++i) {
    if (saying(i).tokens.first >= shape.tokens.last) break;
    if (saying(i).position == Position::aside && saying(i).in_quote != View::outside)
      cut_out(quote, aside_in(saying(i), shape.tokens));
  }
  found_.push_back(std::move(found));
}

/// "« A, raconte Ali, un voisin. B »": the aside with the apposition that ends its sentence.
TokenRange QuoteAssembler::aside_in(const Saying& saying, TokenRange quote) const {
  constexpr std::uint32_t most = 8;
  TokenRange own = saying.tokens;
  // "« A, analyse-t-il | encore mardi sur RTL. B »": what nothing parts from the cue
  for (std::uint32_t i = own.last; i < std::min(quote.last, own.last + most); ++i) {
    if (view_.is_finite(i)) break;
    if (view_.is_comma(i) || view_.is_stop(i)) {
      own.last = i;
      break;
    }
  }
  // "« A, explique-t-elle au Courrier. B »"
  const bool addressed = own.last < quote.last && view_.is(own.last, Role::addressee);
  const bool relative = own.last < quote.last && is_relative_word(view_, own.last);
  for (std::uint32_t i = own.last; relative && i < std::min(quote.last, own.last + 3 * most); ++i) {
    if (view_.is_comma(i)) break;  // "a confié l'auteur | qui l'a connu. B"
    if (view_.is_stop(i)) return {own.first, i};
  }
  // "« A, confirme l'avocate | au barreau de Paris, Ana Petit. B »"
  const bool described = own.last < quote.last && view_.kind(own.last) == Kind::adposition &&
                         view_.kind(own.last - 1) == Kind::noun;
  for (std::uint32_t i = own.last; described && i < std::min(quote.last, own.last + 2 * most);
       ++i) {
    if (view_.is_finite(i)) break;
    if (view_.is_stop(i)) return {own.first, i};
  }
  if (!view_.is_comma(own.last) && !addressed) return own;
  bool told = false;  // "…, lance Ali, un éleveur dont trois brebis sont mortes. B"
  for (std::uint32_t i = own.last + 1;
       i < std::min(quote.last, own.last + (told ? 3 * most : most)); ++i) {
    told = told || is_relative_word(view_, i);
    if ((view_.is_finite(i) && !told) || view_.is_comma(i)) return own;
    if (view_.is_stop(i)) return {own.first, i};
  }
  return own;
}

QuoteForm QuoteAssembler::form_of(const Shape& shape, const Tie& tie) const {
  if (tie.saying != none && shape.clause && tie.link == Link::scope) {
    // "Selon X, « A »": nothing but the words
    const Saying& saying = voices_.sayings[tie.saying];
    if (saying.position == Position::preposed && saying.scope.first == shape.opener)
      return QuoteForm::direct;
  }
  if (tie.link == Link::object && shape.capital && saying(tie.saying).cue->frame.aloud)
    return QuoteForm::direct;  // "criait « À bas X »"
  // "« Des inconnus » ont tiré, a dit X": a phrase of the outlet's sentence
  const bool whole = shape.clause || (shape.at_start && tie.link != Link::scope);
  const bool sentence = shape.at_start || shape.colon || (shape.capital && shape.clause);
  // "Le parti « s'inquiète de A. B »"
  if (tie.link == Link::free && tie.subject.found() && !shape.capital) return QuoteForm::mixed;
  if (tie.link == Link::colon || tie.link == Link::free || tie.link == Link::inside) {
    return QuoteForm::direct;
  }
  return whole && sentence ? QuoteForm::direct : QuoteForm::mixed;
}

/// The span without the full stop or comma that it starts with.
Span QuoteAssembler::behind_stops(Span part) const {
  const TokenRange range = view_.tokens_of(part);
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (view_.kind(i) != Kind::punctuation) return {view_.token(i).span.begin, part.end};
  }
  return part;
}

/// Takes a parenthesis ("…, a-t-il dit, …") out of the words of the quote.
void QuoteAssembler::cut_out(Quote& quote, TokenRange cut) const {
  std::uint32_t first = cut.first;
  std::uint32_t last = cut.last;
  if (first > 0 && view_.is_comma(first - 1)) --first;
  if (view_.is_comma(last)) ++last;
  const Span hole = view_.span_of({first, last});
  std::vector<Span> parts;
  for (const Span part : quote.parts) {
    if (!part.overlaps(hole)) {
      parts.push_back(part);
      continue;
    }
    const std::uint32_t left = first > 0 ? view_.token(first - 1).span.end : hole.begin;
    const std::uint32_t right = last < view_.size() ? view_.token(last).span.begin : hole.end;
    if (part.begin < left) parts.push_back({part.begin, left});
    if (right < part.end) parts.push_back(behind_stops({right, part.end}));
  }
  std::erase_if(parts, [this](Span part) {
    const TokenRange range = view_.tokens_of(part);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.kind(i) != Kind::punctuation) return false;
    }
    return true;
  });
  if (parts.empty()) return;
  quote.parts = std::move(parts);
  quote.evidence = {quote.parts.front().begin, quote.parts.back().end};
}

/// "— Je ne sais pas, a-t-il répondu.": a line of dialogue needs its own cue.
void QuoteAssembler::dialogue(const Quoted& quoted) {
  const TokenRange range = view_.tokens_of(quoted.inner);
  for (std::uint32_t i = saying_from(range.first); i < sayings(); ++i) {
    const Saying& candidate = saying(i);
    if (candidate.tokens.first >= range.last) return;
    if (candidate.position != Position::aside || candidate.in_quote != View::outside) continue;
    if (!voices_.voices[i].known()) continue;
    FoundQuote found;
    found.saying = i;
    found.tokens = range;
    found.quote.evidence = quoted.inner;
    found.quote.parts = quoted.parts;
    found.quote.rule = rule_of(view_, candidate);
    found.quote.speaker = voices_.voices[i].actor;
    found.quote.speaker_text = voices_.voices[i].text;
    found.quote.cue = candidate.cue_span;
    cut_out(found.quote, candidate.tokens);
    found_.push_back(std::move(found));
    return;
  }
}

std::vector<FoundQuote> build_quotes(const View& view, const Voices& voices, const CueTable& cues) {
  return QuoteAssembler(view, voices, cues).run();
}

RuleId rule_of(const View& view, const Saying& saying) {
  std::string_view place = "marker";
  switch (saying.position) {
    case Position::governing:
      place = "governing";
      break;
    case Position::aside:
      place = "aside";
      break;
    case Position::preposed:
      place = "preposed";
      break;
    case Position::trailing:
      place = "trailing";
      break;
    case Position::marker:
      break;
  }
  std::string rule = view.analysis().language;
  rule.append(".cue.").append(saying.cue->id).append(".").append(place);
  return rule;
}

}  // namespace depeche
