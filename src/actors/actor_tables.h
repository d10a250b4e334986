// SPDX-License-Identifier: Apache-2.0
// What does a pack know of nouns, offices, bodies, leaders and pronouns that stand for actors?
#pragma once

#include "actors/persons.h"
#include "actors/phrase_map.h"
#include "base/string_map.h"
#include "pack/pack.h"
#include "places/country_table.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/date.h>
#include <depeche/result.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// A row of nouns.tsv or, with an office, of offices.tsv.
struct NounRow {
  ActorType one = ActorType::person;
  ActorType several = ActorType::people;
  std::vector<std::string> sectors;
  std::string office;  ///< key common to all languages
  std::string land;    ///< country of an office that only one country has ("pape")
  bool plural_only = false;
  bool needs_modifier = false;
  bool needs_entity = false;
  bool generic = false;
  bool counterpart = false;
  bool country = false;
  bool site = false;
  bool anywhere = false;
  bool ngo = false;
  bool outlet = false;
  bool collective = false;
  bool side = false;
  bool parties = false;
  bool of_state = false;
  bool follower = false;  ///< of the sector of the fighters or of the opposition whom they follow
  bool family = false;    ///< of the family of whom the complement names
  bool igo = false;       ///< of country IGO when nothing else is told
  bool sharp = false;     ///< ends in an accent that tells it from another word ("retraité")
  bool land_too = false;  ///< in apposition also a country ("la Russie, alliée de Damas")
  bool led = false;       ///< the name behind it is that of who leads it
  bool weak = false;      ///< whose it is tells its sector better ("directeur d'école")
  bool staff = false;     ///< of the sector of whom they work for, unless that is a firm
  bool rank = false;      ///< one of who commands ("général")
  bool firm = false;      ///< governs, whatever it is of ("ministère de la Justice")
  bool against = false;   ///< stands against whose it is ("sa rivale")
  bool seat = false;      ///< of its sector unless the text says whose ("a deputy", "his deputy")
  bool captive = false;   ///< of the sector of the fighters that stand beside as a modifier
};

/// An office that a complement narrows: "ministre" with "défense".
struct Portfolio {
  std::string words;  ///< phrase key
  std::string office;
  std::vector<std::string> sectors;
  bool alone = false;  ///< only where they are the whole complement ("maire de Paris")
};

/// A row of organizations.tsv, armed_groups.tsv or palaces.tsv.
struct EntityRow {
  std::string id;
  std::string country;
  std::vector<std::string> sectors;
  ActorType type = ActorType::organization;
  std::string wikidata;
  std::string leader;  ///< office of the one who leads there; empty = not a palace
  std::string name;    ///< the first of its names
};

struct EntityAlias {
  std::uint32_t entity = 0;
  std::string written;
  bool doubtful = false;  ///< also a common word: a name only where capitals are no accident
};

enum class WordKind : std::uint8_t {
  complement,
  portfolio,
  former,
  honorific,
  definite,
  demonstrative,
  possessive,
  indefinite,
  negative,
  two,
  pair,
  relative,
  subject,
  object,
  latter,
  impersonal,
  also,
  genitive,
  open,
  close,
  comma,
  approximate,
  quantity,
  clausal,
  first_person,
  quote_open,
  quote_close,
  quote_both,
  union_noun,
  regional,
  age_unit,
  attached,
  charged,
  predeterminer,
  name_link,
  kin,
  nobody,
  stressed,
  of_eu,
  of_un,
  one_of,
  passing,
  aside,
  impersonal_passive,
  of_group,
  place_word,
  of_usa,
  union_seat,
  theirs,
  called,
  tail,
  topic,
  crown,
  thing,
  fellow,
  partisan,
  according,
  crowd,
  local_body,
  leading,
  charging,
  whence,
  between,
  state,
  devoted,
  duo,
  origin,
  title,
  fate,
  others,
  each,
  abroad,
  another,
  mediating,
  sending,
  men,
  unseated,
  rival,
  attacking,
  fleeing,
  displacing,
  somebody,
  caucus,
  chamber,
  member,
  partisans,
  striking,
  strike,
  unpaid,
  count
};

struct GrammarRow {
  WordKind kind = WordKind::complement;
  Gender gender = Gender::none;
  Number number = Number::none;
};

using KeySet = StringSet;

/// Const and thread-safe once loaded.
struct ActorTables {
  /// Fails when a table is missing or wrong; the error names the file and line.
  /// `persons`: those of Persons::load, which every language can share; null = read them here.
  static Result<ActorTables> load(const Pack& pack,
                                  std::shared_ptr<const Persons> persons = nullptr);

  /// Does `key` belong to the words of this kind?
  [[nodiscard]] bool is(WordKind kind, std::string_view key) const {
    return words[static_cast<std::size_t>(kind)].contains(key);
  }

  /// The first row of the noun with exactly this key; null when there is none.
  [[nodiscard]] const NounRow* noun(std::string_view key) const {
    const std::vector<std::uint32_t>* const rows = noun_map.find(key);
    return rows != nullptr ? &nouns[rows->front()] : nullptr;
  }

  /// Has the language words of this kind?
  [[nodiscard]] bool has(WordKind kind) const {
    return !words[static_cast<std::size_t>(kind)].empty();
  }

  /// Are these nouns of two offices that nobody holds together ("député", "sénateur")?
  [[nodiscard]] bool are_rivals(std::string_view one, std::string_view other) const;

  /// Number that a determiner of this kind tells ("les"); none when it does not.
  [[nodiscard]] Number number_of(WordKind kind, std::string_view key) const;

  std::string language;
  CountryTable countries;
  std::vector<NounRow> nouns;
  PhraseMap noun_map;
  StringMap<std::vector<std::string>> office_sectors;
  StringMap<std::vector<std::string>>
      name_sectors;  ///< word that heads a body's name ("Airlines") -> PLOVER sectors
  KeySet portfolio_words;
  StringMap<std::vector<Portfolio>> portfolios;
  std::vector<EntityRow> entities;
  std::vector<EntityAlias> aliases;
  PhraseMap alias_map;
  std::shared_ptr<const Persons> persons;
  StringMap<Gender> given_names;  ///< phrase key of a given name
  std::vector<GrammarRow> grammar;
  bool has_neuter = false;  ///< has the language a pronoun for bodies and things ("it")?
  PhraseMap grammar_map;    ///< honorifics, pronouns: phrases with gender and number
  std::array<KeySet, static_cast<std::size_t>(WordKind::count)> words;
  StringMap<std::uint32_t> kin;  ///< noun -> which nouns may take each other up
  std::vector<KeySet> rivals;    ///< offices of which nobody holds two, a set each
  PhraseMap nobody;              ///< phrases whose nouns are no actors ("droits de l'homme")
};

/// PLOVER code of a country form: the state that acts, KOS for Kosovo; empty = unknown.
std::string plover_country(const CountryTable& countries, std::string_view alpha3);

}  // namespace depeche::actors
