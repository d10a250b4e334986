// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger_options.h"

#include "cli/country_codes.h"

#include <utility>

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
  command.add_option(
      "--country", options.country,
      "Country of a participant or place: ISO 3166-1 (SYR or SY), or PLOVER's IGO …");
  command.add_option("--type", options.type, "PLOVER type (ASSAULT)");
  command.add_option("--since", options.since, "First day (YYYY-MM-DD)");
  command.add_option("--until", options.until, "Last day (YYYY-MM-DD)");
  command.add_option("--place", filter.place, "Words of the place's name");
  command.add_option("--claimant", filter.claimant, "Words of the name of who says so");
  command.add_option("--text", filter.text, "Words that the text holds, all of them");
  command
      .add_option("--min-confidence", filter.min_confidence, "Reports of at least this confidence")
      ->check(CLI::Range(0.0, 1.0));
  constexpr std::int64_t most_rows = 1'000'000'000'000;
  command.add_option("--limit", filter.limit, "At most so many rows; 0 = all")
      ->check(CLI::Range(std::int64_t{0}, most_rows));
}

std::vector<std::string> all_filters() {
  return {"--actor", "--country",  "--type", "--since",          "--until",
          "--place", "--claimant", "--text", "--min-confidence", "--limit"};
}

Result<void> without(const CLI::App& command, const std::vector<std::string>& filters,
                     const std::string& why) {
  for (const std::string& filter : filters) {
    if (command.get_option(filter)->count() > 0)
      return Error{ErrorCode::invalid_argument, why, filter};
  }
  return {};
}

Result<LedgerFilter> to_filter(const LedgerOptions& options, const std::string& data_dir) {
  LedgerFilter filter = options.filter;
  if (!options.type.empty()) {
    filter.type = event_type_from(in_capitals(options.type));
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
  if (!options.country.empty()) {
    auto country = country_code(options.country, data_dir);
    if (!country) return country.error();
    filter.country = std::move(*country);
  }
  if (auto read = read_day(options.since, "--since", filter.since); !read) return read.error();
  if (auto read = read_day(options.until, "--until", filter.until); !read) return read.error();
  return filter;
}

}  // namespace depeche::cli
