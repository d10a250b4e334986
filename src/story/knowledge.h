// SPDX-License-Identifier: Apache-2.0
// What do stories take from the packs?
#pragma once

#include "story/same_happening.h"
#include "story/word_shares.h"

#include <depeche/story.h>

namespace depeche {

struct StoryKnowledge::Tables {
  WordShares shares;
  SameHappening same_happening;
};

}  // namespace depeche
