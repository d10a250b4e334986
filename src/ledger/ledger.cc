// SPDX-License-Identifier: Apache-2.0
#include "ledger/connection.h"
#include "ledger/migrate.h"

#include <depeche/ledger.h>

#include <filesystem>
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

/// Opens the ledger for reading. Who reads a file in WAL mode writes the log's index beside it,
/// so it is opened read-write, but nothing is created. Where nothing may be written the file alone
/// is read, if no log lies beside it.
Result<Database> open_to_read(const std::string& path) {
  auto database = Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
  if (!database) return database;
  const auto read = database->integer("SELECT count(*) FROM sqlite_schema");
  if (read || read.error().code != ErrorCode::io) return database;
  std::error_code failed;
  const auto log = std::filesystem::file_size(path + "-wal", failed);
  if (!failed && log > 0) {
    return Error{
        ErrorCode::io,
        "may not be written, and a log of what was written last lies beside it (-wal); ask "
        "it where it may be written, or copy both",
        path};
  }
  return Database::open_unchanging(path);
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, LedgerAccess access) {
  const bool writes = access == LedgerAccess::write;
  // NOMUTEX: a Ledger is used by one thread at a time.
  constexpr int to_write = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  auto database = writes ? Database::open(path, to_write) : open_to_read(path);
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
