// SPDX-License-Identifier: Apache-2.0
// Which words are quotes, and whose?
#pragma once

#include "attribution/saying.h"
#include "attribution/voice.h"

#include <cstdint>
#include <string>
#include <vector>

namespace depeche {

/// The sayings of a text with their voices, index by index.
struct Voices {
  std::vector<Saying> sayings;
  std::vector<Voice> voices;
};

/// A quote and the saying that governs it (`Voices` index, UINT32_MAX = none).
struct FoundQuote {
  Quote quote;
  std::uint32_t saying = UINT32_MAX;
  TokenRange tokens;
  std::uint32_t words = 0;
  bool fragment = false;  ///< too short to stand alone
  bool goes_on = false;   ///< without a cue of its own, told by who spoke in the sentence before
};

/// Direct and mixed quotes, in text order.
std::vector<FoundQuote> build_quotes(const View& view, const Voices& voices, const CueTable& cues);

/// "fr.cue.déclarer.aside": language, cue and place.
RuleId rule_of(const View& view, const Saying& saying);

}  // namespace depeche
