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

/// The story of `document`: the one whose documents among the window's it is most like, or 0 when
/// it is like none. `copies` are its own.
std::int64_t story_of(const WindowDocument& document, const Window& window,
                      const std::vector<Copy>& copies);

}  // namespace depeche
