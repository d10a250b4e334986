// SPDX-License-Identifier: Apache-2.0
// Which schema has this file, and how does it get the newest one?
#pragma once

#include "ledger/database.h"

#include <depeche/result.h>

namespace depeche {

/// "dpch", SQLite's application_id of a ledger.
inline constexpr std::int64_t ledger_application_id = 0x64706368;

/// PRAGMA user_version of ledgers that this program writes.
inline constexpr std::int64_t newest_schema = 6;

/// Makes an empty file a ledger and brings an older one up to date, in one transaction;
/// switches foreign keys on. incompatible when the file is another program's or a newer Depeche's.
Result<void> migrate(const Database& database);

/// incompatible unless the file is a ledger of the newest schema (for readers, who change nothing).
Result<void> check_schema(const Database& database);

}  // namespace depeche
