// SPDX-License-Identifier: Apache-2.0
// Which words are proper names, and of what: persons, organisations, places, others?
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

/// Trained model where the pack has one (names.bin), else capitals and lists; then lists of sure
/// names and agreement inside the document. Const, total and thread-safe once loaded.
class NameFinder {
 public:
  /// Fails when a table or the model is damaged or of another version; each may be absent.
  static Result<NameFinder> load(const Pack& pack);

  NameFinder(NameFinder&&) noexcept;
  NameFinder& operator=(NameFinder&&) noexcept;
  NameFinder(const NameFinder&) = delete;
  NameFinder& operator=(const NameFinder&) = delete;
  ~NameFinder();

  /// Names of `analysis` (its tokens and sentences; made from `document`), in text order, not
  /// overlapping; of nested names the longest. `opinions` holds one for each token, or none.
  [[nodiscard]] std::vector<NameSpan> find(const Document& document, const Analysis& analysis,
                                           std::span<const NameOpinion> opinions) const;

 private:
  struct Parts;
  explicit NameFinder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace depeche
