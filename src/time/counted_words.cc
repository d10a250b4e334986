// SPDX-License-Identifier: Apache-2.0
// The words of time/counted.tsv, and the nouns for people that other tables know.
#include "time/counting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace depeche {

Result<Counter> Counter::load(const Pack& pack) {
  constexpr std::array<std::pair<std::string_view, Kind>, 18> kinds{{
      {"people", Kind::people},
      {"victim", Kind::victim},
      {"affected", Kind::affected},
      {"befalls", Kind::befalls},
      {"acts_on", Kind::acts_on},
      {"filler", Kind::filler},
      {"link", Kind::link},
      {"measure", Kind::measure},
      {"part", Kind::part},
      {"passive", Kind::passive},
      {"fate_noun", Kind::fate_noun},
      {"toll", Kind::toll},
      {"label", Kind::label},
      {"definite", Kind::definite},
      {"joins", Kind::joins},
      {"source", Kind::source},
      {"thing", Kind::thing},
      {"with", Kind::with},
  }};
  auto table = pack.table("time/counted.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"word", "kind", "counts"});
  if (!columns) return columns.error();
  const auto [word, kind, counts] = *columns;
  Counter counter;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view name = table->cell(row, kind);
    const auto* const known =
        std::find_if(kinds.begin(), kinds.end(), [name](const auto& k) { return k.first == name; });
    if (known == kinds.end())
      return Error{ErrorCode::bad_data, "names no kind of counted word", table->where(row)};
    const auto words = split(table->cell(row, word), ' ');
    Entry entry{known->second, std::string(table->cell(row, counts)), {}};
    for (std::size_t i = 1; i < words.size(); ++i) entry.rest.emplace_back(words[i]);
    counter.entries_.emplace(words.front(), std::move(entry));
  }
  for (const char* const name : {"places/demonyms.tsv", "places/own_demonyms.tsv"}) {
    if (auto done = counter.load_peoples(pack, name); !done) return done.error();
  }
  if (auto done = counter.load_persons(pack); !done) return done.error();
  return counter;
}

/// Nouns for people that the actors' table knows; those of the stage's own table come first.
Result<void> Counter::load_persons(const Pack& pack) {
  auto table = pack.table("actors/nouns.tsv");
  if (!table) return table.error();
  const auto columns = columns_of<3>(*table, {"noun", "type", "sectors"});
  if (!columns) return columns.error();
  const auto [noun, type, sectors] = *columns;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, type) != "person" && table->cell(row, type) != "people") continue;
    const std::string_view sector = table->cell(row, sectors).substr(0, 3);
    const std::string_view of = sector == "MIL" || sector == "REB" || sector == "UAF" ? "combatants"
                                : sector == "COP"                                     ? "police"
                                                                                      : "persons";
    persons_.emplace(table->cell(row, noun), Entry{Kind::people, std::string(of), {}});
  }
  return {};
}

/// "trois Syriens": plurals that name people of a country and are no adjectives before a noun.
Result<void> Counter::load_peoples(const Pack& pack, std::string_view name) {
  auto table = pack.table(name);
  if (!table) return table.error();
  const auto columns = columns_of<4>(*table, {"use", "masc", "masc_plural", "fem_plural"});
  if (!columns) return columns.error();
  const auto [use, masc, masculine, feminine] = *columns;
  const bool behind = pack.language() == "fr";
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->cell(row, use) == "adjective") continue;
    for (const std::size_t column : {masculine, feminine}) {
      const std::string_view word = table->cell(row, column);
      if (word.empty() || word.find(' ') != std::string_view::npos) continue;
      if (!behind && word == table->cell(row, masc)) continue;
      entries_.emplace(to_lower(word), Entry{Kind::people, "persons", {}});
    }
  }
  return {};
}

const Counter::Entry* Counter::person(const Analysis& analysis, std::uint32_t index) const {
  if (const Entry* known = entry(analysis, index, Kind::people)) return known;
  const auto found = persons_.find(analysis.tokens[index].lemma);
  return found == persons_.end() ? nullptr : &found->second;
}

const Counter::Entry* Counter::entry(const Analysis& analysis, std::uint32_t index,
                                     Kind kind) const {
  const auto [first, last] = entries_.equal_range(analysis.tokens[index].lower);
  const Entry* best = nullptr;
  for (auto at = first; at != last; ++at) {
    const Entry& one = at->second;
    if (one.kind != kind || (best != nullptr && best->rest.size() >= one.rest.size())) continue;
    bool same = index + one.rest.size() < analysis.tokens.size();
    for (std::size_t i = 0; i < one.rest.size() && same; ++i)
      same = analysis.tokens[index + 1 + i].lower == one.rest[i];
    if (same) best = &one;
  }
  return best;
}

}  // namespace depeche
