// SPDX-License-Identifier: Apache-2.0
#include "attribution/surroundings.h"

#include "attribution/clause.h"
#include "attribution/subject_scan.h"
#include "attribution/voice.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// Verbs of a relative clause of the claimant, or of its complement, do not end the search.
bool relative_verb(const View& view, std::uint32_t from, std::uint32_t verb) {
  for (std::uint32_t i = from; i <= verb; ++i) {
    if (view.is(i, Role::relative)) return true;
  }
  return !view.is_finite(verb);
}

}  // namespace

std::uint32_t closing_bracket(const View& view, std::uint32_t i) {
  constexpr std::uint32_t most = 12;
  if (i >= view.size() || view.token(i).form != "(") return no_token;
  for (std::uint32_t k = i + 1; k < std::min(view.size(), i + most); ++k) {
    if (view.token(k).form == ")")
      return view.paragraph_of(k) == view.paragraph_of(i) ? k : no_token;
  }
  return no_token;
}

/// "fait | par ailleurs | savoir", "fait | -il | valoir": a word that may part a verb from the rest
/// of its cue.
static bool parts_cue(const View& view, const Cue& cue, std::uint32_t i) {
  if (view.token(i).lower == cue.words[1]) return false;
  if (view.kind(i) == Kind::adverb || view.is_inverted_pronoun(i)) return true;
  const bool fixed = view.token(i).deprel == Deprel::fixed;
  const bool opens = view.kind(i) == Kind::adposition && i + 1 < view.size() &&
                     view.token(i + 1).deprel == Deprel::fixed;
  return fixed || opens;
}

/// Number of tokens (from `first`) that the words of a cue cover, 0 = no match. Verb cues match
/// lemmas and may be parted by adverbs; the others match the words as they stand.
std::uint32_t match_cue(const View& view, const Cue& cue, std::uint32_t first) {
  const bool verb = cue.kind == CueKind::verb;
  std::uint32_t i = first + 1;
  for (std::size_t w = 1; w < cue.words.size(); ++w) {
    while (i < view.size() &&
           (view.token(i).part > 0 || (verb && w == 1 && parts_cue(view, cue, i)))) {
      ++i;
    }
    if (i >= view.size()) return 0;
    if (w + 1 < cue.words.size() && view.token(i).lower == cue.words[w] + cue.words[w + 1]) {
      ++w;  // an elided pair that is one token: "l'on"
      ++i;
      continue;
    }
    const bool same = view.surface(i) == cue.words[w] || view.token(i).lower == cue.words[w] ||
                      (verb && view.token(i).lemma == cue.words[w]);
    if (!same) return 0;
    ++i;
  }
  return i - first;
}

std::uint32_t match_before_mark(const View& view, const Cue& cue, std::uint32_t first) {
  constexpr std::uint32_t most = 12;
  if (cue.kind != CueKind::verb || cue.words.size() != 2) return 0;
  const std::uint32_t last = std::min(view.size(), first + most);
  for (std::uint32_t i = first + 1; i + 1 < last; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i) || !view.is_open(i)) return 0;
    const bool word = view.kind(i) == View::Kind::adposition && view.token(i).lower == cue.words[1];
    if (word && view.is_mark(i + 1)) return i + 1 - first;
  }
  return 0;
}

/// Is there a finite verb or a quote between the start of the sentence and `before`?
bool clause_stands_before(const View& view, std::uint32_t before) {
  const std::uint32_t first = view.sentence(before).tokens.first;
  const std::uint32_t low = before - first > View::max_walk ? before - View::max_walk : first;
  for (std::uint32_t i = before; i-- > low;) {
    if (view.is_finite(i) || !view.is_open(i)) return true;
  }
  return false;
}

/// The quote whose closing mark stands before token `i`, a comma between allowed; outside = none.
std::uint32_t quote_before(const View& view, std::uint32_t i) {
  if (i == 0) return View::outside;
  std::uint32_t k = i - 1;
  if (view.is_comma(k) && k > 0) --k;
  if (!view.is_mark(k)) return View::outside;
  while (k > 0 && view.is_mark(k)) --k;
  return view.quote_of(k);
}

/// "selon la méthode utilisée" names no speaker: a noun that is neither actor nor speaker counts
/// only with a determiner that singles nobody out, which tables cannot tell; so refuse it.
bool speaks_of_people(const View& view, const NounPhrase& phrase) {
  return view.has_role_in(phrase.tokens, Role::speaker) ||
         view.has_role_in(phrase.tokens, Role::proxy) ||
         view.has_role_in(phrase.tokens, Role::source);
}

bool starts_clause(const View& view, std::uint32_t first) {
  const std::uint32_t low = view.sentence(first).tokens.first;
  std::uint32_t i = first;
  while (i > low && (view.kind(i - 1) == Kind::conjunction || view.is(i - 1, Role::contrast) ||
                     view.kind(i - 1) == Kind::adverb)) {
    --i;
  }
  return i == low || view.is_stop(i - 1);
}

bool long_quote(const View& view, std::uint32_t quote) {
  const TokenRange range = view.tokens_of(view.quoted()[quote].inner);
  if (range.size() > 4) return true;
  if (range.size() < 2 || !starts_upper(view.token(range.first).form)) return false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (view.is_finite(i)) return true;
  }
  return false;
}

/// Nothing but a complement of circumstance may follow: punctuation, adverb, preposition, time.
bool ends_aside(const View& view, std::uint32_t i) {
  if (i >= view.size()) return true;
  const Kind kind = view.kind(i);
  if (view.is_finite(i) && view.token(i).morph.verb_form == VerbForm::fin) return false;
  return kind == Kind::punctuation || kind == Kind::adposition || kind == Kind::adverb ||
         kind == Kind::conjunction || kind == Kind::pronoun || view.is(i, Role::relative) ||
         view.is(i, Role::calendar) || view.is_mark(i) || view.kind(i) == Kind::verb ||
         view.sentence_of(i) != view.sentence_of(i - 1) || kind == Kind::determiner;
}

/// "dans le communiqué": the document that speaks.
NounPhrase document_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + 8);
  for (std::uint32_t i = from; i < limit && !view.is_stop(i) && !view.is_mark(i); ++i) {
    if (view.is_comma(i)) break;
    if (view.kind(i) != Kind::adposition || view.is(i, Role::genitive)) continue;
    const NounPhrase phrase = view.phrase_at(i + 1);
    if (!phrase.found()) continue;
    const auto* channel = channel_at(view, phrase.head);
    if (channel != nullptr && (channel->document || channel->owned)) return phrase;
  }
  return {};
}

NounPhrase document_before(const View& view, std::uint32_t end) {
  const std::uint32_t first = std::max(view.sentence(end).tokens.first,
                                       end > View::max_walk / 3 ? end - View::max_walk / 3 : 0);
  for (std::uint32_t i = first; i + 1 < end; ++i) {
    if (view.is_stop(i) || view.is_mark(i) || view.is_finite(i)) return {};
    if (view.kind(i) != Kind::adposition || view.is(i, Role::genitive)) continue;
    const NounPhrase phrase = view.phrase_at(i + 1);
    if (!phrase.found() || phrase.tokens.last > end) continue;
    const auto* channel = channel_at(view, phrase.head);
    if (channel != nullptr && channel->document) return phrase;
  }
  return {};
}

NounPhrase source_behind(const View& view, std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + 12);
  for (std::uint32_t i = from; i < limit && !view.is_stop(i) && !view.is_mark(i); ++i) {
    if (view.kind(i) != Kind::adposition && !view.is(i, Role::origin)) continue;
    std::uint32_t k = i + 1;
    if (view.is(i, Role::origin) && view.is(k, Role::genitive)) ++k;
    const NounPhrase phrase = view.phrase_at(k);
    if (phrase.found() && (view.is(i, Role::origin) || view.is(phrase.head, Role::source)))
      return phrase;
  }
  return {};
}

NounPhrase house_behind(const View& view, std::uint32_t from) {
  if (from < view.size() && view.kind(from) != Kind::adposition && !view.is_stop(from) &&
      !view.is_mark(from) && !view.is(from, Role::calendar)) {
    const NounPhrase phrase = view.phrase_at(from);  // "souligne-t-on Place du Marché"
    if (phrase.found() && starts_upper(view.token(from).form)) return phrase;
  }
  const std::uint32_t limit = std::min(view.size(), from + 8);
  for (std::uint32_t i = from; i < limit && !view.is_stop(i) && !view.is_mark(i); ++i) {
    if (view.is_comma(i) || view.is_finite(i)) break;
    if (view.kind(i) != Kind::adposition || view.is(i, Role::genitive)) continue;
    const NounPhrase phrase = view.phrase_at(i + 1);
    const bool somebody = phrase.found() && (view.actor_of(phrase) != no_actor ||
                                             view.is(phrase.head, Role::speaker));
    if (somebody && !view.is(phrase.head, Role::calendar)) return phrase;
  }
  return {};
}

namespace {

bool is_cite(const std::vector<Cue>* list) {
  return list != nullptr && list->front().cue_class == CueClass::cite && !list->front().frame.relay;
}

bool is_relay(const std::vector<Cue>* list) {
  return list != nullptr &&
         std::any_of(list->begin(), list->end(), [](const Cue& cue) { return cue.frame.relay; });
}

/// "l'agence Tass", "BFMTV", "la presse": does the phrase name a medium?
bool is_medium(const View& view, const NounPhrase& phrase) {
  for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
    const auto* channel = channel_at(view, i);
    if (channel != nullptr && !channel->document) return true;
  }
  return false;
}

/// A medium that the table lists by name or that is known as one; "par téléphone" is none.
bool is_relayer(const View& view, const NounPhrase& phrase) {
  const ActorIndex actor = view.actor_of(phrase);
  return actor != no_actor && (is_medium(view, phrase) || is_press(view, actor));
}

}  // namespace

/// "cité par Y", "diffusé par Y" and "…, citant Z" behind a claimant; returns the token behind the
/// chain.
std::uint32_t add_relays(const View& view, const CueTable& cues, Saying& saying,
                         std::uint32_t from) {
  const std::uint32_t limit = std::min(view.size(), from + View::max_walk / 4);
  std::uint32_t end = from;
  for (std::uint32_t i = from; i < limit; ++i) {
    if (saying.group.verb == i && i >= from) break;
    const std::uint32_t closing = i == end ? closing_bracket(view, i) : no_token;
    if (closing != no_token) {  // "l'Observatoire (OSDH), cité par Y"
      i = closing;
      continue;
    }
    if (view.is_mark(i) || view.is_stop(i) || view.paragraph_of(i) != view.paragraph_of(from - 1))
      break;
    if (view.is(i, Role::as) && view.kind(i) != Kind::adposition && i > from) break;
    if (view.kind(i) != Kind::verb) continue;
    const auto* list = cues.verbs(view.token(i).lemma);
    const bool relay = is_relay(list);
    const VerbGroup group = verb_group(view, i);
    const bool by = view.language_is(Role::shared_past) && view.is(i + 1, Role::agent);
    const bool participle = group.bare_participle || group.passive || by;
    if (!is_cite(list) && !(relay && participle)) {
      if (!relative_verb(view, from, i)) break;
      continue;
    }
    NounPhrase other;
    // "…, citant Z", "… qui cite Z"
    const bool relative = group.tokens.first > 0 && view.is(group.tokens.first - 1, Role::relative);
    if (participle) {
      other = agent_behind(view, i + 1);
      const bool medium = other.found() && (is_medium(view, other) || is_relayer(view, other));
      if (!is_cite(list) && !medium) continue;
      if (!other.found()) break;
      saying.relays.push_back(other);
    } else if (group.gerund || relative) {
      other = view.phrase_at(i + 1);
      if (!other.found() || !can_speak(view, other)) break;
      saying.relays.insert(saying.relays.begin(), saying.speaker);
      saying.speaker = other;
    } else {
      break;
    }
    end = other.tokens.last;
    i = end - 1;
  }
  return end;
}

void add_askers(const View& view, const CueTable& cues, Saying& saying) {
  if (!saying.speaker.found()) return;
  const std::uint32_t end = saying.speaker.tokens.first;
  const std::uint32_t first = std::max(view.sentence(end).tokens.first,
                                       end > View::max_walk / 4 ? end - View::max_walk / 4 : 0);
  if (view.sentence(saying.tokens.first).tokens.first != view.sentence(end).tokens.first) return;
  for (std::uint32_t i = first; i < end; ++i) {
    if (!view.is_open(i) || view.is_mark(i) || view.is_finite(i)) return;
    if (view.kind(i) != Kind::verb) continue;
    const auto* list = cues.verbs(view.token(i).lemma);
    if (verb_group(view, i).gerund) {
      // "Citant Z, X a rapporté que"
      const NounPhrase cited = is_cite(list) ? view.phrase_at(i + 1) : NounPhrase{};
      if (!cited.found() || cited.tokens.last > end || !can_speak(view, cited)) return;
      saying.relays.insert(saying.relays.begin(), saying.speaker);
      saying.speaker = cited;
      return;
    }
    if (view.token(i).morph.verb_form != VerbForm::part) return;
    if (!is_relay(list) && !is_cite(list)) return;
    for (std::uint32_t k = i + 1; k + 1 < end && !view.is_comma(k); ++k) {
      if (!view.is(k, Role::agent)) continue;
      const NounPhrase other = view.phrase_at(k + 1);  // "par téléphone par l'AFP"
      if (!other.found() || other.tokens.last > end || !is_relayer(view, other)) continue;
      saying.relays.push_back(other);
      return;
    }
    return;
  }
}

bool is_heard(const View& view, const Saying& saying) {
  if (saying.position == Position::marker) return false;
  // "X a lu la note de Y, selon laquelle A. « B »": the note is told of by the way
  const bool note = saying.cue->kind == CueKind::prep &&
                    is_relative_word(view, saying.tokens.last - 1) &&
                    channel_at(view, saying.speaker.head) != nullptr;
  if (note) return false;
  if (saying.position != Position::governing || saying.scope.size() > 0) return true;
  // "a qualifié de « A » cette décision", "juge ces conclusions « A »": marks before the next verb
  constexpr std::uint32_t reach = 6;
  const std::uint32_t next = saying.group.tokens.last;
  for (std::uint32_t i = next; i < std::min(view.size(), next + reach); ++i) {
    if (view.is_mark(i) || view.token(i).form == ":") return true;
    if (view.is_stop(i) || view.is_comma(i) || view.is_finite(i)) return false;
  }
  return false;
}

bool can_speak(const View& view, const NounPhrase& phrase) {
  if (!phrase.found()) return false;
  if (view.actor_of(phrase) != no_actor) return true;
  if (view.is_percent(phrase.head)) {
    // "17% des mères": those of whom it is a share
    const NounPhrase whole = view.phrase_at(phrase.head + 2);
    return whole.found() && view.is(phrase.head + 1, Role::genitive) && can_speak(view, whole);
  }
  switch (view.kind(phrase.head)) {
    case Kind::name:
      return !view.is(phrase.head, Role::calendar);
    case Kind::pronoun:
      return true;
    default:
      break;
  }
  if (view.is(phrase.head, Role::speaker) || view.is(phrase.head, Role::proxy) ||
      view.is(phrase.head, Role::source)) {
    return true;
  }
  if (names_medium(view, phrase)) return true;
  // "selon Sud-Ouest", "selon L'Opinion": a word with a capital that a tagger took for a noun
  const Kind kind = view.kind(phrase.head);
  const bool noun = kind == Kind::noun || kind == Kind::other;
  if (noun && phrase.tokens.size() <= 2 && starts_upper(view.token(phrase.head).form) &&
      !is_all_upper(view.token(phrase.head).form) && !view.is(phrase.head, Role::calendar) &&
      phrase.head != view.sentence(phrase.head).tokens.first) {
    return true;
  }
  const auto* channel = channel_at(view, phrase.head);
  return channel != nullptr && channel->document;
}

const WordRoles::Channel* channel_at(const View& view, std::uint32_t i) {
  const auto* list = view.words().channels(view.token(i).lower);
  if (list == nullptr) list = view.words().channels(view.token(i).lemma);
  if (list == nullptr) return nullptr;
  for (const WordRoles::Channel& channel : *list) {
    std::uint32_t k = i + 1;
    bool same = true;
    for (std::size_t w = 1; w < channel.words.size() && same; ++w) {
      while (k < view.size() && view.token(k).part > 0) ++k;
      same = k < view.size() &&
             (view.token(k).lower == channel.words[w] || view.token(k).lemma == channel.words[w]);
      ++k;
    }
    if (same) return &channel;
  }
  return nullptr;
}

}  // namespace depeche
