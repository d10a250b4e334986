// SPDX-License-Identifier: Apache-2.0
// Are the files of a pack those that its manifest names, and are its tables tables?
#pragma once

#include "pack/value_check.h"

#include <depeche/result.h>

#include <string>
#include <vector>

namespace depeche {

/// Everything wrong with the files in `folder` (one pack: "data/fr", "data/common"): files that its
/// manifest does not name, or names with another checksum, or that are missing; tables that cannot
/// be read, do not say where they are from, tell a row twice, or hold cells that their columns do
/// not allow (value_check.h; `known` says which codes there are). Each error names file and line
/// and says how to mend it. Compiled indexes stand in no manifest.
std::vector<Error> check_pack_files(const std::string& folder, const KnownValues& known);

}  // namespace depeche
