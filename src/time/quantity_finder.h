// SPDX-License-Identifier: Apache-2.0
// How many of what? Figures with their bounds.
#pragma once

#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/analysis.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class QuantityFinder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<QuantityFinder> load(const Pack& pack);

  QuantityFinder(QuantityFinder&&) noexcept;
  QuantityFinder& operator=(QuantityFinder&&) noexcept;
  QuantityFinder(const QuantityFinder&) = delete;
  QuantityFinder& operator=(const QuantityFinder&) = delete;
  ~QuantityFinder();

  /// In text order, not overlapping.
  /// `atoms` are atoms_of(text, analysis).
  [[nodiscard]] std::vector<QuantityRef> find(const Analysis& analysis, const Atoms& atoms) const;

 private:
  struct Rules;
  explicit QuantityFinder(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
