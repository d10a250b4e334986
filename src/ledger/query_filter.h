// SPDX-License-Identifier: Apache-2.0
// How does a filter become the WHERE of a query?
#pragma once

#include "ledger/database.h"

#include <depeche/ledger.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Conditions with '?' and what to bind to them, in order.
class Conditions {
 public:
  /// `sql` holds one '?' for each of `values`.
  void add(std::string_view sql, const std::vector<std::string>& values);

  /// `sql` (with one '?') must hold for each folded word of `words`, as a LIKE pattern.
  void add_words(std::string_view sql, std::string_view words);

  /// Restricts `key` (a row id column) to the rows of the FTS5 table `index` that hold all words.
  void add_text(std::string_view key, std::string_view index, std::string_view words);

  /// `sql` is a condition up to the FROM of its sub-query, which must hold `inner`; the closing
  /// parenthesis is added here.
  void add_subquery(std::string_view sql, const Conditions& inner);

  /// " WHERE a AND b", or nothing.
  [[nodiscard]] std::string where() const;

  void bind(Statement& statement) const;

 private:
  std::string sql_;
  std::vector<std::string> values_;
};

/// Conditions on the table or alias `report`.
Conditions report_conditions(const LedgerFilter& filter);
Conditions quote_conditions(const LedgerFilter& filter);
Conditions actor_conditions(const LedgerFilter& filter);
Conditions document_conditions(const LedgerFilter& filter);

/// Conditions on the tables `copy`, `story` and `event`.
Conditions copy_conditions(const LedgerFilter& filter);
Conditions story_conditions(const LedgerFilter& filter);
Conditions event_conditions(const LedgerFilter& filter);

}  // namespace depeche
