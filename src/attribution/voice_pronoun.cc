// SPDX-License-Identifier: Apache-2.0
// For whom may a pronoun stand that says something?
#include "attribution/clause.h"
#include "attribution/surroundings.h"
#include "attribution/voice.h"
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
Gender gender_of(const View& view, ActorIndex actor, std::uint32_t but = no_token) {
  constexpr std::size_t most = 30;
  Gender gender = Gender::none;
  if (actor == no_actor) return gender;
  gender = gender_of_name(view, view.actors().list[actor].name);
  if (gender != Gender::none) return gender;
  const auto& mentions = view.actors().list[actor].mentions;
  const bool person = view.actors().list[actor].type == ActorType::person;
  for (std::size_t i = 0; i < std::min(most, mentions.size()); ++i) {
    const std::uint32_t head = mentions[i].head;
    if (head == but) continue;
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

/// "la présidente" for one who is called "le président X" elsewhere: the same title without its
/// ending.
bool holds_male_form(const View& view, std::uint32_t head, ActorIndex actor) {
  constexpr std::size_t most = 30;
  const std::string& own = view.token(head).lower;
  const auto& mentions = view.actors().list[actor].mentions;
  if (view.actors().list[actor].name.find(own) != std::string::npos) return false;
  for (std::size_t i = 0; i < std::min(most, mentions.size()); ++i) {
    const TokenRange tokens = mentions[i].tokens;
    const std::uint32_t low = tokens.first > 3 ? tokens.first - 3 : 0;
    for (std::uint32_t k = low; k < tokens.last; ++k) {
      const std::string& other = view.token(k).lower;
      if (!other.empty() && other.size() < own.size() && own.compare(0, other.size(), other) == 0 &&
          own.size() - other.size() <= 2 && view.token(k).morph.gender != Gender::fem) {
        return true;
      }
    }
  }
  return false;
}

/// "un collectif de soignants": a body of many.
bool is_crowd(const View& view, std::uint32_t head, ActorIndex actor) {
  if (actor == no_actor || view.actors().list[actor].type == ActorType::person) return false;
  if (view.kind(head) != Kind::noun || head + 2 >= view.size()) return false;
  if (!view.is(head + 1, Role::genitive)) return false;
  const NounPhrase inner = view.phrase_at(head + 2);
  return inner.found() && inner.head == head + 2 && view.kind(inner.head) == Kind::noun &&
         view.token(inner.head).morph.number != Number::sing;
}

/// "elle" for "Emmanuel X".
bool is_other_gender(const View& view, std::uint32_t pronoun, ActorIndex actor) {
  if (actor == no_actor) return false;
  const Gender own = view.token(pronoun).morph.gender;
  const Gender name = gender_of_name(view, view.actors().list[actor].name);
  return own != Gender::none && name != Gender::none && own != name;
}

}  // namespace

Gender known_gender(const View& view, ActorIndex actor, std::uint32_t but) {
  return gender_of(view, actor, but);
}

/// "la présidente" for "Emmanuel X": the article or the noun is of the other gender than the name.
bool is_other_gender_noun(const View& view, std::uint32_t head, ActorIndex actor) {
  if (actor == no_actor || view.kind(head) != Kind::noun) return false;
  if (view.actors().list[actor].type != ActorType::person) return false;
  const Gender own =
      head > 0 && view.kind(head - 1) == Kind::determiner && !view.token(head - 1).morph.possessive
          ? view.token(head - 1).morph.gender
          : Gender::none;
  const Gender name = gender_of_name(view, view.actors().list[actor].name);
  if (own != Gender::fem || name == Gender::fem) return false;
  return name == Gender::masc || holds_male_form(view, head, actor);
}

/// "… la France. « A », a-t-elle ajouté": a country that is named says nothing by a pronoun.
bool is_country(const View& view, ActorIndex actor) {
  return actor != no_actor && view.actors().list[actor].type == ActorType::country;
}

/// "… au Courrier. Selon lui", "« La France agit », a dit la ministre. Selon elle": a medium or a
/// country that is the subject of no sentence near by, or an actor of pronouns alone.
bool VoiceReader::is_unlikely(ActorIndex actor, std::uint32_t pronoun) const {
  constexpr std::size_t most = 60;
  if (actor == no_actor) return false;
  if (is_other_gender(view_, pronoun, actor)) return true;
  if (are_near(view_.actors().list[actor].members, pronoun)) return false;
  const auto& mentions = view_.actors().list[actor].mentions;
  const std::uint32_t sentence = view_.sentence_of(pronoun);
  const bool doubtful =
      is_press(view_, actor) || is_country(view_, actor) || !is_outside(actor, pronoun);
  bool named = false;
  for (std::size_t i = 0; i < std::min(most, mentions.size()); ++i) {
    if (mentions[i].form == MentionForm::pronoun) continue;
    named = true;
    const std::uint32_t head = mentions[i].head;
    const bool near = head < pronoun && view_.sentence_of(head) + 1 >= sentence;
    if (near && view_.is_open(head) && main_relation(view_.token(head).deprel) == Deprel::nsubj)
      return false;
  }
  return doubtful ? mentions.size() <= most : !named;
}

/// "X a visé cet hôtel car, selon eux, A": the subject of the sentence in which the pronoun stands,
/// before it; no_token = none.
std::uint32_t VoiceReader::subject_of_sentence(const Saying& saying, std::uint32_t pronoun) const {
  if (saying.cue->kind != CueKind::prep) return no_token;
  const std::uint32_t first = view_.sentence(pronoun).tokens.first;
  const std::uint32_t low = pronoun - first > View::max_walk ? pronoun - View::max_walk : first;
  for (std::uint32_t i = low; i < pronoun; ++i) {
    if (main_relation(view_.token(i).deprel) != Deprel::nsubj || !view_.is_open(i)) continue;
    if (view_.kind(i) == Kind::pronoun) continue;
    const ActorIndex actor = view_.actor_of(phrase_around(view_, i));
    if ((actor != no_actor || view_.is(i, Role::speaker)) && agrees(pronoun, i, actor)) return i;
  }
  return no_token;
}

/// Can the pronoun stand for the mention headed by `head` of `actor`, by number and gender?
bool VoiceReader::agrees(std::uint32_t pronoun, std::uint32_t head, ActorIndex actor) const {
  const Morph& own = view_.token(pronoun).morph;
  const Morph& other = view_.token(head).morph;
  const bool named = view_.kind(head) == Kind::name;
  const bool person = actor != no_actor && view_.actors().list[actor].type == ActorType::person;
  Number other_number = other.number;  // "Gilles" is one, whatever a tagger says of its ending
  if (named && (person || actor == no_actor)) other_number = Number::sing;
  const bool many = own.number == Number::plur;
  const bool crowd = many && other_number == Number::sing && is_crowd(view_, head, actor);
  const bool number = own.number == Number::none || other_number == Number::none ||
                      own.number == other_number || crowd;
  // "des personnalités … ils": a masculine plural is of both
  if (number && (crowd || (many && own.gender == Gender::masc && view_.kind(head) == Kind::noun))) {
    return true;
  }
  Gender gender = named ? Gender::none : other.gender;
  // "la maire": the article knows
  std::uint32_t article = head;
  while (!named && article > 0 && head - article < 3 && view_.kind(article - 1) == Kind::adjective)
    --article;
  if (!named && article > 0 && view_.kind(article - 1) == Kind::determiner &&
      view_.token(article - 1).morph.gender != Gender::none &&
      !view_.token(article - 1).morph.possessive) {
    gender = view_.token(article - 1).morph.gender;
  }
  if (gender == Gender::none) gender = gender_of(view_, actor);
  return number && (own.gender == Gender::none || gender == Gender::none || own.gender == gender);
}

/// May the inverted pronoun stand for who spoke last, near by and in the same number?
bool VoiceReader::goes_on(std::uint32_t pronoun) const {
  if (last_.actor == no_actor || last_.head == no_token) return false;
  if (last_.paragraph + 1 < view_.paragraph_of(pronoun)) return false;
  return agrees(pronoun, last_.head, last_.actor);
}

/// Was the actor named outside quotes since the last one spoke?
bool VoiceReader::is_named_since(ActorIndex actor, std::uint32_t pronoun) const {
  const auto& mentions = view_.actors().list[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& m) {
    return m.form != MentionForm::pronoun && m.head > last_.token && m.head < pronoun &&
           view_.is_open(m.head);
  });
}

bool is_person(const View& view, ActorIndex actor) {
  return actor != no_actor && view.actors().list[actor].type == ActorType::person;
}

/// Did a body speak last, and near by a person for whom the pronoun may stand? "« A », confie X. ¶
/// Selon l'ONU, B. ¶ « C », dit-il": of whatever name, where the body was named in passing.
bool VoiceReader::prefers_person(std::uint32_t pronoun) const {
  return !is_person(view_, last_.actor) && person_near(pronoun) &&
         (last_.beside || gender_of(view_, person_.actor) != Gender::none);
}

/// Did a person for whom the pronoun may stand speak near by?
bool VoiceReader::person_near(std::uint32_t pronoun) const {
  if (person_.actor == no_actor || person_.head == no_token) return false;
  if (person_.paragraph + (last_.beside ? 2 : 1) < view_.paragraph_of(pronoun)) return false;
  return agrees(pronoun, person_.head, person_.actor);
}

/// "selon les enquêtes": was what was said last told by a document of nobody's?
bool VoiceReader::told_by_document() const {
  if (last_.actor != no_actor || last_.head == no_token) return false;
  const WordRoles::Channel* const channel = channel_at(view_, last_.head);
  return channel != nullptr && channel->document;
}

/// "Paul, 14 ans, imprime des masques. […] « A », raconte-t-il": where nobody nearer can be meant,
/// the last person who was the subject of a sentence; no_token = none.
std::uint32_t VoiceReader::person_far(std::uint32_t pronoun) const {
  constexpr std::uint32_t far = 250;
  const std::uint32_t low = pronoun > far ? pronoun - far : 0;
  for (std::uint32_t i = pronoun; i-- > low;) {
    if (main_relation(view_.token(i).deprel) != Deprel::nsubj || !view_.is_open(i)) continue;
    if (view_.kind(i) == Kind::pronoun) continue;
    const ActorIndex actor = view_.actor_of(phrase_around(view_, i));
    if (is_person(view_, actor) && agrees(pronoun, i, actor)) return i;
  }
  return no_token;
}

/// "X a prévenu une amie. Cette dernière assure que": the last one before who may be meant by its
/// gender and number; no_token = none.
std::uint32_t VoiceReader::named_last(const NounPhrase& phrase) const {
  const std::uint32_t person = named_last(phrase, true);
  return person != no_token ? person : named_last(phrase, false);
}

/// The same; `person`: only persons whom the article tells of.
std::uint32_t VoiceReader::named_last(const NounPhrase& phrase, bool person) const {
  constexpr std::uint32_t far = 40;
  constexpr std::uint32_t farthest = 250;
  const std::uint32_t low = phrase.tokens.first > farthest ? phrase.tokens.first - farthest : 0;
  const std::uint32_t here = view_.sentence_of(phrase.head);
  std::uint32_t before = here;  // the sentence before, marked words aside
  std::uint32_t steps = 0;
  for (std::uint32_t i = phrase.tokens.first; i-- > low && steps < far;) {
    if (!view_.is_open(i)) continue;
    ++steps;
    if (before == here) before = view_.sentence_of(i);
    if (view_.sentence_of(i) < before) break;
    if (view_.kind(i) != View::Kind::noun && view_.kind(i) != View::Kind::name) continue;
    const Morph& own = view_.token(i).morph;
    const NounPhrase other = phrase_around(view_, i);
    const ActorIndex actor = view_.actor_of(other);
    if (person && !is_person(view_, actor)) continue;
    const bool name = view_.kind(i) == View::Kind::name;
    const bool said =
        name ? actor != no_actor && !is_country(view_, actor) : own.gender != Gender::none;
    if (said && other.head == i && can_speak(view_, other) && agrees(phrase.head, i, actor)) {
      return i;
    }
  }
  return no_token;
}

/// The subject of the clause at `root`; the last one, where a tree gives two.
std::uint32_t VoiceReader::subject_of_root(std::uint32_t first, std::uint32_t root) const {
  std::uint32_t subject = no_token;
  for (std::uint32_t i = std::max(first, view_.reach(root).first); i < root; ++i) {
    // "X, elle aussi, a commenté": the name, not the pronoun that takes it up
    if (view_.token(i).head == root && main_relation(view_.token(i).deprel) == Deprel::nsubj &&
        (subject == no_token || view_.kind(i) != Kind::pronoun)) {
      subject = i;
    }
  }
  return subject;
}

/// "l'accord a été salué par X. « A », a-t-elle dit": the person behind a preposition of agents
/// among these tokens.
std::uint32_t VoiceReader::agent_in(TokenRange tokens, std::uint32_t pronoun) const {
  for (std::uint32_t i = tokens.first; i + 1 < tokens.last; ++i) {
    if (!view_.is(i, Role::agent) || !view_.is_open(i)) continue;
    const NounPhrase agent = view_.phrase_at(i + 1);
    const ActorIndex actor = view_.actor_of(agent);
    const bool person = actor != no_actor && view_.actors().list[actor].type == ActorType::person;
    if (person && agrees(pronoun, agent.head, actor)) return agent.head;
  }
  return no_token;
}

/// "X revient sur l'affaire. « A », confie-t-il": the subject of the sentence before the quote,
/// when nobody spoke in it and the pronoun may stand for it; no_token = none.
std::uint32_t VoiceReader::subject_ahead(const Saying& saying, std::uint32_t pronoun) const {
  std::uint32_t quote = saying.in_quote;
  if (quote == View::outside) quote = quote_before(view_, saying.tokens.first);
  if (quote == View::outside) return no_token;
  std::uint32_t k = view_.tokens_of(view_.quoted()[quote].outer).first;
  while (k > 0 && (!view_.is_open(k - 1) || view_.is_mark(k - 1))) --k;
  if (k == 0 || view_.paragraph_of(k - 1) + 1 < view_.paragraph_of(pronoun)) return no_token;
  const TokenRange before = view_.sentence(k - 1).tokens;
  const bool apart = view_.paragraph_of(k - 1) != view_.paragraph_of(saying.tokens.first);
  std::uint32_t root = k - 1;
  while (view_.token(root).head != no_token && before.contains(view_.token(root).head))
    root = view_.token(root).head;
  // "X « ment au peuple », a-t-il dit": of X the marked words tell, who does not say them
  if (!view_.is_open(root) && view_.is_finite(root)) return no_token;
  const std::uint32_t subject = subject_of_root(before.first, root);
  // "…, a-t-il ajouté" goes on with who spoke last, unless a person by name has taken over since
  if (view_.is(saying.group.verb, Role::continuing)) {
    const ActorIndex other =
        subject != no_token ? view_.actor_of(phrase_around(view_, subject)) : no_actor;
    // "Le suspect est « connu de la police », a-t-il ajouté": of him the words are
    const bool whole = k > 0 && view_.is_stop(k - 1);
    const bool person = other != no_actor && view_.actors().list[other].type == ActorType::person &&
                        view_.kind(subject) != Kind::pronoun && whole;
    if (!person || !last_.known() || before.contains(last_.token) || last_.token > before.first)
      return no_token;
  }
  const bool thing = subject != no_token && view_.actors().at(subject) == no_actor &&
                     !view_.is(subject, Role::speaker) && view_.kind(subject) == Kind::noun;
  // "Une version confirmée par X. « A », dit-elle": no clause at all
  bool verbless = subject == no_token && view_.kind(root) == Kind::noun;
  for (std::uint32_t i = before.first; verbless && i < k; ++i) verbless = !view_.is_finite(i);
  if (thing || verbless) {
    const std::uint32_t agent = agent_in({root, k}, pronoun);
    if (agent != no_token) return agent;
  }
  // somebody spoke in that sentence: its subject only when it stands behind what he said; "Selon X,
  // Y pleure" is all of it his
  const bool his =
      is_person(view_, last_.actor) && last_.token <= before.first + 1 && goes_on(pronoun);
  if (last_.known() && before.contains(last_.token) &&
      (subject == no_token || subject < last_.token || his))
    return no_token;
  if (subject == no_token || view_.kind(subject) == Kind::pronoun) return no_token;
  const ActorIndex actor = view_.actors().at(subject);
  // "Le chef du parti, Paul Roy, a salué A. ¶ « B », a-t-il dit": a title with its name
  const bool titled = is_person(view_, actor) && names({before.first, root}, actor);
  if (apart && view_.kind(subject) != Kind::name && !titled && last_.known()) return no_token;
  if (!view_.is_open(subject)) return no_token;
  if (actor == no_actor) {  // "le magicien", whom nobody calls by name
    const bool noun = view_.kind(subject) == Kind::noun || view_.kind(subject) == Kind::name;
    const bool own =
        view_.token(subject).morph.gender != Gender::none || view_.kind(subject) == Kind::name;
    return !last_.known() && noun && own && agrees(pronoun, subject, actor) ? subject : no_token;
  }
  const bool person = view_.actors().list[actor].type == ActorType::person;
  if (!person && gender_of(view_, actor) == Gender::none) return no_token;
  return agrees(pronoun, subject, actor) ? subject : no_token;
}

/// "X bloque la frontière. Il exige que": the subject of one of the sentences before, in this
/// paragraph or the last, for which a pronoun that nobody has resolved may stand; no_token = none.
std::uint32_t VoiceReader::subject_near(const Saying& saying, std::uint32_t pronoun) const {
  constexpr int sentences = 3;
  std::uint32_t from = view_.sentence(saying.tokens.first).tokens.first;
  const std::uint32_t quote = quote_before(view_, saying.tokens.first);
  if (quote != View::outside) {
    const std::uint32_t first = view_.tokens_of(view_.quoted()[quote].outer).first;
    from = std::min(from, view_.sentence(first).tokens.first);
  }
  for (int step = 0; step < sentences && from > 0; ++step) {
    const TokenRange before = view_.sentence(from - 1).tokens;
    if (view_.paragraph_of(before.first) + 1 < view_.paragraph_of(pronoun)) return no_token;
    from = before.first;
    std::uint32_t root = before.last - 1;
    for (std::uint32_t up = 0; up < View::max_walk / 3; ++up) {
      if (view_.token(root).head == no_token || !before.contains(view_.token(root).head)) break;
      root = view_.token(root).head;
    }
    for (std::uint32_t i = std::max(before.first, view_.reach(root).first); i < root; ++i) {
      if (view_.token(i).head != root || main_relation(view_.token(i).deprel) != Deprel::nsubj)
        continue;
      if (!view_.is_open(i) || view_.kind(i) == Kind::pronoun) continue;
      const NounPhrase phrase = phrase_around(view_, i);
      const ActorIndex actor = view_.actor_of(phrase);
      const bool somebody = actor != no_actor || view_.is(i, Role::speaker);
      if (somebody && !is_press(view_, actor) && agrees(pronoun, i, actor)) return i;
    }
  }
  return no_token;
}

/// "X a parlé lundi. Le Courrier a rapporté ses propos. Selon lui, A": a medium, near a person of
/// whom it tells and for whom the pronoun may stand.
bool VoiceReader::hands_on(ActorIndex actor, const Saying& saying, std::uint32_t pronoun) const {
  if (!is_press(view_, actor)) return false;
  const std::uint32_t near = subject_near(saying, pronoun);
  return near != no_token && is_person(view_, view_.actor_of(phrase_around(view_, near)));
}

/// Is the actor spoken of outside quotes, and no crowd where the pronoun is singular? "« notre
/// famille politique », a-t-elle écrit" is not the family.
bool VoiceReader::is_outside(ActorIndex actor, std::uint32_t pronoun) const {
  constexpr std::size_t most = 40;
  if (actor == no_actor) return true;
  const Actor& known = view_.actors().list[actor];
  if (known.type == ActorType::people && view_.token(pronoun).morph.number == Number::sing)
    return false;
  if (are_near(known.members, pronoun)) return true;
  for (std::size_t i = 0; i < std::min(most, known.mentions.size()); ++i) {
    const ActorMention& mention = known.mentions[i];
    if (mention.form != MentionForm::pronoun && view_.is_open(mention.head)) return true;
  }
  return known.mentions.size() > most;
}

/// "A et B …, disent-ils": are all of them told of in the pronoun's sentence or the one before?
bool VoiceReader::are_near(const std::vector<ActorIndex>& members, std::uint32_t pronoun) const {
  const std::uint32_t sentence = view_.sentence_of(pronoun);
  return !members.empty() && std::all_of(members.begin(), members.end(), [&](ActorIndex member) {
    const auto& mentions = view_.actors().list[member].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& m) {
      return m.head < pronoun && view_.is_open(m.head) && view_.sentence_of(m.head) + 1 >= sentence;
    });
  });
}

/// May an inverted pronoun stand for the actor? Seldom for a medium or a country, never for a crowd
/// or for somebody whose name is of the other gender.
bool VoiceReader::may_be_meant(ActorIndex actor, std::uint32_t pronoun) const {
  return !is_press(view_, actor) && !is_country(view_, actor) && is_outside(actor, pronoun) &&
         !is_other_gender(view_, pronoun, actor);
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
    return acts(m.head) && m.form != MentionForm::pronoun && m.head > last_.token &&
           m.head < pronoun && view_.paragraph_of(m.head) == view_.paragraph_of(pronoun) &&
           view_.is_open(m.head);
  });
}

}  // namespace depeche
