// SPDX-License-Identifier: Apache-2.0
#include "attribution/voice.h"

#include "attribution/clause.h"
#include "attribution/surroundings.h"
#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

using Kind = View::Kind;

/// "Trump's statement", "a police statement": the owner before the head.
NounPhrase owner_before(const View& view, const NounPhrase& phrase) {
  for (std::uint32_t i = phrase.tokens.first; i + 1 < phrase.head; ++i) {
    if (!view.is(i + 1, Role::genitive) || view.kind(i + 1) == Kind::determiner) continue;
    if (view.token(i + 1).space_before) continue;
    NounPhrase owner{{phrase.tokens.first, i + 1}, i};
    if (can_speak(view, owner)) return owner;
  }
  // "an army | statement"; not "a Facebook post"
  const std::uint32_t before = phrase.head - 1;
  if (phrase.head <= phrase.tokens.first + 1 || !view.language_is(Role::compounds) ||
      main_relation(view.token(before).deprel) != Deprel::compound ||
      view.kind(before) == Kind::adjective || channel_at(view, before) != nullptr)
    return {};
  const bool led = view.kind(phrase.tokens.first) == Kind::determiner;  // of the statement
  const NounPhrase owner{{phrase.tokens.first + (led ? 1U : 0U), phrase.head}, before};
  return view.actor_of(owner) != no_actor && can_speak(view, owner) ? owner : NounPhrase{};
}

/// "a publié un communiqué affirmant que": who issues the document whose noun is `head`.
NounPhrase issuer_of(const View& view, std::uint32_t head, TokenRange cue) {
  const std::uint32_t verb = view.token(head).head;
  const Deprel relation = main_relation(view.token(head).deprel);
  if (verb == no_token || cue.contains(verb) || verb > head || relation != Deprel::obj) return {};
  if (view.kind(verb) != Kind::verb || view.quote_of(verb) != view.quote_of(head)) return {};
  // "…, précise le communiqué": a subject that a tree took for an object
  const std::uint32_t first = verb_group(view, verb).tokens.first;
  const bool definite = head > 0 && view.is(head - 1, Role::definite);
  if (definite && first > 0 && (view.is_comma(first - 1) || view.is_mark(first - 1))) return {};
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
  const auto* channel = channel_at(view, phrase.head);  // "communiqué de presse | de la mairie"
  const std::uint32_t own =
      channel != nullptr ? static_cast<std::uint32_t>(channel->words.size()) : 1;
  for (std::uint32_t i = phrase.head + own; i + 1 < phrase.tokens.last; ++i) {
    if (!view.is(i, Role::genitive) || view.kind(i) == Kind::determiner) continue;
    const NounPhrase inner = view.phrase_at(i + 1);
    if (inner.found()) return can_speak(view, inner) ? inner : NounPhrase{};
  }
  // "le bilan lundi | du ministère"
  std::uint32_t i = phrase.tokens.last;
  while (i < view.size() && view.is(i, Role::calendar)) ++i;
  if (i == phrase.tokens.last || i + 1 >= view.size() || !view.is(i, Role::genitive)) return {};
  const NounPhrase inner = view.phrase_at(i + 1);
  return inner.found() && can_speak(view, inner) ? inner : NounPhrase{};
}

/// "les chiffres | qu'il a communiqués": the subject of a clause whose object is the phrase before
/// it, unless he only read it ("des documents que RTL a consultés").
NounPhrase teller_behind(const View& view, std::uint32_t from) {
  const std::uint32_t next = from + 1;
  if (next >= view.size() || !is_relative_word(view, from)) return {};
  if (main_relation(view.token(from).deprel) != Deprel::obj) return {};
  constexpr std::uint32_t near = 8;
  if (view.has_role_in({next, std::min(view.size(), next + near)}, Role::reading)) return {};
  if (view.token(next).morph.pron_type == PronType::prs) {
    const bool he = view.token(next).morph.person == 3 && view.token(next).deprel == Deprel::nsubj;
    return he ? NounPhrase{{next, next + 1}, next} : NounPhrase{};
  }
  const NounPhrase subject = view.phrase_at(next);
  if (is_press(view, view.actor_of(subject))) return {};
  return subject.found() && can_speak(view, subject) ? subject : NounPhrase{};
}

/// "l'un | des messages", "plusieurs | d'entre eux", "un | autre": a pronoun with its article and
/// that of which it is a part.
TokenRange with_whole(const View& view, TokenRange phrase) {
  const std::uint32_t next = phrase.last;
  const bool led = phrase.size() == 2 && view.kind(phrase.first) == Kind::determiner;
  if ((phrase.size() != 1 && !led) || next + 1 >= view.size()) return phrase;
  const Morph& morph = view.token(next - 1).morph;
  const bool part = view.kind(next - 1) == Kind::pronoun && morph.pron_type != PronType::prs &&
                    morph.pron_type != PronType::rel && morph.pron_type != PronType::dem;
  if (part && !led && phrase.first > 0 && view.kind(phrase.first - 1) == Kind::determiner)
    --phrase.first;
  if (!part || !view.is(next, Role::genitive)) return phrase;
  std::uint32_t from = next + 1;
  while (from + 1 < view.size() && view.kind(from) == Kind::adposition) ++from;
  const NounPhrase whole = view.phrase_at(from);
  if (!whole.found() || whole.tokens.last <= from) return phrase;
  return {phrase.first, whole.tokens.last};
}

}  // namespace

/// "ce communiqué", "la même source", "le texte": one that was named before.
bool VoiceReader::points_back(const NounPhrase& phrase) const {
  const TokenRange front{phrase.tokens.first, phrase.head};
  if (view_.has_role_in(front, Role::demonstrative)) return true;
  if (view_.has_kind({phrase.head + 1, phrase.tokens.last}, Kind::name)) return false;
  // "les derniers chiffres publiés jeudi", "le bilan lundi" are new ones
  const std::uint32_t next = phrase.tokens.last;
  const bool told = next < view_.size() &&
                    (view_.is(next, Role::calendar) ||
                     (view_.kind(next) == Kind::verb && view_.token(next).head == phrase.head));
  return view_.has_role_in(front, Role::definite) && !view_.has_kind(front, Kind::adjective) &&
         !told;
}

Voice VoiceReader::of_document(const NounPhrase& phrase, const WordRoles::Channel& channel,
                               const Saying& saying) const {
  const TokenRange cue = saying.group.verb != no_token ? saying.group.tokens : saying.tokens;
  Voice voice;
  NounPhrase issuer = complement_in(view_, phrase);
  if (!issuer.found()) issuer = owner_before(view_, phrase);
  // "cité par X", "relayé par X": who hands it on did not write it
  if (!issuer.found()) issuer = agent_behind(view_, phrase.tokens.last);
  const bool relayed = std::any_of(
      saying.relays.begin(), saying.relays.end(),
      [&issuer](const NounPhrase& relay) { return issuer.found() && relay.head == issuer.head; });
  if (relayed) issuer = {};
  const ActorIndex reader = issuer.found() ? view_.actor_of(issuer) : no_actor;
  const bool read = issuer.found() && issuer.tokens.first >= phrase.tokens.last &&
                    view_.has_role_in({phrase.tokens.last, issuer.tokens.first}, Role::reading);
  if (read && reader != no_actor) {
    issuer = {};  // "le texte vu par l'AFP"
    voice.chain.push_back(reader);
  }
  if (!issuer.found()) issuer = issuer_of(view_, phrase.head, cue);
  if (!issuer.found()) issuer = teller_behind(view_, phrase.tokens.last);
  if (issuer.found() && can_speak(view_, issuer)) {
    voice.actor = view_.actor_of(issuer);
    voice.text = view_.span_of(issuer.tokens);
  } else if (const bool same = issuer_.known() && issuer_.channel == channel.name;
             points_back(phrase) && channel.finding && same) {
    voice.actor = issuer_.actor;
    voice.text = issuer_.text;
  } else if (const NounPhrase told = points_back(phrase) && !issuer_.known()
                                         ? issuer_before(view_, phrase.tokens.first, cue, channel)
                                         : NounPhrase{};
             told.found()) {
    voice.actor = view_.actor_of(told);
    voice.text = view_.span_of(told.tokens);
  } else if (points_back(phrase) && !channel.finding &&
             (issuer_.known() || (last_.known() && !last_.press))) {
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

/// Is the actor called by name among these tokens?
bool VoiceReader::names(TokenRange tokens, ActorIndex actor) const {
  if (actor == no_actor) return false;
  const auto& mentions = view_.actors().list[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& m) {
    return m.form == MentionForm::name && tokens.contains(m.head);
  });
}

/// Is the person, by name, the subject of words in marks among these tokens ("le caporal Petit a
/// été blessé")?
bool VoiceReader::tells_of(TokenRange tokens, ActorIndex actor) const {
  if (!is_person(view_, actor)) return false;
  const auto is_subject = [this](std::uint32_t head) {
    const Token& word = view_.token(head);
    const Deprel relation = main_relation(word.deprel);
    const bool titled = (relation == Deprel::nmod || relation == Deprel::appos) &&
                        word.head < head && view_.token(word.head).upos == Upos::noun &&
                        view_.token(head - 1).upos != Upos::adp;
    return relation == Deprel::nsubj ||
           (titled && main_relation(view_.token(word.head).deprel) == Deprel::nsubj);
  };
  const auto& mentions = view_.actors().list[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& m) {
    return m.form == MentionForm::name && tokens.contains(m.head) && !view_.is_open(m.head) &&
           is_subject(m.head);
  });
}

/// "Le maire a tout vu. Selon l'Unicef, B. « C », raconte-t-il": who was told of before a body that
/// is named by the way; no_token where that body may go on itself.
std::uint32_t VoiceReader::told_of_before(const Saying& saying, std::uint32_t pronoun) const {
  const bool passing = last_.beside && !is_person(view_, last_.actor) &&
                       !view_.is(saying.group.verb, Role::continuing) &&
                       known_gender(view_, last_.actor, pronoun) == Gender::none;
  return passing ? person_far(pronoun) : no_token;
}

/// What the words themselves say: the mention, and whom it means.
Voice VoiceReader::as_written(const NounPhrase& phrase, const WordRoles::Channel* channel) const {
  Voice voice;
  voice.actor = view_.actor_of(phrase);
  voice.text = view_.span_of(with_whole(view_, phrase.tokens));
  voice.head = phrase.head;
  if (is_other_gender_noun(view_, phrase.head, voice.actor)) voice.actor = no_actor;
  // "A, révèle Radio X. B, selon la radio": the last medium that told something
  const bool medium = channel != nullptr && !channel->document && voice.actor == no_actor &&
                      phrase.tokens.size() == 2 && points_back(phrase);
  if (medium && press_.known() && press_.paragraph + 2 >= view_.paragraph_of(phrase.head))
    voice.actor = press_.actor;
  // "ces organisations" are no agency that was named before
  const bool several = view_.kind(phrase.head) == Kind::noun && channel == nullptr &&
                       view_.token(phrase.head).morph.number == Number::plur;
  if (several && is_press(view_, voice.actor)) voice.actor = no_actor;
  return voice;
}

/// The subject at `head` speaks; it tells the words too where it is nobody known.
void VoiceReader::take(std::uint32_t head, Voice& voice) const {
  const NounPhrase subject = phrase_around(view_, head);
  voice.actor = view_.actor_of(subject);
  voice.head = head;
  if (voice.actor == no_actor) voice.text = view_.span_of(subject.tokens);
}

/// "ce dernier", "cette dernière": the last one of that gender; false where the phrase is none or
/// means who is known already.
bool VoiceReader::is_latter(const NounPhrase& phrase, Voice& voice) const {
  const Gender latter = view_.is(phrase.head, Role::latter) && points_back(phrase)
                            ? view_.token(phrase.head).morph.gender
                            : Gender::none;
  if (latter == Gender::none || known_gender(view_, voice.actor, phrase.head) == latter)
    return false;
  const std::uint32_t last = named_last(phrase);
  if (last == no_token) return false;
  take(last, voice);
  return true;
}

/// "«…», a-t-il ajouté": who spoke last goes on, or somebody whom the words before it favour.
void VoiceReader::go_on(const NounPhrase& phrase, const Saying& saying, Voice& voice) const {
  // "… l'AFP. « A », écrit-il": those who hand on words are seldom meant by a pronoun
  if (!may_be_meant(voice.actor, phrase.head)) voice.actor = no_actor;
  if (!last_.press && goes_on(phrase.head) && !is_newer(voice.actor, phrase.head)) {
    voice.actor = last_.actor;
    // "X juge A. Selon l'ONU, B. « C », a-t-elle ajouté": a person rather than a body
    if (prefers_person(phrase.head)) voice.actor = person_.actor;
    const std::uint32_t far =
        voice.actor == last_.actor ? told_of_before(saying, phrase.head) : no_token;
    if (far != no_token) {
      voice.actor = view_.actor_of(phrase_around(view_, far));
      voice.head = far;
    }
  }
  // "d'après X. […] « A », selon les enquêtes. B, explique-t-il": a person, not a document
  if (told_by_document() && person_near(phrase.head) && !is_newer(voice.actor, phrase.head))
    voice.actor = person_.actor;
}

/// "« A », affirme la fondatrice. « B », poursuit-elle": one whom nobody calls by name goes on.
bool VoiceReader::nameless_goes_on(const NounPhrase& phrase, const Saying& saying,
                                   const Voice& voice) const {
  const bool named = voice.actor != no_actor && voice.actor == person_.actor;
  const bool nameless =
      last_.known() && last_.actor == no_actor && last_.head != no_token && !named &&
      !last_.press && last_.paragraph == view_.paragraph_of(phrase.head) &&
      saying.group.verb != no_token && view_.is(saying.group.verb, Role::continuing);
  const bool called = nameless && (view_.kind(last_.head) == Kind::noun ||
                                   (last_.beside && view_.kind(last_.head) == Kind::name));
  return called && agrees(phrase.head, last_.head, no_actor);
}

/// The subject of the words before it ("X juge : « … », dit-il").
void VoiceReader::take_subject_ahead(const NounPhrase& phrase, const Saying& saying,
                                     Voice& voice) const {
  const std::uint32_t ahead = subject_ahead(saying, phrase.head);
  if (ahead == no_token) return;
  const ActorIndex who = view_.actor_of(phrase_around(view_, ahead));
  if (who != no_actor) {
    voice.actor = view_.actors().at(ahead) != no_actor ? view_.actors().at(ahead) : who;
    voice.head = ahead;
  } else if (voice.actor == no_actor) {
    voice.head = ahead;
    voice.text = view_.span_of(phrase_around(view_, ahead).tokens);
  }
}

/// "Selon lui, X « n'est là que pour A »", "« Mme Roy n'a pas souffert », a-t-elle précisé", "« Il
/// faut » que X « parte », juge ce dernier": is it X, who is told of?
bool VoiceReader::is_told_of(const NounPhrase& phrase, const Saying& saying, ActorIndex actor,
                             bool bare) const {
  const bool pointed = view_.is(phrase.head, Role::latter) && points_back(phrase);
  return (((bare && saying.cue->kind == CueKind::prep) || pointed) && names(saying.scope, actor)) ||
         (view_.is_inverted_pronoun(phrase.head) && tells_of(saying.scope, actor));
}

/// A pronoun alone, not behind its verb: "selon lui", "elle a dit".
void VoiceReader::read_bare(const NounPhrase& phrase, Voice& voice) const {
  // "« A Durand », a jugé Petit. Selon lui": who spoke, where nobody was named since; "«…», a
  // confié au Courrier le préfet. Selon lui": not the paper that relays
  const bool third = view_.token(phrase.head).morph.person == 3;  // "Me Dupont" is no "me"
  const bool again = third && voice.actor != no_actor && is_person(view_, last_.actor) &&
                     last_.paragraph == view_.paragraph_of(phrase.head) && goes_on(phrase.head) &&
                     !is_named_since(voice.actor, phrase.head);
  if (again) voice.actor = last_.actor;
}

/// "l'un des avocats", "l'une d'elles" is somebody of his own, and no pronoun.
bool VoiceReader::is_pronoun(const NounPhrase& phrase) const {
  return (view_.kind(phrase.head) == Kind::pronoun || view_.is(phrase.head, Role::pronoun)) &&
         (view_.token(phrase.head).morph.pron_type != PronType::ind ||
          view_.is(phrase.head, Role::impersonal)) &&
         phrase.tokens.size() == 1;
}

/// "lance celui qui dirige le parti": told of anew, not the one before.
bool VoiceReader::is_told_anew(const NounPhrase& phrase) const {
  const Morph& own = view_.token(phrase.head).morph;
  return phrase.tokens.size() == 1 && view_.kind(phrase.head) == Kind::pronoun &&
         own.pron_type == PronType::dem && own.number == Number::sing &&
         phrase.tokens.last < view_.size() && is_relative_word(view_, phrase.tokens.last);
}

/// Somebody who spoke before, where nothing tells who it is: "la même source", "elle".
void VoiceReader::take_before(const NounPhrase& phrase, Voice& voice) const {
  const TokenRange front{phrase.tokens.first, phrase.head};
  const bool same_source =
      view_.is(phrase.head, Role::source) && view_.has_role_in(front, Role::demonstrative);
  const bool same_voice = is_pronoun(phrase) && !is_told_anew(phrase) &&
                          !(voice.head == phrase.head && is_country(view_, last_.actor)) &&
                          (last_.head == no_token || agrees(phrase.head, last_.head, last_.actor));
  // "A, dit une source policière. B, selon Le Courrier. C, confie la même source"
  const bool older = same_source && last_.press && source_.known() &&
                     source_.paragraph + 1 >= view_.paragraph_of(phrase.head);
  const Voice& before = older ? source_ : last_;
  if ((!same_source && (!same_voice || last_.press)) || !before.known()) return;
  voice.actor = before.actor;
  voice.head = before.head;
  if (same_source || before.actor == no_actor) voice.text = before.text;
}

/// A pronoun that nothing before explains: the subject near it.
void VoiceReader::take_subject_near(const NounPhrase& phrase, const Saying& saying,
                                    Voice& voice) const {
  std::uint32_t near = subject_near(saying, phrase.head);
  if (near == no_token) near = subject_of_sentence(saying, phrase.head);
  const bool told = last_.known() && last_.paragraph + 1 >= view_.paragraph_of(saying.tokens.first);
  if (near == no_token && !told) near = person_far(phrase.head);
  if (near == no_token || tells_of(saying.scope, view_.actor_of(phrase_around(view_, near))))
    return;
  take(near, voice);
}

Voice VoiceReader::of_phrase(const NounPhrase& phrase, const Saying& saying) const {
  if (!phrase.found()) return {};
  const auto* channel = channel_at(view_, phrase.head);
  if (channel != nullptr && view_.actors().at(phrase.head) == no_actor &&
      (channel->document || (channel->owned && complement_in(view_, phrase).found())))
    return of_document(phrase, *channel, saying);
  Voice voice = as_written(phrase, channel);
  if (is_latter(phrase, voice)) return voice;
  const Morph& own = view_.token(phrase.head).morph;
  const bool inverted = view_.is_inverted_pronoun(phrase.head);
  const bool pronoun = is_pronoun(phrase);
  const bool personal = view_.kind(phrase.head) == Kind::pronoun && own.pron_type == PronType::prs;
  const bool bare = pronoun && personal && !inverted;
  if (inverted) {
    go_on(phrase, saying, voice);
    if (nameless_goes_on(phrase, saying, voice)) {
      voice.actor = no_actor;
      voice.head = last_.head;
      voice.text = last_.text;
      return voice;
    }
    take_subject_ahead(phrase, saying, voice);
  }
  if (goes_on_as(phrase, saying, voice.actor)) {
    voice.actor = last_.actor;
    voice.head = last_.head;
  }
  if (bare) read_bare(phrase, voice);
  if (is_told_of(phrase, saying, voice.actor, bare)) {
    const bool other = last_.actor != voice.actor && goes_on(phrase.head);
    voice.actor = other ? last_.actor : no_actor;
  }
  if (bare &&
      (is_unlikely(voice.actor, phrase.head) || hands_on(voice.actor, saying, phrase.head))) {
    const bool more = !last_.press && !is_country(view_, last_.actor) && goes_on(phrase.head);
    voice.actor = more ? last_.actor : no_actor;
  }
  if (pronoun && voice.actor == last_.actor && last_.actor != no_actor) voice.head = last_.head;
  if (voice.actor == no_actor) take_before(phrase, voice);
  const auto unexplained = [&] { return voice.actor == no_actor && voice.head == phrase.head; };
  if (personal && own.number != Number::none && unexplained())
    take_subject_near(phrase, saying, voice);
  // "« A », lance celui qui dirige le parti": who spoke last, or the last person told of
  if (!is_told_anew(phrase) || !unexplained()) return voice;
  if (is_person(view_, last_.actor) && goes_on(phrase.head)) {
    voice.actor = last_.actor;
    voice.head = last_.head;
  } else if (const std::uint32_t far = person_far(phrase.head); far != no_token) {
    voice.actor = view_.actor_of(phrase_around(view_, far));
    voice.head = far;
  }
  return voice;
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
  voice.beside = saying.cue->kind == CueKind::prep;
  if (!voice.known()) return voice;
  const WordRoles::Channel* channel =
      voice.channel.empty() ? channel_beside(saying, voice) : nullptr;
  if (channel != nullptr) voice.channel = channel->name;
  if (voice.channel.empty()) voice.channel = medium_of(saying);
  address(saying, voice);
  voice.press =
      is_press(view_, voice.actor) || (voice.actor == no_actor && speaks_as_medium(saying));
  const bool more = saying.group.inverted != no_token && last_.actor != no_actor &&
                    voice.actor == last_.actor && voice.paragraph == last_.paragraph;
  if (more && voice.channel.empty() && voice.chain.empty()) {
    voice.channel = last_.channel;  // "…, a-t-il ajouté": the same words, the same way
    voice.chain = last_.chain;
  }
  if (!is_heard(view_, saying)) return voice;
  last_ = voice;
  if (is_person(view_, voice.actor)) person_ = voice;
  if (is_press(view_, voice.actor)) press_ = voice;
  if (voice.head != no_token && view_.is(voice.head, Role::source)) source_ = voice;
  if ((channel != nullptr && channel->document) || (channel == nullptr && !voice.channel.empty())) {
    issuer_ = voice;
  }
  return voice;
}

}  // namespace depeche
