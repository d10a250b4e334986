// SPDX-License-Identifier: Apache-2.0
// Which nominals in a list are one actor, and which nominal means one of each of several countries?
#pragma once

#include "actors/mention.h"

#include <cstdint>

namespace depeche::actors {

/// Gives each nominal from `first` on whose words list countries one mention a country, and the
/// nominal the list of them.
void split_by_country(const Scene& scene, Draft& draft, std::uint32_t first);

/// Joins to each counted nominal from `first` on the list between commas that breaks it down
/// ("quatre militants, trois femmes et un homme, …"): its parts are no further actors.
void join_breakdowns(const Scene& scene, Draft& draft, std::uint32_t first);

}  // namespace depeche::actors
