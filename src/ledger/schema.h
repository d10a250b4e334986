// SPDX-License-Identifier: Apache-2.0
// The SQL scripts of the ledger, embedded by the build.
#pragma once

#include <string_view>

namespace depeche {

/// schema.sql, stories.sql and views.sql: an empty file becomes a ledger of the newest schema.
std::string_view schema_sql();

/// stories.sql: a ledger of schema 3 becomes one of schema 4, but for the rows of `unlinked`.
std::string_view stories_sql();

/// views.sql: the views of the newest schema.
std::string_view views_sql();

/// to_schema_3.sql: a ledger of schema 2 becomes one of schema 3.
std::string_view to_schema_3_sql();

}  // namespace depeche
