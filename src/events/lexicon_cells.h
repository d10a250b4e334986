// SPDX-License-Identifier: Apache-2.0
// Cells of tables and names in them, for those who read the lexicon of happenings.
#pragma once

#include "events/lexicon.h"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche::events {

inline Error bad(const std::string& message, const std::string& where) {
  return {ErrorCode::bad_data, message, where};
}

/// Cells of the named columns of a table.
class Columns {
 public:
  static Result<Columns> of(const Table& table, std::initializer_list<std::string_view> names) {
    Columns out(table);
    for (const auto name : names) {
      auto column = table.column(name);
      if (!column) return column.error();
      out.indices_.push_back(*column);
    }
    return out;
  }

  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t which) const {
    return table_->cell(row, indices_[which]);
  }

 private:
  explicit Columns(const Table& table) : table_(&table) {}

  const Table* table_;
  std::vector<std::size_t> indices_;
};

template <typename Value, std::size_t n>
std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, n>& names,
                           std::string_view name) {
  for (const auto& [key, value] : names) {
    if (key == name) return value;
  }
  return std::nullopt;
}

inline std::string lower_name(EventType type) {
  std::string name(name_of(type));
  for (char& c : name) c = static_cast<char>(c - 'A' + 'a');
  return name;
}

}  // namespace depeche::events
