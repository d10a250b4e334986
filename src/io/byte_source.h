// SPDX-License-Identifier: Apache-2.0
// The bytes of a file, a pipe or standard input, as they come.
#pragma once

#include <depeche/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace depeche {

/// Move-only; closes what it opened.
class ByteSource {
 public:
  /// Opens `path`; "-" is descriptor 0. Fails with not_found, io (no permission) or
  /// invalid_argument (a directory).
  static Result<ByteSource> open(const std::string& path);

  /// All of `bytes`, for tests.
  static ByteSource of(std::string bytes);

  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The bytes at hand, at least `wanted` of them unless the input ends before; blocks only while
  /// there are fewer. Valid until the next call.
  Result<std::string_view> peek(std::size_t wanted);

  /// The bytes at hand and at least one more read from the input, unless it ended.
  Result<std::string_view> peek_more() { return peek(at_hand().size() + 1); }

  /// Steps over `count` of the bytes at hand.
  void skip(std::size_t count);

  /// Everything up to the end; bad_data when that is longer than `limit` bytes.
  Result<std::string> read_all(std::size_t limit);

  /// The bytes that were read and not stepped over; valid until the next call that reads.
  [[nodiscard]] std::string_view at_hand() const {
    return std::string_view(buffer_).substr(begin_);
  }

  /// May reading on have to wait for somebody who writes (a pipe, a terminal)?
  [[nodiscard]] bool may_wait() const { return may_wait_; }

  /// Bytes stepped over since the beginning.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

 private:
  ByteSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}

  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  int descriptor_ = -1;
  bool owned_ = false;
  bool ended_ = false;
  bool may_wait_ = false;
};

/// One line of an input.
struct Line {
  std::string_view text;     ///< without its line break; valid until the next call
  std::uint64_t number = 0;  ///< 1-based
  std::uint64_t offset = 0;  ///< byte of the input at which it begins
  bool too_long = false;     ///< longer than the limit: `text` holds nothing, the line is skipped
};

/// Cuts an input into lines, in memory that depends on `limit` alone.
class LineReader {
 public:
  /// `limit`: bytes that a line may have.
  LineReader(ByteSource source, std::size_t limit) : source_(std::move(source)), limit_(limit) {}

  /// The next line; nothing at the end; io when reading fails.
  Result<std::optional<Line>> next();

  /// Is another line there, blank ones aside, for which nobody must be waited for?
  [[nodiscard]] bool at_hand() const;

  [[nodiscard]] std::uint64_t offset() const { return source_.offset(); }

 private:
  Result<void> skip_line();

  ByteSource source_;
  std::size_t limit_;
  std::size_t taken_ = 0;  // bytes of the line handed out last, its break included
  std::uint64_t number_ = 0;
};

}  // namespace depeche
