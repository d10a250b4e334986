// SPDX-License-Identifier: Apache-2.0
// Which few numbers tell that two texts may share a passage?
#pragma once

#include "story/words.h"

#include <cstdint>
#include <vector>

namespace depeche {

/// Winnowing (Schleimer, Wilkerson, Aiken 2003) over hashes of 4 words with windows of 5: two texts
/// that share 8 words in a row share a fingerprint. Sorted, each once; about one for 3 words.
std::vector<std::uint32_t> fingerprints(const StoryWords& words);

}  // namespace depeche
