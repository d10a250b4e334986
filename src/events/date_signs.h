// SPDX-License-Identifier: Apache-2.0
// What is seen of the date of a happening that bears on whether the text tells it?
#pragma once

#include "events/merge.h"
#include "events/tree.h"
#include "pack/forest.h"
#include "pack/pack.h"
#include "pack/weights.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace depeche::events {

/// Numbers for the forest common/events/dates.tsv; a flag is 0 or 1. "Behind" is the last day
/// before that of writing.
struct DateSigns {
  static constexpr std::array<std::string_view, 34> names = {
      "type",   "english",  "noun",      "status",    "ground",    "precision",
      "open",   "days",     "behind",    "written",   "mentions",  "grounded",
      "strong", "first",    "sentences", "headline",  "lead",      "paragraph",
      "voices", "granted",  "weak",      "supported", "chance",    "own_date",
      "tense",  "finite",   "verb_form", "relation",  "attribute", "times_in_sentence",
      "times",  "embedded", "actors",    "recipients"};
  std::array<float, names.size()> values{};
};

DateSigns date_signs_of(const Happening& happening, const std::vector<Mention>& mentions,
                        const Tree& tree, const std::vector<TimeRef>& times,
                        std::optional<Date> written);

/// The forest common/events/dates.tsv and the row `dated` of common/events/telling.tsv. Immutable.
class DateModel {
 public:
  /// A pack without events leaves all dates. Fails with bad_data, naming file and line.
  static Result<DateModel> load(const Pack& pack, const WeightTable& telling);

  /// Is the date likely enough what the text tells?
  [[nodiscard]] bool trusts(const DateSigns& signs) const;

 private:
  std::optional<Forest> forest_;
  double least_ = 0;
};

}  // namespace depeche::events
