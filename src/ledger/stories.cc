// SPDX-License-Identifier: Apache-2.0
// How are stories made in a ledger, and what has a person settled about its events?
#include "base/strings.h"
#include "ledger/connection.h"
#include "ledger/rows.h"
#include "ledger/story_store.h"

#include <depeche/ledger.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace depeche {

namespace {

/// A report of the ledger.
struct ReportKey {
  std::int64_t doc = 0;
  std::int64_t report = 0;

  auto operator<=>(const ReportKey&) const = default;
};

Error not_open_for_writing(const Database& database) {
  return {ErrorCode::invalid_argument, "the ledger was opened for reading only", database.path()};
}

Result<std::vector<ReportKey>> reports_of(const Database& database, std::int64_t event) {
  auto statement =
      database.prepare("SELECT doc, report FROM event_report WHERE event = ? ORDER BY doc, report");
  if (!statement) return statement.error();
  statement->bind(1, event);
  std::vector<ReportKey> reports;
  const auto read = statement->for_rows([&](const Statement& row) {
    reports.push_back({row.integer(0), row.integer(1)});
  });
  if (!read) return read.error();
  return reports;
}

/// "3f2a9c1b:4": the fourth report (from 0) of the document whose id begins so.
Result<ReportKey> report_called(const Database& database, const std::string& name) {
  const std::size_t colon = name.rfind(':');
  const auto number =
      colon == std::string::npos ? std::nullopt : to_integer(name.substr(colon + 1));
  if (!number) {
    return Error{
        ErrorCode::invalid_argument,
        "'" + name + "' is no report; write DOCUMENT:NUMBER as `depeche event show` prints it", ""};
  }
  const auto doc = row_of_prefix(database, "document", name.substr(0, colon));
  if (!doc) return doc.error();
  return ReportKey{*doc, *number};
}

/// Writes what is settled, in one transaction.
class Pins {
 public:
  explicit Pins(const Database& database) : database_(database) {}

  Result<void> write(const std::vector<ReportKey>& forget, const std::vector<EventPin>& pins) {
    return in_transaction(database_, [&] {
      Result<void> done = forget_among(forget);
      for (const EventPin& pin : pins) {
        if (done) done = insert(pin);
      }
      for (const ReportKey& key : forget) {
        if (done) done = touch(key.doc);
      }
      return done;
    });
  }

 private:
  Result<void> forget_among(const std::vector<ReportKey>& reports) const {
    auto statement = database_.prepare(
        "DELETE FROM event_pin WHERE doc = ? AND report = ? AND other_doc = ? AND other_report = "
        "?");
    if (!statement) return statement.error();
    for (const ReportKey& one : reports) {
      for (const ReportKey& other : reports) {
        statement->bind(1, one.doc).bind(2, one.report).bind(3, other.doc).bind(4, other.report);
        if (auto done = statement->run(); !done) return done;
      }
    }
    return {};
  }

  [[nodiscard]] Result<void> insert(const EventPin& pin) const {
    auto statement = database_.prepare("INSERT OR REPLACE INTO event_pin VALUES (?,?,?,?,?)");
    if (!statement) return statement.error();
    statement->bind(1, pin.doc)
        .bind(2, pin.report)
        .bind(3, pin.other_doc)
        .bind(4, pin.other_report)
        .bind(5, std::int64_t{pin.together});
    return statement->run();
  }

  [[nodiscard]] Result<void> touch(std::int64_t doc) const {
    auto statement = database_.prepare(
        "UPDATE story SET waits = 1 WHERE story = (SELECT story FROM linked WHERE doc = ?)");
    if (!statement) return statement.error();
    statement->bind(1, doc);
    return statement->run();
  }

  const Database& database_;
};

EventPin pin_of(const ReportKey& one, const ReportKey& other, bool together) {
  const auto [first, second] = std::minmax(one, other);
  return {first.doc, first.report, second.doc, second.report, together};
}

}  // namespace

Result<std::int64_t> row_of_prefix(const Database& database, std::string_view table,
                                   const std::string& id) {
  const std::string key = table == "document" ? "doc" : std::string(table);
  auto statement = database.prepare("SELECT " + key + " FROM " + std::string(table) +
                                    " WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2");
  if (!statement) return statement.error();
  statement->bind(1, std::string_view(id));
  std::vector<std::int64_t> rows;
  const auto read =
      statement->for_rows([&](const Statement& row) { rows.push_back(row.integer(0)); });
  if (!read) return read.error();
  if (rows.size() == 1 && !id.empty()) return rows.front();
  if (rows.empty()) {
    return Error{ErrorCode::not_found,
                 "has no " + std::string(table) + " whose id begins with '" + id + "'",
                 database.path()};
  }
  return Error{
      ErrorCode::invalid_argument,
      "has several " + std::string(table) + "s whose ids begin with '" + id + "'; write more of it",
      database.path()};
}

Result<std::unique_ptr<StoryStore>> Ledger::story_store() {
  if (!connection_->writer) return not_open_for_writing(connection_->database);
  return open_story_store(connection_->database);
}

Result<void> Ledger::split_event(const std::string& id, const std::vector<std::string>& reports) {
  const Database& database = connection_->database;
  if (!connection_->writer) return not_open_for_writing(database);
  const auto event = row_of_prefix(database, "event", id);
  if (!event) return event.error();
  const auto all = reports_of(database, *event);
  if (!all) return all.error();
  std::vector<ReportKey> away;
  for (const std::string& name : reports) {
    const auto key = report_called(database, name);
    if (!key) return key.error();
    if (!std::binary_search(all->begin(), all->end(), *key)) {
      return Error{ErrorCode::not_found, "'" + name + "' is no report of event " + id,
                   database.path()};
    }
    away.push_back(*key);
  }
  const auto goes = [&](const ReportKey& key) {
    return std::find(away.begin(), away.end(), key) != away.end();
  };
  std::vector<EventPin> pins;
  for (const ReportKey& one : *all) {
    for (const ReportKey& other : *all) {
      if (!(one < other)) continue;
      if (away.empty() || goes(one) != goes(other)) pins.push_back(pin_of(one, other, false));
    }
  }
  return Pins(database).write(*all, pins);
}

Result<void> Ledger::merge_events(const std::string& id, const std::string& other) {
  const Database& database = connection_->database;
  if (!connection_->writer) return not_open_for_writing(database);
  std::vector<ReportKey> both;
  std::vector<EventPin> pins;
  std::optional<ReportKey> first;
  std::optional<std::int64_t> known;
  for (const std::string& name : {id, other}) {
    const auto event = row_of_prefix(database, "event", name);
    if (!event) return event.error();
    if (known == *event)
      return Error{ErrorCode::invalid_argument, "'" + id + "' and '" + other + "' are one event",
                   database.path()};
    known = *event;
    const auto reports = reports_of(database, *event);
    if (!reports) return reports.error();
    for (const ReportKey& report : *reports) {
      // Each is tied to the first, so that neither event falls apart when it is joined.
      if (first && *first != report) pins.push_back(pin_of(*first, report, true));
      if (!first) first = report;
      both.push_back(report);
    }
  }
  return Pins(database).write(both, pins);
}

Result<std::map<std::string, std::int64_t>> Ledger::event_sizes() const {
  auto statement = connection_->database.prepare(
      "SELECT id, count(*) FROM event JOIN event_report USING (event) GROUP BY event");
  if (!statement) return statement.error();
  std::map<std::string, std::int64_t> sizes;
  const auto read = statement->for_rows(
      [&](const Statement& row) { sizes.emplace(row.text(0), row.integer(1)); });
  if (!read) return read.error();
  return sizes;
}

Result<bool> Ledger::unpin_event(const std::string& id) {
  const Database& database = connection_->database;
  if (!connection_->writer) return not_open_for_writing(database);
  const auto event = row_of_prefix(database, "event", id);
  if (!event) return event.error();
  const auto all = reports_of(database, *event);
  if (!all) return all.error();
  const auto pins = database.integer("SELECT count(*) FROM event_pin");
  if (!pins) return pins.error();
  const auto forgotten = in_transaction(database, [&]() -> Result<void> {
    for (const ReportKey& key : *all) {
      const std::string doc = std::to_string(key.doc);
      const std::string report = doc + " AND report = " + std::to_string(key.report);
      const std::string other = doc + " AND other_report = " + std::to_string(key.report);
      // Both sides' stories wait: what was split off may come back.
      auto done = database.execute(
          "UPDATE story SET waits = 1 WHERE story IN (SELECT story FROM linked WHERE doc IN "
          "(SELECT "
          "doc FROM event_pin WHERE other_doc = " +
          other + " UNION SELECT other_doc FROM event_pin WHERE doc = " + report +
          " UNION SELECT " + doc + "));DELETE FROM event_pin WHERE (doc = " + report +
          ") OR (other_doc = " + other + ")");
      if (!done) return done;
    }
    return {};
  });
  if (!forgotten) return forgotten.error();
  const auto left = database.integer("SELECT count(*) FROM event_pin");
  if (!left) return left.error();
  return *left < *pins;
}

}  // namespace depeche
