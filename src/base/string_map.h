// SPDX-License-Identifier: Apache-2.0
// The map for words: flat, so that a word that is not in it (and most are not) costs one look at
// the memory. Asked with a string_view; the order of iteration is that of the hashes, not of
// insertion.
#pragma once

#include "base/strings.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <tsl/robin_map.h>

namespace depeche {

/// `tsl::robin_map` keeps the hash beside each key. References to values end with the next
/// insertion.
template <typename Value>
using StringMap = tsl::robin_map<std::string, Value, StringHash, std::equal_to<>,
                                 std::allocator<std::pair<std::string, Value>>, true>;

}  // namespace depeche
