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
  if (saying.group.verb == no_token) return false;
  const bool resumes = view_.is(saying.group.verb, Role::resuming);
  if (saying.position != Position::aside || !points_back(phrase) ||
      view_.kind(phrase.head) != Kind::noun)
    return false;
  const std::uint32_t paragraph = view_.paragraph_of(phrase.head);
  if (!is_person(view_, last_.actor) || last_.head == no_token || last_.paragraph + 1 < paragraph ||
      described == last_.actor || !agrees(phrase.head, last_.head, last_.actor))
    return false;
  const auto is_name = [](const ActorMention& m) { return m.form == MentionForm::name; };
  const Actor& before = view_.actors().list[last_.actor];
  if (std::none_of(before.mentions.begin(), before.mentions.end(), is_name)) return false;
  if (described != no_actor) {
    const Actor& other = view_.actors().list[described];
    if (other.type != ActorType::person ||
        std::any_of(other.mentions.begin(), other.mentions.end(), is_name))
      return false;
  }
  if (resumes && phrase.tokens.size() == 2 && last_.paragraph == paragraph) return true;
  if (!resumes && !is_called(last_.actor, phrase.head)) return false;
  return described != no_actor && may_be_called(last_.actor, described) &&
         !somebody_named_since(phrase.tokens.first);
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
