// SPDX-License-Identifier: Apache-2.0
// What is the grammar of this text? Tokens, sentences, tags, lemmas, tree and names in one value.
#pragma once

#include "lang/name_labels.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/result.h>

#include <memory>
#include <span>
#include <vector>

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

  /// analyse() in three steps, each on what the one before made: tokens and sentences; tags, lemmas
  /// and trees (and what the network says of each token as part of a name); names. Who reads many
  /// documents takes each step with all of them.
  [[nodiscard]] Analysis cut(const Document& document) const;
  [[nodiscard]] std::vector<NameOpinion> read_grammar(Analysis& analysis) const;
  void find_names(const Document& document, Analysis& analysis,
                  std::span<const NameOpinion> opinions) const;

 private:
  struct Parts;
  explicit Analyser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace depeche
