// SPDX-License-Identifier: Apache-2.0
// Which names in the text are actors: persons, bodies of the tables, other organisations,
// countries?
#pragma once

#include "actors/mention.h"

namespace depeche::actors {

/// Adds a mention for each name of a body in the tables, each person or organisation of
/// Analysis::names and each place that acts.
void find_names(const Scene& scene, Draft& draft);

}  // namespace depeche::actors
