// SPDX-License-Identifier: Apache-2.0
#include "ledger/story_store.h"

#include "base/hash.h"
#include "ledger/event_summary.h"
#include "ledger/rows.h"
#include "ledger/story_documents.h"
#include "ledger/story_statements.h"

#include <algorithm>
#include <utility>

namespace depeche {

namespace {

/// The higher ("max") or lower ("min") story of the first pin that ties two.
std::string pinned_across(const std::string& which) {
  return "SELECT " + which +
         "(a.story, b.story) FROM event_pin p JOIN linked a ON a.doc = p.doc JOIN linked b ON "
         "b.doc = "
         "other_doc WHERE together = 1 AND a.story <> b.story ORDER BY p.doc, p.report, other_doc, "
         "other_report LIMIT 1";
}

LinkedDocument linked_document(const Statement& row) {
  LinkedDocument document;
  document.doc = row.integer(0);
  document.id = row.text(1);
  document.published = parse_date(row.text(2));
  document.sketch = row.bytes(3);
  document.story = row.integer(4);
  return document;
}

class LedgerStories : public StoryStore {
 public:
  LedgerStories(const Database& database, StoryStatements statements, StoryDocuments documents,
                EventSummaries summaries)
      : database_(database),
        sql_(std::move(statements)),
        documents_(std::move(documents)),
        summaries_(std::move(summaries)) {}

  Result<void> forget() override {
    return in_transaction(database_, [&] { return database_.execute(forget_stories_sql); });
  }

  Result<std::vector<StoryDocument>> unlinked(std::size_t limit) override {
    std::vector<std::int64_t> rows;
    sql_.unlinked.bind(1, static_cast<std::int64_t>(limit));
    const auto listed =
        sql_.unlinked.for_rows([&](const Statement& row) { rows.push_back(row.integer(0)); });
    if (!listed) return listed.error();
    std::vector<StoryDocument> documents;
    for (const std::int64_t doc : rows) {
      auto document = documents_.read(doc);
      if (!document) return document.error();
      documents.push_back(std::move(*document));
    }
    return documents;
  }

  Result<std::vector<LinkedDocument>> linked(std::optional<Date> begin,
                                             std::optional<Date> end) override {
    sql_.linked.bind(1, day_or_empty(begin)).bind(2, day_or_empty(end));
    return documents_of(sql_.linked);
  }

  Result<std::string> text_of(std::int64_t doc) override {
    std::string text;
    sql_.text.bind(1, doc);
    const auto read = sql_.text.for_rows([&](const Statement& row) { text = row.text(0); });
    if (!read) return read.error();
    return text;
  }

  Result<std::int64_t> last_story() override {
    return database_.integer("SELECT coalesce(max(story), 0) FROM story");
  }

  Result<void> save(const std::vector<LinkedDocument>& documents) override {
    return in_transaction(database_, [&]() -> Result<void> {
      for (const LinkedDocument& document : documents) {
        if (auto done = save_one(document); !done) return done;
      }
      return {};
    });
  }

  Result<void> join_pinned_stories() override {
    while (true) {
      const auto from = database_.integer(pinned_across("max"));
      if (!from) return from.error();
      if (*from == 0) return {};
      const auto to = database_.integer(pinned_across("min"));
      if (!to) return to.error();
      const std::string old_story = std::to_string(*from);
      const std::string story = std::to_string(*to);
      auto joined = in_transaction(database_, [&] {
        return database_.execute("UPDATE story SET waits = 1 WHERE story = " + story +
                                 ";DELETE FROM event WHERE story = " + old_story +
                                 ";UPDATE linked SET story = " + story + " WHERE story = " +
                                 old_story + ";DELETE FROM story WHERE story = " + old_story);
      });
      if (!joined) return joined;
    }
  }

  Result<std::optional<std::int64_t>> next_waiting_story() override {
    std::optional<std::int64_t> story;
    const auto read = sql_.waiting.for_rows([&](const Statement& row) { story = row.integer(0); });
    if (!read) return read.error();
    return story;
  }

  Result<std::vector<LinkedDocument>> story(std::int64_t story) override {
    sql_.members.bind(1, story);
    auto documents = documents_of(sql_.members);
    if (!documents) return documents;
    for (LinkedDocument& document : *documents) {
      if (auto read = read_copies(document); !read) return read.error();
    }
    return documents;
  }

  Result<std::vector<EventPin>> pins(std::int64_t story) override {
    std::vector<EventPin> pins;
    sql_.pins.bind(1, story);
    const auto read = sql_.pins.for_rows([&](const Statement& row) {
      pins.push_back(
          {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4) != 0});
    });
    if (!read) return read.error();
    return pins;
  }

  Result<std::vector<NearDocument>> near(std::int64_t story) override {
    sql_.near.bind(1, story);
    auto documents = documents_of(sql_.near);
    if (!documents) return documents.error();
    for (Statement* statement : {&sql_.looked_back_at, &sql_.told_in_town}) {
      statement->bind(1, story);
      auto older = documents_of(*statement);
      if (!older) return older.error();
      for (LinkedDocument& document : *older) {
        const bool known =
            std::any_of(documents->begin(), documents->end(),
                        [&](const LinkedDocument& one) { return one.doc == document.doc; });
        if (!known) documents->push_back(std::move(document));
      }
    }
    std::vector<NearDocument> near;
    for (LinkedDocument& document : *documents) {
      if (auto read = read_copies(document); !read) return read.error();
      NearDocument one{std::move(document), {}};
      sql_.events_of_doc.bind(1, one.document.doc);
      const auto read = sql_.events_of_doc.for_rows(
          [&](const Statement& row) { one.events[row.integer(0)] = row.integer(1); });
      if (!read) return read.error();
      near.push_back(std::move(one));
    }
    return near;
  }

  Result<std::vector<std::int64_t>> save_events(std::int64_t story,
                                                const std::vector<MergedEvent>& events) override {
    std::vector<std::int64_t> rows;
    const auto saved = in_transaction(database_, [&]() -> Result<void> {
      for (Statement* statement : {&sql_.touched_stories, &sql_.drop_touched, &sql_.drop_events}) {
        statement->bind(1, story);
        if (auto done = statement->run(); !done) return done;
      }
      for (const MergedEvent& event : events) {
        const auto row = save_event(story, event);
        if (!row) return row.error();
        rows.push_back(*row);
      }
      return settle(story);
    });
    if (!saved) return saved.error();
    return rows;
  }

  Result<void> join_events(std::int64_t event, std::int64_t other) override {
    return in_transaction(database_, [&]() -> Result<void> {
      sql_.move_reports.bind(1, event).bind(2, other);
      if (auto done = sql_.move_reports.run(); !done) return done;
      sql_.drop_event.bind(1, other);
      if (auto done = sql_.drop_event.run(); !done) return done;
      return sum_up(event);
    });
  }

 private:
  static Result<std::vector<LinkedDocument>> documents_of(Statement& statement) {
    std::vector<LinkedDocument> documents;
    const auto read = statement.for_rows(
        [&](const Statement& row) { documents.push_back(linked_document(row)); });
    if (!read) return read.error();
    return documents;
  }

  Result<void> read_copies(LinkedDocument& document) {
    sql_.copies.bind(1, document.doc);
    return sql_.copies.for_rows([&](const Statement& row) {
      if (document.copies.empty() || document.copies.back().origin != row.integer(0)) {
        document.copies.emplace_back();
        document.copies.back().doc = document.doc;
        document.copies.back().origin = row.integer(0);
      }
      CopiedPassage passage;
      passage.taken = {row.integer(1), row.integer(2)};
      passage.original = {row.integer(3), row.integer(4)};
      document.copies.back().passages.push_back(passage);
    });
  }

  Result<void> save_one(const LinkedDocument& document) {
    const std::string day = day_or_empty(document.published);
    sql_.new_story.bind(1, document.story);
    if (auto done = sql_.new_story.run(); !done) return done;
    sql_.touch_story.bind(1, document.story);
    if (auto done = sql_.touch_story.run(); !done) return done;
    sql_.link.bind(1, document.doc)
        .bind(2, day)
        .bind(3, document.story)
        .bind_bytes(4, document.sketch);
    if (auto done = sql_.link.run(); !done) return done;
    sql_.no_longer_unlinked.bind(1, day).bind(2, document.id);
    if (auto done = sql_.no_longer_unlinked.run(); !done) return done;
    for (const Copy& copy : document.copies) {
      if (auto done = save_copy(copy); !done) return done;
    }
    for (const std::int64_t other : document.neighbours) {
      sql_.neighbour.bind(1, document.doc).bind(2, other);
      if (auto done = sql_.neighbour.run(); !done) return done;
    }
    return {};
  }

  Result<void> save_copy(const Copy& copy) {
    sql_.copy.bind(1, copy.doc)
        .bind(2, copy.origin)
        .bind(3, copy.share)
        .bind(4, copy.origin_share)
        .bind(5, name_of(copy.reason));
    if (auto done = sql_.copy.run(); !done) return done;
    std::int64_t number = 0;
    for (const CopiedPassage& passage : copy.passages) {
      int column = 0;
      for (const std::int64_t value :
           {copy.doc, copy.origin, number++, passage.taken.begin, passage.taken.end,
            passage.original.begin, passage.original.end, std::int64_t{passage.kept},
            std::int64_t{passage.added}, std::int64_t{passage.cut}}) {
        sql_.passage.bind(++column, value);
      }
      if (auto done = sql_.passage.run(); !done) return done;
    }
    return {};
  }

  static void bind_summary(Statement& statement, int position, const EventSummary& summary) {
    statement.bind(position, summary.type)
        .bind_text_or_null(position + 1, summary.mode)
        .bind(position + 2, summary.status)
        .bind_text_or_null(position + 3, summary.day_begin)
        .bind_text_or_null(position + 4, summary.day_end)
        .bind(position + 5, summary.precision)
        .bind_text_or_null(position + 6, summary.place)
        .bind_text_or_null(position + 7, summary.place_folded)
        .bind_text_or_null(position + 8, summary.place_country);
  }

  Result<std::int64_t> save_event(std::int64_t story, const MergedEvent& event) {
    const auto summary = summaries_.of(event);
    if (!summary) return summary.error();
    sql_.event.bind(1, summary->id).bind(2, story);
    bind_summary(sql_.event, 3, *summary);
    if (auto done = sql_.event.run(); !done) return done.error();
    const std::int64_t row = database_.last_row();
    for (const EventMember& member : event.members) {
      sql_.event_report.bind(1, member.doc)
          .bind(2, member.report)
          .bind(3, row)
          .bind(4, member.score)
          .bind(5, member.reasons);
      if (auto done = sql_.event_report.run(); !done) return done.error();
    }
    if (auto done = save_sources(row, *summary); !done) return done.error();
    return row;
  }

  Result<void> save_sources(std::int64_t event, const EventSummary& summary) {
    for (const EventSource& source : summary.sources) {
      sql_.event_source.bind(1, event).bind(2, source.kind).bind(3, source.name);
      if (auto done = sql_.event_source.run(); !done) return done;
    }
    return {};
  }

  /// Writes anew what the reports of an event say together.
  Result<void> sum_up(std::int64_t event) {
    MergedEvent merged;
    sql_.event_members.bind(1, event);
    const auto read = sql_.event_members.for_rows([&](const Statement& row) {
      merged.members.push_back(
          {row.integer(0), row.integer(1), row.real(2), std::string(row.text(3))});
    });
    if (!read) return read;
    const auto summary = summaries_.of(merged);
    if (!summary) return summary.error();
    sql_.update_event.bind(1, event).bind(2, summary->id).bind(3, merged.members.front().doc);
    bind_summary(sql_.update_event, 4, *summary);
    if (auto done = sql_.update_event.run(); !done) return done;
    sql_.drop_sources.bind(1, event);
    if (auto done = sql_.drop_sources.run(); !done) return done;
    return save_sources(event, *summary);
  }

  /// The story's id comes from its earliest document.
  Result<void> settle(std::int64_t story) {
    constexpr std::size_t id_digits = 12;
    std::string first;
    sql_.members.bind(1, story);
    const auto read = sql_.members.for_rows([&](const Statement& row) {
      if (first.empty()) first = row.text(1);
    });
    if (!read) return read;
    sql_.settle_story.bind(1, sha256_hex(first).substr(0, id_digits)).bind(2, story);
    return sql_.settle_story.run();
  }

  const Database& database_;
  StoryStatements sql_;
  StoryDocuments documents_;
  EventSummaries summaries_;
};

}  // namespace

Result<std::unique_ptr<StoryStore>> open_story_store(const Database& database) {
  auto statements = StoryStatements::prepare(database);
  if (!statements) return statements.error();
  auto documents = StoryDocuments::prepare(database);
  if (!documents) return documents.error();
  auto summaries = EventSummaries::prepare(database);
  if (!summaries) return summaries.error();
  return std::unique_ptr<StoryStore>(std::make_unique<LedgerStories>(
      database, std::move(*statements), std::move(*documents), std::move(*summaries)));
}

}  // namespace depeche
