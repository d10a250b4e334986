// SPDX-License-Identifier: Apache-2.0
// Do the cells of a pack's tables hold what their columns promise?
#pragma once

#include "pack/table.h"

#include <depeche/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Codes that cells may name; an empty list = not known, everything is taken.
struct KnownValues {
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-3 and PLOVER's own
  std::vector<std::string> sectors;
  std::vector<std::string> offices;       ///< ids that the languages' actors/offices.tsv give
  std::vector<std::string> held_offices;  ///< ids in common/actors/leaders.tsv

  /// As the tables in `data_dir`/common and in each language beside it say.
  static KnownValues of(const std::string& data_dir);

  /// These, with the lists of `others` where one is empty: a pack may lie apart from its sisters.
  [[nodiscard]] KnownValues or_else(const KnownValues& others) const;
};

/// What is wrong in the cells of `table`, called `name` in its pack ("actors/leaders.tsv"): days,
/// their order and terms that overlap, countries, sectors, offices, ids, coordinates, rows without
/// a name, one key with different values. Each says how to mend it.
std::vector<Error> check_values(const Table& table, std::string_view name,
                                const KnownValues& known);

/// What is wrong with the tabs of the rows of `text`, a table: rows short of cells where nearly all
/// are whole, blanks in the place of tabs.
std::vector<Error> check_tabs(std::string_view text, const std::string& path);

}  // namespace depeche
