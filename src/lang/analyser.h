// SPDX-License-Identifier: Apache-2.0
// What is the grammar of this text? Tokens, sentences, tags, lemmas, tree and names in one value.
#pragma once

#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/result.h>

#include <memory>

namespace depeche {

/// Const, total and thread-safe once loaded.
class Analyser {
 public:
  /// Fails when a file of the pack is missing or damaged; the error names it.
  static Result<Analyser> load(const Pack& pack);

  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;
  ~Analyser();

  [[nodiscard]] Analysis analyse(const Document& document) const;

 private:
  struct Parts;
  explicit Analyser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace depeche
