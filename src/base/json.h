// SPDX-License-Identifier: Apache-2.0
// Writes JSON, one value after the other, into a string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Appends compact JSON (RFC 8259) to a string. The caller nests begin/end properly; commas and
/// escapes are written here. Invalid UTF-8 is the caller's bug.
class JsonWriter {
 public:
  /// `out` must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(&out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);

  JsonWriter& value(const char* text) { return value(std::string_view(text)); }

  JsonWriter& value(std::int64_t number);

  JsonWriter& value(std::uint32_t number) { return value(static_cast<std::int64_t>(number)); }

  /// Shortest form that reads back as the same double; not finite gives null.
  JsonWriter& value(double number);
  JsonWriter& value(bool flag);
  JsonWriter& null();

  /// key and value at once.
  template <typename T>
  JsonWriter& field(std::string_view name, const T& content) {
    key(name);
    return value(content);
  }

 private:
  void separate();

  std::string* out_;
  std::vector<bool> has_items_{false};
  bool after_key_ = false;
};

}  // namespace depeche
