// SPDX-License-Identifier: Apache-2.0
// What stands in the rows of a table of actors?
#pragma once

#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::actors {

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

/// The words between separators, without blanks around them.
inline std::vector<std::string> words_of(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (const std::string_view piece : split(text, separator)) {
    if (!trim(piece).empty()) out.emplace_back(trim(piece));
  }
  return out;
}

}  // namespace depeche::actors
