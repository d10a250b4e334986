// SPDX-License-Identifier: Apache-2.0
// Which layer of a reading is shown with all its mentions?
#pragma once

#include "cli/inputs.h"

#include <cstdint>
#include <string>

namespace depeche::cli {

enum class FoundLayer : std::uint8_t { actors, places };

/// Reads the articles and prints the layer as `format` ("table", "jsonl", "csv"); gives the exit
/// status.
int run_found(const InputOptions& options, const std::string& format, FoundLayer layer,
              const std::string& data_dir);

}  // namespace depeche::cli
