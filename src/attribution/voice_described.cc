// SPDX-License-Identifier: Apache-2.0
// Does a description of nobody who is named stand for the person who spoke last?
#include "attribution/clause.h"
#include "attribution/voice.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche {

namespace {

using Kind = View::Kind;

/// "le délégué général du parti … le secrétaire d'État": in government, parliament or a party,
/// where one person often has several posts.
bool of_politics(const Actor& actor) {
  constexpr std::array<std::string_view, 3> politics = {"GOV", "LEG", "PTY"};
  return !actor.sectors.empty() &&
         std::find(politics.begin(), politics.end(), actor.sectors.front()) != politics.end();
}

}  // namespace

/// "« A », dit Paul, délégué. « B », poursuit le syndicaliste", "insiste le président du parti": a
/// description of nobody who is named, of the named person who spoke last near by. Further off, or
/// in more words, nothing may contradict it.
bool VoiceReader::goes_on_as(const NounPhrase& phrase, const Saying& saying,
                             ActorIndex described) const {
  if (saying.group.verb == no_token || saying.position != Position::aside ||
      view_.kind(phrase.head) != Kind::noun || !may_be_told_anew(described))
    return false;
  const std::uint32_t paragraph = view_.paragraph_of(phrase.head);
  if (last_.paragraph + 1 < paragraph || described == last_.actor ||
      !agrees(phrase.head, last_.head, last_.actor))
    return false;
  const bool resumes = view_.is(saying.group.verb, Role::resuming);
  const bool back = points_back(phrase);
  // "a ajouté son avocat"; but "Le conseil … B, a ajouté son président"
  if (view_.token(phrase.tokens.first).morph.possessive &&
      (described == no_actor || view_.actors().list[described].office.empty()))
    return false;
  if (back && resumes && phrase.tokens.size() == 2 && last_.paragraph == paragraph)
    return !is_new_to_law(last_.actor, described);
  const bool replies = !resumes && view_.is(saying.group.verb, Role::continuing);
  if (!replies && is_new_word(phrase, described, resumes) &&
      !somebody_told_since(phrase.tokens.first, described, resumes))
    return true;
  if (!back || (!resumes && !is_called(last_.actor, phrase.head))) return false;
  return described != no_actor && may_be_called(last_.actor, described) &&
         !somebody_named_since(phrase.tokens.first);
}

/// Did a person with a name speak last, and is the one described nobody with a name?
bool VoiceReader::may_be_told_anew(ActorIndex described) const {
  if (!is_person(view_, last_.actor) || last_.head == no_token || !has_name(last_.actor))
    return false;
  return described == no_actor || (is_person(view_, described) && !has_name(described));
}

/// "« A », dit Ana Silva, infirmière. « B », raconte la jeune femme", "« C », précise le directeur
/// du laboratoire": does the text call somebody so for the first time, who may be who spoke last?
/// Not "l'autre témoin".
bool VoiceReader::is_new_word(const NounPhrase& phrase, ActorIndex described, bool resumes) const {
  const TokenRange front{phrase.tokens.first, phrase.head};
  if (!view_.has_role_in(front, Role::definite) && !view_.has_role_in(front, Role::demonstrative))
    return false;
  if (view_.has_role_in(front, Role::another)) return false;
  if (described == no_actor)
    return resumes && points_back(phrase) && channel_at(view_, phrase.head) == nullptr;
  if (view_.actors().list[described].mentions.front().head < last_.token) return false;
  return fits(last_.actor, described, resumes);
}

/// Is the actor called by a name anywhere?
bool VoiceReader::has_name(ActorIndex actor) const {
  const auto& mentions = view_.actors().list[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const ActorMention& m) { return m.form == MentionForm::name; });
}

/// "« A », dit le maire X. « B », a ajouté la procureure": an officer of the law, which nothing
/// tells of the person.
bool VoiceReader::is_new_to_law(ActorIndex person, ActorIndex described) const {
  if (described == no_actor) return false;
  const std::vector<std::string>& known = view_.actors().list[person].sectors;
  const std::vector<std::string>& told = view_.actors().list[described].sectors;
  return !told.empty() && (told.front() == "JUD" || told.front() == "COP") &&
         std::find(known.begin(), known.end(), told.front()) == known.end();
}

/// Does nothing that is told of a person speak against a description? Where no verb says that he
/// goes on, an office must be his.
bool VoiceReader::fits(ActorIndex person, ActorIndex described, bool resumes) const {
  const Actor& one = view_.actors().list[person];
  const Actor& other = view_.actors().list[described];
  if (!other.office.empty() && one.office != other.office && !(resumes && one.office.empty()))
    return false;
  const auto told = [](const Actor& actor) {
    return !actor.sectors.empty() && actor.sectors.front() != "CVL";
  };
  if (told(one) && told(other)) return may_be_called(person, described);
  if (is_new_to_law(person, described) || (!resumes && told(other))) return false;
  return one.country.empty() || other.country.empty() || one.country == other.country;
}

/// Was another person told of outside quotes since the last one spoke? Where a verb says that he
/// goes on, only a name speaks against it.
bool VoiceReader::somebody_told_since(std::uint32_t token, ActorIndex described,
                                      bool resumes) const {
  for (std::uint32_t i = last_.token; i < token && i < last_.token + 4 * View::max_walk; ++i) {
    const ActorIndex actor = view_.actors().at(i);
    if (actor == no_actor || actor == last_.actor || actor == described || !is_person(view_, actor))
      continue;
    if (!view_.is_open(i) || (i > 0 && view_.is(i - 1, Role::genitive))) continue;
    if (view_.kind(i) == Kind::name || (!resumes && view_.kind(i) == Kind::noun)) return true;
  }
  return false;
}

/// "les ministres de l'Économie Paul Roy et …": does the noun at `head` stand by one of his names?
bool VoiceReader::is_called(ActorIndex person, std::uint32_t head) const {
  constexpr std::uint32_t near = 10;
  constexpr std::size_t most = 30;
  const auto& mentions = view_.actors().list[person].mentions;
  for (std::size_t m = 0; m < std::min(most, mentions.size()); ++m) {
    if (mentions[m].form != MentionForm::name || mentions[m].head >= head) continue;
    const TokenRange sentence = view_.sentence(mentions[m].head).tokens;
    const std::uint32_t name = mentions[m].head;
    const std::uint32_t last = std::min(sentence.last, name + near);
    for (std::uint32_t i = std::max(sentence.first, name - std::min(name, near)); i < last; ++i) {
      if (view_.kind(i) == Kind::noun && view_.is_open(i) &&
          view_.token(i).lemma == view_.token(head).lemma)
        return true;
    }
  }
  return false;
}

/// Do the sectors and the country of a description fit a person?
bool VoiceReader::may_be_called(ActorIndex person, ActorIndex described) const {
  const Actor& one = view_.actors().list[person];
  const Actor& other = view_.actors().list[described];
  const auto told = [](const Actor& actor) {
    return !actor.sectors.empty() && actor.sectors.front() != "CVL";
  };
  const auto shares = [](const Actor& a, const Actor& b) {
    return std::find(b.sectors.begin(), b.sectors.end(), a.sectors.front()) != b.sectors.end();
  };
  if (!told(one) || !told(other)) return false;
  const bool sector =
      shares(one, other) || shares(other, one) || (of_politics(one) && of_politics(other));
  return sector && (one.country.empty() || other.country.empty() || one.country == other.country);
}

/// Was a person named outside quotes since the last one spoke?
bool VoiceReader::somebody_named_since(std::uint32_t token) const {
  for (std::uint32_t i = last_.token; i < token && i < last_.token + 4 * View::max_walk; ++i) {
    const ActorIndex actor = view_.actors().at(i);
    if (actor != no_actor && actor != last_.actor && is_person(view_, actor) && view_.is_open(i) &&
        view_.kind(i) == Kind::name)
      return true;
  }
  return false;
}

}  // namespace depeche
