// SPDX-License-Identifier: Apache-2.0
// What does the ledger answer to copies, stories and events?
#include "base/strings.h"
#include "ledger/connection.h"
#include "ledger/query_filter.h"
#include "ledger/rows.h"

#include <depeche/ledger.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace depeche {

namespace {

CopyRow copy_row(const Statement& row) {
  CopyRow copy;
  int column = 0;
  for (std::string* cell :
       {&copy.document, &copy.outlet, &copy.published, &copy.title, &copy.origin,
        &copy.origin_outlet, &copy.origin_published, &copy.origin_title, &copy.reason}) {
    *cell = row.text(column++);
  }
  copy.share = row.real(column++);
  copy.origin_share = row.real(column++);
  for (std::int64_t* cell : {&copy.kept, &copy.added, &copy.cut}) *cell = row.integer(column++);
  copy.passages = listed(row.text(column));
  return copy;
}

StoryRow story_row(const Statement& row) {
  StoryRow story;
  int column = 0;
  for (std::string* cell : {&story.id, &story.begin, &story.end, &story.title})
    *cell = row.text(column++);
  for (auto* cell : {&story.languages, &story.outlets, &story.documents}) {
    *cell = listed(row.text(column++));
  }
  story.events = row.integer(column);
  return story;
}

EventRow event_row(const Statement& row) {
  EventRow event;
  int column = 0;
  for (std::string* cell :
       {&event.id, &event.story, &event.type, &event.mode, &event.status, &event.date_begin,
        &event.date_end, &event.precision, &event.place, &event.place_country, &event.evidence}) {
    *cell = row.text(column++);
  }
  for (auto* cell :
       {&event.actors, &event.recipients, &event.sources, &event.denied_by, &event.reports}) {
    *cell = listed(row.text(column++));
  }
  event.documents = row.integer(column);
  return event;
}

EventReportRow event_report_row(const Statement& row) {
  EventReportRow report;
  int column = 0;
  for (std::string* cell :
       {&report.report, &report.document, &report.outlet, &report.published, &report.status,
        &report.date_begin, &report.date_end, &report.place, &report.sizes, &report.copied_from,
        &report.reasons, &report.evidence}) {
    *cell = row.text(column++);
  }
  for (auto* cell : {&report.actors, &report.recipients, &report.claimants}) {
    *cell = listed(row.text(column++));
  }
  report.score = row.real(column++);
  report.start = row.integer(column++);
  report.end = row.integer(column);
  return report;
}

constexpr std::string_view report_id = "(document.id || ':' || er.report)";

/// The names of an event's participants in `role`: who is told under several names, by the longest;
/// most told first.
std::string participants(std::string_view role) {
  return "(SELECT group_concat(name, '; ') FROM (SELECT substr(max(printf('%04d', length(a.name)) "
         "|| "
         "a.name), 5) AS name FROM event_report "
         "er JOIN participant p USING (doc, report) JOIN actor a USING (doc, actor) WHERE er.event "
         "= "
         "event.event AND role = '" +
         std::string(role) +
         "' GROUP BY coalesce(a.wikidata, a.folded) ORDER BY count(*) DESC, name))";
}

/// "≥ 450", "12-15", "≤ 30", "120"
std::string range(const Statement& row, int low, int high) {
  const std::string from(row.text(low));
  const std::string to(row.text(high));
  if (row.is_null(high)) return "≥ " + from;
  if (row.is_null(low)) return "≤ " + to;
  return from == to ? from : from + "-" + to;
}

/// The figures of the event of row `event`, each with who gives it.
Result<std::vector<std::string>> sizes_of(const Database& database, std::string_view id) {
  // A figure of the report itself is the outlet's only when nobody else is said to give it.
  auto statement = database.prepare(
      "SELECT counts, low, high, coalesce(actor.name, substr(document.text, claimant_start + 1, "
      "claimant_stop - claimant_start), document.outlet, 'document ' || substr(document.id, 1, 8)) "
      "FROM event JOIN event_report er USING (event) JOIN size s USING (doc, report) JOIN document "
      "USING (doc) LEFT JOIN attribution t ON t.doc = s.doc AND t.report = s.report AND "
      "(t.attribution = s.attribution OR s.attribution IS NULL) LEFT JOIN actor ON actor.doc = "
      "t.doc "
      "AND actor.actor = t.claimant WHERE event.id = ? AND (s.attribution IS NOT NULL OR NOT "
      "EXISTS "
      "(SELECT 1 FROM size o WHERE o.doc = s.doc AND o.report = s.report AND o.attribution IS NOT "
      "NULL)) ORDER BY counts, document.published, document.id, s.size");
  if (!statement) return statement.error();
  statement->bind(1, id);
  std::vector<std::pair<std::string, std::vector<std::string>>> told;  // figure, who gives it
  const auto read = statement->for_rows([&](const Statement& row) {
    const std::string figure = std::string(row.text(0)) + " " + range(row, 1, 2);
    auto known = std::find_if(told.begin(), told.end(),
                              [&](const auto& one) { return one.first == figure; });
    if (known == told.end()) known = told.insert(told.end(), {figure, {}});
    const std::string who(row.text(3));
    if (std::find(known->second.begin(), known->second.end(), who) == known->second.end())
      known->second.push_back(who);
  });
  if (!read) return read.error();
  std::vector<std::string> sizes;
  sizes.reserve(told.size());
  for (const auto& [figure, voices] : told) sizes.push_back(figure + ": " + join(voices, ", "));
  return sizes;
}

}  // namespace

Result<void> Ledger::copies(const LedgerFilter& filter, const RowSink<CopyRow>& sink) const {
  const Conditions conditions = copy_conditions(filter);
  const std::string sql =
      "SELECT d.id, d.outlet, d.published, d.title, o.id, o.outlet, o.published, o.title, reason, "
      "share, origin_share, sum(kept), sum(added), sum(cut), group_concat(start || '-' || stop || "
      "'<' "
      "|| origin_start || '-' || origin_stop, '; ') FROM (SELECT * FROM copy" +
      conditions.where() +
      ") c JOIN document d ON d.doc = c.doc JOIN document o ON o.doc = c.origin JOIN passage p ON "
      "p.doc = c.doc AND p.origin = c.origin GROUP BY c.doc, c.origin ORDER BY d.published, d.id, "
      "o.published, o.id" +
      limited(filter);
  return run_query<CopyRow>(connection_->database, sql, conditions, copy_row, sink);
}

Result<void> Ledger::stories(const LedgerFilter& filter, const RowSink<StoryRow>& sink) const {
  const Conditions conditions = story_conditions(filter);
  const auto of_story = [](std::string_view what) {
    return "(SELECT group_concat(" + std::string(what) + ", '; ') FROM (SELECT " +
           std::string(what) +
           " FROM linked JOIN document USING (doc) WHERE linked.story = story.story AND " +
           std::string(what) + " IS NOT NULL GROUP BY " + std::string(what) +
           " ORDER BY min(day || id)))";
  };
  // What is shown of a story is looked up only for those that are shown.
  const std::string sql =
      "SELECT id, first, last, (SELECT title FROM linked JOIN document USING (doc) WHERE "
      "linked.story "
      "= story.story AND title IS NOT NULL ORDER BY day, id LIMIT 1), " +
      of_story("language") + ", " + of_story("outlet") + ", " + of_story("id") +
      ", (SELECT count(*) FROM event WHERE event.story = story.story) FROM (SELECT story.story, "
      "story.id, min(day) AS first, max(day) AS last FROM story JOIN linked USING (story)" +
      conditions.where() + " GROUP BY story.story ORDER BY last DESC, story.id" + limited(filter) +
      ") story ORDER BY last DESC, id";
  return run_query<StoryRow>(connection_->database, sql, conditions, story_row, sink);
}

Result<void> Ledger::events(const LedgerFilter& filter, const RowSink<EventRow>& sink) const {
  const Conditions conditions = event_conditions(filter);
  const std::string sql =
      "SELECT event.id, (SELECT story.id FROM story WHERE story.story = event.story), event.type, "
      "event.mode, event.status, event.day_begin, event.day_end, event.precision, event.place, "
      "place_country, (SELECT substr(document.text, report.start + 1, report.stop - report.start) "
      "FROM "
      "event_report er JOIN report USING (doc, report) JOIN document USING (doc) WHERE er.event = "
      "event.event ORDER BY published, id, report.report LIMIT 1), " +
      participants("actor") + ", " + participants("recipient") +
      ", (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_source s WHERE s.event = "
      "event.event ORDER BY kind, name)), (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT "
      "coalesce(actor.name, '?') AS name FROM event_report er JOIN attribution t USING (doc, "
      "report) "
      "LEFT JOIN actor ON actor.doc = t.doc AND actor.actor = t.claimant WHERE er.event = "
      "event.event "
      "AND stance = 'denies' ORDER BY name)), (SELECT group_concat(name, '; ') FROM (SELECT " +
      std::string(report_id) +
      " AS name FROM event_report er JOIN document USING (doc) WHERE er.event = event.event ORDER "
      "BY "
      "published, id, er.report)), (SELECT count(DISTINCT doc) FROM event_report er WHERE er.event "
      "= "
      "event.event) FROM event" +
      conditions.where() + " ORDER BY event.day_begin, event.id" + limited(filter);
  Result<void> failed;
  const auto with_sizes = [&](const EventRow& row) {
    EventRow whole = row;
    auto sizes = sizes_of(connection_->database, row.id);
    if (!sizes) {
      failed = sizes.error();
      return false;
    }
    whole.sizes = std::move(*sizes);
    return sink(whole);
  };
  auto done = run_query<EventRow>(connection_->database, sql, conditions, event_row, with_sizes);
  return done ? failed : done;
}

Result<void> Ledger::event_reports(const std::string& id,
                                   const RowSink<EventReportRow>& sink) const {
  const auto event = row_of_prefix(connection_->database, "event", id);
  if (!event) return event.error();
  Conditions conditions;
  conditions.add("er.event = CAST(? AS INTEGER)", {std::to_string(*event)});
  const std::string sql =
      "SELECT " + std::string(report_id) +
      ", document.id, document.outlet, document.published, line.status, line.day_begin, "
      "line.day_end, "
      "line.place, sizes, (SELECT o.id FROM passage p JOIN document o ON o.doc = p.origin WHERE "
      "p.doc "
      "= er.doc AND p.start <= line.start AND p.stop > line.start ORDER BY kept DESC, o.id LIMIT "
      "1), "
      "reasons, evidence, actors, recipients, (SELECT group_concat(said, '; ') FROM (SELECT "
      "coalesce(actor.name, substr(document.text, claimant_start + 1, claimant_stop - "
      "claimant_start), "
      "'?') || CASE stance WHEN 'asserts' THEN '' ELSE ' (' || stance || ')' END AS said FROM "
      "attribution t LEFT JOIN actor ON actor.doc = t.doc AND actor.actor = t.claimant WHERE t.doc "
      "= "
      "er.doc AND t.report = er.report ORDER BY t.attribution)), score, line.start, line.stop FROM "
      "event_report er JOIN document USING (doc) JOIN report_line line ON line.doc = er.doc AND "
      "line.report = er.report" +
      conditions.where() + " ORDER BY document.published, document.id, er.report";
  return run_query<EventReportRow>(connection_->database, sql, conditions, event_report_row, sink);
}

Result<StoredText> Ledger::document_text(const std::string& id) const {
  const auto doc = row_of_prefix(connection_->database, "document", id);
  if (!doc) return doc.error();
  auto statement = connection_->database.prepare(
      "SELECT id, outlet, published, title, text FROM document WHERE doc = ?");
  if (!statement) return statement.error();
  statement->bind(1, *doc);
  const auto row = statement->step();
  if (!row) return row.error();
  StoredText stored;
  int column = 0;
  for (std::string* cell :
       {&stored.id, &stored.outlet, &stored.published, &stored.title, &stored.text}) {
    *cell = statement->text(column++);
  }
  return stored;
}

}  // namespace depeche
