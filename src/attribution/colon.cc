// SPDX-License-Identifier: Apache-2.0
#include "attribution/colon.h"

#include "attribution/clause.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// First token of the words before the colon: behind the last stop, mark or sentence border.
std::uint32_t segment_before(const View& view, std::uint32_t colon) {
  const std::uint32_t low = std::max(view.sentence(colon).tokens.first,
                                     colon > View::max_walk ? colon - View::max_walk : 0);
  std::uint32_t i = colon;
  while (i > low && (!view.is_stop(i - 1) || view.token(i - 1).form == ")")) {
    if (view.token(i - 1).form == "(") break;
    --i;
  }
  return i;
}

bool is_person(const View& view, ActorIndex actor) {
  return actor != no_actor && view.actors().list[actor].type == ActorType::person;
}

/// Can the phrase be somebody whose words follow: a person, a body, a noun of speakers; no place,
/// no document, no thing?
bool is_somebody(const View& view, const NounPhrase& phrase) {
  if (!phrase.found() || !can_speak(view, phrase)) return false;
  if (view.is(phrase.head, Role::speaker) || view.is(phrase.head, Role::proxy)) return true;
  if (view.kind(phrase.head) == Kind::pronoun) return !is_relative_word(view, phrase.head);
  const ActorIndex actor = view.actor_of(phrase);
  const auto* channel = channel_at(view, phrase.head);
  if (actor == no_actor && channel != nullptr) return channel->document;
  return actor != no_actor && view.actors().list[actor].type != ActorType::country;
}

/// The phrase that ends just before the colon.
NounPhrase phrase_at_end(const View& view, std::uint32_t first, std::uint32_t colon) {
  for (std::uint32_t i = first; i < colon; ++i) {
    if (view.kind(i) == Kind::punctuation || view.kind(i) == Kind::adposition) continue;
    const NounPhrase phrase = view.phrase_at(i);
    if (phrase.found() && phrase.tokens.last == colon) return phrase;
    if (phrase.found() && phrase.tokens.last > i) i = phrase.tokens.last - 1;
  }
  return {};
}

/// "Dupont : « … »", "Jean Dupont, maire de Lille : « … »": a person's name at the start of the
/// paragraph, with nothing but appositions up to the colon.
NounPhrase lone_name(const View& view, std::uint32_t first, std::uint32_t colon) {
  // a list's dash or bullet may stand in front
  std::uint32_t line = first;
  while (line > 0 && view.kind(line - 1) == Kind::punctuation &&
         view.paragraph_of(line - 1) == view.paragraph_of(first) && view.is_open(line - 1) &&
         !view.is_mark(line - 1)) {
    --line;
  }
  const bool at_start = line == 0 || view.paragraph_of(line) != view.paragraph_of(line - 1);
  if (!at_start) return {};
  const NounPhrase phrase = view.phrase_at(first);
  if (!phrase.found() || (phrase.tokens.last != colon && !view.is_comma(phrase.tokens.last)))
    return {};
  for (std::uint32_t i = first; i < colon; ++i) {
    if (view.is_finite(i) || !view.is_open(i)) return {};
  }
  return is_person(view, view.actor_of(phrase)) ? phrase : NounPhrase{};
}

/// "une position partagée par X : « … »".
NounPhrase agent_at_end(const View& view, std::uint32_t first, std::uint32_t colon) {
  constexpr std::uint32_t far = 14;
  const std::uint32_t low = std::max(first, colon > far ? colon - far : 0);
  for (std::uint32_t i = colon; i > low + 1; --i) {
    const std::uint32_t k = i - 1;
    if (view.is_finite(k) || !view.is_open(k)) return {};
    if (!view.is(k, Role::agent)) continue;
    if (view.kind(k - 1) != Kind::verb && view.kind(k - 1) != Kind::adverb &&
        view.kind(k - 1) != Kind::adjective) {
      return {};
    }
    const NounPhrase phrase = view.phrase_at(k + 1);
    if (phrase.found() && end_with_dependents(view, phrase.tokens, colon) == colon &&
        is_somebody(view, phrase)) {
      return phrase;
    }
    return {};
  }
  return {};
}

/// "Réponse du maire : « … »", "dans un message de X : « … »".
NounPhrase owner_at_end(const View& view, std::uint32_t first, std::uint32_t colon) {
  const NounPhrase phrase = phrase_at_end(view, first, colon);
  if (!phrase.found() || !view.is(phrase.head, Role::utterance)) return {};
  for (std::uint32_t i = phrase.head + 1; i + 1 < phrase.tokens.last; ++i) {
    if (!view.is(i, Role::genitive) || view.kind(i) == Kind::determiner) continue;
    const NounPhrase owner = view.phrase_at(i + 1);
    if (owner.tokens.last == phrase.tokens.last && is_somebody(view, owner)) return owner;
  }
  return {};
}

/// The last finite verb of the words before the colon that no relative or subordinate clause holds.
std::uint32_t main_verb(const View& view, std::uint32_t first, std::uint32_t colon) {
  std::uint32_t i = view.token(colon).head;
  if (i == no_token || i < first || i >= colon) {
    for (i = first; i < colon && view.token(i).head != no_token && view.token(i).head >= first &&
                    view.token(i).head < colon;) {
      i = view.token(i).head;
    }
  }
  for (int step = 0; step < 8; ++step) {
    const std::uint32_t up = view.token(i).head;
    if (up == no_token || up < first || up >= colon) break;
    i = up;
  }
  return i < colon ? i : no_token;
}

/// "S'il accorde cela, X est plus sévère : «": a cue in a clause that only sets the scene.
bool is_aside_clause(const View& view, const Saying& saying) {
  if (saying.group.verb == no_token || saying.position != Position::governing) return false;
  const std::uint32_t verb = saying.group.verb;
  const std::uint32_t main = view.token(verb).head;
  return main_relation(view.token(verb).deprel) == Deprel::advcl && main != no_token &&
         main > verb && !saying.group.gerund;
}

/// A cue that tells the quote behind the colon already, or whose words end there.
bool is_governed(const View& view, const std::vector<Saying>& found, std::uint32_t first,
                 std::uint32_t colon) {
  constexpr std::size_t near = 6;
  for (std::size_t k = 0; k < std::min(near, found.size()); ++k) {
    const Saying& saying = found[found.size() - 1 - k];
    if (saying.position == Position::marker || saying.in_quote != View::outside) continue;
    if (saying.tokens.first < first) break;
    if (is_aside_clause(view, saying)) continue;
    if (saying.tokens.last <= colon && view.is_open(saying.tokens.first)) return true;
  }
  return false;
}

}  // namespace

bool reads_colon(const View& view, const std::vector<Saying>& found, std::uint32_t colon,
                 Saying& saying) {
  if (!view.is_open(colon)) return false;
  const std::uint32_t first = segment_before(view, colon);
  if (first >= colon || is_governed(view, found, first, colon)) return false;
  saying.position = Position::governing;
  saying.cue_span = view.span_of({colon, colon + 1});
  saying.tokens = {first, colon};
  saying.group.tokens = saying.tokens;
  saying.speaker = lone_name(view, first, colon);
  if (!saying.speaker.found()) saying.speaker = agent_at_end(view, first, colon);
  if (!saying.speaker.found()) saying.speaker = owner_at_end(view, first, colon);
  if (saying.speaker.found()) return true;
  const std::uint32_t verb = main_verb(view, first, colon);
  if (verb == no_token) return false;
  const VerbGroup group = verb_group(view, verb);
  if ((group.passive && view.kind(verb) == Kind::verb) || group.infinitive) return false;
  const std::uint32_t subject = subject_of(view, verb);
  if (subject == no_token || subject < first || subject > verb) return false;
  saying.speaker = subject_before(view, group);
  if (!saying.speaker.found() || saying.speaker.tokens.first < first) return false;
  if (!is_somebody(view, saying.speaker)) return false;
  saying.group.verb = verb;
  saying.cue_span = view.span_of({verb, verb + 1});
  return true;
}

}  // namespace depeche
