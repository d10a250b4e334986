// SPDX-License-Identifier: Apache-2.0
// How is a row of a query shown: as a table for people, JSON Lines, or CSV?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace depeche::cli {

using CellValue = std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>>;

/// A named value of a row. In a table, cells with `heading` stand on the first line, those with
/// `below` under it; cells with `table` stand on the first line of a table and nowhere else.
struct Cell {
  enum class Show : std::uint8_t { heading, below, hidden, table };

  std::string_view name;
  CellValue value;
  Show show = Show::hidden;
  std::string_view label = {};  ///< put before the value in a table
};

using Cells = std::vector<Cell>;

struct RowStyle {
  std::string format;    ///< "table", "jsonl" or "csv"
  unsigned width = 100;  ///< columns of the terminal, for tables
  bool colour = false;
};

/// Appends one row to `out`; the heading line of CSV comes with the row when `first`.
void print_row(const Cells& cells, const RowStyle& style, bool first, std::string& out);

}  // namespace depeche::cli
