// SPDX-License-Identifier: Apache-2.0
#include "ledger/log_vfs.h"

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace depeche {

namespace {

// A frame of the log is a header and a page; the header's second number is not 0 in the last frame
// of a transaction (https://sqlite.org/fileformat2.html#walformat).
constexpr std::size_t frame_header_bytes = 24;
constexpr std::size_t most_waiting_bytes = std::size_t{1} << 20U;
// SQLite's own VFS cannot write 128 KiB.
constexpr std::size_t most_bytes_at_once = std::size_t{64} << 10U;

bool ends_transaction(std::string_view frame_header) {
  return frame_header.substr(4, 4) != std::string_view("\0\0\0\0", 4);
}

/// What is still to be written to a log; lies behind the default VFS's own data of the file.
class Log {
 public:
  explicit Log(const sqlite3_io_methods* file_methods) : file_methods_(file_methods) {}

  [[nodiscard]] const sqlite3_io_methods& file_methods() const { return *file_methods_; }

  int write(sqlite3_file* file, std::string_view bytes, sqlite3_int64 offset) {
    const bool header = bytes.size() == frame_header_bytes;
    const bool goes_on = !waiting_.empty() && offset == end();
    if (!goes_on) {
      if (const int code = flush(file); code != SQLITE_OK) return code;
      if (!header) return write_through(file, bytes, offset);
      begin_ = offset;
    }
    waiting_ += bytes;
    if (header) {
      last_ = ends_transaction(bytes);
      return SQLITE_OK;
    }
    return last_ || waiting_.size() >= most_waiting_bytes ? flush(file) : SQLITE_OK;
  }

  /// What cannot be written is given up: the transaction is undone.
  int flush(sqlite3_file* file) {
    if (waiting_.empty()) return SQLITE_OK;
    const int code = write_through(file, waiting_, begin_);
    waiting_.clear();
    return code;
  }

 private:
  [[nodiscard]] sqlite3_int64 end() const {
    return begin_ + static_cast<sqlite3_int64>(waiting_.size());
  }

  [[nodiscard]] int write_through(sqlite3_file* file, std::string_view bytes,
                                  sqlite3_int64 offset) const {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, most_bytes_at_once);
      const int code =
          file_methods_->xWrite(file, piece.data(), static_cast<int>(piece.size()), offset);
      if (code != SQLITE_OK) return code;
      bytes.remove_prefix(piece.size());
      offset += static_cast<sqlite3_int64>(piece.size());
    }
    return SQLITE_OK;
  }

  const sqlite3_io_methods* file_methods_;  ///< of the default VFS
  std::string waiting_;
  sqlite3_int64 begin_ = 0;  ///< where in the file `waiting_` goes
  bool last_ = false;        ///< the frame at hand ends its transaction
};

/// The default VFS, and bytes of its data of a file, so that a Log may lie behind them.
struct Base {
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);

  [[nodiscard]] std::size_t file_bytes() const {
    const auto bytes = static_cast<std::size_t>(vfs->szOsFile);
    return (bytes + alignof(Log) - 1) / alignof(Log) * alignof(Log);
  }
};

const Base& base() {
  static const Base found;
  return found;
}

void* place_of_log(sqlite3_file* file) {
  return reinterpret_cast<std::byte*>(file) + base().file_bytes();  // NOLINT: SQLite's way
}

Log& log_of(sqlite3_file* file) {
  return *std::launder(static_cast<Log*>(place_of_log(file)));
}

int close_log(sqlite3_file* file) {
  Log& log = log_of(file);
  const int flushed = log.flush(file);
  file->pMethods = &log.file_methods();
  log.~Log();
  const int closed = file->pMethods->xClose(file);
  return flushed == SQLITE_OK ? closed : flushed;
}

int write_log(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  return log_of(file).write(file, {static_cast<const char*>(bytes), static_cast<std::size_t>(size)},
                            offset);
}

/// Calls `method` of the default VFS once all is written.
template <auto method, typename... Arguments>
int after_flush(sqlite3_file* file, Arguments... arguments) {
  Log& log = log_of(file);
  const int code = log.flush(file);
  return code == SQLITE_OK ? (log.file_methods().*method)(file, arguments...) : code;
}

/// Methods of a log: those of the default VFS but for what reads or writes it.
sqlite3_io_methods log_methods(const sqlite3_io_methods& file_methods) {
  sqlite3_io_methods methods = file_methods;
  methods.xClose = close_log;
  methods.xWrite = write_log;
  methods.xRead = after_flush<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>;
  methods.xTruncate = after_flush<&sqlite3_io_methods::xTruncate, sqlite3_int64>;
  methods.xSync = after_flush<&sqlite3_io_methods::xSync, int>;
  methods.xFileSize = after_flush<&sqlite3_io_methods::xFileSize, sqlite3_int64*>;
  return methods;
}

int open_file(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags,
              int* flags_out) {
  sqlite3_vfs* plain = base().vfs;
  const int code = plain->xOpen(plain, name, file, flags, flags_out);
  if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return code;
  static const sqlite3_io_methods methods = log_methods(*file->pMethods);
  new (place_of_log(file)) Log(file->pMethods);
  file->pMethods = &methods;
  return SQLITE_OK;
}

/// Registers the VFS.
bool known_to_sqlite() {
  if (base().vfs == nullptr) return false;
  static sqlite3_vfs vfs = *base().vfs;
  vfs.zName = "depeche";
  vfs.szOsFile = static_cast<int>(base().file_bytes() + sizeof(Log));
  vfs.xOpen = open_file;
  return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
}

}  // namespace

const char* log_vfs() {
  static const bool known = known_to_sqlite();
  return known ? "depeche" : nullptr;
}

}  // namespace depeche
