// SPDX-License-Identifier: Apache-2.0
// What is asked of a ledger, and written to it, when stories are linked?
#pragma once

#include "ledger/database.h"

namespace depeche {

/// The prepared statements of a story store.
struct StoryStatements {
  static Result<StoryStatements> prepare(const Database& database);

  Statement unlinked;
  Statement no_longer_unlinked;
  Statement linked;
  Statement text;
  Statement new_story;
  Statement touch_story;
  Statement link;
  Statement copy;
  Statement passage;
  Statement waiting;
  Statement members;
  Statement copies;
  Statement pins;
  Statement drop_events;
  Statement event;
  Statement event_report;
  Statement event_source;
  Statement settle_story;
  Statement neighbour;
  Statement near;
  Statement looked_back_at;
  Statement told_in_town;
  Statement events_of_doc;
  Statement touched_stories;
  Statement drop_touched;
  Statement event_members;
  Statement move_reports;
  Statement drop_event;
  Statement update_event;
  Statement drop_sources;
};

}  // namespace depeche
