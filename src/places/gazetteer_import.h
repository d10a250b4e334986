// SPDX-License-Identifier: Apache-2.0
// How does a GeoNames dump become places that the gazetteer finds beside its own?
#pragma once

#include "pack/pack.h"

#include <depeche/result.h>

#include <cstdint>
#include <iosfwd>
#include <string>

namespace depeche {

/// Where, in the folder of packs, a user's places lie; read by Gazetteer::load when they are there.
inline constexpr const char* user_places_name = "common/user/places.idx";
inline constexpr const char* user_place_names_name = "common/user/place_names.idx";

struct GazetteerImport {
  std::uint64_t min_population = 1000;  ///< of towns; units of administration are taken whole
};

struct ImportedPlaces {
  std::uint64_t rows = 0;    ///< read
  std::uint64_t places = 0;  ///< written
  std::uint64_t names = 0;   ///< written
};

/// Reads a dump (tab-separated, 19 columns: geonames.org/export) row by row and writes the two
/// indexes: towns and units of the first two levels that the packs do not have. Fails with bad_data
/// (the error names the line) or io; what was there before stays then.
Result<ImportedPlaces> import_geonames(std::istream& dump, const std::string& dump_name,
                                       const Pack& pack, const GazetteerImport& options);

}  // namespace depeche
