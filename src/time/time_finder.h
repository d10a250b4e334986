// SPDX-License-Identifier: Apache-2.0
// When? Time expressions with their TIMEX3 values.
#pragma once

#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/result.h>
#include <depeche/time.h>

#include <memory>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class TimeFinder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<TimeFinder> load(const Pack& pack);

  TimeFinder(TimeFinder&&) noexcept;
  TimeFinder& operator=(TimeFinder&&) noexcept;
  TimeFinder(const TimeFinder&) = delete;
  TimeFinder& operator=(const TimeFinder&) = delete;
  ~TimeFinder();

  /// In text order, not overlapping.
  /// `atoms` are atoms_of(text, analysis).
  [[nodiscard]] std::vector<TimeRef> find(const Document& document, const Analysis& analysis,
                                          const Atoms& atoms) const;

 private:
  struct Rules;
  explicit TimeFinder(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
