// SPDX-License-Identifier: Apache-2.0
// A time expression that was found and is not yet resolved.
#pragma once

#include "time/patterns.h"
#include "time/resolver.h"

#include <depeche/span.h>

#include <cstdint>

namespace depeche {

/// One finding before it is resolved.
struct Candidate {
  std::uint32_t row = 0;
  TimeKind kind = TimeKind::calendar;
  TimeFields fields;
  Span evidence;
  TokenRange tokens;
  std::uint32_t first_atom = 0;
  std::uint32_t last_atom = 0;
  std::uint32_t followers = 0;  ///< of the same match, right behind it: "du 5 au 7 juin"
  bool needs_direction = false;
  bool dateline = false;
  bool reckoned = false;  ///< from a happening: "deux jours après l'attaque"
};

}  // namespace depeche
