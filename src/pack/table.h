// SPDX-License-Identifier: Apache-2.0
// A table of a pack: rows and columns of text, with the file and line to blame.
#pragma once

#include <depeche/result.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Tab-separated UTF-8. Lines that start with '#' and blank lines are comments; the first other
/// line names the columns. Every row has as many cells as there are columns (missing cells at the
/// end of a line are empty). Format page: docs/formats/pack.md.
class Table {
 public:
  /// `name` is used in errors only. Fails with bad_data, "name:line" in `where`.
  static Result<Table> parse(std::string text, std::string name);

  [[nodiscard]] std::size_t rows() const { return lines_.size(); }

  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }

  /// Index of the column, or bad_data naming the file.
  [[nodiscard]] Result<std::size_t> column(std::string_view name) const;

  /// The cell without surrounding blanks; lives as long as the table or a copy of it.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return cells_[row * columns_.size() + column];
  }

  /// Number of the line in the file, from 1.
  [[nodiscard]] std::uint32_t line(std::size_t row) const { return lines_[row]; }

  /// "cues.tsv:12" of a row, for errors about its content.
  [[nodiscard]] std::string where(std::size_t row) const;

 private:
  Table() = default;

  std::string name_;
  std::shared_ptr<const std::string> text_;
  std::vector<std::string> columns_;
  std::vector<std::string_view> cells_;
  std::vector<std::uint32_t> lines_;
};

/// The indices of the columns `names` of `table`, in that order; bad_data when one is missing.
template <std::size_t N>
Result<std::array<std::size_t, N>> columns_of(const Table& table,
                                              const std::array<std::string_view, N>& names) {
  std::array<std::size_t, N> columns{};
  for (std::size_t i = 0; i < N; ++i) {
    const auto column = table.column(names[i]);
    if (!column) return column.error();
    columns[i] = *column;
  }
  return columns;
}

}  // namespace depeche
