// SPDX-License-Identifier: Apache-2.0
#include "actors/persons.h"

#include "actors/table_rows.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace depeche::actors {

namespace {

/// Persons read so far.
struct Known {
  std::unordered_map<std::string_view, std::uint32_t> by_name;  // of the tables' text
  std::unordered_map<std::string, std::uint32_t> by_keys;       // of the keys, joined
};

std::string joined(const NameKeys& keys) {
  std::string out;
  for (const std::string& key : keys) out.append(key).append(" ");
  return out;
}

/// The row of a person in Persons::leaders, made when the name is new; nothing = no name.
std::optional<std::uint32_t> add_leader(std::string_view name, std::string_view aliases,
                                        std::string_view wikidata, Known& known, Persons& out) {
  const auto next = static_cast<std::uint32_t>(out.leaders.size());
  const auto [at, fresh] = known.by_name.try_emplace(name, next);
  if (!fresh) return at->second;
  // "Yaïr Lapid" and "Yair Lapid" are one.
  NameKeys own = out.names.keys(name);
  if (own.empty()) return std::nullopt;
  const auto [same, first] = known.by_keys.try_emplace(joined(own), next);
  if (!first) return at->second = same->second;
  out.leaders.push_back({std::string(name), std::string(wikidata), {}, {}, {}});
  const auto add = [&](std::string_view called, NameKeys keys) {
    std::vector<std::uint32_t>& family = out.by_family[keys.back()];
    if (family.empty() || family.back() != next) family.push_back(next);
    if (called.find(' ') != std::string_view::npos) out.map.add(called, next);
    out.leaders[next].names.push_back(std::move(keys));
  };
  for (std::string& called : words_of(aliases, '|')) {
    // "en:Pope Francis": what the language calls the person.
    if (called.size() > 3 && called[2] == ':') {
      std::string language = called.substr(0, 2);
      called = called.substr(3);
      out.leaders[next].called_in.emplace_back(std::move(language), called);
    }
    NameKeys keys = out.names.keys(called);
    if (keys.empty()) return std::nullopt;
    add(called, std::move(keys));
  }
  add(name, std::move(own));
  return next;
}

Result<void> load_leaders(const Pack& pack, Persons& out) {
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

bool covers(const Term& term, std::string_view day) {
  return term.from <= day && (term.to.empty() || day < term.to);
}

}  // namespace

Result<std::shared_ptr<const Persons>> Persons::load(const Pack& pack) {
  auto names = NameNormaliser::load(pack);
  if (!names) return names.error();
  auto out = std::make_shared<Persons>();
  out->names = std::move(*names);
  if (const auto done = load_leaders(pack, *out); !done) return done.error();
  return std::shared_ptr<const Persons>(std::move(out));
}

const std::string& LeaderRow::name_in(std::string_view language) const {
  const auto own = std::find_if(called_in.begin(), called_in.end(),
                                [language](const auto& each) { return each.first == language; });
  return own == called_in.end() ? name : own->second;
}

std::optional<std::uint32_t> Persons::holder(std::string_view country, std::string_view office,
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

std::optional<std::uint32_t> Persons::leader(const NameKeys& keys, std::string_view day) const {
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

const Term* Persons::last_of(std::uint32_t person, std::string_view day) const {
  const Term* last = nullptr;
  for (const Term& term : leaders[person].terms) {
    const bool over = !day.empty() && !term.to.empty() && term.to <= day;
    if (over && (last == nullptr || last->to < term.to)) last = &term;
  }
  return last;
}

bool Persons::is_of_state(const Term& term) {
  constexpr std::array<std::string_view, 4> sectors = {"GOV", "LEG", "JUD", "ELI"};
  return !term.office.empty() ||
         std::any_of(sectors.begin(), sectors.end(),
                     [&](std::string_view sector) { return term.sectors.starts_with(sector); });
}

const Term* Persons::term_of(std::uint32_t person, std::string_view day) const {
  if (day.empty()) return nullptr;
  for (const Term& term : leaders[person].terms) {
    if (covers(term, day)) return &term;
  }
  return nullptr;
}

std::vector<std::string> Persons::sectors_of(const Term& term) {
  return words_of(term.sectors, ' ');
}

std::string Persons::home_of(std::uint32_t person) const {
  std::string home;
  for (const Term& term : leaders[person].terms) {
    if (!home.empty() && home != term.country) return {};
    home = term.country;
  }
  return home;
}

}  // namespace depeche::actors
