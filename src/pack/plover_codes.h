// SPDX-License-Identifier: Apache-2.0
// Which codes of countries has PLOVER beside those of ISO 3166-1?
#pragma once

#include <array>
#include <string_view>

namespace depeche {

/// Bodies that are of no one country, and the older code of Kosovo.
inline constexpr std::array<std::string_view, 8> plover_codes = {"IGO", "UNO", "EUR", "NGO",
                                                                 "MNC", "IMG", "ISM", "KOS"};

}  // namespace depeche
