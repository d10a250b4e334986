// SPDX-License-Identifier: Apache-2.0
// What do two reports of different documents have in common, and how much do rules make of it?
#pragma once

#include "story/sketch.h"

#include <cstdint>
#include <string>

namespace depeche {

/// What two reports have in common, one bit each; the words of EventMember::reasons.
enum class Likeness : std::uint16_t {
  type = 1,
  mode = 2,
  day = 4,
  place = 8,
  participants = 16,
  size = 32,
  words = 64,
  copy = 128,
  trigger = 256
};

struct HappeningMatch {
  double score = 0;            ///< 0 to 1: how likely both tell one happening; 0 = never
  std::uint16_t likeness = 0;  ///< bits of Likeness
};

/// `copied`: both stand in a passage that the one document took from the other. `same_language`:
/// their words can be compared.
HappeningMatch compare(const Happening& a, const Happening& b, bool same_language, bool copied);

/// Do both have a day, and not the same?
bool days_differ(const Happening& a, const Happening& b);

/// "type,place,day"
std::string to_string_of_likeness(std::uint16_t likeness);

}  // namespace depeche
