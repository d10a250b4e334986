// SPDX-License-Identifier: Apache-2.0
// Which of PLOVER's country codes are of a body of states?
#pragma once

#include <string_view>

namespace depeche::actors {

/// The United Nations, the European Union, another one.
[[nodiscard]] inline bool is_union(std::string_view country) {
  return country == "IGO" || country == "UNO" || country == "EUR";
}

}  // namespace depeche::actors
