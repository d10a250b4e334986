// SPDX-License-Identifier: Apache-2.0
// What does an open ledger hold?
#pragma once

#include "ledger/database.h"
#include "ledger/store.h"

#include <depeche/ledger.h>

#include <optional>

namespace depeche {

struct Ledger::Connection {
  Database database;
  std::optional<Store> store;  ///< of a writer only
};

}  // namespace depeche
