// SPDX-License-Identifier: Apache-2.0
// Who says that it happened?
#pragma once

#include "events/mention.h"

#include <depeche/quote.h>

#include <vector>

namespace depeche::events {

/// Who says what: claims looked up by the byte they cover.
class Voices {
 public:
  /// `claims` must outlive this.
  explicit Voices(const std::vector<Claim>& claims);

  /// Attributions whose scope covers `span`, innermost first.
  [[nodiscard]] std::vector<Attribution> at(Span span) const;

 private:
  const std::vector<Claim>* claims_;
  std::vector<std::uint32_t> by_begin_;
  std::uint32_t widest_ = 0;
};

}  // namespace depeche::events
