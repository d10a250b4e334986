// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger_options.h"

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

Result<void> read_day(const std::string& text, const char* option, std::optional<Date>& day) {
  if (text.empty()) return {};
  day = parse_date(text);
  if (day) return {};
  return Error{ErrorCode::invalid_argument, "'" + text + "' is no day; write YYYY-MM-DD", option};
}

}  // namespace

void add_ledger_options(CLI::App& command, LedgerOptions& options) {
  LedgerFilter& filter = options.filter;
  command.add_option("--ledger", options.ledger, "The ledger file")->required()->type_name("FILE");
  command.add_option("--format", options.format, "Output format")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}))
      ->capture_default_str();
  command.add_option("--actor", filter.actor, "Words of a participant's or speaker's name");
  command.add_option("--country", filter.country, "PLOVER country of a participant or place (SYR)");
  command.add_option("--type", options.type, "PLOVER type (ASSAULT)");
  command.add_option("--since", options.since, "First day (YYYY-MM-DD)");
  command.add_option("--until", options.until, "Last day (YYYY-MM-DD)");
  command.add_option("--place", filter.place, "Words of the place's name");
  command.add_option("--claimant", filter.claimant, "Words of the name of who says so");
  command.add_option("--text", filter.text, "Words that the text holds, all of them");
  command
      .add_option("--min-confidence", filter.min_confidence, "Reports of at least this confidence")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--limit", filter.limit, "At most so many rows; 0 = all");
}

Result<LedgerFilter> to_filter(const LedgerOptions& options) {
  LedgerFilter filter = options.filter;
  if (!options.type.empty()) {
    filter.type = event_type_from(options.type);
    if (!filter.type) {
      return Error{
          ErrorCode::invalid_argument,
          "'" + options.type +
              "' is no PLOVER type; one of AGREE CONSULT SUPPORT CONCEDE "
              "COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
              "COERCE ASSAULT",
          "--type"};
    }
  }
  if (auto read = read_day(options.since, "--since", filter.since); !read) return read.error();
  if (auto read = read_day(options.until, "--until", filter.until); !read) return read.error();
  return filter;
}

}  // namespace depeche::cli
