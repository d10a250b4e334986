// SPDX-License-Identifier: Apache-2.0
// Asks a ledger and prints the rows: what the query commands have in common.
#pragma once

#include "cli/ledger_options.h"
#include "cli/process.h"
#include "cli/row_printer.h"

#include <depeche/ledger.h>

#include <iostream>
#include <string>

namespace depeche::cli {

/// The exit status of a filter that was refused: the command line is wrong, or no pack can be
/// opened.
inline int fail_of_filter(const Error& error) {
  return fail(error, error.code == ErrorCode::invalid_argument ? exit_usage : exit_no_data);
}

template <typename Row>
using Query = Result<void> (Ledger::*)(const LedgerFilter&, const RowSink<Row>&) const;

/// Prints rows to standard output as they come.
class RowOutput {
 public:
  explicit RowOutput(const std::string& format)
      : style_{format, terminal_width(), colour_allowed()} {}

  /// False when nobody takes them any more.
  bool print(const Cells& cells) {
    print_row(cells, style_, first_, out_);
    first_ = false;
    const bool taken = output_.write(out_);
    out_.clear();
    return taken;
  }

  [[nodiscard]] const StandardOutput& output() const { return output_; }

  /// The exit status of a command whose rows are all printed.
  [[nodiscard]] int finish(const char* nothing) const {
    if (first_ && style_.format == "table") std::cerr << "depeche: " << nothing << "\n";
    return output_.status();
  }

 private:
  RowStyle style_;
  StandardOutput output_;
  std::string out_;
  bool first_ = true;
};

/// Runs `query` with a filter on the ledger of `options`; `cells` shows a row. Returns the exit
/// status.
template <typename Row>
int print_rows(const LedgerOptions& options, const LedgerFilter& filter, Query<Row> query,
               Cells (*cells)(const Row&)) {
  const auto ledger = Ledger::open(options.ledger, LedgerAccess::read);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  RowOutput output(options.format);
  const auto done =
      ((*ledger).*query)(filter, [&](const Row& row) { return output.print(cells(row)); });
  if (!done) return fail(done.error(), exit_some_failed);
  return output.finish("nothing in the ledger matches");
}

/// The same with the filter of `options`.
template <typename Row>
int run_row_query(const LedgerOptions& options, const std::string& data_dir, Query<Row> query,
                  Cells (*cells)(const Row&)) {
  const auto filter = to_filter(options, data_dir);
  return filter ? print_rows(options, *filter, query, cells) : fail_of_filter(filter.error());
}

}  // namespace depeche::cli
