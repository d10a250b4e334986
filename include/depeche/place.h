// SPDX-License-Identifier: Apache-2.0
// Where? Place names resolved to gazetteer entries (GeoNames ids, ISO 3166).
#pragma once

#include <depeche/span.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

using PlaceIndex = std::uint32_t;

enum class Resolution : std::uint8_t {
  unknown,
  region,
  country,
  province,
  district,
  city,
  sub_city
};

struct PlaceRef {
  Span evidence;  ///< one occurrence in the text
  RuleId rule;
  TokenRange tokens;
  std::string name;  ///< name in the language of the text as the gazetteer spells it, or as written
  std::string country;             ///< ISO 3166-1 alpha-3; empty = unknown or none (seas, regions)
  std::uint32_t geonames = 0;      ///< GeoNames id, 0 = none
  std::optional<double> latitude;  ///< degrees, WGS 84
  std::optional<double> longitude;
  std::uint64_t population = 0;
  Resolution resolution = Resolution::unknown;
  bool is_actor = false;   ///< metonymy: the name stands for a government or people ("Ankara
                           ///< négocie"), not for the place
  bool of_people = false;  ///< with is_actor: not for who governs ("la France bat le Maroc 2-0")

  bool operator==(const PlaceRef&) const = default;
};

/// "city" …, "sub_city"; "unknown" for unknown.
std::string_view name_of(Resolution resolution);

}  // namespace depeche
