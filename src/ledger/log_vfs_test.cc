// SPDX-License-Identifier: Apache-2.0
#include "ledger/log_vfs.h"

#include "ledger/database.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace depeche {
namespace {

/// Two connections to one file in WAL mode, gone afterwards; the writer has room for few pages, so
/// that it writes to the log and reads from it in the midst of a transaction.
class LogVfsTest : public ::testing::Test {
 protected:
  LogVfsTest() {
    run(writer_, "PRAGMA journal_mode = WAL");
    run(writer_, "PRAGMA synchronous = NORMAL");
    run(writer_, "PRAGMA cache_size = 10");
    run(writer_, "CREATE TABLE line (line INTEGER PRIMARY KEY, text TEXT)");
  }

  ~LogVfsTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Database open() const {
    std::filesystem::create_directories(folder_);
    auto database =
        Database::open((folder_ / "log.db").string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    EXPECT_TRUE(database) << to_string(database.error());
    return std::move(database).value();
  }

  static void run(const Database& database, const std::string& sql) {
    const auto done = database.execute(sql);
    EXPECT_TRUE(done) << sql << ": " << to_string(done.error());
  }

  /// Adds `count` lines of a page each.
  void add(int count) const {
    run(writer_, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                     std::to_string(count) +
                     ") INSERT INTO line (text) SELECT hex(randomblob(2000)) FROM n");
  }

  static std::int64_t lines(const Database& database) {
    return database.integer("SELECT count(*) FROM line").value();
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("depeche_log_vfs_" + std::to_string(::getpid()));
  Database writer_ = open();
};

TEST_F(LogVfsTest, OthersSeeATransactionWhenItIsWhole) {
  const Database reader = open();
  run(writer_, "BEGIN");
  add(300);
  EXPECT_EQ(lines(writer_), 300);
  EXPECT_EQ(lines(reader), 0);
  run(writer_, "COMMIT");
  EXPECT_EQ(lines(reader), 300);
}

TEST_F(LogVfsTest, WhatIsUndoneIsOverwritten) {
  add(3);
  run(writer_, "BEGIN");
  add(500);
  run(writer_, "SAVEPOINT here");
  add(700);
  run(writer_, "ROLLBACK TO here");
  add(20);
  run(writer_, "COMMIT");
  run(writer_, "BEGIN");
  add(100);
  run(writer_, "ROLLBACK");
  add(1);
  const Database reader = open();
  EXPECT_EQ(lines(reader), 524);
  EXPECT_EQ(
      reader.integer("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
          .value(),
      0);
}

TEST_F(LogVfsTest, TheLogIsCopiedIntoTheFile) {
  add(50);
  run(writer_, "PRAGMA wal_checkpoint(TRUNCATE)");
  EXPECT_EQ(std::filesystem::file_size(folder_ / "log.db-wal"), 0U);
  add(2);
  EXPECT_EQ(lines(open()), 52);
}

}  // namespace
}  // namespace depeche
