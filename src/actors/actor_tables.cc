// SPDX-License-Identifier: Apache-2.0
// What does a pack know of nouns, offices, bodies, leaders and pronouns that stand for actors?
#include "actors/actor_tables.h"

#include "actors/table_rows.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace depeche::actors {

namespace {

constexpr std::array<std::string_view, 6> type_names = {"person",  "organization", "group",
                                                        "country", "people",       ""};
constexpr std::array<std::string_view, static_cast<std::size_t>(WordKind::count)> kind_names = {
    "complement",   "portfolio",     "former",      "honorific",
    "definite",     "demonstrative", "possessive",  "indefinite",
    "negative",     "two",           "pair",        "relative",
    "subject",      "object",        "latter",      "impersonal",
    "also",         "genitive",      "open",        "close",
    "comma",        "approximate",   "quantity",    "clausal",
    "first_person", "quote_open",    "quote_close", "quote_both",
    "union_noun",   "regional",      "age_unit",    "attached",
    "charged",      "predeterminer", "name_link",   "kin",
    "nobody",       "stressed",      "of_eu",       "of_un",
    "one_of",       "passing",       "aside",       "impersonal_passive",
    "of_group",     "place_word",    "of_usa",      "union_seat",
    "theirs",       "called",        "tail",        "topic",
    "crown",        "thing",         "fellow",      "partisan",
    "according",    "crowd",         "local_body",  "leading",
    "charging",     "whence",        "between",     "state",
    "devoted",      "duo",           "origin",      "title",
    "fate",         "others",        "each",        "abroad",
    "another",      "mediating",     "sending",     "men",
    "unseated",     "rival",         "attacking",   "fleeing",
    "displacing",   "somebody",      "caucus",      "chamber",
    "member",       "partisans",     "striking",    "strike",
    "unpaid"};

std::optional<ActorType> type_from(std::string_view name) {
  for (std::size_t i = 0; i < 5; ++i) {
    if (type_names[i] == name) return static_cast<ActorType>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, bool NounRow::*>, 26> noun_flags = {
    {{"plural", &NounRow::plural_only},
     {"modifier", &NounRow::needs_modifier},
     {"entity", &NounRow::needs_entity},
     {"generic", &NounRow::generic},
     {"counterpart", &NounRow::counterpart},
     {"country", &NounRow::country},
     {"site", &NounRow::site},
     {"ngo", &NounRow::ngo},
     {"outlet", &NounRow::outlet},
     {"anywhere", &NounRow::anywhere},
     {"follower", &NounRow::follower},
     {"family", &NounRow::family},
     {"igo", &NounRow::igo},
     {"led", &NounRow::led},
     {"collective", &NounRow::collective},
     {"side", &NounRow::side},
     {"parties", &NounRow::parties},
     {"state", &NounRow::of_state},
     {"land", &NounRow::land_too},
     {"weak", &NounRow::weak},
     {"staff", &NounRow::staff},
     {"rank", &NounRow::rank},
     {"firm", &NounRow::firm},
     {"against", &NounRow::against},
     {"seat", &NounRow::seat},
     {"captive", &NounRow::captive}}};

/// False when there is no such flag.
bool set_flag(NounRow& row, std::string_view flag) {
  const auto* const found = std::find_if(noun_flags.begin(), noun_flags.end(),
                                         [&](const auto& one) { return one.first == flag; });
  if (found == noun_flags.end()) return false;
  row.*found->second = true;
  return true;
}

Result<void> load_nouns(const Pack& pack, ActorTables& out) {
  auto rows = Rows::open(pack, "actors/nouns.tsv", {"noun", "type", "plural", "sectors", "flags"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    NounRow noun;
    const auto one = type_from(rows->at(i, 1));
    const auto several = type_from(rows->at(i, 2));
    if (!one || !several) return rows->bad(i, "unknown actor type");
    noun.one = *one;
    noun.several = *several;
    noun.sectors = words_of(rows->at(i, 3), ' ');
    for (const std::string& flag : words_of(rows->at(i, 4), ',')) {
      if (!set_flag(noun, flag)) return rows->bad(i, "unknown flag " + flag);
    }
    noun.sharp = rows->at(i, 0).ends_with("é");
    out.noun_map.add(rows->at(i, 0), static_cast<std::uint32_t>(out.nouns.size()));
    out.nouns.push_back(std::move(noun));
  }
  return {};
}

Result<void> load_offices(const Pack& pack, ActorTables& out) {
  auto rows =
      Rows::open(pack, "actors/offices.tsv", {"noun", "portfolio", "office", "sectors", "country"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::string key = phrase_key(rows->at(i, 0));
    out.office_sectors.try_emplace(std::string(rows->at(i, 2)), words_of(rows->at(i, 3), ' '));
    std::string_view portfolio = rows->at(i, 1);
    const bool alone = portfolio.starts_with('=');
    if (alone) portfolio.remove_prefix(1);
    if (alone && portfolio.empty()) return rows->bad(i, "no words behind =");
    if (!portfolio.empty() && !alone) out.portfolio_words.insert(phrase_key(portfolio));
    if (!portfolio.empty()) {
      out.portfolios[key].push_back({phrase_key(portfolio), std::string(rows->at(i, 2)),
                                     words_of(rows->at(i, 3), ' '), alone});
      continue;
    }
    const auto* known = out.noun_map.find(key);
    if (known == nullptr) {
      out.noun_map.add(key, static_cast<std::uint32_t>(out.nouns.size()));
      out.nouns.emplace_back();
      known = out.noun_map.find(key);
    }
    NounRow& noun = out.nouns[known->front()];
    noun.office = rows->at(i, 2);
    noun.land = rows->at(i, 4);
    if (!rows->at(i, 3).empty()) noun.sectors = words_of(rows->at(i, 3), ' ');
  }
  return {};
}

Result<void> load_entities(const Pack& pack, std::string_view name, ActorTables& out) {
  const bool palaces = name == "common/actors/palaces.tsv";
  auto rows = Rows::open(
      pack, name,
      {"id", "country", "sectors", palaces ? "leader" : "type", "wikidata", pack.language()});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    EntityRow entity;
    entity.id = rows->at(i, 0);
    entity.country = rows->at(i, 1);
    entity.sectors = words_of(rows->at(i, 2), ' ');
    entity.wikidata = rows->at(i, 4);
    if (palaces) {
      entity.leader = rows->at(i, 3);
    } else {
      const auto type = type_from(rows->at(i, 3));
      if (!type) return rows->bad(i, "unknown actor type");
      entity.type = *type;
    }
    for (std::string& alias : words_of(rows->at(i, 5), '|')) {
      const bool doubtful = alias.front() == '~';
      if (doubtful) alias.erase(0, 1);
      if (alias.empty()) return rows->bad(i, "no name behind ~");
      if (entity.name.empty()) entity.name = alias;
      out.alias_map.add(alias, static_cast<std::uint32_t>(out.aliases.size()));
      out.aliases.push_back(
          {static_cast<std::uint32_t>(out.entities.size()), std::move(alias), doubtful});
    }
    out.entities.push_back(std::move(entity));
  }
  return {};
}

Result<void> load_grammar(const Pack& pack, ActorTables& out) {
  auto rows = Rows::open(pack, "actors/grammar.tsv", {"kind", "words", "gender", "number"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto kind = std::find(kind_names.begin(), kind_names.end(), rows->at(i, 0));
    if (kind == kind_names.end()) return rows->bad(i, "unknown kind");
    GrammarRow row;
    row.kind = static_cast<WordKind>(kind - kind_names.begin());
    if (rows->at(i, 2) == "neut") row.gender = Gender::neut;
    out.has_neuter = out.has_neuter || row.gender == Gender::neut;
    if (rows->at(i, 2) == "masc") row.gender = Gender::masc;
    if (rows->at(i, 2) == "fem") row.gender = Gender::fem;
    if (rows->at(i, 3) == "sing") row.number = Number::sing;
    if (rows->at(i, 3) == "plur") row.number = Number::plur;
    if (row.kind == WordKind::rival) out.rivals.emplace_back();
    for (const std::string& words : words_of(rows->at(i, 1), '|')) {
      const std::string key = phrase_key(words);
      if (row.kind == WordKind::rival) out.rivals.back().insert(key);
      if (row.kind == WordKind::kin) out.kin.emplace(key, static_cast<std::uint32_t>(i));
      if (row.kind == WordKind::nobody) out.nobody.add(key, static_cast<std::uint32_t>(i));
      if (row.kind == WordKind::kin || row.kind == WordKind::nobody) continue;
      out.words[static_cast<std::size_t>(row.kind)].insert(key);
      out.grammar_map.add(key, static_cast<std::uint32_t>(out.grammar.size()));
    }
    out.grammar.push_back(row);
  }
  return {};
}

Result<void> load_name_words(const Pack& pack, ActorTables& out) {
  auto rows = Rows::open(pack, "actors/name_words.tsv", {"sectors", "words"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::vector<std::string> sectors = words_of(rows->at(i, 0), ' ');
    if (sectors.empty()) return rows->bad(i, "no sector");
    for (const std::string& word : words_of(rows->at(i, 1), '|'))
      out.name_sectors.emplace(phrase_key(word), sectors);
  }
  return {};
}

Result<void> load_given_names(const Pack& pack, ActorTables& out) {
  auto rows = Rows::open(pack, "common/actors/given_names.tsv", {"gender", "names"});
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const bool masculine = rows->at(i, 0) == "masc";
    if (!masculine && rows->at(i, 0) != "fem") return rows->bad(i, "unknown gender");
    for (const std::string& name : words_of(rows->at(i, 1), '|'))
      out.given_names.emplace(phrase_key(name), masculine ? Gender::masc : Gender::fem);
  }
  return {};
}

}  // namespace

Result<ActorTables> ActorTables::load(const Pack& pack, std::shared_ptr<const Persons> persons) {
  if (persons == nullptr) {
    auto loaded = Persons::load(pack);
    if (!loaded) return loaded.error();
    persons = std::move(*loaded);
  }
  auto countries = CountryTable::load(pack);
  if (!countries) return countries.error();
  ActorTables out{.language = pack.language(),
                  .countries = std::move(*countries),
                  .nouns = {},
                  .noun_map = {},
                  .office_sectors = {},
                  .name_sectors = {},
                  .portfolio_words = {},
                  .portfolios = {},
                  .entities = {},
                  .aliases = {},
                  .alias_map = {},
                  .persons = std::move(persons),
                  .given_names = {},
                  .grammar = {},
                  .has_neuter = false,
                  .grammar_map = {},
                  .words = {}};
  auto done = load_nouns(pack, out);
  if (done) done = load_offices(pack, out);
  for (const std::string_view name :
       {"common/actors/organizations.tsv", "common/actors/armed_groups.tsv",
        "common/actors/palaces.tsv"}) {
    if (done) done = load_entities(pack, name, out);
  }
  if (done) done = load_name_words(pack, out);
  if (done) done = load_given_names(pack, out);
  if (done) done = load_grammar(pack, out);
  if (!done) return done.error();
  return out;
}

bool ActorTables::are_rivals(std::string_view one, std::string_view other) const {
  return one != other && std::any_of(rivals.begin(), rivals.end(), [&](const KeySet& offices) {
           return offices.contains(one) && offices.contains(other);
         });
}

Number ActorTables::number_of(WordKind kind, std::string_view key) const {
  const auto* rows = grammar_map.find(key);
  if (rows == nullptr) return Number::none;
  for (const std::uint32_t row : *rows) {
    if (grammar[row].kind == kind) return grammar[row].number;
  }
  return Number::none;
}

std::string plover_country(const CountryTable& countries, std::string_view alpha3) {
  const Country* country = countries.country(alpha3);
  if (country == nullptr) return std::string(alpha3);
  return country->state == "XKX" ? "KOS" : country->state;
}

}  // namespace depeche::actors
