// SPDX-License-Identifier: Apache-2.0
// How are numbers and strings read from a model file without ever reading past its end?
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace depeche {

/// Reads little-endian values from the front; after the end every read gives zero and failed() is
/// true.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool failed() const { return failed_; }

  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

  std::uint64_t number(std::size_t width) {
    if (bytes_.size() < width) {
      failed_ = true;
      bytes_ = {};
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[i])) << (8U * i);
    }
    bytes_.remove_prefix(width);
    return value;
  }

  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }

  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }

  float f32() { return std::bit_cast<float>(u32()); }

  std::string_view string() { return bytes(number(2)); }

  /// The next `size` bytes; empty when there are not so many.
  std::string_view bytes(std::size_t size) {
    if (bytes_.size() < size) {
      failed_ = true;
      return {};
    }
    const std::string_view value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

inline void put_number(std::string& out, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i)
    out.push_back(static_cast<char>((value >> (8U * i)) & 0xFFU));
}

inline void put_string(std::string& out, std::string_view value) {
  put_number(out, value.size(), 2);
  out.append(value);
}

}  // namespace depeche
