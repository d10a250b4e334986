// SPDX-License-Identifier: Apache-2.0
// A document whose reports are compared with those of others.
#pragma once

#include "story/sketch.h"

#include <depeche/story.h>

#include <optional>

namespace depeche {

/// A document of a story with what is compared.
struct StoryMember {
  LinkedDocument document;
  Sketch sketch;
};

/// Nothing when its sketch is not one.
std::optional<StoryMember> member_of(LinkedDocument document);

/// Do the two reports stand at the same place of a passage that one document took from the other?
bool is_copied(const StoryMember& a, const Happening& one, const StoryMember& b,
               const Happening& other);

/// Did the one take a passage from the other?
bool share_passage(const StoryMember& a, const StoryMember& b);

}  // namespace depeche
