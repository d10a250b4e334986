// SPDX-License-Identifier: Apache-2.0
// Who says so? Quotes, speakers, claimants and the words they answer for.
#pragma once

#include "pack/pack.h"

#include <depeche/actor.h>
#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/quote.h>
#include <depeche/result.h>

#include <memory>
#include <vector>

namespace depeche {

/// Const, total and thread-safe once loaded.
class Attributor {
 public:
  /// Fails when a table of the pack is missing or wrong; the error names the file and line.
  static Result<Attributor> load(const Pack& pack);

  Attributor(Attributor&&) noexcept;
  Attributor& operator=(Attributor&&) noexcept;
  Attributor(const Attributor&) = delete;
  Attributor& operator=(const Attributor&) = delete;
  ~Attributor();

  /// Quotes in text order; claims in the order of their cues.
  [[nodiscard]] Attributions find(const Document& document, const Analysis& analysis,
                                  const Actors& actors) const;

 private:
  struct Rules;
  explicit Attributor(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace depeche
