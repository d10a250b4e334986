// SPDX-License-Identifier: Apache-2.0
// What do the reports of an event agree on, and how many independent voices tell it?
#pragma once

#include "ledger/database.h"
#include "ledger/event_voices.h"

#include <depeche/story.h>

#include <string>
#include <vector>

namespace depeche {

/// The values that most reports of an event give.
struct EventSummary {
  std::string id;  ///< from the earliest report
  std::string type;
  std::string mode;
  std::string status;
  std::string day_begin;
  std::string day_end;
  std::string precision;
  std::string place;
  std::string place_folded;
  std::string place_country;
  std::vector<EventSource> sources;  ///< sorted, each once
};

/// Sums up events by asking the ledger for their reports.
class EventSummaries {
 public:
  static Result<EventSummaries> prepare(const Database& database);

  Result<EventSummary> of(const MergedEvent& event);

 private:
  EventSummaries(Statement report, EventVoices voices);

  Statement report_;
  EventVoices voices_;
};

}  // namespace depeche
