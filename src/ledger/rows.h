// SPDX-License-Identifier: Apache-2.0
// How are the rows of a query read, one by one?
#pragma once

#include "ledger/database.h"
#include "ledger/query_filter.h"

#include <depeche/ledger.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Deletes all that is found among the documents but the pins; all documents wait to be linked.
inline constexpr const char* forget_stories_sql =
    "DELETE FROM event; DELETE FROM neighbour; DELETE FROM passage; DELETE FROM copy; DELETE FROM "
    "linked; DELETE FROM story; INSERT OR IGNORE INTO unlinked SELECT coalesce(published, ''), id, "
    "doc FROM document";

/// "A; B" -> {"A", "B"}; nothing for an empty text.
std::vector<std::string> listed(std::string_view text);

/// "YYYY-MM-DD"; empty for no day.
inline std::string day_or_empty(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

/// " LIMIT n", or nothing.
inline std::string limited(const LedgerFilter& filter) {
  return filter.limit > 0 ? " LIMIT " + std::to_string(filter.limit) : std::string();
}

/// The order of publication of the row `document` of that alias: by day, by minute where it is
/// known (those without behind), by id.
inline std::string by_publication(const std::string& document) {
  return document + ".published, " + document + ".published_minute IS NULL, " + document +
         ".published_minute, " + document + ".id";
}

/// The row of `table` ("document", "event") whose id begins with `id`; not_found when there is
/// none, invalid_argument when there are several.
Result<std::int64_t> row_of_prefix(const Database& database, std::string_view table,
                                   const std::string& id);

/// Runs `sql` with what `conditions` bind and gives each row, as `read` understands it, to `sink`.
template <typename Row>
Result<void> run_query(const Database& database, const std::string& sql,
                       const Conditions& conditions, Row (*read)(const Statement&),
                       const RowSink<Row>& sink) {
  auto statement = database.prepare(sql);
  if (!statement) return statement.error();
  conditions.bind(*statement);
  while (true) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row || !sink(read(*statement))) return {};
  }
}

}  // namespace depeche
