// SPDX-License-Identifier: Apache-2.0
#include "attribution/voice.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// The complement of the phrase's head: "un communiqué | de la présidence".
NounPhrase complement_in(const View& view, const NounPhrase& phrase) {
  for (std::uint32_t i = phrase.head + 1; i + 1 < phrase.tokens.last; ++i) {
    if (!view.is(i, Role::genitive) || view.kind(i) == Kind::determiner) continue;
    const NounPhrase inner = view.phrase_at(i + 1);
    if (inner.found() && can_speak(view, inner)) return inner;
  }
  return {};
}

}  // namespace

/// "ce communiqué", "la même source", "le texte": one that was named before.
bool VoiceReader::points_back(const NounPhrase& phrase) const {
  const TokenRange front{phrase.tokens.first, phrase.head};
  return view_.has_role_in(front, Role::demonstrative) || view_.has_role_in(front, Role::definite);
}

Voice VoiceReader::of_document(const NounPhrase& phrase, const WordRoles::Channel& channel) const {
  Voice voice;
  NounPhrase issuer = complement_in(view_, phrase);
  if (!issuer.found()) issuer = agent_behind(view_, phrase.tokens.last);
  if (issuer.found() && can_speak(view_, issuer)) {
    voice.actor = view_.actor_of(issuer);
    voice.text = view_.span_of(issuer.tokens);
  } else if (points_back(phrase) && (issuer_.known() || last_.known())) {
    const Voice& before = issuer_.known() ? issuer_ : last_;
    voice.actor = before.actor;
    voice.text = before.text;
  } else {
    voice.text = view_.span_of(phrase.tokens);
  }
  voice.channel = channel.name;
  return voice;
}

/// May the inverted pronoun stand for who spoke last, near by and in the same number?
bool VoiceReader::goes_on(std::uint32_t pronoun) const {
  if (last_.actor == no_actor || last_.head == no_token) return false;
  if (last_.paragraph + 1 < view_.paragraph_of(pronoun)) return false;
  const Morph& own = view_.token(pronoun).morph;
  const Morph& other = view_.token(last_.head).morph;
  const bool number =
      own.number == Number::none || other.number == Number::none || own.number == other.number;
  const bool named = view_.kind(last_.head) == Kind::name;
  const bool gender = named || own.gender == Gender::none || other.gender == Gender::none ||
                      own.gender == other.gender;
  return number && gender;
}

Voice VoiceReader::of_phrase(const NounPhrase& phrase) const {
  Voice voice;
  if (!phrase.found()) return voice;
  const auto* channel = channel_at(view_, phrase.head);
  if (channel != nullptr && channel->document && view_.actors().at(phrase.head) == no_actor) {
    return of_document(phrase, *channel);
  }
  voice.actor = view_.actor_of(phrase);
  voice.text = view_.span_of(phrase.tokens);
  voice.head = phrase.head;
  const bool pronoun =
      view_.kind(phrase.head) == Kind::pronoun || view_.is(phrase.head, Role::pronoun);
  if (view_.is_inverted_pronoun(phrase.head) && goes_on(phrase.head)) {
    voice.actor = last_.actor;  // "…, a-t-il ajouté": who spoke last
  }
  const TokenRange front{phrase.tokens.first, phrase.head};
  const bool same_source =
      view_.is(phrase.head, Role::source) && view_.has_role_in(front, Role::demonstrative);
  if (pronoun && voice.actor == last_.actor && last_.actor != no_actor) voice.head = last_.head;
  if (voice.actor == no_actor && (pronoun || same_source) && last_.known()) {
    voice.actor = last_.actor;
    voice.head = last_.head;
    if (same_source) voice.text = last_.text;
  }
  return voice;
}

const WordRoles::Channel* VoiceReader::channel_in(TokenRange range, Voice& voice) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (view_.quote_of(i) != View::outside) continue;
    const auto* channel = channel_at(view_, i);
    if (channel == nullptr) continue;
    const std::uint32_t low = std::max(range.first, i > 4 ? i - 4 : 0);
    bool governed = channel->agency || (i > range.first && view_.kind(i - 1) == Kind::adposition);
    for (std::uint32_t k = low; k < i && !governed; ++k)
      governed = view_.kind(k) == Kind::adposition;
    if (!governed) continue;
    if (!channel->document) add_medium(range.first, i, voice);
    return channel;
  }
  return nullptr;
}

/// "told Reuters", "a déclaré à l'agence Tass": whom the words were said to relays them.
void VoiceReader::add_medium(std::uint32_t first, std::uint32_t channel, Voice& voice) const {
  std::uint32_t i = channel;
  while (i > first && (view_.kind(i - 1) == Kind::determiner || view_.kind(i - 1) == Kind::name ||
                       view_.kind(i - 1) == Kind::adjective)) {
    --i;
  }
  const bool bare = i == first;
  const bool addressed = i > first && view_.is(i - 1, Role::addressee);
  if (!bare && !addressed) return;
  const NounPhrase phrase = view_.phrase_at(i);
  ActorIndex actor = no_actor;
  for (std::uint32_t k = i; k < phrase.tokens.last; ++k) {
    if (view_.kind(k) == Kind::name && view_.actors().at(k) != no_actor)
      actor = view_.actors().at(k);
  }
  if (actor == no_actor) actor = view_.actors().at(channel);
  if (actor == no_actor || actor == voice.actor) return;
  if (std::find(voice.chain.begin(), voice.chain.end(), actor) == voice.chain.end())
    voice.chain.push_back(actor);
}

const WordRoles::Channel* VoiceReader::channel_beside(const Saying& saying, Voice& voice) const {
  constexpr std::uint32_t reach = 24;
  const std::uint32_t from =
      saying.group.verb != no_token ? saying.group.tokens.last : saying.tokens.last;
  std::uint32_t end = from;
  while (end < view_.size() && end < from + reach && !view_.is_stop(end) && !view_.is_mark(end) &&
         !view_.is(end, Role::complementiser) && !view_.is_finite(end)) {
    ++end;
  }
  if (const auto* channel = channel_in({from, end}, voice); channel != nullptr) return channel;
  if (saying.position != Position::governing) return nullptr;
  const std::uint32_t first = view_.sentence(saying.tokens.first).tokens.first;
  const std::uint32_t at = saying.tokens.first;
  return channel_in({at - first > View::max_walk ? at - View::max_walk : first, at}, voice);
}

Voice VoiceReader::read(const Saying& saying) {
  Voice voice;
  if (saying.position != Position::marker) voice = of_phrase(saying.speaker);
  for (const NounPhrase& relay : saying.relays) {
    const ActorIndex actor = view_.actor_of(relay);
    if (actor != no_actor && actor != voice.actor) voice.chain.push_back(actor);
  }
  voice.token = saying.tokens.first;
  voice.paragraph = view_.paragraph_of(saying.tokens.first);
  if (!voice.known()) return voice;
  const WordRoles::Channel* channel =
      voice.channel.empty() ? channel_beside(saying, voice) : nullptr;
  if (channel != nullptr) voice.channel = channel->name;
  const bool more = saying.group.inverted != no_token && last_.actor != no_actor &&
                    voice.actor == last_.actor && voice.paragraph == last_.paragraph;
  if (more && voice.channel.empty() && voice.chain.empty()) {
    voice.channel = last_.channel;  // "…, a-t-il ajouté": the same words, the same way
    voice.chain = last_.chain;
  }
  if (!is_heard(view_, saying)) return voice;
  last_ = voice;
  if ((channel != nullptr && channel->document) || (channel == nullptr && !voice.channel.empty())) {
    issuer_ = voice;
  }
  return voice;
}

}  // namespace depeche
