// SPDX-License-Identifier: Apache-2.0
// What do the words of a body's name say that it is?
#pragma once

#include "actors/mention.h"

#include <string>
#include <string_view>
#include <vector>

namespace depeche::actors {

/// Country, sectors and type that the words of an organisation's name tell: "Parti communiste
/// chinois".
void describe_body(const Scene& scene, Mention& mention);

/// Keys of the words of a body's name that its acronym counts, cut at hyphens.
std::vector<std::string> words_of_name(std::string_view name);

/// Their first letters, in lower case.
std::string initials_of(const std::vector<std::string>& words);

}  // namespace depeche::actors
