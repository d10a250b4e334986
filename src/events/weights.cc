// SPDX-License-Identifier: Apache-2.0
#include "events/weights.h"

#include "events/lexicon_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace depeche::events {

Result<WeightTable> WeightTable::load(const Pack& pack, std::string_view name) {
  WeightTable out;
  const auto present = pack.tables_in("events");
  if (std::find(present.begin(), present.end(), "events/contexts.tsv") == present.end()) return out;
  auto table = pack.table(name);
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"feature", "weight"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view cell = columns->cell(row, 1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
      return bad("a weight is a number", table->where(row));
    out.weights_.emplace(std::string(columns->cell(row, 0)), value);
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

}  // namespace depeche::events
