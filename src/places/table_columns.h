// SPDX-License-Identifier: Apache-2.0
// How are the cells of the tables of places read?
#pragma once

#include "pack/table.h"

#include <depeche/place.h>
#include <depeche/result.h>

#include <optional>
#include <string_view>

namespace depeche {

/// A decimal number ("-33.867"); nothing for anything else.
std::optional<double> to_degrees(std::string_view text);

/// "city" and so on, the names of Resolution; nothing for anything else.
std::optional<Resolution> resolution_from(std::string_view text);

}  // namespace depeche
