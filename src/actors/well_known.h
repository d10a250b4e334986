// SPDX-License-Identifier: Apache-2.0
// Who is meant by a family name that the text nowhere explains?
#pragma once

#include "actors/linker.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// What somebody is whom the text calls by the family name alone ("M. Wauquiez") and of whom it
/// tells nothing: the one known person of that name at home there on the day; empty when none or
/// several are.
std::vector<std::string> well_known(const Scene& scene, const std::vector<Mention>& mentions,
                                    const std::vector<Cluster>& clusters, const Cluster& cluster,
                                    std::string_view home);

}  // namespace depeche::actors
