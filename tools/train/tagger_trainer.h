// SPDX-License-Identifier: Apache-2.0
// Which features does a word of each tag usually have?
#pragma once

#include "corpus.h"

#include <vector>

namespace depeche::train {

/// The usual features of each tag, most usual first.
std::vector<std::vector<Morph>> common_morphs(const std::vector<Example>& examples,
                                              std::size_t tags);

/// Does hardly a proper noun (one in a hundred) lack a capital?
bool names_have_capitals(const std::vector<Example>& examples);

}  // namespace depeche::train
