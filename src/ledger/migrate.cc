// SPDX-License-Identifier: Apache-2.0
#include "ledger/migrate.h"

#include "ledger/schema.h"

#include <string>

namespace depeche {

namespace {

struct Kind {
  std::int64_t application = 0;
  std::int64_t version = 0;
  std::int64_t tables = 0;
};

Result<Kind> kind_of(const Database& database) {
  const auto application = database.integer("PRAGMA application_id");
  if (!application) return application.error();
  const auto version = database.integer("PRAGMA user_version");
  if (!version) return version.error();
  const auto tables = database.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  return Kind{*application, *version, *tables};
}

Error foreign(const Database& database) {
  return {ErrorCode::incompatible, "is an SQLite file but no ledger of Depeche", database.path()};
}

Error newer(const Database& database, std::int64_t version) {
  return {ErrorCode::incompatible,
          "has ledger schema " + std::to_string(version) + ", this program knows up to " +
              std::to_string(newest_schema) + "; use a newer Depeche",
          database.path()};
}

Result<void> create(const Database& database) {
  std::string script(schema_sql());
  script += stories_sql();
  script += views_sql();
  script += "PRAGMA application_id = " + std::to_string(ledger_application_id) + ";";
  script += "PRAGMA user_version = " + std::to_string(newest_schema) + ";";
  return database.execute(script);
}

/// Since 2 the writer fills the full-text indexes itself. (The checks of the tables, which 2 words
/// differently, mean the same: the tables stay.)
Result<void> from_1_to_2(const Database& database) {
  return database.execute(
      "DROP TRIGGER document_words_insert; DROP TRIGGER quote_words_insert;"
      "PRAGMA user_version = 2;");
}

/// Since 4 a ledger knows stories; all documents wait to be linked.
Result<void> from_3_to_4(const Database& database) {
  if (auto done = database.execute(stories_sql()); !done) return done;
  if (auto done = database.execute("ALTER TABLE document ADD COLUMN published_minute INTEGER");
      !done)
    return done;
  return database.execute(
      "INSERT INTO unlinked SELECT coalesce(published, ''), id, doc FROM document;"
      "PRAGMA user_version = 4;");
}

/// Since 5 an actor keeps the row of the packs that names it and a quote the stance of its cue, and
/// who tells of an event is counted otherwise: the events of all stories are summed up anew.
Result<void> from_4_to_5(const Database& database) {
  auto done = database.execute(
      "ALTER TABLE actor ADD COLUMN entity TEXT; ALTER TABLE quote ADD COLUMN stance TEXT;"
      "UPDATE quote SET stance = (SELECT t.stance FROM attribution t WHERE t.doc = quote.doc AND "
      "t.cue_start = quote.cue_start LIMIT 1);"
      "UPDATE story SET waits = 1; DROP VIEW report_line;");
  if (done) done = database.execute(views_sql());
  if (done) done = database.execute("PRAGMA user_version = 5;");
  return done;
}

/// Since 6 events are found by type and town as well, and documents by the pack that read them.
Result<void> from_5_to_6(const Database& database) {
  return database.execute(
      "CREATE INDEX IF NOT EXISTS event_by_town ON event (type, place_folded, day_begin);"
      "CREATE INDEX IF NOT EXISTS document_by_pack ON document (language, pack);"
      "UPDATE story SET waits = 1; PRAGMA user_version = 6;");
}

/// One step a schema, one after the other.
Result<void> bring_up(const Database& database, std::int64_t version) {
  if (version < 2) {
    if (auto done = from_1_to_2(database); !done) return done;
  }
  if (version < 3) {
    if (auto done = database.execute(to_schema_3_sql()); !done) return done;
  }
  if (version < 4) {
    if (auto done = from_3_to_4(database); !done) return done;
  }
  if (version < 5) {
    if (auto done = from_4_to_5(database); !done) return done;
  }
  if (version < 6) return from_5_to_6(database);
  return {};
}

Result<void> migrate_in_transaction(const Database& database) {
  const auto kind = kind_of(database);
  if (!kind) return kind.error();
  if (kind->application == 0 && kind->version == 0 && kind->tables == 0) return create(database);
  if (kind->application != ledger_application_id) return foreign(database);
  if (kind->version > newest_schema) return newer(database, kind->version);
  if (auto done = bring_up(database, kind->version); !done) {
    // What an older schema has is missing.
    if (done.error().code != ErrorCode::invalid_argument) return done;
    return Error{ErrorCode::bad_data,
                 "says it is a ledger of schema " + std::to_string(kind->version) +
                     " but is damaged (" + done.error().message +
                     "); ingest its articles into a new ledger",
                 database.path()};
  }
  return {};
}

}  // namespace

Result<void> migrate(const Database& database) {
  // Foreign keys would delete the rows of a table that is remade; inside a transaction the switch
  // does nothing. IMMEDIATE: two programs that open a new file at once must not both create it.
  if (auto off = database.execute("PRAGMA foreign_keys = OFF"); !off) return off;
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  if (const auto migrated = migrate_in_transaction(database); !migrated) {
    [[maybe_unused]] const auto undone = database.execute("ROLLBACK");
    return migrated;
  }
  if (auto done = database.execute("COMMIT"); !done) return done;
  return database.execute("PRAGMA foreign_keys = ON");
}

Result<void> check_schema(const Database& database) {
  const auto kind = kind_of(database);
  if (!kind) return kind.error();
  if (kind->application != ledger_application_id) return foreign(database);
  if (kind->version > newest_schema) return newer(database, kind->version);
  if (kind->version < newest_schema) {
    return Error{ErrorCode::incompatible,
                 "has an older ledger schema; `depeche ingest` into it once brings it up to date",
                 database.path()};
  }
  return {};
}

}  // namespace depeche
