// SPDX-License-Identifier: Apache-2.0
#include "time/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace depeche {

namespace {

constexpr std::array<std::pair<std::string_view, Slot>, 23> slot_names{{
    {"WEEKDAY", Slot::weekday}, {"MONTH", Slot::month},     {"UNIT", Slot::unit},
    {"PART", Slot::part},       {"SEASON", Slot::season},   {"HOLIDAY", Slot::holiday},
    {"MOD", Slot::mod},         {"EDGE", Slot::edge},       {"ZONE", Slot::zone},
    {"VAGUE", Slot::number},    {"ORDINAL", Slot::ordinal}, {"REF", Slot::value},
    {"UNITS", Slot::unit},      {"UNITSG", Slot::unit},     {"WEEKDAYS", Slot::weekday},
    {"MABBR", Slot::month},     {"LAST", Slot::rel},        {"NEXT", Slot::rel},
    {"MANY", Slot::number},     {"UNITPL", Slot::unit},     {"FALL", Slot::season},
    {"AMPM", Slot::part},       {"TOWN", Slot::zone},
}};

Slot slot_of(std::string_view name) {
  for (const auto& [known, slot] : slot_names) {
    if (known == name) return slot;
  }
  return Slot::none;
}

double number_of(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return value;
}

/// Value of a Roman number in lower case from `at` on, and where it ends.
int roman(std::string_view text, std::size_t& at) {
  constexpr std::string_view letters = "ivxlc";
  constexpr std::array<int, 5> values{1, 5, 10, 50, 100};
  int total = 0;
  int last = 1000;
  for (; at < text.size(); ++at) {
    const auto found = letters.find(text[at]);
    if (found == std::string_view::npos) break;
    const int value = values[found];
    total += value > last ? value - 2 * last : value;
    last = value;
  }
  return total;
}

}  // namespace

std::uint32_t Lexicon::symbol(std::string_view name) const {
  const auto found = ids_.find(name);
  return found == ids_.end() ? 0 : found->second;
}

std::uint32_t Lexicon::intern(std::string_view name) {
  const auto [entry, fresh] =
      ids_.try_emplace(std::string(name), static_cast<std::uint32_t>(ids_.size() + 1));
  if (fresh) phrases_.resize(ids_.size() + 1);
  return entry->second;
}

void Lexicon::add(std::string_view words, Phrase phrase) {
  const Atoms atoms = atoms_of(words);
  if (atoms.list.empty()) return;
  for (std::size_t i = 1; i < atoms.list.size(); ++i) {
    phrase.rest.push_back(intern(atoms.form(atoms.list[i])));
  }
  const std::uint32_t first = intern(atoms.form(atoms.list.front()));
  phrases_[first].push_back(std::move(phrase));
}

Result<void> Lexicon::load_words(const Table& table) {
  const auto word = table.column("word");
  const auto name = table.column("class");
  const auto value = table.column("value");
  const auto letter_case = table.column("case");
  if (!word) return word.error();
  if (!name) return name.error();
  if (!value) return value.error();
  if (!letter_case) return letter_case.error();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Phrase phrase;
    phrase.class_symbol = intern(table.cell(row, *name));
    phrase.slot = slot_of(table.cell(row, *name));
    phrase.value = table.cell(row, *value);
    phrase.number = number_of(phrase.value);
    phrase.needs_capital = table.cell(row, *letter_case) == "capital";
    phrase.needs_small = table.cell(row, *letter_case) == "small";
    add(table.cell(row, *word), std::move(phrase));
  }
  return {};
}

Result<void> Lexicon::load_numerals(const Table& table) {
  constexpr std::array<std::pair<std::string_view, Role>, 13> roles{{
      {"add", Role::add},
      {"hundred", Role::hundred},
      {"multiplier", Role::multiplier},
      {"large", Role::large},
      {"and", Role::conjunction},
      {"collective", Role::collective},
      {"collective_one", Role::collective_one},
      {"of", Role::of},
      {"article", Role::article},
      {"decimal", Role::decimal},
      {"group", Role::group},
      {"day_suffix", Role::day_suffix},
      {"ordinal_suffix", Role::ordinal_suffix},
  }};
  const auto word = table.column("word");
  const auto value = table.column("value");
  const auto role = table.column("role");
  if (!word) return word.error();
  if (!value) return value.error();
  if (!role) return role.error();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view name = table.cell(row, *role);
    const auto* const known =
        std::find_if(roles.begin(), roles.end(), [&](const auto& r) { return r.first == name; });
    if (known == roles.end()) {
      return Error{ErrorCode::bad_data, "names no role of numerals: '" + std::string(name) + "'",
                   table.where(row)};
    }
    Phrase phrase;
    phrase.role = known->second;
    phrase.value = table.cell(row, *value);
    phrase.number = number_of(phrase.value);
    add(table.cell(row, *word), std::move(phrase));
  }
  return {};
}

Result<Lexicon> Lexicon::load(const Pack& pack) {
  auto words = pack.table("time/words.tsv");
  if (!words) return words.error();
  auto numerals = pack.table("time/numerals.tsv");
  if (!numerals) return numerals.error();
  Lexicon lexicon;
  lexicon.class_ = {lexicon.intern("DAY"),    lexicon.intern("DAYTH"),  lexicon.intern("MONTHNUM"),
                    lexicon.intern("YEAR"),   lexicon.intern("YY"),     lexicon.intern("HOUR"),
                    lexicon.intern("MINUTE"), lexicon.intern("NUMBER"), lexicon.intern("ORDINAL"),
                    lexicon.intern("ROMAN"),  lexicon.intern("DIGITS"), lexicon.intern("MILITARY")};
  if (auto done = lexicon.load_words(*words); !done) return done.error();
  if (auto done = lexicon.load_numerals(*numerals); !done) return done.error();
  return lexicon;
}

Result<Lexicon> Lexicon::load_numbers(const Pack& pack) {
  auto numerals = pack.table("time/numerals.tsv");
  if (!numerals) return numerals.error();
  Lexicon lexicon;
  lexicon.intern("NUMBER");
  if (auto done = lexicon.load_numerals(*numerals); !done) return done.error();
  return lexicon;
}

std::vector<std::uint32_t> Lexicon::symbols(const Atoms& atoms) const {
  std::vector<std::uint32_t> out;
  out.reserve(atoms.list.size());
  for (const Atom& atom : atoms.list) {
    out.push_back(atom.kind == AtomKind::digits ? 0 : symbol(atoms.form(atom)));
  }
  return out;
}

bool Lexicon::has_role(std::uint32_t symbol, Role role) const {
  const auto& phrases = phrases_[symbol];
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const Phrase& p) { return p.role == role && p.rest.empty(); });
}

void Lexicon::edges(const Atoms& atoms, const std::vector<std::uint32_t>& symbols, std::size_t at,
                    std::vector<Edge>& out) const {
  const Atom& atom = atoms.list[at];
  if (atom.kind == AtomKind::digits) {
    digit_edges(atoms, symbols, at, out);
    return;
  }
  if (atom.kind == AtomKind::letters) roman_edges(atoms, at, out);
  if (symbols[at] == 0) return;
  out.push_back({symbols[at], 1, Slot::none, std::numeric_limits<double>::quiet_NaN(), {}});
  bool numeric = false;
  for (const Phrase& phrase : phrases_[symbols[at]]) {
    numeric = numeric || phrase.role != Role::none;
    if (phrase.class_symbol == 0 || at + phrase.rest.size() >= symbols.size()) continue;
    if (phrase.needs_capital && !atom.capital) continue;
    if (phrase.needs_small && atom.capital) continue;
    if (!std::equal(phrase.rest.begin(), phrase.rest.end(),
                    symbols.begin() + static_cast<std::ptrdiff_t>(at) + 1))
      continue;
    out.push_back({phrase.class_symbol, static_cast<std::uint32_t>(phrase.rest.size() + 1),
                   phrase.slot, phrase.number, phrase.value});
  }
  if (!numeric) return;
  const Numeral numeral = this->numeral(atoms, symbols, at);
  if (numeral.length > 0 && !numeral.vague) {
    out.push_back({class_.number, numeral.length, Slot::number, numeral.value, {}});
    if (numeral.value < 24 && !numeral.approximate && numeral.value == std::floor(numeral.value))
      out.push_back({class_.hour, numeral.length, Slot::hour, numeral.value, {}});
  }
}

void Lexicon::roman_edges(const Atoms& atoms, std::size_t at, std::vector<Edge>& out) const {
  const Atom& atom = atoms.list[at];
  if (!atom.capital || atom.lower_size > 10) return;
  const std::string_view form = atoms.form(atom);
  std::size_t end = 0;
  const int value = roman(form, end);
  if (value < 1 || value > 30) return;
  if (end < form.size() && !has_role(symbol(form.substr(end)), Role::ordinal_suffix)) return;
  out.push_back({class_.roman, 1, Slot::century, static_cast<double>(value), {}});
}

void Lexicon::calendar_edges(const Atom& atom, std::vector<Edge>& out) const {
  const int value = atom.number;
  const std::uint32_t size = atom.span.size();
  const auto put = [&](std::uint32_t symbol, Slot slot) {
    out.push_back({symbol, 1, slot, static_cast<double>(value), {}});
  };
  if (value < 0) return;
  put(class_.digits, Slot::none);
  if (size == 4 && value >= 1000 && value <= 2199) put(class_.year, Slot::year);
  if (size == 4 && value / 100 <= 24 && value % 100 <= 59) put(class_.military, Slot::military);
  if (size > 2) return;
  if (value >= 1 && value <= 31) put(class_.day, Slot::day);
  if (value >= 1 && value <= 12) put(class_.month, Slot::month);
  if (value < 24) put(class_.hour, Slot::hour);
  if (size == 2) put(class_.short_year, Slot::short_year);
  if (size == 2 && value <= 59) put(class_.minute, Slot::minute);
}

void Lexicon::digit_edges(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                          std::size_t at, std::vector<Edge>& out) const {
  const int value = atoms.list[at].number;
  calendar_edges(atoms.list[at], out);
  // A pattern may speak of a figure itself: "attentats du 11 septembre".
  if (const std::uint32_t literal = symbol(atoms.form(atoms.list[at])))
    out.push_back({literal, 1, Slot::none, std::numeric_limits<double>::quiet_NaN(), {}});
  if (at + 1 < symbols.size() && atoms.list[at + 1].glued && symbols[at + 1] != 0 && value >= 1) {
    const bool day = has_role(symbols[at + 1], Role::day_suffix);
    const auto number = static_cast<double>(value);
    if (day && value <= 31) {
      out.push_back({class_.day, 2, Slot::day, number, {}});
      out.push_back({class_.day_th, 2, Slot::day, number, {}});
    }
    if (day || has_role(symbols[at + 1], Role::ordinal_suffix)) {
      out.push_back({class_.ordinal, 2, Slot::ordinal, number, {}});
    }
  }
  const Numeral numeral = this->numeral(atoms, symbols, at);
  if (numeral.length > 0) {
    out.push_back({class_.number, numeral.length, Slot::number, numeral.value, {}});
  }
}

}  // namespace depeche
