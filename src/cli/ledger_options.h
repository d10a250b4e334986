// SPDX-License-Identifier: Apache-2.0
// Which options do the commands share that ask a ledger?
#pragma once

#include <depeche/ledger.h>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace depeche::cli {

/// The filter as typed; to_filter() checks it.
struct LedgerOptions {
  std::string ledger;
  std::string format = "table";
  std::string type;
  std::string country;
  std::string since;
  std::string until;
  LedgerFilter filter;
};

/// Adds --ledger, --format and the filters; `options` outlives the parsing.
void add_ledger_options(CLI::App& command, LedgerOptions& options);

/// The filter with type, country and days read; invalid_argument names the option that is wrong.
/// Fails as opening a pack does where a country is asked for.
Result<LedgerFilter> to_filter(const LedgerOptions& options, const std::string& data_dir);

/// The filters that add_ledger_options() adds: "--actor" …
std::vector<std::string> all_filters();

/// invalid_argument when one of `filters` was given to `command`, which cannot apply it; `why` says
/// so behind its name.
Result<void> without(const CLI::App& command, const std::vector<std::string>& filters,
                     const std::string& why);

}  // namespace depeche::cli
