// SPDX-License-Identifier: Apache-2.0
#include "ledger/connection.h"
#include "ledger/migrate.h"

#include <depeche/ledger.h>

#include <utility>

namespace depeche {

Ledger::Ledger(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path, LedgerAccess access) {
  const bool writes = access == LedgerAccess::write;
  // A reader of a WAL file must be able to write its shared-memory index, so it opens read-write
  // too, but creates nothing.
  const int flags = SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0);
  auto database = Database::open(path, flags);
  if (!database && !writes) database = Database::open(path, SQLITE_OPEN_READONLY);
  if (!database) return database.error();
  // NORMAL in WAL mode: a power cut may lose the last documents, never damage the file; the next
  // ingest stores them again.
  for (const char* pragma :
       {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY"}) {
    if (auto set = database->execute(pragma); !set) return set.error();
  }
  if (!writes) {
    if (auto checked = check_schema(*database); !checked) return checked.error();
    return Ledger(std::make_unique<Connection>(Connection{std::move(*database), std::nullopt}));
  }
  // A long log is copied into the file in one go: pages that many documents touch are copied once.
  for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 8000",
                             "PRAGMA cache_size = -32000"}) {
    if (auto set = database->execute(pragma); !set) return set.error();
  }
  if (auto migrated = migrate(*database); !migrated) return migrated.error();
  auto store = Store::prepare(*database);
  if (!store) return store.error();
  return Ledger(std::make_unique<Connection>(Connection{std::move(*database), std::move(*store)}));
}

Result<bool> Ledger::contains(const std::string& id) const {
  auto statement = connection_->database.prepare("SELECT 1 FROM document WHERE id = ?");
  if (!statement) return statement.error();
  statement->bind(1, id);
  return statement->step();
}

Result<bool> Ledger::add(const Document& document, const Reading& reading) {
  if (!connection_->store) {
    return Error{ErrorCode::invalid_argument, "the ledger was opened for reading only",
                 connection_->database.path()};
  }
  const Database& database = connection_->database;
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun.error();
  const auto known = contains(document.id());
  Result<void> stored;
  if (known && !*known) stored = connection_->store->insert(database, document, reading);
  if (known && stored) stored = database.execute("COMMIT");
  if (known && stored) return !*known;
  [[maybe_unused]] const auto undone = database.execute("ROLLBACK");
  return known ? stored.error() : known.error();
}

}  // namespace depeche
