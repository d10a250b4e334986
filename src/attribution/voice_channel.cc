// SPDX-License-Identifier: Apache-2.0
// Through which channel, by which media and to whom is it said?
#include "attribution/clause.h"
#include "attribution/surroundings.h"
#include "attribution/voice.h"

#include <algorithm>

namespace depeche {

using Kind = View::Kind;

bool is_press(const View& view, ActorIndex actor) {
  if (actor == no_actor) return false;
  const Actor& known = view.actors().list[actor];
  return known.type == ActorType::organization && !known.sectors.empty() &&
         known.sectors.front() == "JRN";
}

const WordRoles::Channel* VoiceReader::channel_in(TokenRange range, Voice& voice) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (!view_.is_open(i) || view_.kind(i) == Kind::verb) continue;  // "comments reported by"
    const auto* channel = channel_at(view_, i);
    if (channel == nullptr) continue;
    const std::uint32_t low = std::max(range.first, i > 4 ? i - 4 : 0);
    bool governed = channel->agency || (i > range.first && view_.kind(i - 1) == Kind::adposition);
    for (std::uint32_t k = low; k < i && !governed; ++k)
      governed = view_.kind(k) == Kind::adposition;
    if (!governed) continue;
    if (channel->given) {
      add_host({i + 1, range.last}, voice);
    } else if (!channel->document) {
      add_medium(range.first, i, voice);
    }
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

/// "dans un entretien | accordé au Figaro", "in an interview | with CNN": the medium to which it is
/// given hands it on.
void VoiceReader::add_host(TokenRange range, Voice& voice) const {
  constexpr std::uint32_t near = 6;
  for (std::uint32_t i = range.first; i + 1 < std::min(range.last, range.first + near); ++i) {
    if (view_.is_comma(i) || view_.is_stop(i)) return;
    if (view_.kind(i) != Kind::adposition) continue;
    const NounPhrase phrase = view_.phrase_at(i + 1);
    if (!phrase.found()) continue;
    ActorIndex host = no_actor;
    for (std::uint32_t k = phrase.tokens.first; k < phrase.tokens.last && host == no_actor; ++k) {
      const auto* channel = channel_at(view_, k);
      if (channel != nullptr && channel->agency) host = view_.actors().at(k);
      const ActorIndex actor = view_.actors().at(k);
      if (host == no_actor && is_press(view_, actor)) host = actor;
    }
    if (host == no_actor || host == voice.actor) continue;
    if (std::find(voice.chain.begin(), voice.chain.end(), host) == voice.chain.end())
      voice.chain.push_back(host);
    return;
  }
}

/// "a déclaré au Courrier du Sud", "told The Valley Post": a newspaper that the table does not
/// list.
void VoiceReader::add_press(TokenRange range, Voice& voice) const {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (view_.is_comma(i)) return;
    const bool addressed = i == range.first || view_.is(i - 1, Role::addressee);
    if (!addressed || view_.is(i, Role::addressee)) continue;
    const NounPhrase phrase = view_.phrase_at(i);
    const ActorIndex actor = view_.actor_of(phrase);
    if (!phrase.found() || !is_press(view_, actor) || actor == voice.actor) continue;
    if (std::find(voice.chain.begin(), voice.chain.end(), actor) == voice.chain.end())
      voice.chain.push_back(actor);
    return;
  }
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
  add_press({from, end}, voice);
  if (saying.position != Position::governing) return nullptr;
  const std::uint32_t first = view_.sentence(saying.tokens.first).tokens.first;
  const std::uint32_t at = saying.tokens.first;
  return channel_in({at - first > View::max_walk ? at - View::max_walk : first, at}, voice);
}

/// "a-t-il dit | aux députés", "told | the council that": who is spoken to, behind the verb and its
/// subject. Press and media are the channel, not the addressee.
void VoiceReader::address(const Saying& saying, Voice& voice) const {
  constexpr std::uint32_t reach = 14;
  if (saying.cue->kind != CueKind::verb || saying.group.verb == no_token) return;
  if (saying.group.passive) return;
  const std::uint32_t from = saying.group.tokens.last;
  for (std::uint32_t i = from; i < view_.size() && i < from + reach; ++i) {
    if (view_.is_stop(i) || view_.is_mark(i) || view_.is_comma(i) || view_.is_finite(i) ||
        view_.is(i, Role::complementiser)) {
      return;
    }
    const bool bare = i == from && saying.cue->frame.person && saying.position != Position::aside;
    const bool led = view_.is(i, Role::addressee) && view_.kind(i) == Kind::adposition;
    if (!bare && !led) continue;
    const std::uint32_t first = bare ? i : i + 1;
    const NounPhrase phrase = view_.phrase_at(first);
    const bool person =
        phrase.found() && phrase.tokens.last > first &&
        (view_.is(phrase.head, Role::speaker) || view_.actor_of(phrase) != no_actor);
    if (!person || view_.is(phrase.head, Role::calendar)) {
      if (bare) continue;
      if (phrase.found()) i = phrase.tokens.last - 1;
      continue;
    }
    const ActorIndex actor = view_.actor_of(phrase);
    const auto* channel = channel_at(view_, phrase.head);
    for (std::uint32_t k = phrase.tokens.first; channel == nullptr && k < phrase.head; ++k)
      channel = channel_at(view_, k);  // "au Parisien"
    const bool place = actor != no_actor && view_.actors().list[actor].type == ActorType::country;
    if (channel != nullptr || is_press(view_, actor) || place || actor == voice.actor) return;
    for (const ActorIndex relay : voice.chain) {
      if (relay == actor) return;
    }
    voice.addressee = actor;
    voice.addressee_text = view_.span_of(phrase.tokens);
    return;
  }
}

/// The kind of medium that relays ("contacté par Reuters") or speaks itself ("l'agence Mehr").
std::string VoiceReader::medium_of(const Saying& saying) const {
  const auto named = [this](const NounPhrase& phrase) -> const WordRoles::Channel* {
    for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
      const auto* channel = channel_at(view_, i);
      if (channel == nullptr || channel->document || channel->owned) continue;
      if (channel->agency || i == phrase.head) return channel;
    }
    return nullptr;
  };
  for (const NounPhrase& relay : saying.relays) {
    if (const auto* channel = named(relay); channel != nullptr) return channel->name;
  }
  const auto* own = saying.speaker.found() ? named(saying.speaker) : nullptr;
  return own != nullptr ? own->name : std::string();
}

/// "le quotidien", "la chaîne": a medium without a name.
bool VoiceReader::speaks_as_medium(const Saying& saying) const {
  if (!saying.speaker.found()) return false;
  const auto* channel = channel_at(view_, saying.speaker.head);
  return channel != nullptr && !channel->document;
}

}  // namespace depeche
