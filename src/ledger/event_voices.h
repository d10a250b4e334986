// SPDX-License-Identifier: Apache-2.0
// Whose word are the reports of an event, and which of those voices are independent?
#pragma once

#include "ledger/database.h"
#include "ledger/identity.h"

#include <depeche/story.h>

#include <optional>
#include <string>
#include <vector>

namespace depeche {

/// A report of an event as its voices are asked for. Points are code points of the document.
struct ToldReport {
  std::int64_t doc = 0;
  std::int64_t report = 0;
  std::int64_t start = 0;  ///< of the evidence, half-open
  std::int64_t stop = 0;
  bool negated = false;
};

/// A voice and what it is known by.
struct EventVoice {
  Identity who;
  EventSource source;

  auto operator<=>(const EventVoice&) const = default;
};

/// Each voice once, sorted, by the lowest of its names.
std::vector<EventSource> joined(std::vector<EventVoice> voices);

/// Asks the ledger who tells what. A report is the word of its claimants; else of who is quoted
/// with it; else of the document that had its words first: of the agency which that credits, or its
/// outlet. Who denies it, and an outlet that tells nothing but the denial, tell nothing.
class EventVoices {
 public:
  static Result<EventVoices> prepare(const Database& database);

  /// The independent voices of an event that happened (or, `negated`, that all say did not). A
  /// document that relays claimants is no voice beside them.
  Result<std::vector<EventSource>> of(const std::vector<ToldReport>& reports, bool negated);

  /// Who gives a figure of `report`: of the report itself, or of one of its attributions.
  Result<std::vector<EventVoice>> of_figure(const ToldReport& report, bool negated,
                                            std::optional<std::int64_t> attribution);

 private:
  /// A voice and the document in whose words it speaks.
  struct Telling {
    EventVoice voice;
    std::int64_t doc = 0;
    bool own = false;  ///< the document speaks itself
  };

  Result<std::vector<Telling>> tellings(const ToldReport& report, bool negated,
                                        std::optional<std::int64_t> attribution);
  Result<std::vector<Telling>> claimants(Statement& statement, std::int64_t doc);
  Result<Telling> own_telling(const ToldReport& report);
  Result<std::int64_t> origin_of(std::int64_t doc, std::int64_t point);
  Result<EventSource> voice_of(std::int64_t doc);

  Statement denials_;
  Statement claimants_;
  Statement speakers_;
  Statement origin_;
  Statement outlet_;
};

}  // namespace depeche
