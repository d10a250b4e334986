// SPDX-License-Identifier: Apache-2.0
#include "ledger/database.h"

#include "base/strings.h"
#include "ledger/log_vfs.h"

namespace depeche {

namespace {

ErrorCode code_of(int sqlite_code) {
  switch (sqlite_code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::busy;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return ErrorCode::bad_data;
    case SQLITE_MISUSE:
    case SQLITE_ERROR:
      return ErrorCode::invalid_argument;
    default:
      return ErrorCode::io;
  }
}

std::string message_of(int sqlite_code, sqlite3* database) {
  switch (sqlite_code & 0xFF) {
    case SQLITE_NOTADB:
      return "is not a ledger (not an SQLite file)";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to it; try again later";
    case SQLITE_FULL:
      return "the disk is full; nothing of what was at hand was stored";
    case SQLITE_CANTOPEN:
      return "cannot be opened; does it exist, and may it be read and written?";
    case SQLITE_READONLY:
      return "may not be written; check the permissions of the file and its folder";
    default:
      return sqlite3_errmsg(database);
  }
}

Error last_error(sqlite3* database, const std::string& path) {
  const int code = sqlite3_errcode(database);
  return {code_of(code), message_of(code, database), path};
}

/// SQL's folded(text): lower case without accents.
void give_folded(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const unsigned char* text = sqlite3_value_text(values[0]);
  if (text == nullptr) return sqlite3_result_null(context);
  const std::string words = fold({reinterpret_cast<const char*>(text),  // NOLINT: SQLite's type
                                  static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text(context, words.data(), static_cast<int>(words.size()),
                      SQLITE_TRANSIENT);  // NOLINT: the macro casts
}

}  // namespace

void count_no_memory() {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

Result<Database> Database::open(const std::string& path, int flags) {
  return open_as(path, path, flags);
}

Result<Database> Database::open_unchanging(const std::string& path) {
  // "//ledger.db" would name a host.
  std::string uri = path.starts_with("/") ? "file://" : "file:";
  for (const char c : path) {
    if (c == '%') {
      uri += "%25";
    } else if (c == '?') {
      uri += "%3f";
    } else if (c == '#') {
      uri += "%23";
    } else {
      uri.push_back(c);
    }
  }
  return open_as(uri + "?immutable=1", path,
                 SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX);
}

Result<Database> Database::open_as(const std::string& name, const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, log_vfs());
  Database database;
  database.handle_.reset(raw);
  database.path_ = path;
  if (raw == nullptr) return Error{ErrorCode::io, "cannot be opened: out of memory", path};
  if (code != SQLITE_OK) return last_error(raw, path);
  constexpr int wait_ms = 10000;
  sqlite3_busy_timeout(raw, wait_ms);
  sqlite3_create_function_v2(raw, "folded", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                             give_folded, nullptr, nullptr, nullptr);
  return database;
}

Result<void> Database::execute(std::string_view sql) const {
  const std::string text(sql);
  if (sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return last_error(handle_.get(), path_);
  }
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Statement statement;
  statement.handle_.reset(raw);
  if (code != SQLITE_OK) return last_error(handle_.get(), path_);
  return statement;
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : std::int64_t{0};
}

Statement& Statement::bind(int position, std::string_view text) {
  // A null pointer would bind NULL; an empty text is not NULL.
  sqlite3_bind_text(handle_.get(), position, text.data() == nullptr ? "" : text.data(),
                    static_cast<int>(text.size()), SQLITE_TRANSIENT);  // NOLINT: the macro casts
  return *this;
}

Statement& Statement::bind_lasting(int position, std::string_view text) {
  sqlite3_bind_text(handle_.get(), position, text.data() == nullptr ? "" : text.data(),
                    static_cast<int>(text.size()), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind(int position, std::int64_t number) {
  sqlite3_bind_int64(handle_.get(), position, number);
  return *this;
}

Statement& Statement::bind(int position, double number) {
  sqlite3_bind_double(handle_.get(), position, number);
  return *this;
}

Statement& Statement::bind_null(int position) {
  sqlite3_bind_null(handle_.get(), position);
  return *this;
}

Statement& Statement::bind_bytes(int position, std::string_view bytes) {
  sqlite3_bind_blob(handle_.get(), position, bytes.data() == nullptr ? "" : bytes.data(),
                    static_cast<int>(bytes.size()), SQLITE_TRANSIENT);  // NOLINT: the macro casts
  return *this;
}

Statement& Statement::bind_text_or_null(int position, std::string_view text) {
  return text.empty() ? bind_null(position) : bind(position, text);
}

Statement& Statement::bind_lasting_or_null(int position, std::string_view text) {
  return text.empty() ? bind_null(position) : bind_lasting(position, text);
}

Statement& Statement::bind_or_null(int position, std::optional<std::int64_t> number) {
  return number ? bind(position, *number) : bind_null(position);
}

Statement& Statement::bind_or_null(int position, std::optional<double> number) {
  return number ? bind(position, *number) : bind_null(position);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* database = sqlite3_db_handle(handle_.get());
  const char* path = sqlite3_db_filename(database, "main");
  return last_error(database, path == nullptr ? "" : path);
}

Result<void> Statement::run() {
  const auto row = step();
  reset();
  if (!row) return row.error();
  return {};
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
}

std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return {};
  // SQLite types UTF-8 as unsigned char.
  return {reinterpret_cast<const char*>(bytes),  // NOLINT
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_.get(), column);
}

Result<void> prepare_all(const Database& database,
                         const std::vector<std::pair<Statement*, std::string_view>>& statements) {
  for (const auto& [statement, sql] : statements) {
    auto prepared = database.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

}  // namespace depeche
