// SPDX-License-Identifier: Apache-2.0
// Which packs does a command read with?
#pragma once

#include <depeche/pipeline.h>
#include <depeche/result.h>

#include <string>
#include <vector>

namespace depeche::cli {

/// The pipeline of all known languages, opened in the folder that `data_dir` (or the environment)
/// says; once in a process. It lasts as long as the process and is never taken down: that would
/// take a sixth of the time of a short command.
Result<const Pipeline*> open_pipeline(const std::string& data_dir);

/// The versions of the packs that open_pipeline() opens: "fr@2026.26".
Result<std::vector<std::string>> pack_versions(const std::string& data_dir);

}  // namespace depeche::cli
