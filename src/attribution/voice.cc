// SPDX-License-Identifier: Apache-2.0
#include "attribution/voice.h"

#include "attribution/clause.h"
#include "attribution/surroundings.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// "Marlène Schiappa": what the given name tells; none when the table lacks it.
Gender gender_of_name(const View& view, std::string_view name) {
  const std::string_view given = name.substr(0, name.find(' '));
  if (given.size() == name.size()) return Gender::none;
  const std::uint64_t roles = view.words().roles(to_lower(given));
  if ((roles & static_cast<std::uint64_t>(Role::he)) != 0) return Gender::masc;
  if ((roles & static_cast<std::uint64_t>(Role::she)) != 0) return Gender::fem;
  return Gender::none;
}

/// What the pronouns and nouns for the actor agree on; none when they disagree or there are none.
Gender gender_of(const View& view, ActorIndex actor) {
  constexpr std::size_t most = 30;
  Gender gender = Gender::none;
  if (actor == no_actor) return gender;
  gender = gender_of_name(view, view.actors().list[actor].name);
  if (gender != Gender::none) return gender;
  const auto& mentions = view.actors().list[actor].mentions;
  const bool person = view.actors().list[actor].type == ActorType::person;
  for (std::size_t i = 0; i < std::min(most, mentions.size()); ++i) {
    const std::uint32_t head = mentions[i].head;
    const bool pronoun = mentions[i].form == MentionForm::pronoun;
    // "la victime", "la sentinelle": the gender of a noun is not that of a person
    if (!pronoun && (person || view.kind(head) != Kind::noun)) continue;
    const Gender own = view.token(head).morph.gender;
    if (own == Gender::none) continue;
    if (gender != Gender::none && gender != own) return Gender::none;
    gender = own;
  }
  return gender;
}

/// "Trump's statement": the owner before the head.
NounPhrase owner_before(const View& view, const NounPhrase& phrase) {
  for (std::uint32_t i = phrase.tokens.first; i + 1 < phrase.head; ++i) {
    if (!view.is(i + 1, Role::genitive) || view.kind(i + 1) == Kind::determiner) continue;
    if (view.token(i + 1).space_before) continue;
    NounPhrase owner{{phrase.tokens.first, i + 1}, i};
    if (can_speak(view, owner)) return owner;
  }
  return {};
}

/// "a publié un communiqué affirmant que": who issues the document whose noun is `head`.
NounPhrase issuer_of(const View& view, std::uint32_t head, TokenRange cue) {
  const std::uint32_t verb = view.token(head).head;
  const Deprel relation = main_relation(view.token(head).deprel);
  if (verb == no_token || cue.contains(verb) || verb > head || relation != Deprel::obj) return {};
  if (view.kind(verb) != Kind::verb || view.quote_of(verb) != view.quote_of(head)) return {};
  return subject_before(view, verb_group(view, verb));
}

/// "X a publié un communiqué. Le texte précise que": who issued the last document before `first`.
NounPhrase issuer_before(const View& view, std::uint32_t first, TokenRange cue,
                         const WordRoles::Channel& wanted) {
  constexpr std::uint32_t far = 80;
  const std::uint32_t low = first > far ? first - far : 0;
  for (std::uint32_t i = first; i-- > low;) {
    const auto* channel = view.kind(i) == Kind::noun ? channel_at(view, i) : nullptr;
    if (channel == nullptr || !channel->document || channel->name != wanted.name) continue;
    const NounPhrase issuer = issuer_of(view, i, cue);
    if (issuer.found() && can_speak(view, issuer)) return issuer;
  }
  return {};
}

/// The complement of the phrase's head: "un communiqué | de la présidence".
NounPhrase complement_in(const View& view, const NounPhrase& phrase) {
  for (std::uint32_t i = phrase.head + 1; i + 1 < phrase.tokens.last; ++i) {
    if (!view.is(i, Role::genitive) || view.kind(i) == Kind::determiner) continue;
    const NounPhrase inner = view.phrase_at(i + 1);
    if (inner.found()) return can_speak(view, inner) ? inner : NounPhrase{};
  }
  return {};
}

/// A newspaper, an agency, a station.
bool is_press(const View& view, ActorIndex actor) {
  if (actor == no_actor) return false;
  const Actor& known = view.actors().list[actor];
  return known.type == ActorType::organization && !known.sectors.empty() &&
         known.sectors.front() == "JRN";
}

/// "elle" for "Emmanuel X".
bool is_other_gender(const View& view, std::uint32_t pronoun, ActorIndex actor) {
  if (actor == no_actor) return false;
  const Gender own = view.token(pronoun).morph.gender;
  const Gender name = gender_of_name(view, view.actors().list[actor].name);
  return own != Gender::none && name != Gender::none && own != name;
}

/// "… la France. « A », a-t-elle ajouté": a country that is named says nothing by a pronoun.
bool is_country(const View& view, ActorIndex actor) {
  return actor != no_actor && view.actors().list[actor].type == ActorType::country;
}

}  // namespace

/// "ce communiqué", "la même source", "le texte": one that was named before.
bool VoiceReader::points_back(const NounPhrase& phrase) const {
  const TokenRange front{phrase.tokens.first, phrase.head};
  if (view_.has_role_in(front, Role::demonstrative)) return true;
  if (view_.has_kind({phrase.head + 1, phrase.tokens.last}, Kind::name)) return false;
  // "les derniers chiffres publiés jeudi" are new ones
  const bool told = phrase.tokens.last < view_.size() &&
                    view_.kind(phrase.tokens.last) == Kind::verb &&
                    view_.token(phrase.tokens.last).head == phrase.head;
  return view_.has_role_in(front, Role::definite) && !view_.has_kind(front, Kind::adjective) &&
         !told;
}

Voice VoiceReader::of_document(const NounPhrase& phrase, const WordRoles::Channel& channel,
                               const Saying& saying) const {
  const TokenRange cue =
      saying.group.verb != no_token ? saying.group.tokens : saying.tokens;
  Voice voice;
  NounPhrase issuer = complement_in(view_, phrase);
  if (!issuer.found()) issuer = owner_before(view_, phrase);
  // "cité par X", "relayé par X": who hands it on did not write it
  if (!issuer.found() && saying.relays.empty())
    issuer = agent_behind(view_, phrase.tokens.last);
  const ActorIndex reader = issuer.found() ? view_.actor_of(issuer) : no_actor;
  const bool read = issuer.found() && issuer.tokens.first >= phrase.tokens.last &&
                    view_.has_role_in({phrase.tokens.last, issuer.tokens.first}, Role::reading);
  if (read && reader != no_actor) {
    issuer = {};  // "le texte vu par l'AFP"
    voice.chain.push_back(reader);
  }
  if (!issuer.found()) issuer = issuer_of(view_, phrase.head, cue);
  if (issuer.found() && can_speak(view_, issuer)) {
    voice.actor = view_.actor_of(issuer);
    voice.text = view_.span_of(issuer.tokens);
  } else if (const NounPhrase told = points_back(phrase) && !issuer_.known()
                                         ? issuer_before(view_, phrase.tokens.first, cue, channel)
                                         : NounPhrase{};
             told.found()) {
    voice.actor = view_.actor_of(told);
    voice.text = view_.span_of(told.tokens);
  } else if (points_back(phrase) && (issuer_.known() || last_.known())) {
    const Voice& before = issuer_.known() ? issuer_ : last_;
    voice.actor = before.actor;
    voice.text = before.text;
  } else {
    voice.text = view_.span_of(phrase.tokens);
    voice.head = phrase.head;
  }
  voice.channel = channel.name;
  return voice;
}

/// Can the pronoun stand for the mention headed by `head` of `actor`, by number and gender?
bool VoiceReader::agrees(std::uint32_t pronoun, std::uint32_t head, ActorIndex actor) const {
  const Morph& own = view_.token(pronoun).morph;
  const Morph& other = view_.token(head).morph;
  const bool named = view_.kind(head) == Kind::name;
  const bool person =
      actor != no_actor && view_.actors().list[actor].type == ActorType::person;
  Number other_number = other.number;  // "Gilles" is one, whatever a tagger says of its ending
  if (named && (person || actor == no_actor)) other_number = Number::sing;
  const bool number =
      own.number == Number::none || other_number == Number::none || own.number == other_number;
  Gender gender = named ? Gender::none : other.gender;
  if (gender == Gender::none) gender = gender_of(view_, actor);
  return number && (own.gender == Gender::none || gender == Gender::none || own.gender == gender);
}

/// May the inverted pronoun stand for who spoke last, near by and in the same number?
bool VoiceReader::goes_on(std::uint32_t pronoun) const {
  if (last_.actor == no_actor || last_.head == no_token) return false;
  if (last_.paragraph + 1 < view_.paragraph_of(pronoun)) return false;
  return agrees(pronoun, last_.head, last_.actor);
}

/// "X revient sur l'affaire. « A », confie-t-il": the token that carries the subject of the sentence
/// before the quote, when nobody spoke in it and the pronoun may stand for it; no_token = none.
std::uint32_t VoiceReader::subject_ahead(const Saying& saying, std::uint32_t pronoun) const {
  std::uint32_t quote = saying.in_quote;
  if (quote == View::outside) quote = quote_before(view_, saying.tokens.first);
  if (quote == View::outside) return no_token;
  std::uint32_t k = view_.tokens_of(view_.quoted()[quote].outer).first;
  while (k > 0 && (view_.quote_of(k - 1) != View::outside || view_.is_mark(k - 1))) --k;
  if (k == 0 || view_.paragraph_of(k - 1) + 1 < view_.paragraph_of(pronoun)) return no_token;
  const TokenRange before = view_.sentence(k - 1).tokens;
  const bool apart = view_.paragraph_of(k - 1) != view_.paragraph_of(saying.tokens.first);
  std::uint32_t root = k - 1;
  while (view_.token(root).head != no_token && before.contains(view_.token(root).head))
    root = view_.token(root).head;
  std::uint32_t subject = no_token;  // the last one, where a tree gives two
  for (std::uint32_t i = std::max(before.first, view_.reach(root).first); i < root; ++i) {
    // "X, elle aussi, a commenté": the name, not the pronoun that takes it up
    if (view_.token(i).head == root && main_relation(view_.token(i).deprel) == Deprel::nsubj &&
        (subject == no_token || view_.kind(i) != Kind::pronoun)) {
      subject = i;
    }
  }
  // "…, a-t-il ajouté" goes on with who spoke last, unless a person by name has taken over since
  if (view_.is(saying.group.verb, Role::continuing)) {
    const ActorIndex other = subject != no_token ? view_.actor_of(phrase_around(view_, subject)) : no_actor;
    const bool person =
        other != no_actor && view_.actors().list[other].type == ActorType::person &&
        view_.kind(subject) != Kind::pronoun;
    if (!person || !last_.known() || before.contains(last_.token) || last_.token > before.first)
      return no_token;
  }
  // "l'accord a été salué par X. « A », a-t-elle dit"
  const bool thing = subject != no_token && view_.actors().at(subject) == no_actor &&
                     !view_.is(subject, Role::speaker) && view_.kind(subject) == Kind::noun;
  for (std::uint32_t i = root; thing && i + 1 < k; ++i) {
    if (!view_.is(i, Role::agent) || view_.quote_of(i) != View::outside) continue;
    const NounPhrase agent = view_.phrase_at(i + 1);
    const ActorIndex actor = view_.actor_of(agent);
    const bool person = actor != no_actor && view_.actors().list[actor].type == ActorType::person;
    if (person && agrees(pronoun, agent.head, actor)) return agent.head;
  }
  // somebody spoke in that sentence: its subject only when it stands behind what he said
  if (last_.known() && before.contains(last_.token) && (subject == no_token || subject < last_.token))
    return no_token;
  if (subject == no_token || view_.kind(subject) == Kind::pronoun) return no_token;
  if (apart && view_.kind(subject) != Kind::name && last_.known()) return no_token;
  const ActorIndex actor = view_.actors().at(subject);
  if (view_.quote_of(subject) != View::outside) return no_token;
  if (actor == no_actor) {  // "le magicien", whom nobody calls by name
    const bool noun = view_.kind(subject) == Kind::noun || view_.kind(subject) == Kind::name;
    const bool own = view_.token(subject).morph.gender != Gender::none ||
                     view_.kind(subject) == Kind::name;
    return !last_.known() && noun && own && agrees(pronoun, subject, actor) ? subject : no_token;
  }
  const bool person = view_.actors().list[actor].type == ActorType::person;
  if (!person && gender_of(view_, actor) == Gender::none) return no_token;
  return agrees(pronoun, subject, actor) ? subject : no_token;
}

/// Is the actor spoken of outside quotes, and no crowd where the pronoun is singular? "« notre
/// famille politique », a-t-elle écrit" is not the family.
bool VoiceReader::is_outside(ActorIndex actor, std::uint32_t pronoun) const {
  constexpr std::size_t most = 40;
  if (actor == no_actor) return true;
  const Actor& known = view_.actors().list[actor];
  if (known.type == ActorType::people && view_.token(pronoun).morph.number == Number::sing)
    return false;
  for (std::size_t i = 0; i < std::min(most, known.mentions.size()); ++i) {
    const ActorMention& mention = known.mentions[i];
    if (mention.form != MentionForm::pronoun && view_.quote_of(mention.head) == View::outside)
      return true;
  }
  return known.mentions.size() > most;
}

/// Was the person named outside quotes since the last one spoke, in a later paragraph? "X a dit A.
/// ¶ Un avis partagé par Y. « B », a-t-il affirmé".
bool VoiceReader::is_newer(ActorIndex actor, std::uint32_t pronoun) const {
  if (actor == no_actor || actor == last_.actor) return false;
  if (last_.paragraph == view_.paragraph_of(pronoun)) return false;
  const Actor& known = view_.actors().list[actor];
  if (known.type != ActorType::person) return false;
  // "un avis partagé par le chef du parti, Y": the agent, or a subject
  const auto acts = [this](std::uint32_t head) {
    constexpr std::uint32_t reach = 10;
    if (main_relation(view_.token(head).deprel) == Deprel::nsubj) return true;
    for (std::uint32_t i = head; i > 0 && head - i < reach && !view_.is_stop(i - 1); --i) {
      if (view_.is(i - 1, Role::agent)) return true;
      if (view_.kind(i - 1) == Kind::verb) return false;
    }
    return false;
  };
  return std::any_of(known.mentions.begin(), known.mentions.end(), [&](const ActorMention& m) {
    return acts(m.head) && m.form != MentionForm::pronoun && m.head > last_.token && m.head < pronoun &&
           view_.paragraph_of(m.head) == view_.paragraph_of(pronoun) &&
           view_.quote_of(m.head) == View::outside;
  });
}

Voice VoiceReader::of_phrase(const NounPhrase& phrase, const Saying& saying) const {
  Voice voice;
  if (!phrase.found()) return voice;
  const auto* channel = channel_at(view_, phrase.head);
  if (channel != nullptr && view_.actors().at(phrase.head) == no_actor &&
      (channel->document || (channel->owned && complement_in(view_, phrase).found()))) {
    return of_document(phrase, *channel, saying);
  }
  voice.actor = view_.actor_of(phrase);
  voice.text = view_.span_of(phrase.tokens);
  voice.head = phrase.head;
  // "ces organisations" are no agency that was named before
  const bool several = view_.kind(phrase.head) == Kind::noun && channel == nullptr &&
                       view_.token(phrase.head).morph.number == Number::plur;
  if (several && is_press(view_, voice.actor)) voice.actor = no_actor;
  const bool pronoun =
      view_.kind(phrase.head) == Kind::pronoun || view_.is(phrase.head, Role::pronoun);
  // "… l'AFP. « A », écrit-il": those who hand on words are seldom meant by a pronoun
  if (view_.is_inverted_pronoun(phrase.head) &&
      (is_press(view_, voice.actor) || is_country(view_, voice.actor) ||
       !is_outside(voice.actor, phrase.head) || is_other_gender(view_, phrase.head, voice.actor))) {
    voice.actor = no_actor;
  }
  if (view_.is_inverted_pronoun(phrase.head) && !last_.press && goes_on(phrase.head) &&
      !is_newer(voice.actor, phrase.head)) {
    voice.actor = last_.actor;  // "…, a-t-il ajouté": who spoke last
  }
  if (view_.is_inverted_pronoun(phrase.head)) {
    const std::uint32_t ahead = subject_ahead(saying, phrase.head);
    const ActorIndex who =
        ahead != no_token ? view_.actor_of(phrase_around(view_, ahead)) : no_actor;
    if (who != no_actor) {
      voice.actor = view_.actors().at(ahead) != no_actor ? view_.actors().at(ahead) : who;
      voice.head = ahead;
    } else if (ahead != no_token && voice.actor == no_actor) {
      voice.head = ahead;
      voice.text = view_.span_of(phrase_around(view_, ahead).tokens);
    }
  }
  const TokenRange front{phrase.tokens.first, phrase.head};
  const bool same_source =
      view_.is(phrase.head, Role::source) && view_.has_role_in(front, Role::demonstrative);
  if (pronoun && voice.actor == last_.actor && last_.actor != no_actor) voice.head = last_.head;
  const bool same_voice = pronoun && (last_.head == no_token ||
                                      agrees(phrase.head, last_.head, last_.actor));
  if (voice.actor == no_actor && (same_voice || same_source) && last_.known() && !last_.press) {
    voice.actor = last_.actor;
    voice.head = last_.head;
    if (same_source || (last_.actor == no_actor && view_.is_inverted_pronoun(phrase.head)))
      voice.text = last_.text;
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

/// "a déclaré au Courrier du Sud", "told The Valley Post": a newspaper that the table does not list.
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
    const bool person = phrase.found() && phrase.tokens.last > first &&
                        (view_.is(phrase.head, Role::speaker) || view_.actor_of(phrase) != no_actor);
    if (!person || view_.is(phrase.head, Role::calendar)) {
      if (bare) continue;
      if (phrase.found()) i = phrase.tokens.last - 1;
      continue;
    }
    const ActorIndex actor = view_.actor_of(phrase);
    const auto* channel = channel_at(view_, phrase.head);
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

Voice VoiceReader::read(const Saying& saying) {
  Voice voice;
  if (saying.position != Position::marker) voice = of_phrase(saying.speaker, saying);
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
  if (voice.channel.empty()) voice.channel = medium_of(saying);
  address(saying, voice);
  voice.press = is_press(view_, voice.actor) || (voice.actor == no_actor && speaks_as_medium(saying));
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
