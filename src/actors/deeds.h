// SPDX-License-Identifier: Apache-2.0
// What does somebody of whom nothing else is known do?
#pragma once

#include "actors/linker.h"

#include <string>
#include <vector>

namespace depeche::actors {

/// The sector that their deeds tell of civilians: "deux hommes ont ouvert le feu" are unidentified
/// fighters, "140.000 personnes ont fui" are refugees. Empty when none do.
std::string told_by_deeds(const Scene& scene, const std::vector<Mention>& mentions,
                          const Cluster& cluster, const std::vector<std::string>& sectors);

}  // namespace depeche::actors
