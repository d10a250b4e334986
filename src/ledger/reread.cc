// SPDX-License-Identifier: Apache-2.0
// How is the reading of a stored document replaced by a newer one? The document, its id and what a
// person settled about its reports stay.
#include "ledger/connection.h"
#include "ledger/rows.h"

#include <depeche/ledger.h>
#include <depeche/story.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace depeche {

namespace {

/// A report of a document, as a pin knows it again: by its type and its place in the text.
struct Told {
  std::int64_t report = 0;
  std::string type;
  std::int64_t start = 0;
  std::int64_t stop = 0;
};

Result<std::vector<Told>> reports_of(const Database& database, std::int64_t doc) {
  auto rows = database.prepare("SELECT report, type, start, stop FROM report WHERE doc = ?");
  if (!rows) return rows.error();
  rows->bind(1, doc);
  std::vector<Told> told;
  const auto read = rows->for_rows([&](const Statement& row) {
    told.push_back({row.integer(0), std::string(row.text(1)), row.integer(2), row.integer(3)});
  });
  if (!read) return read.error();
  return told;
}

Result<std::vector<EventPin>> pins_of(const Database& database, std::int64_t doc) {
  auto rows = database.prepare(
      "SELECT doc, report, other_doc, other_report, together FROM event_pin WHERE doc = ?1 OR "
      "other_doc = ?1");
  if (!rows) return rows.error();
  rows->bind(1, doc);
  std::vector<EventPin> pins;
  const auto read = rows->for_rows([&](const Statement& row) {
    pins.push_back(
        {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4) != 0});
  });
  if (!read) return read.error();
  return pins;
}

/// The report among `now` that tells what `before` told, of the same type and the most text in
/// common; -1 when there is none.
std::int64_t again(const Told& before, const std::vector<Told>& now) {
  std::int64_t best = -1;
  std::int64_t most = 0;
  for (const Told& report : now) {
    const auto common = std::min(before.stop, report.stop) - std::max(before.start, report.start);
    if (report.type != before.type || common <= most) continue;
    most = common;
    best = report.report;
  }
  return best;
}

/// Puts the pins of `doc` back on its reports as they are now; the number of those that are lost.
Result<std::uint64_t> put_back(const Database& database, std::int64_t doc,
                               const std::vector<EventPin>& pins, const std::vector<Told>& before) {
  const auto now = reports_of(database, doc);
  if (!now) return now.error();
  const auto number_now = [&](std::int64_t number) {
    const auto told = std::find_if(before.begin(), before.end(),
                                   [&](const Told& t) { return t.report == number; });
    return told == before.end() ? -1 : again(*told, *now);
  };
  // Two settled pairs may fall on one now: what was settled first holds.
  auto insert = database.prepare("INSERT OR IGNORE INTO event_pin VALUES (?,?,?,?,?)");
  if (!insert) return insert.error();
  std::uint64_t lost = 0;
  for (EventPin pin : pins) {
    if (pin.doc == doc) pin.report = number_now(pin.report);
    if (pin.other_doc == doc) pin.other_report = number_now(pin.other_report);
    const bool one = pin.doc == pin.other_doc && pin.report == pin.other_report;
    if (pin.report < 0 || pin.other_report < 0 || one) {
      ++lost;
      continue;
    }
    insert->bind(1, pin.doc)
        .bind(2, pin.report)
        .bind(3, pin.other_doc)
        .bind(4, pin.other_report)
        .bind(5, std::int64_t{pin.together ? 1 : 0});
    if (auto done = insert->run(); !done) return done.error();
    const auto stored = database.integer("SELECT changes()");
    if (!stored) return stored.error();
    if (*stored == 0) ++lost;
  }
  return lost;
}

/// The reports first, then what they refer to.
Result<void> forget_reading(const Database& database, std::int64_t doc) {
  for (const char* table :
       {"report", "quote", "place", "time", "quantity", "measure", "actor", "credit"}) {
    auto done = database.execute("DELETE FROM " + std::string(table) +
                                 " WHERE doc = " + std::to_string(doc));
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<std::vector<std::int64_t>> Ledger::stored_documents(const std::vector<std::string>& packs,
                                                           ReadBy read_by) const {
  auto rows = connection_->database.prepare(
      "SELECT doc, pack FROM document INDEXED BY document_by_pack WHERE language = ?");
  if (!rows) return rows.error();
  std::vector<std::int64_t> documents;
  for (const std::string& pack : packs) {
    rows->bind(1, std::string_view(pack).substr(0, pack.find('@')));
    const auto read = rows->for_rows([&](const Statement& row) {
      if (read_by == ReadBy::anyone || row.text(1) != pack) documents.push_back(row.integer(0));
    });
    if (!read) return read.error();
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

Result<Document> Ledger::stored_document(std::int64_t doc) const {
  auto row = connection_->database.prepare(
      "SELECT text, title, published, published_minute, language, outlet, url, source_id, path "
      "FROM document WHERE doc = ?");
  if (!row) return row.error();
  row->bind(1, doc);
  const auto found = row->step();
  if (!found) return found.error();
  if (!*found) return Error{ErrorCode::not_found, "holds no such document", ""};
  std::string text(row->text(0));
  Metadata about;
  about.title = row->text(1);
  about.published = parse_date(row->text(2));
  if (!row->is_null(3)) about.published_minute = row->integer(3);
  about.language = row->text(4);
  about.outlet = row->text(5);
  about.url = row->text(6);
  about.source_id = row->text(7);
  about.path = row->text(8);
  // The title stands before the text, with a blank line between.
  if (!about.title.empty()) text.erase(0, about.title.size() + 2);
  return Document::from_utf8(std::move(text), std::move(about));
}

Result<std::uint64_t> Ledger::replace_all(std::span<const LedgerReplacement> entries) {
  const Database& database = connection_->database;
  if (!connection_->writer) {
    return Error{ErrorCode::invalid_argument, "the ledger was opened for reading only",
                 database.path()};
  }
  Store& store = connection_->writer->store;
  std::uint64_t lost = 0;
  const auto done = in_transaction(database, [&]() -> Result<void> {
    // Stories, copies and events are made of the readings: all are found anew.
    const auto linked = database.integer("SELECT EXISTS (SELECT 1 FROM linked)");
    if (!linked) return linked.error();
    if (*linked != 0) {
      if (auto forgotten = database.execute(forget_stories_sql); !forgotten) return forgotten;
    }
    for (const LedgerReplacement& entry : entries) {
      const auto pins = pins_of(database, entry.doc);
      if (!pins) return pins.error();
      const auto before = reports_of(database, entry.doc);
      if (!before) return before.error();
      if (auto gone = forget_reading(database, entry.doc); !gone) return gone;
      auto stored = store.replace(database, entry.doc, entry.document, entry.reading);
      if (!stored) return stored;
      const auto missing = put_back(database, entry.doc, *pins, *before);
      if (!missing) return missing.error();
      lost += *missing;
    }
    return {};
  });
  if (!done) return done.error();
  return lost;
}

}  // namespace depeche
