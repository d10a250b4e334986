// SPDX-License-Identifier: Apache-2.0
// Whose voice is it? From the words beside a cue to an actor, a chain and a channel.
#pragma once

#include "attribution/saying.h"

#include <cstdint>
#include <string>
#include <vector>

namespace depeche {

struct Voice {
  ActorIndex actor = no_actor;
  Span text;                      ///< the mention as written; empty = nobody
  std::vector<ActorIndex> chain;  ///< innermost first
  std::string channel;
  bool press = false;               ///< a medium, whose words are mostly those of others
  bool beside = false;              ///< by a preposition alone ("selon X")
  ActorIndex addressee = no_actor;  ///< to whom it is said
  Span addressee_text;
  std::uint32_t paragraph = 0;
  std::uint32_t token = 0;        ///< first token of the saying
  std::uint32_t head = no_token;  ///< token that carries the mention

  [[nodiscard]] bool known() const { return !text.empty(); }
};

/// A newspaper, an agency, a station.
bool is_press(const View& view, ActorIndex actor);

/// One human being.
bool is_person(const View& view, ActorIndex actor);

/// A country, or a government that is called by its name.
bool is_country(const View& view, ActorIndex actor);

/// What the name of the actor, or the pronouns and nouns for it but the one at `but`, tell; none =
/// nothing sure.
Gender known_gender(const View& view, ActorIndex actor, std::uint32_t but);

/// "la présidente" for "Emmanuel X": a woman's title that was given to a man.
bool is_other_gender_noun(const View& view, std::uint32_t head, ActorIndex actor);

/// Resolves sayings in text order; remembers who spoke last and who issued the last document.
class VoiceReader {
 public:
  explicit VoiceReader(const View& view) : view_(view) {}

  Voice read(const Saying& saying);

 private:
  [[nodiscard]] Voice of_document(const NounPhrase& phrase, const WordRoles::Channel& channel,
                                  const Saying& saying) const;
  [[nodiscard]] Voice of_phrase(const NounPhrase& phrase, const Saying& saying) const;
  [[nodiscard]] Voice as_written(const NounPhrase& phrase, const WordRoles::Channel* channel) const;
  void take(std::uint32_t head, Voice& voice) const;
  bool is_latter(const NounPhrase& phrase, Voice& voice) const;
  void go_on(const NounPhrase& phrase, const Saying& saying, Voice& voice) const;
  [[nodiscard]] bool nameless_goes_on(const NounPhrase& phrase, const Saying& saying,
                                      const Voice& voice) const;
  void take_subject_ahead(const NounPhrase& phrase, const Saying& saying, Voice& voice) const;
  [[nodiscard]] bool is_told_of(const NounPhrase& phrase, const Saying& saying, ActorIndex actor,
                                bool bare) const;
  void read_bare(const NounPhrase& phrase, Voice& voice) const;
  [[nodiscard]] bool is_pronoun(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_told_anew(const NounPhrase& phrase) const;
  void take_before(const NounPhrase& phrase, Voice& voice) const;
  void take_subject_near(const NounPhrase& phrase, const Saying& saying, Voice& voice) const;
  [[nodiscard]] bool agrees(std::uint32_t pronoun, std::uint32_t head, ActorIndex actor) const;
  [[nodiscard]] std::uint32_t subject_of_root(std::uint32_t first, std::uint32_t root) const;
  [[nodiscard]] std::uint32_t agent_in(TokenRange tokens, std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t subject_ahead(const Saying& saying, std::uint32_t pronoun) const;
  [[nodiscard]] bool is_unlikely(ActorIndex actor, std::uint32_t pronoun) const;
  [[nodiscard]] bool hands_on(ActorIndex actor, const Saying& saying, std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t subject_of_sentence(const Saying& saying,
                                                  std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t subject_near(const Saying& saying, std::uint32_t pronoun) const;
  [[nodiscard]] bool are_near(const std::vector<ActorIndex>& members, std::uint32_t pronoun) const;
  [[nodiscard]] bool is_outside(ActorIndex actor, std::uint32_t pronoun) const;
  [[nodiscard]] bool may_be_meant(ActorIndex actor, std::uint32_t pronoun) const;
  [[nodiscard]] bool is_newer(ActorIndex actor, std::uint32_t pronoun) const;
  [[nodiscard]] bool goes_on(std::uint32_t pronoun) const;
  [[nodiscard]] bool is_named_since(ActorIndex actor, std::uint32_t pronoun) const;
  [[nodiscard]] bool prefers_person(std::uint32_t pronoun) const;
  [[nodiscard]] bool goes_on_as(const NounPhrase& phrase, const Saying& saying,
                                ActorIndex described) const;
  [[nodiscard]] bool is_called(ActorIndex person, std::uint32_t head) const;
  [[nodiscard]] bool may_be_called(ActorIndex person, ActorIndex described) const;
  [[nodiscard]] bool may_be_told_anew(ActorIndex described) const;
  [[nodiscard]] bool is_new_word(const NounPhrase& phrase, ActorIndex described,
                                 bool resumes) const;
  [[nodiscard]] bool is_new_to_law(ActorIndex person, ActorIndex described) const;
  [[nodiscard]] bool has_name(ActorIndex actor) const;
  [[nodiscard]] bool fits(ActorIndex person, ActorIndex described, bool resumes) const;
  [[nodiscard]] bool somebody_told_since(std::uint32_t token, ActorIndex described,
                                         bool resumes) const;
  [[nodiscard]] bool names(TokenRange tokens, ActorIndex actor) const;
  [[nodiscard]] bool tells_of(TokenRange tokens, ActorIndex actor) const;
  [[nodiscard]] bool somebody_named_since(std::uint32_t token) const;
  [[nodiscard]] bool person_near(std::uint32_t pronoun) const;
  [[nodiscard]] bool told_by_document() const;
  [[nodiscard]] std::uint32_t told_of_before(const Saying& saying, std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t person_far(std::uint32_t pronoun) const;
  [[nodiscard]] std::uint32_t named_last(const NounPhrase& phrase) const;
  [[nodiscard]] std::uint32_t named_last(const NounPhrase& phrase, bool person) const;
  [[nodiscard]] bool points_back(const NounPhrase& phrase) const;
  [[nodiscard]] const WordRoles::Channel* channel_beside(const Saying& saying, Voice& voice) const;
  [[nodiscard]] const WordRoles::Channel* channel_in(TokenRange range, Voice& voice) const;
  [[nodiscard]] bool speaks_as_medium(const Saying& saying) const;
  [[nodiscard]] std::string medium_of(const Saying& saying) const;
  void add_host(TokenRange range, Voice& voice) const;
  void add_press(TokenRange range, Voice& voice) const;
  void address(const Saying& saying, Voice& voice) const;
  void add_medium(std::uint32_t first, std::uint32_t channel, Voice& voice) const;

  const View& view_;
  Voice last_;
  Voice person_;  ///< the last human being that spoke
  Voice source_;  ///< the last who is called a source
  Voice press_;   ///< the last medium that is known by its name
  Voice issuer_;
};

}  // namespace depeche
