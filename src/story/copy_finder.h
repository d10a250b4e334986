// SPDX-License-Identifier: Apache-2.0
// What did a document take from another, or another from it?
#pragma once

#include "story/window.h"
#include "story/words.h"

#include <depeche/story.h>

#include <string_view>
#include <vector>

namespace depeche {

/// A document as its copies are sought.
struct CopyText {
  const WindowDocument& document;
  std::string_view text;
  const StoryWords& words;
};

/// What `one` and `other` share, with the likelier origin; no passages = nothing worth the name of
/// a copy.
Copy copy_between(const CopyText& one, const CopyText& other);

/// Which of two documents had the words first, and by what that is known: the outlet that the other
/// credits, else the earlier time or day, else the longer text, else the lower id.
struct Origin {
  bool is_first = false;  ///< is `a` the origin?
  OriginReason reason = OriginReason::arbitrary;
};

Origin origin_of(const WindowDocument& a, const WindowDocument& b);

}  // namespace depeche
