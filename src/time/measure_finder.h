// SPDX-License-Identifier: Apache-2.0
// How much? Shares, sums of money, distances, areas, weights with their bounds.
#pragma once

#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class MeasureFinder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<MeasureFinder> load(const Pack& pack);

  MeasureFinder(MeasureFinder&&) noexcept;
  MeasureFinder& operator=(MeasureFinder&&) noexcept;
  MeasureFinder(const MeasureFinder&) = delete;
  MeasureFinder& operator=(const MeasureFinder&) = delete;
  ~MeasureFinder();

  /// The measures of the document in the order of the text; they do not overlap.
  /// `atoms` are atoms_of(text, analysis).
  [[nodiscard]] std::vector<MeasureRef> find(const Atoms& atoms) const;

 private:
  struct Rules;
  explicit MeasureFinder(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
