// SPDX-License-Identifier: Apache-2.0
#include "ledger/connection.h"
#include "ledger/migrate.h"

#include <depeche/ledger.h>

#include <initializer_list>
#include <optional>
#include <utility>

namespace depeche {

Ledger::Ledger(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

namespace {

Result<void> execute_all(const Database& database, std::initializer_list<const char*> pragmas) {
  for (const char* pragma : pragmas) {
    if (auto set = database.execute(pragma); !set) return set;
  }
  return {};
}

Result<Writer> prepare_writer(const Database& database) {
  // A long log is copied into the file in one go: pages that many documents touch are copied once.
  auto set =
      execute_all(database, {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 20000",
                             "PRAGMA cache_size = -32000"});
  if (!set) return set.error();
  if (auto migrated = migrate(database); !migrated) return migrated.error();
  auto begin = database.prepare("BEGIN IMMEDIATE");
  if (!begin) return begin.error();
  auto commit = database.prepare("COMMIT");
  if (!commit) return commit.error();
  auto store = Store::prepare(database);
  if (!store) return store.error();
  return Writer{std::move(*begin), std::move(*commit), std::move(*store)};
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, LedgerAccess access) {
  const bool writes = access == LedgerAccess::write;
  // A reader of a WAL file must be able to write its shared-memory index, so it opens read-write
  // too, but creates nothing. NOMUTEX: a Ledger is used by one thread at a time.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (writes ? SQLITE_OPEN_CREATE : 0);
  auto database = Database::open(path, flags);
  if (!database && !writes)
    database = Database::open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
  if (!database) return database.error();
  // NORMAL in WAL mode: a power cut may lose the last documents, never damage the file; the next
  // ingest stores them again.
  auto set = execute_all(*database, {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL",
                                     "PRAGMA temp_store = MEMORY"});
  if (!set) return set.error();
  std::optional<Writer> writer;
  if (writes) {
    auto prepared = prepare_writer(*database);
    if (!prepared) return prepared.error();
    writer = std::move(*prepared);
  } else if (auto checked = check_schema(*database); !checked) {
    return checked.error();
  }
  auto contains = database->prepare("SELECT 1 FROM document WHERE id = ?");
  if (!contains) return contains.error();
  return Ledger(std::make_unique<Connection>(
      Connection{std::move(*database), std::move(*contains), std::move(writer)}));
}

Result<bool> Ledger::contains(const std::string& id) const {
  Statement& statement = connection_->contains;
  statement.bind(1, id);
  auto found = statement.step();
  statement.reset();
  return found;
}

Result<bool> Ledger::add(const Document& document, const Reading& reading) {
  const LedgerEntry entry{document, reading};
  const auto added = add_all({&entry, 1});
  if (!added) return added.error();
  return *added == 1;
}

Result<std::uint64_t> Ledger::add_all(std::span<const LedgerEntry> entries) {
  const Database& database = connection_->database;
  if (!connection_->writer) {
    return Error{ErrorCode::invalid_argument, "the ledger was opened for reading only",
                 database.path()};
  }
  Writer& writer = *connection_->writer;
  if (auto begun = writer.begin.run(); !begun) return begun.error();
  auto added = insert_new(entries);
  if (added) {
    const auto done = writer.commit.run();
    if (done) return added;
    added = done.error();
  }
  [[maybe_unused]] const auto undone = database.execute("ROLLBACK");
  return added;
}

Result<std::uint64_t> Ledger::insert_new(std::span<const LedgerEntry> entries) {
  std::uint64_t added = 0;
  for (const LedgerEntry& entry : entries) {
    const auto known = contains(entry.document.id());
    if (!known) return known.error();
    if (*known) continue;
    const auto stored =
        connection_->writer->store.insert(connection_->database, entry.document, entry.reading);
    if (!stored) return stored.error();
    ++added;
  }
  return added;
}

}  // namespace depeche
