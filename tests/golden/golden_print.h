// SPDX-License-Identifier: Apache-2.0
// How is a finding told in a golden file? One short line each, in the words of the text.
#pragma once

#include <depeche/pipeline.h>

#include <string>
#include <string_view>

namespace depeche::golden {

/// The findings of `stage` ("tokens", "names", "time", "quantities", "places", "actors", "quotes",
/// "claims" or "reports") in `document`; an unknown stage gives "unknown stage …".
std::string print(std::string_view stage, const Pipeline& pipeline, const Document& document);

}  // namespace depeche::golden
