// SPDX-License-Identifier: Apache-2.0
// How many killed, hurt, arrested … in which happening?
#pragma once

#include "events/figures.h"
#include "events/merge.h"
#include "events/voices.h"

#include <depeche/quote.h>
#include <depeche/time.h>

#include <vector>

namespace depeche::events {

/// Widens `range` so that it holds `other`: the lower low, the higher high, an open high wins.
void widen(SizeRange& range, const SizeRange& other);

/// Adds what `other` says to `sizes`.
void widen(Sizes& sizes, const Sizes& other);

/// Gives each figure to the mention of its sentence that it fits best, and to the innermost
/// claimant who covers it.
void attach_sizes(const Tree& tree, const Lexicon& lexicon, const Voices& voices,
                  const std::vector<Figure>& figures, std::vector<Mention>& mentions);

/// Gives figures of victims and crowds that stand in a sentence without a happening of their own to
/// the last kept mention before them in the paragraph.
void attach_scattered_sizes(const Tree& tree, const Lexicon& lexicon, const Voices& voices,
                            const std::vector<Figure>& figures, std::vector<Mention>& mentions);

/// Where no figure is told and all who suffered are single persons: their number.
void count_individuals(const Participants& participants, const Lexicon& lexicon, const Tree& tree,
                       const std::vector<Mention>& mentions, Happening& happening);

}  // namespace depeche::events
