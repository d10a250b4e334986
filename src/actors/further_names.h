// SPDX-License-Identifier: Apache-2.0
// Which names did the name finder leave out?
#pragma once

#include "actors/name_spans.h"

#include <vector>

namespace depeche::actors {

/// What the name finder left out: a name behind a title ("spokesman Jean Petit"), later uses of the
/// names of the text, a family name alone. Tokens that `draft` holds are taken.
std::vector<NameRange> further_names(const Scene& scene, const Draft& draft,
                                     const std::vector<NameRange>& known);

/// "Liberation [Tigers] of Tamil Eelam": words in the plural of the names of armed groups that the
/// tables know, by which the text may call them.
std::vector<TokenRange> words_of_groups(const Scene& scene, const Draft& draft);

}  // namespace depeche::actors
