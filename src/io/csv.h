// SPDX-License-Identifier: Apache-2.0
// Writes rows of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Appends one field, in quotation marks when it holds a comma, a quotation mark, a line break or
/// blanks at its ends.
void append_csv_field(std::string& out, std::string_view field);

/// Appends a row with its line break (CR LF).
void append_csv_row(std::string& out, const std::vector<std::string>& fields);

}  // namespace depeche
