// SPDX-License-Identifier: Apache-2.0
// Victims that only a figure names ("14 morts", "killed five").
#pragma once

#include "events/country_parties.h"

#include <depeche/time.h>

#include <string_view>
#include <vector>

namespace depeche::events {

/// Does a figure that counts so count victims?
bool counts_victims(std::string_view counts);

/// Adds an unknown people to `parties` for every figure of dead or hurt whose counted word names no
/// actor of the document.
void add_victims(const Analysis& analysis, const Actors& actors,
                 const std::vector<QuantityRef>& quantities, CountryParties& parties);

}  // namespace depeche::events
