// SPDX-License-Identifier: Apache-2.0
#include "pack/weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace depeche {

Result<WeightTable> WeightTable::load(const Pack& pack, std::string_view name) {
  WeightTable out;
  const auto table = pack.table(name);
  if (!table) return table.error();
  const auto columns = columns_of<2>(*table, {"feature", "weight"});
  if (!columns) return columns.error();
  const auto [feature, weight] = *columns;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view cell = table->cell(row, weight);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
      return Error{ErrorCode::bad_data, "a weight is a number", table->where(row)};
    out.weights_.emplace(std::string(table->cell(row, feature)), value);
  }
  return out;
}

double WeightTable::of(std::string_view feature) const {
  const auto found = weights_.find(feature);
  return found == weights_.end() ? 0.0 : found->second;
}

double chance_of(double log_odds) {
  return 1.0 / (1.0 + std::exp(-log_odds));
}

double log_odds_of(double chance) {
  constexpr double least = 0.01;
  const double p = std::clamp(chance, least, 1 - least);
  return std::log(p / (1 - p));
}

}  // namespace depeche
