// SPDX-License-Identifier: Apache-2.0
// Which options do the commands share that ask a ledger?
#pragma once

#include <depeche/ledger.h>

#include <string>

namespace CLI {
class App;
}

namespace depeche::cli {

/// The filter as typed; to_filter() checks it.
struct LedgerOptions {
  std::string ledger;
  std::string format = "table";
  std::string type;
  std::string since;
  std::string until;
  LedgerFilter filter;
};

/// Adds --ledger, --format and the filters; `options` outlives the parsing.
void add_ledger_options(CLI::App& command, LedgerOptions& options);

/// The filter with type and days read; invalid_argument names the option that is wrong.
Result<LedgerFilter> to_filter(const LedgerOptions& options);

}  // namespace depeche::cli
