// SPDX-License-Identifier: Apache-2.0
// Whole files: read one, or map one.
#pragma once

#include <depeche/result.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche {

/// The bytes of the regular file at `path`. Fails with not_found, invalid_argument (a directory),
/// io, or bad_data when it is longer than `limit` bytes.
Result<std::string> read_file(const std::string& path, std::size_t limit);

/// A file mapped read-only; move-only, unmapped when it goes.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  /// Valid as long as this object lives, at the same address even when it is moved.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace depeche
