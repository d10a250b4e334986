// SPDX-License-Identifier: Apache-2.0
#include "attribution/quote_builder.h"

#include "attribution/clause.h"

#include <algorithm>
#include <optional>
#include <string>

namespace depeche {

namespace {

using Kind = View::Kind;

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::uint32_t near_sayings = 12;  ///< sayings looked at on each side of a quote

/// How a quote hangs on its saying, the strongest first.
enum class Link : std::uint8_t { inside, behind, colon, object, scope, free, loose };

struct Tie {
  Link link = Link::loose;
  std::uint32_t saying = none;
};

/// What the words of a quote look like.
struct Shape {
  TokenRange tokens;
  std::uint32_t after = 0;   ///< token behind the closing mark
  std::uint32_t opener = 0;  ///< token of the opening mark
  std::uint32_t words = 0;
  bool clause = false;  ///< has a finite verb
  bool capital = false;
  bool at_start = false;  ///< opens its sentence
  bool colon = false;     ///< stands behind a colon
};

class Builder {
 public:
  Builder(const View& view, const Voices& voices) : view_(view), voices_(voices) {}

  std::vector<FoundQuote> run() {
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
      }
    }
    return joined();
  }

 private:
  [[nodiscard]] const Saying& saying(std::uint32_t i) const { return voices_.sayings[i]; }

  [[nodiscard]] std::uint32_t sayings() const {
    return static_cast<std::uint32_t>(voices_.sayings.size());
  }

  /// First saying whose first token is at or behind `token`.
  [[nodiscard]] std::uint32_t saying_from(std::uint32_t token) const {
    const auto at =
        std::partition_point(voices_.sayings.begin(), voices_.sayings.end(),
                             [token](const Saying& saying) { return saying.tokens.first < token; });
    return static_cast<std::uint32_t>(at - voices_.sayings.begin());
  }

  [[nodiscard]] Shape shape_of(const Quoted& quoted) const {
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
    const bool first = shape.opener == 0 ||
                       view_.paragraph_of(shape.opener) != view_.paragraph_of(shape.opener - 1);
    shape.at_start = first ||
                     view_.sentence_of(shape.opener) != view_.sentence_of(shape.opener - 1) ||
                     (view_.is_stop(shape.opener - 1) && view_.token(shape.opener - 1).form != ":");
    shape.colon = !first && view_.token(shape.opener - 1).form == ":";
    return shape;
  }

  /// "«A», a dit X, «B»": B goes on with A.
  bool joins_last(std::uint32_t q, const Shape& shape) {
    if (found_.empty() || shape.opener == 0) return false;
    FoundQuote& last = found_.back();
    if (last.saying == none) return false;
    const Saying& between = saying(last.saying);
    if (between.position != Position::aside || between.tokens.first < last.tokens.last)
      return false;
    if (!parts_only(between, shape.opener)) return false;
    if (view_.paragraph_of(shape.opener) != view_.paragraph_of(between.tokens.first)) return false;
    if (behind(shape) != none) return false;
    const Quoted& quoted = view_.quoted()[q];
    last.quote.parts.insert(last.quote.parts.end(), quoted.parts.begin(), quoted.parts.end());
    last.quote.evidence = join(last.quote.evidence, quoted.inner);
    return true;
  }

  /// "«A», a dit X, «B»", "'A,' he told the paper, 'B'": nothing but the cue parts the two.
  [[nodiscard]] bool parts_only(const Saying& between, std::uint32_t opener) const {
    constexpr std::uint32_t far = 12;
    if (!view_.is_comma(opener - 1) || opener <= between.tokens.last) return false;
    if (opener - between.tokens.last > far) return false;
    for (std::uint32_t i = between.tokens.last; i + 1 < opener; ++i) {
      if (view_.is_stop(i) || view_.is_mark(i) || view_.is_comma(i) || view_.is_finite(i))
        return false;
    }
    return true;
  }

  /// Marked words of the outlet's own clause that are too few for a quote alone.
  [[nodiscard]] bool is_fragment(const Shape& shape, const Tie& tie) const {
    const bool governed = tie.link == Link::object || tie.link == Link::scope;
    const CueClass cue = governed ? saying(tie.saying).cue->cue_class : CueClass::think;
    if (tie.link == Link::scope && voices_.voices[tie.saying].press) return false;
    return governed && cue != CueClass::think && !shape.capital && !shape.clause;
  }

  /// No finite verb between two fragments.
  [[nodiscard]] bool close(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (view_.is_finite(i)) return false;
    }
    return to - from < View::max_walk;
  }

  /// Marked fragments under one cue in one sentence are one quote; few words alone are none.
  std::vector<FoundQuote> joined() {
    std::vector<FoundQuote> out;
    for (FoundQuote& found : found_) {
      FoundQuote* last = out.empty() ? nullptr : &out.back();
      const bool mixed = found.quote.form == QuoteForm::mixed && found.saying != none;
      if (mixed && last != nullptr && last->quote.form == QuoteForm::mixed &&
          last->saying == found.saying &&
          view_.sentence_of(last->tokens.first) == view_.sentence_of(found.tokens.first) &&
          (!(last->fragment || found.fragment) || close(last->tokens.last, found.tokens.first))) {
        last->quote.parts.insert(last->quote.parts.end(), found.quote.parts.begin(),
                                 found.quote.parts.end());
        last->quote.evidence = join(last->quote.evidence, found.quote.evidence);
        last->tokens.last = found.tokens.last;
        last->words += found.words;
        last->fragment = last->fragment && found.fragment;
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

  /// A parenthesis or "selon X" directly behind the closing mark.
  [[nodiscard]] std::uint32_t behind(const Shape& shape) const {
    for (std::uint32_t i = saying_from(shape.after); i < sayings(); ++i) {
      const Saying& candidate = saying(i);
      if (candidate.tokens.first > shape.after + 2) break;
      if (candidate.position != Position::aside && candidate.position != Position::trailing)
        continue;
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

  [[nodiscard]] std::uint32_t inside(std::uint32_t q, const Shape& shape) const {
    for (std::uint32_t i = saying_from(shape.tokens.first); i < sayings(); ++i) {
      if (saying(i).tokens.first >= shape.tokens.last) break;
      if (saying(i).in_quote == q && saying(i).position == Position::aside) return i;
    }
    return none;
  }

  /// The verb that governs the quote from before it: "a salué «…»", "a dit : «…»".
  [[nodiscard]] std::uint32_t governor(const Shape& shape) const {
    const std::uint32_t end = saying_from(shape.opener);
    for (std::uint32_t i = end; i > 0 && end - i < near_sayings; --i) {
      const Saying& candidate = saying(i - 1);
      if (candidate.position != Position::governing || candidate.in_quote != View::outside)
        continue;
      if (shape.colon && sets_scene(candidate, shape.opener)) continue;
      if (candidate.group.tokens.last > shape.opener || !voices_.voices[i - 1].known()) continue;
      if (view_.paragraph_of(candidate.tokens.first) != view_.paragraph_of(shape.opener))
        return none;
      if (!same_clause(candidate.group.tokens.last, shape.opener, shape.colon)) return none;
      return i - 1;
    }
    return none;
  }

  /// "S'il accorde cela, X est plus sévère : «»": the cue's clause comes before the main one.
  [[nodiscard]] bool sets_scene(const Saying& candidate, std::uint32_t opener) const {
    const std::uint32_t verb = candidate.group.verb;
    if (verb == no_token || candidate.group.gerund) return false;
    const std::uint32_t main = view_.token(verb).head;
    return main_relation(view_.token(verb).deprel) == Deprel::advcl && main != no_token &&
           main > verb && main < opener;
  }

  /// No stop between the verb and the quote, earlier quotes crossed ("a dit « A » et « B »").
  [[nodiscard]] bool same_clause(std::uint32_t from, std::uint32_t to, bool colon) const {
    if (to - from > View::max_walk) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (view_.quote_of(i) != View::outside || view_.is_mark(i)) continue;
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
  [[nodiscard]] bool hangs_on(std::uint32_t verb, std::uint32_t from, const Shape& shape) const {
    bool clear = true;
    for (std::uint32_t i = from; i < shape.opener && clear; ++i) {
      clear = view_.quote_of(i) != View::outside || !view_.is_finite(i);
    }
    if (clear) return true;
    std::uint32_t i = top_from(view_, shape.tokens.first, shape.tokens.first);
    constexpr int height = 12;
    for (int step = 0; step < height; ++step) {
      i = view_.token(i).head;
      if (i == no_token || i == verb) return i == verb;
      if (view_.quote_of(i) == View::outside && view_.is_finite(i)) return false;
      if (main_relation(view_.token(i).deprel) == Deprel::conj && view_.kind(i) == Kind::verb)
        return false;
    }
    return false;
  }

  /// The narrowest scope that holds the quote.
  [[nodiscard]] std::uint32_t scope_around(const Shape& shape) const {
    const std::uint32_t middle = saying_from(shape.opener);
    const std::uint32_t first = middle > near_sayings ? middle - near_sayings : 0;
    const std::uint32_t last = std::min(sayings(), middle + near_sayings);
    std::uint32_t best = none;
    for (std::uint32_t i = first; i < last; ++i) {
      const TokenRange scope = saying(i).scope;
      std::uint32_t end = shape.tokens.last;
      while (end > shape.tokens.first && view_.kind(end - 1) == Kind::punctuation) --end;
      const bool holds = scope.first <= shape.tokens.first && end <= scope.last;
      if (!holds || !voices_.voices[i].known()) continue;
      if (best == none || scope.size() < saying(best).scope.size()) best = i;
    }
    return best;
  }

  [[nodiscard]] Tie tie_of(std::uint32_t q, const Shape& shape) const {
    if (const auto i = behind(shape); i != none) return {Link::behind, i};
    const std::uint32_t verb = governor(shape);
    if (shape.colon && verb != none) return {Link::colon, verb};
    const bool hangs =
        verb != none && hangs_on(saying(verb).group.verb, saying(verb).group.tokens.last, shape);
    if (hangs && shape.opener - saying(verb).group.tokens.last <= 3) return {Link::object, verb};
    if (const auto i = inside(q, shape); i != none) return {Link::inside, i};
    if (const auto i = scope_around(shape); i != none) return {Link::scope, i};
    if (hangs) return {Link::object, verb};
    if (shape.at_start || shape.colon) return {Link::free, last_voice(shape)};
    return {};
  }

  /// Who spoke last in this paragraph or the one before.
  [[nodiscard]] std::uint32_t last_voice(const Shape& shape) const {
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
  [[nodiscard]] bool is_told_of(std::uint32_t i) const {
    const std::uint32_t lead = saying(i).group.tokens.first;
    if (saying(i).cue->kind != CueKind::verb || lead == 0) return false;
    if (!view_.is(lead - 1, Role::relative)) return false;
    return i > 0 && voices_.voices[i - 1].known() &&
           voices_.voices[i - 1].actor != voices_.voices[i].actor &&
           saying(i - 1).position == Position::governing &&
           view_.sentence_of(saying(i - 1).tokens.first) == view_.sentence_of(lead) &&
           view_.quote_of(saying(i - 1).tokens.first) == View::outside;
  }

  /// "Comme le rappelle X, A. « B »": X is called upon, B need not be his.
  [[nodiscard]] bool is_cited(const Saying& candidate) const {
    const std::uint32_t first = candidate.group.tokens.first;
    const std::uint32_t speaker = candidate.speaker.tokens.first;
    if (candidate.cue->kind != CueKind::verb || candidate.group.inverted != no_token) return false;
    return (first > 0 && view_.is(first - 1, Role::as)) ||
           (candidate.speaker.found() && speaker > 0 && view_.is(speaker - 1, Role::as) &&
            speaker < first);
  }

  /// "La régie minimise. « A »": a cue that governs nothing, in the sentence before the quote.
  [[nodiscard]] bool announces(const Saying& candidate, std::uint32_t opener) const {
    if (candidate.position != Position::governing || candidate.in_quote != View::outside)
      return false;
    if (candidate.group.negated || candidate.cue->kind != CueKind::verb) return false;
    // "…, si X le lui proposait. « A »"
    const std::uint32_t verb = candidate.group.verb;
    const std::uint32_t lead = candidate.group.tokens.first;
    if (lead > 0 && view_.is(lead - 1, Role::relative)) return false;  // "du suspect qui nie"
    for (std::uint32_t i = verb; i > 0 && !view_.is_comma(i) && !view_.is_stop(i - 1); --i) {
      if (view_.is(i, Role::condition)) return false;
    }
    std::uint32_t k = opener;
    while (k > 0 && (view_.quote_of(k - 1) != View::outside || view_.is_mark(k - 1))) --k;
    return k > 0 && view_.sentence_of(k - 1) == view_.sentence_of(candidate.group.verb);
  }

  [[nodiscard]] bool is_statement(const Shape& shape, const Tie& tie) const {
    // "Le Monde", "Guerre et Paix": capitals inside a sentence and no verb make a title or a name
    const bool title = shape.capital && !shape.clause && !shape.at_start && !shape.colon;
    switch (tie.link) {
      case Link::inside:
        return true;
      case Link::behind:
        if (shape.at_start || shape.clause) return true;
        return shape.words >= 3 && !(title && shape.words < 5);
      case Link::colon:
        if (saying(tie.saying).cue->kind == CueKind::verb && saying(tie.saying).cue->id == "unlisted")
          return shape.clause && shape.words >= 4;
        return shape.words >= 2;
      case Link::object: {
        const bool close = shape.opener - saying(tie.saying).group.tokens.last <= 3;
        if (title) return false;
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
        const bool whole = close && saying(tie.saying).cue->cue_class == CueClass::say;
        return shape.words >= (whole ? 2U : 3U);
      }
      case Link::scope:
        // "un mariage « trop pressé », rapporte Le Courrier": not the newspaper's words
        if (voices_.voices[tie.saying].press && !shape.clause) return false;
        return !title && shape.words >= 3;
      case Link::free:
        return shape.clause && shape.words >= 4 && ends_sentence(shape);
      case Link::loose:
        return false;
    }
    return false;
  }

  /// A free-standing quote is a sentence of its own.
  [[nodiscard]] bool ends_sentence(const Shape& shape) const {
    const bool last = shape.after >= view_.size() ||
                      view_.paragraph_of(shape.after) != view_.paragraph_of(shape.after - 1);
    if (last) {
      // a paragraph that is one quote without a full stop is a subheading
      const bool whole = shape.opener == 0 ||
                         view_.paragraph_of(shape.opener) != view_.paragraph_of(shape.opener - 1);
      return !whole || view_.is_stop(shape.tokens.last - 1);
    }
    if (view_.sentence_of(shape.after) != view_.sentence_of(shape.opener)) return true;
    return view_.is_stop(shape.after);
  }

  void add(const Quoted& quoted, const Shape& shape, const Tie& tie) {
    FoundQuote found;
    found.saying = tie.saying;
    found.tokens = {shape.tokens.first, shape.after};
    Quote& quote = found.quote;
    quote.evidence = quoted.inner;
    quote.parts = quoted.parts;
    quote.form = form_of(shape, tie);
    quote.rule = view_.analysis().language + ".quote.free";
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
        cut_out(quote, saying(i).tokens);
    }
    found_.push_back(std::move(found));
  }

  [[nodiscard]] QuoteForm form_of(const Shape& shape, const Tie& tie) const {
    if (tie.saying != none && shape.clause && tie.link == Link::scope) {
      // "Selon X, « A »": nothing but the words
      const Saying& saying = voices_.sayings[tie.saying];
      if (saying.position == Position::preposed && saying.scope.first == shape.opener)
        return QuoteForm::direct;
    }
    const bool whole = shape.clause || shape.at_start;
    const bool sentence = shape.at_start || shape.colon || (shape.capital && shape.clause);
    if (tie.link == Link::colon || tie.link == Link::free || tie.link == Link::inside) {
      return QuoteForm::direct;
    }
    return whole && sentence ? QuoteForm::direct : QuoteForm::mixed;
  }

  /// The span without the full stop or comma that it starts with.
  [[nodiscard]] Span behind_stops(Span part) const {
    const TokenRange range = view_.tokens_of(part);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.kind(i) != Kind::punctuation) return {view_.token(i).span.begin, part.end};
    }
    return part;
  }

  /// Takes a parenthesis ("…, a-t-il dit, …") out of the words of the quote.
  void cut_out(Quote& quote, TokenRange cut) const {
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
  void dialogue(const Quoted& quoted) {
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

  const View& view_;
  const Voices& voices_;
  std::vector<FoundQuote> found_;
};

}  // namespace

std::vector<FoundQuote> build_quotes(const View& view, const Voices& voices) {
  return Builder(view, voices).run();
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
