// SPDX-License-Identifier: Apache-2.0
// Which word did somebody mean who wrote one that is not known?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// The one of `known` that differs from `word` by the fewest letters put in, taken out, changed or
/// swapped with the next, case aside; empty when all differ by more than a third of the word or
/// three letters.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

/// What to write instead, for the end of an error: "did you mean 'kill'?", or when nothing is near
/// "there are arrest, kill, …" with at most 20 of `known`.
std::string instead_of(std::string_view word, const std::vector<std::string>& known);

}  // namespace depeche
