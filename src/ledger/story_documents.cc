// SPDX-License-Identifier: Apache-2.0
#include "ledger/story_documents.h"

#include "base/strings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace depeche {

namespace {

/// Runs a statement bound to `doc` and gives each row to `read`.
template <typename Read>
Result<void> for_rows(Statement& statement, std::int64_t doc, Read read) {
  return statement.bind(1, doc).for_rows(read);
}

/// The enumerator that is called `name`, of those up to `last`; the first when none is.
template <typename Enum>
Enum named(std::string_view name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(0);
}

std::optional<std::int64_t> integer_or_null(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::optional<double> real_or_null(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.real(column));
}

StoryActor actor_of(const Statement& row) {
  StoryActor actor;
  for (const std::string_view name : split(row.text(0), '|')) {
    if (!name.empty()) actor.names.emplace_back(name);
  }
  actor.type = named(row.text(1), ActorType::people);
  actor.country = row.text(2);
  const std::string_view sectors = row.text(3);
  actor.sector = sectors.substr(0, sectors.find(','));
  actor.wikidata = row.text(4);
  // What has no name of its own is known by its country and sector alone.
  if (row.integer(5) == 0 && actor.wikidata.empty()) actor.names.clear();
  return actor;
}

StoryPlace place_of(const Statement& row) {
  StoryPlace place;
  place.name = row.text(0);
  place.country = row.text(1);
  place.geonames = static_cast<std::uint32_t>(row.integer(2));
  place.latitude = real_or_null(row, 3);
  place.longitude = real_or_null(row, 4);
  place.resolution = named(row.text(5), Resolution::sub_city);
  return place;
}

StoryReport report_of(const Statement& row, const std::vector<StoryPlace>& places) {
  StoryReport report;
  report.number = row.integer(0);
  report.type = event_type_from(row.text(1)).value_or(EventType::consult);
  report.mode = row.text(2);
  report.status = named(row.text(3), Status::negated);
  report.historical = row.integer(4) != 0;
  report.date.begin = parse_date(row.text(5));
  report.date.end = parse_date(row.text(6));
  report.date.precision = named(row.text(7), DatePrecision::century);
  if (const auto place = integer_or_null(row, 8)) {
    if (static_cast<std::size_t>(*place) < places.size())
      report.place = places[static_cast<std::size_t>(*place)];
  }
  report.evidence = {row.integer(9), row.integer(10)};
  return report;
}

/// Gives the report of a row (its number in column 0) to `change`.
template <typename Change>
void change_report(StoryDocument& document, const Statement& row, Change change) {
  const auto number = static_cast<std::size_t>(row.integer(0));
  if (number < document.reports.size()) change(document.reports[number]);
}

}  // namespace

Result<StoryDocuments> StoryDocuments::prepare(const Database& database) {
  StoryDocuments documents;
  const std::vector<std::pair<Statement*, std::string_view>> queries = {
      {&documents.document_,
       "SELECT id, language, outlet, title, published, text, published_minute FROM document WHERE "
       "doc = ?"},
      {&documents.credits_, "SELECT agency FROM credit WHERE doc = ? ORDER BY agency"},
      {&documents.actors_,
       "SELECT folded, type, country, sectors, wikidata, EXISTS (SELECT 1 FROM mention m WHERE "
       "m.doc = actor.doc AND m.actor = actor.actor AND form = 'name') FROM actor WHERE doc = ? "
       "ORDER BY actor"},
      {&documents.places_,
       "SELECT folded, country, geonames, latitude, longitude, resolution FROM place WHERE doc = ? "
       "ORDER BY place"},
      {&documents.reports_,
       "SELECT report, type, mode, status, historical, day_begin, day_end, precision, place, "
       "start, "
       "stop FROM report WHERE doc = ? ORDER BY report"},
      {&documents.tellings_,
       "SELECT report, start, stop FROM telling WHERE doc = ? ORDER BY report, start, stop"},
      {&documents.participants_,
       "SELECT report, role, actor FROM participant WHERE doc = ? ORDER BY report, role, position"},
      {&documents.sizes_,
       "SELECT report, counts, low, high FROM size WHERE doc = ? AND attribution IS NULL ORDER BY "
       "report, size"}};
  if (auto prepared = prepare_all(database, queries); !prepared) return prepared.error();
  return documents;
}

Result<StoryDocument> StoryDocuments::read(std::int64_t doc) {
  StoryDocument document;
  using Step = Result<void> (StoryDocuments::*)(std::int64_t, StoryDocument&);
  for (const Step step : {&StoryDocuments::read_document, &StoryDocuments::read_actors,
                          &StoryDocuments::read_places, &StoryDocuments::read_reports}) {
    if (auto done = (this->*step)(doc, document); !done) return done.error();
  }
  return document;
}

Result<void> StoryDocuments::read_document(std::int64_t doc, StoryDocument& document) {
  auto done = for_rows(document_, doc, [&](const Statement& row) {
    document.doc = doc;
    document.id = row.text(0);
    document.language = row.text(1);
    document.outlet = row.text(2);
    document.title = row.text(3);
    document.published = parse_date(row.text(4));
    document.text = row.text(5);
    document.published_minute = integer_or_null(row, 6);
  });
  if (!done) return done;
  if (document.id.empty()) {
    return Error{ErrorCode::not_found, "there is no document " + std::to_string(doc), ""};
  }
  return for_rows(credits_, doc,
                  [&](const Statement& row) { document.credits.emplace_back(row.text(0)); });
}

Result<void> StoryDocuments::read_actors(std::int64_t doc, StoryDocument& document) {
  return for_rows(actors_, doc,
                  [&](const Statement& row) { document.actors.push_back(actor_of(row)); });
}

Result<void> StoryDocuments::read_places(std::int64_t doc, StoryDocument& document) {
  return for_rows(places_, doc,
                  [&](const Statement& row) { document.places.push_back(place_of(row)); });
}

Result<void> StoryDocuments::read_reports(std::int64_t doc, StoryDocument& document) {
  const auto actor_at = [&](std::int64_t number) -> const StoryActor* {
    const auto index = static_cast<std::size_t>(number);
    return number >= 0 && index < document.actors.size() ? &document.actors[index] : nullptr;
  };
  auto done = for_rows(reports_, doc, [&](const Statement& row) {
    document.reports.push_back(report_of(row, document.places));
  });
  if (!done) return done;
  done = for_rows(tellings_, doc, [&](const Statement& row) {
    change_report(document, row, [&](StoryReport& report) {
      report.mentions.push_back({row.integer(1), row.integer(2)});
    });
  });
  if (!done) return done;
  done = for_rows(participants_, doc, [&](const Statement& row) {
    change_report(document, row, [&](StoryReport& report) {
      const StoryActor* actor = actor_at(row.integer(2));
      if (actor != nullptr)
        (row.text(1) == "actor" ? report.actors : report.recipients).push_back(*actor);
    });
  });
  if (!done) return done;
  return for_rows(sizes_, doc, [&](const Statement& row) {
    change_report(document, row, [&](StoryReport& report) {
      report.size[std::string(row.text(1))] = {integer_or_null(row, 2), integer_or_null(row, 3)};
    });
  });
}

}  // namespace depeche
