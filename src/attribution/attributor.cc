// SPDX-License-Identifier: Apache-2.0
#include "attribution/attributor.h"

#include "attribution/quote_builder.h"

#include <algorithm>
#include <utility>

namespace depeche {

struct Attributor::Rules {
  CueTable cues;
  WordRoles words;
};

namespace {

constexpr std::uint32_t none = UINT32_MAX;

/// Does a cue of this class make what it governs the assertion of somebody?
bool asserts(CueClass cue_class) {
  switch (cue_class) {
    case CueClass::say:
    case CueClass::show:
    case CueClass::deny:
    case CueClass::doubt:
    case CueClass::accuse:
    case CueClass::perception:
    case CueClass::read:
      return true;
    default:
      return false;
  }
}

Attribution attribution_of(const View& view, const Saying& saying, const Voice& voice) {
  Attribution attribution;
  attribution.rule = rule_of(view, saying);
  attribution.cue = saying.cue_span;
  attribution.evidence = saying.cue_span;
  attribution.stance = saying.cue->stance;
  if (saying.position == Position::marker && saying.group.passive) {
    attribution.stance = Stance::doubts;  // "est accusé d'avoir": nobody answers for it
  }
  if (!voice.known()) return attribution;
  attribution.claimant = voice.actor;
  attribution.claimant_text = voice.text;
  attribution.chain = voice.chain;
  attribution.channel = voice.channel;
  if (view.paragraph_of(view.analysis().token_at(voice.text.begin)) ==
      view.paragraph_of(saying.tokens.first)) {
    attribution.evidence = join(attribution.evidence, voice.text);
  }
  return attribution;
}

/// Share of `scope` (bytes) that the direct and mixed quotes of the saying cover is half or more?
bool quotes_cover(const std::vector<FoundQuote>& quotes, std::uint32_t saying, ActorIndex speaker,
                  Span scope) {
  std::uint32_t covered = 0;
  const auto first = std::partition_point(
      quotes.begin(), quotes.end(),
      [scope](const FoundQuote& found) { return found.quote.evidence.end <= scope.begin; });
  for (auto at = first; at != quotes.end() && at->quote.evidence.begin < scope.end; ++at) {
    if (at->saying == saying) return true;
    // "assure avoir loué un champ pour « A »": marked words of the same speaker by an inner verb
    if (at->quote.form == QuoteForm::mixed && at->quote.speaker != no_actor &&
        at->quote.speaker == speaker) {
      return true;
    }
    covered += std::min(at->quote.evidence.end, scope.end) -
               std::max(at->quote.evidence.begin, scope.begin);
  }
  return 2 * covered >= scope.size();
}

/// Do the words of the scope count as speech? Orders, promises, questions and judgements only with
/// a clause of their own ("exige que", "se félicite d'avoir"); beliefs never.
bool makes_indirect_quote(const Saying& saying) {
  if (saying.cue->kind != CueKind::verb && saying.cue->kind != CueKind::prep) return false;
  if (saying.wordless) return false;
  switch (saying.cue->cue_class) {
    case CueClass::order:
    case CueClass::promise:
    case CueClass::ask:
      return saying.complement;
    case CueClass::judge:
      return saying.complement || saying.infinitive_scope ||
             (saying.position == Position::aside && !saying.group.passive);
    case CueClass::accuse:
      return saying.position == Position::governing && saying.complement;
    case CueClass::doubt:
      return false;  // a belief
    case CueClass::perception:
      if (saying.position == Position::governing) return false;  // "On apprend que": nobody's words
      break;
    default:
      break;
  }
  if (!asserts(saying.cue->cue_class)) return false;
  if (saying.position != Position::governing) {
    // "L'accord a été annoncé par X": an act, not words
    return !saying.group.passive || saying.group.inverted != no_token;
  }
  return saying.complement || saying.infinitive_scope;
}

/// A sign that belongs to the words before it: "22 %", "41°", the bracket that closes "(Ain)".
bool closes_words(const View& view, TokenRange scope) {
  const std::string& form = view.token(scope.last - 1).form;
  if (form == ")") {
    for (std::uint32_t i = scope.last - 1; i > scope.first; --i) {
      if (view.token(i - 1).form == ")") return false;
      if (view.token(i - 1).form == "(") return true;
    }
    return false;
  }
  return form == "%" || form == "\xC2\xB0" || form == "\xE2\x82\xAC" || form == "$";
}

/// `scope` as bytes, without the punctuation and blanks at its ends.
Span words_of(const View& view, TokenRange scope) {
  while (scope.first < scope.last && view.kind(scope.first) == View::Kind::punctuation &&
         !view.is_mark(scope.first)) {
    ++scope.first;
  }
  while (scope.first < scope.last && view.kind(scope.last - 1) == View::Kind::punctuation &&
         !view.is_mark(scope.last - 1) && !closes_words(view, scope)) {
    --scope.last;
  }
  const TokenRange behind{scope.first, scope.last + 1};
  if (scope.first < scope.last && scope.last < view.size() && view.token(scope.last).form == ")" &&
      closes_words(view, behind)) {
    ++scope.last;
  }
  return view.span_of(scope);
}

class Teller {
 public:
  Teller(const View& view, const Voices& voices, std::vector<FoundQuote> quotes)
      : view_(view), voices_(voices), quotes_(std::move(quotes)) {}

  Attributions tell() {
    for (std::uint32_t i = 0; i < voices_.sayings.size(); ++i) claim(i);
    for (const FoundQuote& found : quotes_) quote(found);
    for (FoundQuote& found : quotes_) out_.quotes.push_back(std::move(found.quote));
    std::stable_sort(out_.quotes.begin(), out_.quotes.end(), [](const Quote& a, const Quote& b) {
      return std::pair(a.evidence.begin, b.evidence.end) <
             std::pair(b.evidence.begin, a.evidence.end);
    });
    std::stable_sort(out_.claims.begin(), out_.claims.end(), [](const Claim& a, const Claim& b) {
      return a.attribution.cue.begin < b.attribution.cue.begin;
    });
    return std::move(out_);
  }

 private:
  void claim(std::uint32_t i) {
    const Saying& saying = voices_.sayings[i];
    const bool marker = saying.position == Position::marker;
    const Voice& voice = voices_.voices[i];
    if (!marker && !voice.known()) return;
    Span scope = words_of(view_, saying.scope);
    // "Le Kremlin a démenti": of what was told before
    if (scope.empty() && !marker && saying.cue->cue_class == CueClass::deny &&
        !saying.group.negated) {
      scope = {saying.cue_span.begin, saying.cue_span.begin};
      out_.claims.push_back({scope, attribution_of(view_, saying, voice)});
      return;
    }
    if (scope.empty() || (marker && is_told(i))) return;
    // "selon un dernier bilan": nobody who could be named counted
    const auto* counted =
        voice.actor == no_actor && voice.head != no_token ? channel_at(view_, voice.head) : nullptr;
    const bool nobody = counted != nullptr && counted->tally && voice.chain.empty();
    if ((saying.figure || asserts(saying.cue->cue_class)) && (!nobody || has_outer(i))) {
      Claim claim{scope, attribution_of(view_, saying, voice)};
      if (!marker) add_outer(i, claim.attribution);
      out_.claims.push_back(std::move(claim));
    }
    if (!marker && makes_indirect_quote(saying)) indirect_quote(i, scope);
  }

  /// Does the scope start or end in the middle of marked words? Then it was read wrong.
  [[nodiscard]] bool breaks_quote(TokenRange scope) const {
    const auto parts = [this](std::uint32_t i) {
      return i > 0 && i < view_.size() && !view_.is_open(i) &&
             view_.quote_of(i) == view_.quote_of(i - 1);
    };
    return parts(scope.first) || parts(scope.last);
  }

  /// "aurait dû", which marked words go on with.
  [[nodiscard]] bool only_verbs(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.kind(i) != View::Kind::verb && view_.kind(i) != View::Kind::auxiliary) return false;
    }
    return true;
  }

  /// "Mais", before a cue in commas.
  [[nodiscard]] bool only_links(TokenRange range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const View::Kind kind = view_.kind(i);
      if (kind != View::Kind::conjunction && kind != View::Kind::subordinator &&
          kind != View::Kind::punctuation)
        return false;
    }
    return true;
  }

  /// Are the words of the scope a statement: a finite verb outside the cue, or another verb in
  /// words that the cue breaks up ("approuvé, selon X, par Y") or that start behind a comma or
  /// stop?
  [[nodiscard]] bool is_statement(const Saying& saying) const {
    const TokenRange scope = saying.scope;
    bool verb = false;
    for (std::uint32_t i = scope.first; i < scope.last; ++i) {
      if (saying.cut.contains(i)) continue;
      if (view_.is_finite(i)) return true;
      verb = verb || (view_.kind(i) == View::Kind::verb && view_.is_open(i));
    }
    const bool parted = saying.cut.first > scope.first && saying.cut.last < scope.last;
    const std::uint32_t first = scope.first;
    const bool apart = first == 0 || view_.is_comma(first - 1) || view_.is_stop(first - 1) ||
                       view_.sentence_of(first) != view_.sentence_of(first - 1);
    return parted ? verb || apart : verb && apart;
  }

  /// "X précise que A est, selon lui, B": told by X already.
  [[nodiscard]] bool is_own_echo(std::uint32_t i) const {
    constexpr std::uint32_t near = 4;
    const Saying& echo = voices_.sayings[i];
    if (echo.cue->kind != CueKind::prep || view_.kind(echo.speaker.head) != View::Kind::pronoun)
      return false;
    for (std::uint32_t k = i > near ? i - near : 0; k < i; ++k) {
      const Saying& outer = voices_.sayings[k];
      if (outer.position == Position::governing && outer.complement &&
          outer.scope.contains(echo.tokens.first) && voices_.voices[k].known())
        return true;
    }
    return false;
  }

  /// "Selon Y, X aurait répondu : « A »": nothing but the cue that leads to the words of X.
  [[nodiscard]] bool only_introduces(std::uint32_t i) const {
    const TokenRange scope = voices_.sayings[i].scope;
    std::uint32_t last = scope.last;
    while (last > scope.first && view_.kind(last - 1) == View::Kind::punctuation) --last;
    std::uint32_t next = last;
    while (next < view_.size() && view_.token(next).form == ":") ++next;
    if (next >= view_.size() || !view_.is_mark(next)) return false;
    const auto count = static_cast<std::uint32_t>(voices_.sayings.size());
    for (std::uint32_t k = i + 1; k < count && voices_.sayings[k].tokens.first < last; ++k) {
      const Saying& inner = voices_.sayings[k];
      if (inner.position != Position::governing || inner.group.tokens.last != last) continue;
      bool more = false;  // "Il assure que A a été dit et que X a répondu : « B »"
      for (std::uint32_t at = scope.first; at < inner.group.tokens.first; ++at)
        more = more || view_.is_finite(at);
      if (!more && voices_.voices[k].known()) return true;
    }
    return false;
  }

  void indirect_quote(std::uint32_t i, Span scope) {
    const Saying& saying = voices_.sayings[i];
    const Voice& voice = voices_.voices[i];
    if (saying.position != Position::governing && !is_statement(saying)) return;
    // "…, selon X, | qui cite Y": of whom it tells by the way; but "ceux qui, dit-il, A"
    const bool parted =
        saying.cut.first > saying.scope.first && saying.cut.last < saying.scope.last;
    if (saying.position != Position::governing && !parted &&
        view_.is(saying.scope.first, Role::relative))
      return;
    // "a estimé que parmi les candidats - X et Y -, « A »": words without a verb say nothing
    if (is_own_echo(i) || !view_.has_verb(saying.scope) || only_introduces(i)) return;
    if (quotes_cover(quotes_, i, voice.actor, scope) || breaks_quote(saying.scope)) return;
    Quote indirect;
    indirect.parts = {scope};
    if (saying.cut.first < saying.scope.last && saying.cut.last > saying.scope.first) {
      const Span before = words_of(view_, {saying.scope.first, saying.cut.first});
      const Span behind = words_of(view_, {saying.cut.last, saying.scope.last});
      indirect.parts.clear();
      if (!before.empty() && !only_links(view_.tokens_of(before))) indirect.parts.push_back(before);
      if (!behind.empty()) indirect.parts.push_back(behind);
      if (indirect.parts.empty()) return;
      // "l'urgence qu'est, selon lui, le climat": a lone verb before the cue is no statement
      const TokenRange opening = view_.tokens_of(indirect.parts.front());
      const bool lone =
          opening.size() == 1 && view_.is_finite(opening.first) && !view_.is_comma(opening.last);
      if (lone || (indirect.parts.size() == 1 && only_verbs(opening))) return;
    }
    indirect.evidence = join(indirect.parts.front(), indirect.parts.back());
    indirect.form = QuoteForm::indirect;
    indirect.rule = rule_of(view_, saying);
    indirect.speaker = voice.actor;
    indirect.speaker_text = voice.text;
    indirect.addressee = voice.addressee;
    indirect.addressee_text = voice.addressee_text;
    indirect.cue = saying.cue_span;
    out_.quotes.push_back(std::move(indirect));
  }

  /// Is the saying told by somebody else?
  [[nodiscard]] bool has_outer(std::uint32_t i) const {
    Attribution own;
    add_outer(i, own);
    return own.claimant != no_actor || !own.chain.empty();
  }

  /// "Selon Y, X a dit que A": Y hands on what X says.
  void add_outer(std::uint32_t inner, Attribution& attribution) const {
    constexpr std::uint32_t near = 6;
    const std::uint32_t at = voices_.sayings[inner].tokens.first;
    const auto count = static_cast<std::uint32_t>(voices_.sayings.size());
    std::uint32_t best = none;
    for (std::uint32_t i = inner > near ? inner - near : 0; i < std::min(count, inner + near);
         ++i) {
      const Saying& outer = voices_.sayings[i];
      if (i == inner || !outer.scope.contains(at) || outer.position == Position::marker) continue;
      const bool clause = outer.position != Position::governing || outer.complement;
      if (!clause || !asserts(outer.cue->cue_class) || outer.cue->stance == Stance::denies)
        continue;
      if (outer.cut.contains(at) || voices_.voices[i].actor == no_actor) continue;
      if (voices_.sayings[inner].scope.contains(outer.tokens.first)) continue;
      if (best == none || outer.scope.size() < voices_.sayings[best].scope.size()) best = i;
    }
    if (best == none) return;
    // "Le bilan fait état de A, selon la police": whose document it is
    const Voice& said = voices_.voices[inner];
    const bool document = said.actor == no_actor && !said.channel.empty() &&
                          said.head != no_token && view_.kind(said.head) == View::Kind::noun &&
                          voices_.sayings[inner].position == Position::governing;
    if (document) {
      attribution.claimant = voices_.voices[best].actor;
      attribution.claimant_text = voices_.voices[best].text;
      attribution.chain = voices_.voices[best].chain;
      return;
    }
    const auto add = [&attribution](ActorIndex actor) {
      auto& chain = attribution.chain;
      if (actor == attribution.claimant) return;
      if (std::find(chain.begin(), chain.end(), actor) == chain.end()) chain.push_back(actor);
    };
    add(voices_.voices[best].actor);
    for (const ActorIndex actor : voices_.voices[best].chain) add(actor);
  }

  /// "X a dit que Y aurait tué": the hearsay is already somebody's.
  [[nodiscard]] bool is_told(std::uint32_t marker) const {
    constexpr std::uint32_t near = 8;
    const std::uint32_t at = voices_.sayings[marker].tokens.first;
    const std::uint32_t last =
        std::min(static_cast<std::uint32_t>(voices_.sayings.size()), marker + near);
    for (std::uint32_t i = marker > near ? marker - near : 0; i < last; ++i) {
      if (i != marker && voices_.sayings[i].scope.contains(at) && voices_.voices[i].known())
        return true;
    }
    return false;
  }

  /// The words of a quote are the claim of its speaker.
  void quote(const FoundQuote& found) {
    if (!found.quote.speaker_text.empty() || found.quote.speaker != no_actor) {
      Claim claim;
      claim.scope = found.quote.evidence;
      if (found.saying != none) {
        claim.attribution =
            attribution_of(view_, voices_.sayings[found.saying], voices_.voices[found.saying]);
        claim.attribution.stance = Stance::asserts;
      } else {
        claim.attribution.claimant = found.quote.speaker;
        claim.attribution.claimant_text = found.quote.speaker_text;
      }
      claim.attribution.rule = found.quote.rule;
      if (!covered(claim)) out_.claims.push_back(std::move(claim));
    }
  }

  /// The claim of a cue that already holds these words.
  [[nodiscard]] bool covered(const Claim& claim) const {
    const auto first = std::partition_point(
        out_.claims.begin(), out_.claims.end(),
        [&claim](const Claim& other) { return other.attribution.cue < claim.attribution.cue; });
    return first != out_.claims.end() && first->attribution.cue == claim.attribution.cue &&
           first->scope.contains(claim.scope);
  }

  const View& view_;
  const Voices& voices_;
  std::vector<FoundQuote> quotes_;
  Attributions out_;
};

}  // namespace

Attributor::Attributor(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}

Attributor::Attributor(Attributor&&) noexcept = default;
Attributor& Attributor::operator=(Attributor&&) noexcept = default;
Attributor::~Attributor() = default;

Result<Attributor> Attributor::load(const Pack& pack) {
  auto cues = CueTable::load(pack);
  if (!cues) return cues.error();
  auto words = WordRoles::load(pack);
  if (!words) return words.error();
  return Attributor(std::make_unique<Rules>(Rules{std::move(*cues), std::move(*words)}));
}

Attributions Attributor::find(const Document& document, const Analysis& analysis,
                              const Actors& actors) const {
  if (analysis.sentences.empty()) return {};
  const View view(document, analysis, actors, rules_->words);
  Voices voices;
  voices.sayings = find_sayings(view, rules_->cues);
  std::stable_sort(
      voices.sayings.begin(), voices.sayings.end(),
      [](const Saying& a, const Saying& b) { return a.tokens.first < b.tokens.first; });
  VoiceReader reader(view);
  for (const Saying& saying : voices.sayings) voices.voices.push_back(reader.read(saying));
  return Teller(view, voices, build_quotes(view, voices, rules_->cues)).tell();
}

}  // namespace depeche
