// SPDX-License-Identifier: Apache-2.0
// Who? Persons, organisations, groups and countries with all their mentions, PLOVER country and
// sectors.
#pragma once

#include <depeche/span.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

using ActorIndex = std::uint32_t;
inline constexpr ActorIndex no_actor = UINT32_MAX;

enum class ActorType : std::uint8_t { person, organization, group, country, people };
enum class MentionForm : std::uint8_t { name, nominal, pronoun };

struct ActorMention {
  Span evidence;
  RuleId rule;  ///< what linked it: a name rule, "fr.coref.office", "fr.coref.demonstrative" …
  TokenRange tokens;
  std::uint32_t head = 0;  ///< syntactic head token
  MentionForm form = MentionForm::name;

  bool operator==(const ActorMention&) const = default;
};

struct Actor {
  Span evidence;  ///< the mention that names it best
  RuleId rule;
  std::string name;  ///< as written in that mention, without title and article
  ActorType type = ActorType::person;
  std::string country;  ///< PLOVER actor country: ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG
                        ///< MNC; empty = unknown
  std::vector<std::string> sectors;  ///< PLOVER sectors, primary first
  std::string office;                ///< "président", "ministre de la Défense"; empty = none
  std::string wikidata;              ///< "Q22686"; empty = unknown
  std::string entity;  ///< row of the packs that names it under all its names and in all languages
                       ///< ("sohr"); empty = none
  std::vector<ActorMention> mentions;  ///< in text order, at least one
  std::vector<std::uint32_t>
      members;  ///< of a collective ("les deux hommes"): indices into Actors::list; else empty

  bool operator==(const Actor&) const = default;
};

/// The actors of a document and which one each token heads a mention of.
struct Actors {
  std::vector<Actor> list;
  std::vector<ActorIndex>
      by_head;  ///< parallel to Analysis::tokens; no_actor where the token heads no mention
  std::vector<std::string> deeds;  ///< parallel to list: the sector that only what they do tells
                                   ///< ("deux hommes ont ouvert le feu"); empty = none

  [[nodiscard]] ActorIndex at(std::uint32_t token) const {
    return token < by_head.size() ? by_head[token] : no_actor;
  }

  /// The actors that the mention headed by `token` stands for: the members of a collective whose
  /// members are known, else the actor itself; empty where the token heads no mention.
  [[nodiscard]] std::vector<ActorIndex> members_at(std::uint32_t token) const {
    const ActorIndex actor = at(token);
    if (actor == no_actor) return {};
    if (!list[actor].members.empty()) return list[actor].members;
    return {actor};
  }

  bool operator==(const Actors&) const = default;
};

/// "person" …, "name" …: the words of the output formats.
std::string_view name_of(ActorType type);
std::string_view name_of(MentionForm form);

}  // namespace depeche
