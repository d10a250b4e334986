// SPDX-License-Identifier: Apache-2.0
// Where? Place names resolved to the gazetteer, metonymy decided.
#pragma once

#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/place.h>
#include <depeche/result.h>

#include <memory>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class PlaceFinder {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<PlaceFinder> load(const Pack& pack);

  PlaceFinder(PlaceFinder&&) noexcept;
  PlaceFinder& operator=(PlaceFinder&&) noexcept;
  PlaceFinder(const PlaceFinder&) = delete;
  PlaceFinder& operator=(const PlaceFinder&) = delete;
  ~PlaceFinder();

  /// One PlaceRef an occurrence, in text order, not overlapping.
  [[nodiscard]] std::vector<PlaceRef> find(const Document& document,
                                           const Analysis& analysis) const;

 private:
  struct Rules;
  explicit PlaceFinder(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
