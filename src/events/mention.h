// SPDX-License-Identifier: Apache-2.0
// A candidate with its date, place, figures and claimants.
#pragma once

#include "events/candidate.h"

#include <depeche/place.h>
#include <depeche/quote.h>
#include <depeche/report.h>
#include <depeche/time.h>

#include <optional>
#include <vector>

namespace depeche::events {

struct Mention {
  Candidate candidate;
  Interval date;
  bool dated = false;  ///< the words themselves date it
  std::optional<PlaceIndex> place;
  Sizes sizes;
  std::vector<Attribution> attributions;  ///< innermost first
  bool weak = false;                      ///< tells nothing alone: may only join another
  double confidence = 0.0;
};

}  // namespace depeche::events
