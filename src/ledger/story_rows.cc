// SPDX-License-Identifier: Apache-2.0
// What does the ledger answer to copies, stories and events?
#include "base/strings.h"
#include "ledger/connection.h"
#include "ledger/event_voices.h"
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
  for (auto* cell : {&event.sources, &event.denied_by, &event.reports}) {
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

/// by_publication() as one text, of which there is a least one.
constexpr std::string_view earliest =
    "min(printf('%s %012d %s', day, coalesce(100000000000 + published_minute, 999999999999), "
    "document.id))";

constexpr std::string_view report_id = "(document.id || ':' || er.report)";

/// "450+", "12-15", "-30", "120"
std::string range(const Statement& row, int low, int high) {
  const std::string from(row.text(low));
  const std::string to(row.text(high));
  if (row.is_null(high)) return from + "+";
  if (row.is_null(low)) return "-" + to;
  return from == to ? from : from + "-" + to;
}

/// Who takes part in events, and which figures are given of them by whom.
class EventDetails {
 public:
  static Result<EventDetails> prepare(const Database& database) {
    auto participants = database.prepare(
        "SELECT " + std::string(identity_columns) +
        " FROM event JOIN event_report er USING (event) JOIN participant p USING (doc, report) "
        "JOIN actor USING (doc, actor) WHERE event.id = ? AND role = ?");
    if (!participants) return participants.error();
    // A figure of the report itself is somebody's only when no attribution gives one.
    auto sizes = database.prepare(
        "SELECT counts, low, high, s.doc, s.report, r.start, r.stop, r.status = 'negated', "
        "event.status = 'negated', s.attribution FROM event JOIN event_report er USING (event) "
        "JOIN size s USING (doc, report) JOIN report r USING (doc, report) JOIN document USING "
        "(doc) WHERE event.id = ? AND (s.attribution IS NOT NULL OR NOT EXISTS (SELECT 1 FROM size "
        "o WHERE o.doc = s.doc AND o.report = s.report AND o.attribution IS NOT NULL)) ORDER BY "
        "counts, coalesce(low, high), document.published, document.id, s.size");
    if (!sizes) return sizes.error();
    auto voices = EventVoices::prepare(database);
    if (!voices) return voices.error();
    return EventDetails(std::move(*participants), std::move(*sizes), std::move(*voices));
  }

  /// The names in `role`: who is told under several, by the longest; most told first.
  Result<std::vector<std::string>> participants(std::string_view event, std::string_view role) {
    struct Told {
      std::string name;
      std::int64_t times = 0;
    };

    const auto longer = [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a > b;
    };
    std::map<Identity, Told> by_identity;  // most of a large event are told alike
    participants_.bind(1, event).bind(2, role);
    const auto read = participants_.for_rows([&](const Statement& row) {
      Told& told = by_identity[identity_of(row, 0, Institutions::bodies)];
      ++told.times;
      std::string name(row.text(0));
      if (longer(name, told.name)) told.name = std::move(name);
    });
    if (!read) return read.error();
    std::vector<Identity> all;
    all.reserve(by_identity.size());
    for (const auto& [who, told] : by_identity) all.push_back(who);
    std::map<std::size_t, Told> by_first;
    std::size_t i = 0;
    for (const std::size_t first : firsts_of(all)) {
      const Told& one = by_identity[all[i++]];
      Told& told = by_first[first];
      told.times += one.times;
      if (longer(one.name, told.name)) told.name = one.name;
    }
    std::vector<Told> sorted;
    sorted.reserve(by_first.size());
    for (auto& [first, told] : by_first) sorted.push_back(std::move(told));
    std::sort(sorted.begin(), sorted.end(), [](const Told& a, const Told& b) {
      return a.times != b.times ? a.times > b.times : a.name < b.name;
    });
    std::vector<std::string> out;
    out.reserve(sorted.size());
    for (Told& told : sorted) out.push_back(std::move(told.name));
    return out;
  }

  /// Each figure with who gives it; what nobody stands for is left out.
  Result<std::vector<std::string>> sizes(std::string_view event) {
    struct Given {
      std::string figure;
      ToldReport report;
      bool negated = false;
      std::optional<std::int64_t> attribution;
    };

    std::vector<Given> all;
    sizes_.bind(1, event);
    const auto read = sizes_.for_rows([&](const Statement& row) {
      all.push_back(
          {std::string(row.text(0)) + " " + range(row, 1, 2),
           {row.integer(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7) != 0},
           row.integer(8) != 0,
           row.is_null(9) ? std::nullopt : std::optional(row.integer(9))});
    });
    if (!read) return read.error();
    std::vector<std::pair<std::string, std::vector<EventVoice>>> told;
    for (const Given& given : all) {
      auto voices = voices_.of_figure(given.report, given.negated, given.attribution);
      if (!voices) return voices.error();
      auto known = std::find_if(told.begin(), told.end(),
                                [&](const auto& one) { return one.first == given.figure; });
      if (known == told.end()) known = told.insert(told.end(), {given.figure, {}});
      for (EventVoice& voice : *voices) known->second.push_back(std::move(voice));
    }
    std::vector<std::string> sizes;
    for (auto& [figure, voices] : told) {
      std::vector<std::string> names;
      for (EventSource& source : joined(std::move(voices))) names.push_back(std::move(source.name));
      if (!names.empty()) sizes.push_back(figure + ": " + join(names, ", "));
    }
    return sizes;
  }

 private:
  EventDetails(Statement participants, Statement sizes, EventVoices voices)
      : participants_(std::move(participants)),
        sizes_(std::move(sizes)),
        voices_(std::move(voices)) {}

  Statement participants_;
  Statement sizes_;
  EventVoices voices_;
};

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
      "p.doc = c.doc AND p.origin = c.origin GROUP BY c.doc, c.origin ORDER BY " +
      by_publication("d") + ", " + by_publication("o") + limited(filter);
  return run_query<CopyRow>(connection_->database, sql, conditions, copy_row, sink);
}

Result<void> Ledger::stories(const LedgerFilter& filter, const RowSink<StoryRow>& sink) const {
  const Conditions conditions = story_conditions(filter);
  const auto of_story = [](std::string_view what) {
    return "(SELECT group_concat(" + std::string(what) + ", '; ') FROM (SELECT " +
           std::string(what) +
           " FROM linked JOIN document USING (doc) WHERE linked.story = story.story AND " +
           std::string(what) + " IS NOT NULL GROUP BY " + std::string(what) + " ORDER BY " +
           std::string(earliest) + "))";
  };
  // What is shown of a story is looked up only for those that are shown.
  const std::string sql =
      "SELECT id, first, last, (SELECT title FROM linked JOIN document USING (doc) WHERE "
      "linked.story "
      "= story.story AND title IS NOT NULL ORDER BY " +
      by_publication("document") + " LIMIT 1), " + of_story("language") + ", " +
      of_story("outlet") + ", " + of_story("id") +
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
      "event.event ORDER BY " +
      by_publication("document") +
      ", report.report LIMIT 1), (SELECT group_concat(name, '; ') FROM (SELECT name FROM "
      "event_source s WHERE s.event = "
      "event.event ORDER BY kind, name)), (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT "
      "coalesce(actor.name, substr(document.text, claimant_start + 1, claimant_stop - "
      "claimant_start), '?') AS name FROM event_report er JOIN attribution t USING (doc, report) "
      "JOIN document USING (doc) LEFT JOIN actor ON actor.doc = t.doc AND actor.actor = t.claimant "
      "WHERE er.event = "
      "event.event "
      "AND stance = 'denies' ORDER BY name)), (SELECT group_concat(name, '; ') FROM (SELECT " +
      std::string(report_id) +
      " AS name FROM event_report er JOIN document USING (doc) WHERE er.event = event.event ORDER "
      "BY " +
      by_publication("document") +
      ", er.report)), (SELECT count(DISTINCT doc) FROM event_report er WHERE er.event "
      "= "
      "event.event) FROM event" +
      conditions.where() + " ORDER BY event.day_begin, event.id" + limited(filter);
  auto details = EventDetails::prepare(connection_->database);
  if (!details) return details.error();
  Result<void> failed;
  const auto in_detail = [&](const EventRow& row) {
    EventRow whole = row;
    const auto keep = [&](Result<std::vector<std::string>> list, std::vector<std::string>& kept) {
      if (!list) failed = list.error();
      if (list) kept = std::move(*list);
      return failed.has_value();
    };
    return keep(details->participants(row.id, "actor"), whole.actors) &&
           keep(details->participants(row.id, "recipient"), whole.recipients) &&
           keep(details->sizes(row.id), whole.sizes) && sink(whole);
  };
  auto done = run_query<EventRow>(connection_->database, sql, conditions, event_row, in_detail);
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
      conditions.where() + " ORDER BY " + by_publication("document") + ", er.report";
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
