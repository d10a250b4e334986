// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depeche {

namespace {

Error system_error_at(const std::string& path) {
  const int number = errno;
  const ErrorCode code = number == ENOENT ? ErrorCode::not_found : ErrorCode::io;
  return {code, std::generic_category().message(number), path};
}

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return system_error_at(path);

  struct stat status {};

  if (::fstat(file.number(), &status) != 0) return system_error_at(path);
  if (S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::invalid_argument, "is a directory; name the files in it", path};
  }
  // Of a file that says its size, all at once and one byte more, to see its end.
  std::string bytes(std::min(static_cast<std::size_t>(status.st_size), limit) + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (used > limit) {
      return Error{ErrorCode::bad_data,
                   "is longer than the " + std::to_string(limit) + " bytes that are read at most",
                   path};
    }
    if (used == bytes.size()) bytes.resize(used + (std::size_t{1} << 16U));
    const ssize_t got = ::read(file.number(), bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error_at(path);
    used += static_cast<std::size_t>(got);
    if (got > 0) continue;
    bytes.resize(used);
    return bytes;
  }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return system_error_at(path);

  struct stat status {};

  if (::fstat(file.number(), &status) != 0) return system_error_at(path);
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorCode::invalid_argument, "is not a regular file", path};
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) return system_error_at(path);  // NOLINT: the macro casts
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  // mmap gave a writable-typed address; munmap takes it back.
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);  // NOLINT
}

}  // namespace depeche
