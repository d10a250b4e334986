// SPDX-License-Identifier: Apache-2.0
// Which words bound a figure ("plus de", "au moins", "entre … et")?
#pragma once

#include "base/string_map.h"
#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <vector>

namespace depeche {

/// What a word does to a figure; see time/quantities.tsv.
enum class Effect : std::uint8_t {
  exact,
  more,
  at_least,
  less,
  at_most,
  about,
  none,
  several,
  many,
  range,
  to,
  conjunction,
  plural,
  at_least_behind,
  at_most_behind,
  about_behind
};

/// Words that bound a figure.
struct Bound {
  std::vector<std::string> words;
  Effect effect = Effect::exact;
};

/// The words of time/quantities.tsv, found by the one that they start or end with; longer ones
/// first. Const and thread-safe once loaded.
class Bounds {
 public:
  /// Fails when the table is missing or wrong; the error names the line.
  static Result<Bounds> load(const Pack& pack);

  /// The bounding words that end before atom `at` (or, with `ahead`, start there); null when none.
  [[nodiscard]] const Bound* find(const Atoms& atoms, std::uint32_t at, bool ahead) const;

 private:
  using Index = StringMap<std::vector<std::uint32_t>>;

  explicit Bounds(std::vector<Bound> longest_first);

  std::vector<Bound> all_;
  Index by_first_;
  Index by_last_;
};

}  // namespace depeche
