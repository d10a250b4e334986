// SPDX-License-Identifier: Apache-2.0
// How are the cells of the tables of places read?
#pragma once

#include "pack/table.h"

#include <depeche/place.h>
#include <depeche/result.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace depeche {

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

/// A decimal number ("-33.867"); nothing for anything else.
std::optional<double> to_degrees(std::string_view text);

/// "city" and so on, the names of Resolution; nothing for anything else.
std::optional<Resolution> resolution_from(std::string_view text);

}  // namespace depeche
