// SPDX-License-Identifier: Apache-2.0
// SQLite with owners, Results and string_views instead of pointers and codes.
#pragma once

#include <depeche/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>

namespace depeche {

class Database;

/// A prepared statement. Bind by position (from 1), step, read columns (from 0).
class Statement {
 public:
  Statement& bind(int position, std::string_view text);
  /// Not copied: the text must live until the row is run.
  Statement& bind_lasting(int position, std::string_view text);
  Statement& bind(int position, std::int64_t number);
  Statement& bind(int position, double number);
  Statement& bind_null(int position);
  Statement& bind_bytes(int position, std::string_view bytes);

  /// NULL when `text` is empty.
  Statement& bind_text_or_null(int position, std::string_view text);
  Statement& bind_lasting_or_null(int position, std::string_view text);
  Statement& bind_or_null(int position, std::optional<std::int64_t> number);
  Statement& bind_or_null(int position, std::optional<double> number);

  /// True when a row stands ready, false at the end.
  Result<bool> step();

  /// Runs to the end and makes ready for new bindings.
  Result<void> run();

  /// Gives each row to `read` (called with this statement), then makes ready for new bindings.
  template <typename Read>
  Result<void> for_rows(Read read) {
    Result<void> done;
    while (true) {
      const auto row = step();
      if (!row) done = row.error();
      if (!row || !*row) break;
      read(*this);
    }
    reset();
    return done;
  }

  void reset();

  /// The column's text ("" for NULL); valid until the next step or reset.
  [[nodiscard]] std::string_view text(int column) const;
  /// The bytes of a BLOB column; valid as long as text() is.
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;

 private:
  friend class Database;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };

  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// For a program in which nobody else uses SQLite, before its first use: SQLite does not count its
/// memory, which costs a lock at each allocation.
void count_no_memory();

/// An open connection; its destructor closes it. Its SQL knows folded(text): lower case without
/// accents.
class Database {
 public:
  /// `flags` are SQLite's open flags.
  static Result<Database> open(const std::string& path, int flags);

  /// Opens for reading a file beside which nothing may be written, as one that nobody changes
  /// meanwhile. Fails as open() does.
  static Result<Database> open_unchanging(const std::string& path);

  [[nodiscard]] Result<void> execute(std::string_view sql) const;
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;

  /// First column of the first row; 0 when there is none.
  [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;

  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  Database() = default;

  static Result<Database> open_as(const std::string& name, const std::string& path, int flags);

  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };

  std::unique_ptr<sqlite3, Close> handle_;
  std::string path_;
};

/// Prepares each statement with the SQL beside it.
Result<void> prepare_all(const Database& database,
                         const std::vector<std::pair<Statement*, std::string_view>>& statements);

/// Runs `work` (giving a Result<void>) in a transaction that is undone when it fails.
template <typename Work>
Result<void> in_transaction(const Database& database, Work work) {
  if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  Result<void> done = work();
  if (done) done = database.execute("COMMIT");
  if (done) return done;
  [[maybe_unused]] const auto undone = database.execute("ROLLBACK");
  return done;
}

}  // namespace depeche
