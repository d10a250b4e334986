// SPDX-License-Identifier: Apache-2.0
// What was somebody on the day of the article?
#pragma once

#include "actors/linker.h"

#include <string>
#include <vector>

namespace depeche::actors {

/// The `sectors` of the person, primary first, when all that the text and the terms of office tell
/// of the day is weighed: who is called a member of parliament sits there, whatever party's he is;
/// who held an office until that day is told of as its holder; who is called a former minister is
/// of the former elite; a marshal known to lead rebels is one of them.
std::vector<std::string> standing(const Scene& scene, const std::vector<Mention>& mentions,
                                  const Cluster& cluster, const std::vector<std::string>& sectors);

}  // namespace depeche::actors
