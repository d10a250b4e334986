// SPDX-License-Identifier: Apache-2.0
#include "io/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace depeche {

namespace {

constexpr std::size_t block = std::size_t{1} << 16U;

Error system_error_now() {
  const int number = errno;
  const ErrorCode code = number == ENOENT ? ErrorCode::not_found : ErrorCode::io;
  return {code, std::generic_category().message(number), ""};
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path) {
  ByteSource source(STDIN_FILENO, false);
  if (path != "-") {
    source.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: C interface
    source.owned_ = true;
  }
  if (source.descriptor_ < 0) return system_error_now();

  struct stat status {};

  if (::fstat(source.descriptor_, &status) != 0) return system_error_now();
  if (S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::invalid_argument, "is a directory; name the files in it", ""};
  }
  source.may_wait_ = !S_ISREG(status.st_mode);
  return source;
}

ByteSource ByteSource::of(std::string bytes) {
  ByteSource source(-1, false);
  source.buffer_ = std::move(bytes);
  source.ended_ = true;
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : buffer_(std::move(other.buffer_)),
      begin_(std::exchange(other.begin_, 0)),
      offset_(other.offset_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(std::exchange(other.owned_, false)),
      ended_(other.ended_),
      may_wait_(other.may_wait_) {}

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(buffer_, other.buffer_);
  std::swap(begin_, other.begin_);
  std::swap(offset_, other.offset_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(owned_, other.owned_);
  std::swap(ended_, other.ended_);
  std::swap(may_wait_, other.may_wait_);
  return *this;
}

ByteSource::~ByteSource() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

Result<std::string_view> ByteSource::peek(std::size_t wanted) {
  while (at_hand().size() < wanted && !ended_) {
    // Moving the rest to the front costs at most what was stepped over before.
    if (begin_ >= block && begin_ >= at_hand().size()) {
      buffer_.erase(0, begin_);
      begin_ = 0;
    }
    const std::size_t used = buffer_.size();
    buffer_.resize(used + block);
    const ssize_t got = ::read(descriptor_, buffer_.data() + used, block);
    buffer_.resize(used + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      ended_ = true;
      return system_error_now();
    }
    ended_ = got == 0;
  }
  return at_hand();
}

void ByteSource::skip(std::size_t count) {
  const std::size_t step = std::min(count, at_hand().size());
  begin_ += step;
  offset_ += step;
  if (begin_ == buffer_.size()) {
    buffer_.clear();
    begin_ = 0;
  }
}

Result<std::string> ByteSource::read_all(std::size_t limit) {
  const auto bytes = peek(limit + 1);
  if (!bytes) return bytes.error();
  if (bytes->size() > limit) {
    return Error{ErrorCode::bad_data,
                 "is longer than " + std::to_string(limit >> 20U) +
                     " MiB, which no article is; split it into its articles, one a file or one a "
                     "line of JSON Lines",
                 ""};
  }
  std::string all(*bytes);
  skip(all.size());
  return all;
}

Result<std::optional<Line>> LineReader::next() {
  source_.skip(std::exchange(taken_, 0));
  auto bytes = source_.peek(1);
  if (!bytes) return bytes.error();
  if (bytes->empty()) return std::optional<Line>();
  Line line{.text = {}, .number = ++number_, .offset = source_.offset(), .too_long = false};
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = bytes->find('\n', searched);
    if (end != std::string_view::npos && end <= limit_) {
      line.text = bytes->substr(0, end);
      taken_ = end + 1;
      return std::optional<Line>(line);
    }
    if (bytes->size() > limit_) break;
    searched = bytes->size();
    bytes = source_.peek_more();
    if (!bytes) return bytes.error();
    if (bytes->size() == searched) {  // the last line may lack its line break
      line.text = *bytes;
      taken_ = searched;
      return std::optional<Line>(line);
    }
  }
  if (const auto skipped = skip_line(); !skipped) return skipped.error();
  line.too_long = true;
  return std::optional<Line>(line);
}

bool LineReader::at_hand() const {
  if (!source_.may_wait()) return true;
  const std::string_view rest = source_.at_hand().substr(taken_);
  const std::size_t begin = rest.find_first_not_of(" \t\r\n\f\v");
  return begin != std::string_view::npos && rest.find('\n', begin) != std::string_view::npos;
}

Result<void> LineReader::skip_line() {
  while (true) {
    const auto bytes = source_.peek(1);
    if (!bytes) return bytes.error();
    if (bytes->empty()) return {};
    const std::size_t end = bytes->find('\n');
    source_.skip(end == std::string_view::npos ? bytes->size() : end + 1);
    if (end != std::string_view::npos) return {};
  }
}

}  // namespace depeche
