// SPDX-License-Identifier: Apache-2.0
// Which nominal in the plural means one actor of each of several countries?
#pragma once

#include "actors/mention.h"

#include <cstdint>

namespace depeche::actors {

/// Gives each nominal from `first` on whose words list countries one mention a country, and the
/// nominal the list of them.
void split_by_country(const Scene& scene, Draft& draft, std::uint32_t first);

}  // namespace depeche::actors
