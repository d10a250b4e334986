// SPDX-License-Identifier: Apache-2.0
// Where are the paragraphs of a text?
#pragma once

#include <depeche/span.h>

#include <string_view>
#include <vector>

namespace depeche {

/// Stretches of `text` between line breaks and blank lines, without the empty ones, in text order.
/// Lines that were plainly wrapped at a fixed width (up to 100 characters) stay together.
std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace depeche
