// SPDX-License-Identifier: Apache-2.0
// How sure is a report?
#include "events/confidence.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace depeche::events {

namespace {

const std::set<std::string, std::less<>> nameless{"UNK", "UAF", "CVL"};

}  // namespace

Result<ConfidenceTable> ConfidenceTable::load(const Pack& pack) {
  ConfidenceTable out;
  if (pack.tables_in("events").empty()) return out;
  auto weights = WeightTable::load(pack, "common/events/confidence.tsv");
  if (!weights) return weights.error();
  out.english_ = pack.language() == "en";
  out.weights_ = std::move(*weights);
  return out;
}

double ConfidenceTable::weight(std::string_view feature, bool present) const {
  return present ? weights_.of(feature) : 0.0;
}

// The same features as `features` of tools/train/confidence.py.
double ConfidenceTable::of(const Report& report, const Mention& main,
                           const Participants& participants) const {
  const auto all_nameless = [&](const std::vector<ActorIndex>& list) {
    return !list.empty() && std::all_of(list.begin(), list.end(), [&](ActorIndex a) {
      return participants.has_sector(a, nameless);
    });
  };
  double sum = weight("intercept", true);
  sum += weight("two_sided",
                !report.actors.empty() && (!report.recipients.empty() || report.actors.size() > 1));
  sum += weight("no_actor", report.actors.empty());
  sum += weight("told_twice", report.mentions.size() > 1);
  sum +=
      weight("unreal", report.status == Status::hypothetical || report.status == Status::negated);
  sum += weight("planned", report.status == Status::planned);
  sum += weight("claimed", !report.attributions.empty());
  sum += weight("placed", report.place.has_value());
  sum += weight("counted", !report.size.empty());
  sum += weight("historical", report.historical);
  sum += weight("nameless", all_nameless(report.actors));
  sum += weights_.of("likely") * log_odds_of(main.chance);
  sum += weight("noun", main.candidate.entry->pos == EntryPos::noun);
  sum += weight("speech", is_verbal_act(report.type));
  sum += weight("english", english_);
  // Two digits: more would pretend to a precision that it has not.
  return std::round(100.0 * chance_of(sum)) / 100.0;
}

}  // namespace depeche::events
