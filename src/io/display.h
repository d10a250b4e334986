// SPDX-License-Identifier: Apache-2.0
// How does text fit into the columns of a terminal?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Columns that `text` takes (valid UTF-8): wide East Asian characters two, combining and control
/// characters none.
unsigned display_width(std::string_view text);

/// `text` on one line and harmless: runs of white space as one blank, control characters (escape
/// sequences) and characters that turn the direction of writing left out.
std::string printable(std::string_view text);

/// `text`, or as much of its beginning as fits into `width` columns with "…" behind it.
std::string shorten(std::string_view text, unsigned width);

/// shorten(), filled up with blanks to exactly `width` columns.
std::string fit(std::string_view text, unsigned width);

/// Lines of at most `width` (> 0) columns, broken at blanks, inside a word only when it alone is
/// wider. Views into `text`; no line begins or ends with a blank.
std::vector<std::string_view> wrap(std::string_view text, unsigned width);

/// Shares `total` columns among columns of these natural widths: each as wide as it needs, and when
/// that is too much the widest give way first, down to `least`.
std::vector<unsigned> share_width(std::vector<unsigned> natural, unsigned total, unsigned least);

}  // namespace depeche
