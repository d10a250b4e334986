// SPDX-License-Identifier: Apache-2.0
// A table of weights: what each thing that is seen counts, in log-odds.
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"

#include <string_view>

namespace depeche {

/// Read from a table with the columns feature and weight. Immutable.
class WeightTable {
 public:
  /// A wrong row fails with bad_data naming file and line.
  static Result<WeightTable> load(const Pack& pack, std::string_view name);

  /// 0.0 for a feature that has no row.
  [[nodiscard]] double of(std::string_view feature) const;

 private:
  StringMap<double> weights_;
};

/// Of a sum of log-odds: 0 to 1.
double chance_of(double log_odds);

/// The other way round; a chance is taken as 0.01 to 0.99.
double log_odds_of(double chance);

}  // namespace depeche
