// SPDX-License-Identifier: Apache-2.0
// Which story does a document tell?
#pragma once

#include "story/window.h"

#include <depeche/story.h>

#include <cstdint>
#include <vector>

namespace depeche {

/// How likely two documents tell the same happenings, 0 to 1. `copied` is the larger share of
/// either text that stands in the other.
double likeness_of(const WindowDocument& a, const WindowDocument& b, double copied);

struct FoundStory {
  std::int64_t story = 0;                ///< 0 = a new one
  std::vector<std::int64_t> neighbours;  ///< documents of other stories that are somewhat like it
};

/// The story whose documents among the window's `document` is most like. `copies` are its own.
FoundStory story_of(const WindowDocument& document, const Window& window,
                    const std::vector<Copy>& copies);

}  // namespace depeche
