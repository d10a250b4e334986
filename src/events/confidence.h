// SPDX-License-Identifier: Apache-2.0
// How sure is a report? A logistic model over what is seen of it, fitted by
// tools/train/confidence.py.
#pragma once

#include "events/mention.h"
#include "pack/weights.h"

#include <depeche/report.h>

#include <string_view>

namespace depeche::events {

/// The table common/events/confidence.tsv. Immutable.
class ConfidenceTable {
 public:
  /// A missing table gives one half to every report; a wrong row fails with bad_data naming file
  /// and line.
  static Result<ConfidenceTable> load(const Pack& pack);

  /// 0 to 1: the share of such reports that are right, in two digits. `main` is the mention that
  /// tells most.
  [[nodiscard]] double of(const Report& report, const Mention& main,
                          const Participants& participants) const;

 private:
  [[nodiscard]] double weight(std::string_view feature, bool present) const;

  WeightTable weights_;
  bool english_ = false;
};

}  // namespace depeche::events
