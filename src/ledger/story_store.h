// SPDX-License-Identifier: Apache-2.0
// How are stories kept in a ledger?
#pragma once

#include "ledger/database.h"

#include <depeche/story.h>

#include <memory>
#include <string>
#include <vector>

namespace depeche {

/// A StoryStore on an open ledger, which must outlive it.
Result<std::unique_ptr<StoryStore>> open_story_store(const Database& database);

}  // namespace depeche
