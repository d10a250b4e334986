// SPDX-License-Identifier: Apache-2.0
// How does a function of Depeche say that it failed? A value or an Error, never an exception.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace depeche {

enum class ErrorCode : std::uint8_t {
  invalid_argument,
  not_found,
  io,
  bad_data,
  incompatible,
  busy
};

/// What went wrong. `message` says what and how to mend it; `where` names the file and the place in
/// it ("cues.tsv:12", "byte 1045"), empty when there is none.
struct Error {
  ErrorCode code = ErrorCode::invalid_argument;
  std::string message;
  std::string where;

  bool operator==(const Error&) const = default;
};

/// "where: message", or the message alone.
inline std::string to_string(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

/// A T or an Error; member names are those of std::expected, for the day it can replace this.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor)

  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }

  explicit operator bool() const { return has_value(); }

  /// The value; calling it on an error is a bug of the caller.
  [[nodiscard]] T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  [[nodiscard]] const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  [[nodiscard]] T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }

  T& operator*() & { return value(); }

  const T& operator*() const& { return value(); }

  T* operator->() { return &value(); }

  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;

  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : error_(std::move(error)), failed_(true) {}

  [[nodiscard]] bool has_value() const { return !failed_; }

  explicit operator bool() const { return has_value(); }

  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace depeche
