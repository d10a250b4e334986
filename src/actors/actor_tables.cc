// SPDX-License-Identifier: Apache-2.0
// What does a pack know of nouns, offices, bodies, leaders and pronouns that stand for actors?
#include "actors/actor_tables.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
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
    "according",    "crowd"};

/// The cells of the named columns of one table, row by row.
class Rows {
 public:
  static Result<Rows> open(const Pack& pack, std::string_view name,
                           std::initializer_list<std::string_view> columns) {
    auto table = pack.table(name);
    if (!table) return table.error();
    Rows rows(std::move(*table));
    for (const std::string_view column : columns) {
      const auto index = rows.table_.column(column);
      if (!index) return index.error();
      rows.columns_.push_back(*index);
    }
    return rows;
  }

  [[nodiscard]] std::size_t size() const { return table_.rows(); }

  [[nodiscard]] const Table& table() const { return table_; }

  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const {
    return table_.cell(row, columns_[column]);
  }

  [[nodiscard]] Error bad(std::size_t row, std::string message) const {
    return Error{ErrorCode::bad_data, std::move(message), table_.where(row)};
  }

 private:
  explicit Rows(Table table) : table_(std::move(table)) {}

  Table table_;
  std::vector<std::size_t> columns_;
};

std::vector<std::string> words_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (const std::string_view piece : split(text, separator)) {
    if (!trim(piece).empty()) out.emplace_back(trim(piece));
  }
  return out;
}

std::optional<ActorType> type_from(std::string_view name) {
  for (std::size_t i = 0; i < 5; ++i) {
    if (type_names[i] == name) return static_cast<ActorType>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, bool NounRow::*>, 14> noun_flags = {
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
     {"led", &NounRow::led}}};

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
    if (!rows->at(i, 1).empty()) out.portfolio_words.insert(phrase_key(rows->at(i, 1)));
    if (!rows->at(i, 1).empty()) {
      out.portfolios[key].push_back(
          {phrase_key(rows->at(i, 1)), std::string(rows->at(i, 2)), words_of(rows->at(i, 3), ' ')});
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
      if (entity.name.empty()) entity.name = alias;
      out.alias_map.add(alias, static_cast<std::uint32_t>(out.aliases.size()));
      out.aliases.push_back({static_cast<std::uint32_t>(out.entities.size()), std::move(alias)});
    }
    out.entities.push_back(std::move(entity));
  }
  return {};
}

/// Persons read so far.
struct Known {
  std::unordered_map<std::string_view, std::uint32_t> by_name;  // of the tables' text
  std::map<NameKeys, std::uint32_t> by_keys;
};

/// The row of a person in ActorTables::leaders, made when the name is new; nothing = no name.
std::optional<std::uint32_t> add_leader(std::string_view name, std::string_view aliases,
                                        std::string_view wikidata, Known& known, ActorTables& out) {
  const auto next = static_cast<std::uint32_t>(out.leaders.size());
  const auto [at, fresh] = known.by_name.try_emplace(name, next);
  if (!fresh) return at->second;
  // "Yaïr Lapid" and "Yair Lapid" are one.
  NameKeys own = out.names.keys(name);
  if (own.empty()) return std::nullopt;
  const auto [same, first] = known.by_keys.try_emplace(own, next);
  if (!first) return at->second = same->second;
  out.leaders.push_back({std::string(name), std::string(wikidata), {}, {}});
  const auto add = [&](std::string_view called, NameKeys keys) {
    std::vector<std::uint32_t>& family = out.by_family[keys.back()];
    if (family.empty() || family.back() != next) family.push_back(next);
    if (called.find(' ') != std::string_view::npos) out.leader_map.add(called, next);
    out.leaders[next].names.push_back(std::move(keys));
  };
  for (std::string& called : words_of(aliases, '|')) {
    // "en:Pope Francis": what the language calls the person.
    if (called.size() > 3 && called[2] == ':') {
      const bool shown = called.starts_with(out.language);
      called = called.substr(3);
      if (shown) out.leaders[next].name = called;
    }
    NameKeys keys = out.names.keys(called);
    if (keys.empty()) return std::nullopt;
    add(called, std::move(keys));
  }
  add(name, std::move(own));
  return next;
}

Result<void> load_leaders(const Pack& pack, ActorTables& out) {
  auto rows = Rows::open(pack, "common/actors/leaders.tsv",
                         {"country", "office", "name", "aliases", "from", "to", "wikidata"});
  if (!rows) return rows.error();
  Known known;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto person = add_leader(rows->at(i, 2), rows->at(i, 3), rows->at(i, 6), known, out);
    if (!person) return rows->bad(i, "a leader without a name");
    out.terms.push_back(
        {*person, rows->at(i, 0), rows->at(i, 1), rows->at(i, 4), rows->at(i, 5), {}});
    out.leaders[*person].terms.push_back(out.terms.back());
  }
  auto persons = Rows::open(pack, "common/actors/persons.tsv",
                            {"country", "sectors", "name", "aliases", "from", "to"});
  if (!persons) return persons.error();
  for (std::size_t i = 0; i < persons->size(); ++i) {
    const auto person = add_leader(persons->at(i, 2), persons->at(i, 3), {}, known, out);
    if (!person) return persons->bad(i, "a person without a name");
    out.leaders[*person].terms.push_back(
        {*person, persons->at(i, 0), {}, persons->at(i, 4), persons->at(i, 5), persons->at(i, 1)});
  }
  out.told_from = {rows->table(), persons->table()};
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
    for (const std::string& words : words_of(rows->at(i, 1), '|')) {
      const std::string key = phrase_key(words);
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

bool covers(const Term& term, std::string_view day) {
  return term.from <= day && (term.to.empty() || day < term.to);
}

}  // namespace

Result<ActorTables> ActorTables::load(const Pack& pack) {
  auto countries = CountryTable::load(pack);
  if (!countries) return countries.error();
  auto names = NameNormaliser::load(pack);
  if (!names) return names.error();
  ActorTables out{.language = pack.language(),
                  .countries = std::move(*countries),
                  .names = std::move(*names),
                  .nouns = {},
                  .noun_map = {},
                  .office_sectors = {},
                  .name_sectors = {},
                  .portfolio_words = {},
                  .portfolios = {},
                  .entities = {},
                  .aliases = {},
                  .alias_map = {},
                  .leader_map = {},
                  .terms = {},
                  .leaders = {},
                  .by_family = {},
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
  if (done) done = load_leaders(pack, out);
  if (done) done = load_name_words(pack, out);
  if (done) done = load_given_names(pack, out);
  if (done) done = load_grammar(pack, out);
  if (!done) return done.error();
  return out;
}

std::optional<std::uint32_t> ActorTables::holder(std::string_view country, std::string_view office,
                                                 std::string_view day) const {
  std::optional<std::uint32_t> found;
  if (country.empty() || office.empty() || day.empty()) return found;
  for (const Term& term : terms) {
    if (term.country != country || term.office != office || !covers(term, day)) continue;
    if (found && *found != term.person) return std::nullopt;
    found = term.person;
  }
  return found;
}

std::optional<std::uint32_t> ActorTables::leader(const NameKeys& keys, std::string_view day) const {
  if (keys.empty()) return std::nullopt;
  const auto family = by_family.find(keys.back());
  if (family == by_family.end()) return std::nullopt;
  // Who is called just that ("Idriss Déby") before who is called that and more.
  std::optional<std::uint32_t> found;
  std::uint32_t exact = 0;
  for (const std::uint32_t person : family->second) {
    const std::vector<NameKeys>& called = leaders[person].names;
    if (std::find(called.begin(), called.end(), keys) == called.end()) continue;
    found = person;
    ++exact;
  }
  if (exact == 1) return found;
  found.reset();
  for (const std::uint32_t person : family->second) {
    const std::vector<NameKeys>& called = leaders[person].names;
    // "Ahmed Hassan" is not any Ahmed Issack Hassan; who held high office is called by less.
    const std::vector<Term>& own = leaders[person].terms;
    const bool held =
        std::any_of(own.begin(), own.end(), [](const Term& each) { return !each.office.empty(); });
    const bool named = std::any_of(called.begin(), called.end(), [&](const NameKeys& name) {
      return name == keys ||
             (held && keys.size() > 1 && match_names(name, keys) == NameMatch::full);
    });
    const Term* term = term_of(person, day);
    const bool in_office = term != nullptr && term->office.starts_with("head_of_");
    if (!named && (keys.size() > 1 || !in_office)) continue;
    if (found) return std::nullopt;
    found = person;
  }
  return found;
}

Number ActorTables::number_of(WordKind kind, std::string_view key) const {
  const auto* rows = grammar_map.find(key);
  if (rows == nullptr) return Number::none;
  for (const std::uint32_t row : *rows) {
    if (grammar[row].kind == kind) return grammar[row].number;
  }
  return Number::none;
}

bool ActorTables::left_office(std::uint32_t person, std::string_view day) const {
  const std::vector<Term>& own = leaders[person].terms;
  return !day.empty() && std::any_of(own.begin(), own.end(), [&](const Term& term) {
    return !term.to.empty() && term.to <= day;
  });
}

const Term* ActorTables::term_of(std::uint32_t person, std::string_view day) const {
  if (day.empty()) return nullptr;
  for (const Term& term : leaders[person].terms) {
    if (covers(term, day)) return &term;
  }
  return nullptr;
}

std::vector<std::string> ActorTables::sectors_of(const Term& term) {
  return words_of(term.sectors, ' ');
}

std::string ActorTables::home_of(std::uint32_t person) const {
  std::string home;
  for (const Term& term : leaders[person].terms) {
    if (!home.empty() && home != term.country) return {};
    home = term.country;
  }
  return home;
}

std::string plover_country(const CountryTable& countries, std::string_view alpha3) {
  const Country* country = countries.country(alpha3);
  if (country == nullptr) return std::string(alpha3);
  return country->state == "XKX" ? "KOS" : country->state;
}

}  // namespace depeche::actors
