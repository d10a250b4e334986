// SPDX-License-Identifier: Apache-2.0
// What does the schema.org description inside a page say of its article?
#pragma once

#include <depeche/date.h>

#include <optional>
#include <string>
#include <string_view>

namespace depeche {

struct LinkedData {
  std::string headline;
  std::string publisher;
  std::optional<Date> published;
  std::optional<std::int64_t> published_minute;  ///< as in Metadata
};

/// Reads the JSON-LD `script`: the first object, in it or in its arrays and "@graph", that has a
/// "headline" or a "datePublished". Broken JSON gives nothing.
LinkedData read_json_ld(std::string_view script);

}  // namespace depeche
