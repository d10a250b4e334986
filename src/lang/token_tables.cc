// SPDX-License-Identifier: Apache-2.0
#include "lang/token_tables.h"

#include "base/strings.h"

#include <algorithm>

namespace depeche {

namespace {

Result<void> read_set(const Pack& pack, std::string_view name, TokenTables::Set& set) {
  const auto table = pack.table(name);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) set.emplace(table->cell(row, 0));
  return {};
}

/// Reads a table of at least `columns` columns and hands each row to `use`, which says whether the
/// row is sound.
template <typename Use>
Result<void> read_rows(const Pack& pack, std::string_view name, std::size_t columns, Use use) {
  const auto table = pack.table(name);
  if (!table) return table.error();
  if (table->columns().size() < columns) {
    return Error{ErrorCode::bad_data, "has too few columns", pack.path(name)};
  }
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!use(*table, row)) {
      return Error{ErrorCode::bad_data, "has a value that is not known", table->where(row)};
    }
  }
  return {};
}

Result<void> read_words(const Pack& pack, TokenTables& tables) {
  auto done =
      read_rows(pack, "tokens/abbreviations.tsv", 2, [&](const Table& table, std::size_t row) {
        const std::string_view ends = table.cell(row, 1);
        tables.abbreviations.emplace(table.cell(row, 0), ends == "never"
                                                             ? TokenTables::Ends::never
                                                             : TokenTables::Ends::maybe);
        return ends == "never" || ends == "maybe";
      });
  if (!done) return done;
  done = read_rows(pack, "tokens/contractions.tsv", 4, [&](const Table& table, std::size_t row) {
    const std::string_view when = table.cell(row, 3);
    tables.contractions.emplace(
        table.cell(row, 0),
        TokenTables::Contraction{std::string(table.cell(row, 1)), std::string(table.cell(row, 2)),
                                 when == "decide"});
    return when == "always" || when == "decide";
  });
  if (!done) return done;
  done = read_rows(pack, "tokens/cuts.tsv", 2, [&](const Table& table, std::size_t row) {
    tables.cuts.emplace(table.cell(row, 0), table.cell(row, 1));
    return table.cell(row, 0).starts_with(table.cell(row, 1));
  });
  if (!done) return done;
  return read_rows(pack, "function_words.tsv", 2, [&](const Table& table, std::size_t row) {
    tables.function_words.emplace(table.cell(row, 0), table.cell(row, 1));
    return true;
  });
}

Result<void> read_suffixes(const Pack& pack, TokenTables& tables) {
  auto done = read_rows(pack, "tokens/suffixes.tsv", 2, [&](const Table& table, std::size_t row) {
    const std::string_view host = table.cell(row, 1);
    const auto kind = host == "any"     ? TokenTables::Host::any
                      : host == "lower" ? TokenTables::Host::lower
                                        : TokenTables::Host::verb;
    tables.suffixes.push_back({std::string(table.cell(row, 0)), kind});
    return host == "any" || host == "lower" || host == "verb";
  });
  if (!done) return done;
  std::stable_sort(tables.suffixes.begin(), tables.suffixes.end(),
                   [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
  return {};
}

Result<void> read_calendar(const Pack& pack, TokenTables& tables) {
  return read_rows(pack, "time/words.tsv", 2, [&](const Table& table, std::size_t row) {
    const std::string_view kind = table.cell(row, 1);
    if (kind == "WEEKDAY" || kind == "MONTH") tables.days.insert(to_lower(table.cell(row, 0)));
    if (kind.starts_with("UNIT")) tables.time_units.insert(to_lower(table.cell(row, 0)));
    return true;
  });
}

}  // namespace

Result<TokenTables> TokenTables::load(const Pack& pack) {
  TokenTables tables;
  auto done = read_words(pack, tables);
  if (!done) return done.error();
  done = read_suffixes(pack, tables);
  if (!done) return done.error();
  done = read_calendar(pack, tables);
  if (!done) return done.error();
  for (const auto& [name, set] :
       {std::pair{"tokens/whole.tsv", &tables.whole},
        std::pair{"tokens/prefixes.tsv", &tables.prefixes},
        std::pair{"tokens/hyphen_prefixes.tsv", &tables.hyphen_prefixes}}) {
    done = read_set(pack, name, *set);
    if (!done) return done.error();
  }
  done = read_rows(pack, "tokens/settings.tsv", 2, [&](const Table& table, std::size_t row) {
    const std::string_view name = table.cell(row, 0);
    const std::string_view value = table.cell(row, 1);
    if (name == "hyphen") tables.split_hyphens = value == "split";
    if (name == "number_blank") tables.number_blank = value == "yes";
    return name == "hyphen" || name == "number_blank";
  });
  if (!done) return done.error();
  return tables;
}

}  // namespace depeche
