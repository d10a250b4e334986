// SPDX-License-Identifier: Apache-2.0
#include "ledger/event_summary.h"

#include "base/hash.h"
#include "base/strings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// One report's values, as the ledger words them.
struct Told {
  std::string document;
  std::string type;
  std::string mode;
  std::string status;
  std::string day_begin;
  std::string day_end;
  std::string precision;
  std::string place;
  std::string place_folded;
  std::string place_country;
  std::string resolution;
};

Told told_in(const Statement& row) {
  Told told;
  int column = 0;
  for (std::string* cell :
       {&told.document, &told.type, &told.mode, &told.status, &told.day_begin, &told.day_end,
        &told.precision, &told.place, &told.place_folded, &told.place_country, &told.resolution}) {
    *cell = row.text(column++);
  }
  return told;
}

/// The first of the reports whose `key` most reports share, of those that `counts`; null when none
/// counts.
template <typename Key, typename Counts>
const Told* most_told(const std::vector<Told>& all, Key key, Counts counts) {
  std::map<std::string, int> votes;
  for (const Told& told : all) {
    if (counts(told)) ++votes[key(told)];
  }
  const Told* best = nullptr;
  for (const Told& told : all) {
    if (counts(told) && (best == nullptr || votes[key(told)] > votes[key(*best)])) best = &told;
  }
  return best;
}

/// What happened counts for more than what was planned, and that for more than a denial.
std::string status_of(const std::vector<Told>& all) {
  for (const Status status :
       {Status::occurred, Status::ongoing, Status::planned, Status::hypothetical}) {
    const auto has = [&](const Told& told) { return told.status == name_of(status); };
    if (std::any_of(all.begin(), all.end(), has)) return std::string(name_of(status));
  }
  return std::string(name_of(Status::negated));
}

void set_days(const std::vector<Told>& all, EventSummary& summary) {
  const auto days = [](const Told& told) { return told.day_begin + "/" + told.day_end; };
  const Told* told = most_told(all, days, [](const Told& one) { return one.precision == "day"; });
  if (told == nullptr) {
    told = most_told(
        all, days, [](const Told& one) { return !one.day_begin.empty() || !one.day_end.empty(); });
  }
  summary.precision = told == nullptr ? "unknown" : told->precision;
  if (told == nullptr) return;
  summary.day_begin = told->day_begin;
  summary.day_end = told->day_end;
}

void set_place(const std::vector<Told>& all, EventSummary& summary) {
  const auto name = [](const Told& told) { return told.place_folded; };
  const auto is_town = [](const Told& told) {
    return told.resolution == "city" || told.resolution == "sub_city";
  };
  const auto is_land = [](const Told& told) { return told.resolution == "country"; };
  const Told* told = most_told(all, name, is_town);
  if (told == nullptr)
    told =
        most_told(all, name, [&](const Told& one) { return !one.place.empty() && !is_land(one); });
  if (told == nullptr)
    told = most_told(all, name, [](const Told& one) { return !one.place.empty(); });
  if (told == nullptr) return;
  summary.place = told->place;
  summary.place_folded = told->place_folded;
  summary.place_country = told->place_country;
}

}  // namespace

EventSummaries::EventSummaries(Statement report, EventVoices voices)
    : report_(std::move(report)), voices_(std::move(voices)) {}

Result<EventSummaries> EventSummaries::prepare(const Database& database) {
  auto report = database.prepare(
      "SELECT document.id, type, mode, status, day_begin, day_end, precision, place.name, "
      "place.folded, place.country, place.resolution, report.start, report.stop FROM report JOIN "
      "document USING (doc) LEFT JOIN place USING (doc, place) WHERE report.doc = ? AND "
      "report.report = ?");
  if (!report) return report.error();
  auto voices = EventVoices::prepare(database);
  if (!voices) return voices.error();
  return EventSummaries(std::move(*report), std::move(*voices));
}

Result<EventSummary> EventSummaries::of(const MergedEvent& event) {
  std::vector<Told> all;
  std::vector<ToldReport> reports;
  for (const EventMember& member : event.members) {
    report_.bind(1, member.doc).bind(2, member.report);
    const auto row = report_.step();
    if (row && *row) {
      all.push_back(told_in(report_));
      constexpr int start = 11;
      reports.push_back({member.doc, member.report, report_.integer(start),
                         report_.integer(start + 1),
                         all.back().status == name_of(Status::negated)});
    }
    report_.reset();
    if (!row) return row.error();
  }
  if (all.empty()) return Error{ErrorCode::bad_data, "an event without reports", ""};
  EventSummary summary;
  constexpr std::size_t id_digits = 12;
  summary.id = sha256_hex(all.front().document + ":" + std::to_string(event.members.front().report))
                   .substr(0, id_digits);
  const auto any = [](const Told&) { return true; };
  summary.type = most_told(
                     all, [](const Told& told) { return told.type; }, any)
                     ->type;
  const Told* mode = most_told(
      all, [](const Told& told) { return told.mode; },
      [&](const Told& told) { return told.type == summary.type && !told.mode.empty(); });
  if (mode != nullptr) summary.mode = mode->mode;
  summary.status = status_of(all);
  set_days(all, summary);
  set_place(all, summary);
  auto sources = voices_.of(reports, summary.status == name_of(Status::negated));
  if (!sources) return sources.error();
  summary.sources = std::move(*sources);
  return summary;
}

}  // namespace depeche
