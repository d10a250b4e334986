// SPDX-License-Identifier: Apache-2.0
// How sure is a report?
#include "events/confidence.h"

#include "events/lexicon_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace depeche::events {

namespace {

const std::set<std::string, std::less<>> nameless{"UNK", "UAF", "CVL"};

}  // namespace

Result<ConfidenceTable> ConfidenceTable::load(const Pack& pack) {
  ConfidenceTable out;
  out.english_ = pack.language() == "en";
  const auto present = pack.tables_in("events");
  if (std::find(present.begin(), present.end(), "events/contexts.tsv") == present.end()) return out;
  auto table = pack.table("common/events/confidence.tsv");
  if (!table) return table.error();
  auto columns = Columns::of(*table, {"feature", "weight"});
  if (!columns) return columns.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view cell = columns->cell(row, 1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
      return bad("a weight is a number", table->where(row));
    out.weights_.emplace(std::string(columns->cell(row, 0)), value);
  }
  return out;
}

double ConfidenceTable::weight(std::string_view feature, bool present) const {
  if (!present) return 0.0;
  const auto found = weights_.find(feature);
  return found == weights_.end() ? 0.0 : found->second;
}

// The same features as `features` of tools/train/confidence.py, and four that only the program
// sees: guessed, near, uncertain, specific.
double ConfidenceTable::of(const Report& report, const Candidate& main,
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
  sum += weight("noun", main.entry->pos == EntryPos::noun);
  sum += weight("speech", is_verbal_act(report.type));
  sum += weight("english", english_);
  sum += weight("guessed", main.guessed);
  sum += weight("near", main.near);
  sum += weight("uncertain", main.standing.uncertain);
  sum += weight("specific", main.specific >= 2);
  // Two digits: more would pretend to a precision that it has not.
  return std::round(100.0 / (1.0 + std::exp(-sum))) / 100.0;
}

}  // namespace depeche::events
