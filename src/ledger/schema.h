// SPDX-License-Identifier: Apache-2.0
// The text of schema.sql, embedded by the build.
#pragma once

#include <string_view>

namespace depeche {

std::string_view schema_sql();

}  // namespace depeche
