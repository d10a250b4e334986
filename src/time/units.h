// SPDX-License-Identifier: Apache-2.0
// Does a unit stand at a figure ("euros", "$", "km/h")? The words of time/measures.tsv.
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <vector>

namespace depeche {

/// Words of a unit and what they measure.
struct MeasureUnit {
  std::vector<std::string> words;
  std::string kind;
  std::string code;
  bool before = false;  // stands before the figure ("$"), or on either side
  bool behind = true;
};

/// The units by their first (or, before a figure, last) word; longer ones first. Const and
/// thread-safe once loaded.
class Units {
 public:
  /// Fails when the table is missing or wrong; the error names the line.
  static Result<Units> load(const Pack& pack);

  /// The unit that starts at atom `at`, or (with `before`) that ends before it; null when none.
  [[nodiscard]] const MeasureUnit* find(const Atoms& atoms, std::uint32_t at, bool before) const;

  /// "milliards d'euros": the first atom behind the linking words at `at`.
  [[nodiscard]] std::uint32_t behind_links(const Atoms& atoms, std::uint32_t at) const;

 private:
  using Index = StringMap<std::vector<std::uint32_t>>;

  std::vector<MeasureUnit> all_;
  std::vector<std::string> links_;
  Index by_first_;
  Index by_last_;
};

}  // namespace depeche
