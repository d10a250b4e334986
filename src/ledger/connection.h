// SPDX-License-Identifier: Apache-2.0
// What does an open ledger hold?
#pragma once

#include "ledger/database.h"
#include "ledger/store.h"

#include <depeche/ledger.h>

#include <optional>

namespace depeche {

/// What an open ledger has besides when it may be written.
struct Writer {
  Statement begin;
  Statement commit;
  Store store;
};

struct Ledger::Connection {
  Database database;
  Statement contains;
  std::optional<Writer> writer;
};

}  // namespace depeche
