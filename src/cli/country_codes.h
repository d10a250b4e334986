// SPDX-License-Identifier: Apache-2.0
// Which country does a code on the command line mean?
#pragma once

#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche::cli {

/// "Fra" -> "FRA".
std::string in_capitals(std::string_view code);

/// The PLOVER country ("FRA", "IGO") of an ISO 3166-1 code of two or three letters, or of one of
/// PLOVER's own, in any case. invalid_argument when it is none; else as opening a pack fails.
Result<std::string> country_code(const std::string& typed, const std::string& data_dir);

}  // namespace depeche::cli
