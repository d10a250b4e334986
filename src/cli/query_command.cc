// SPDX-License-Identifier: Apache-2.0
// `depeche reports|claims|actors|documents`: asks a ledger.
#include "cli/command.h"
#include "cli/found_command.h"
#include "cli/row_query.h"

#include <memory>
#include <type_traits>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

using Show = Cell::Show;

std::string days(const ReportRow& row) {
  if (row.date_begin == row.date_end) return row.date_begin.empty() ? "no date" : row.date_begin;
  return row.date_begin + "/" + row.date_end;
}

/// "Moscou (denies); OSDH"
std::vector<std::string> with_stances(const ReportRow& row) {
  std::vector<std::string> said = row.claimants;
  for (std::size_t i = 0; i < said.size() && i < row.stances.size(); ++i) {
    if (row.stances[i] != "asserts") said[i] += " (" + row.stances[i] + ")";
  }
  return said;
}

Cells cells_of(const ReportRow& row) {
  return {{"date", days(row), Show::heading},
          {"date_begin", row.date_begin},
          {"date_end", row.date_end},
          {"type", row.type, Show::heading},
          {"mode", row.mode, Show::heading},
          {"cameo", row.cameo},
          {"status", row.status, Show::heading},
          {"historical", row.historical},
          {"place", row.place, Show::heading, "in "},
          {"place_country", row.place_country},
          {"actor", row.actors, Show::heading},
          {"recipient", row.recipients, Show::heading, "→ "},
          {"size", row.sizes, Show::heading},
          {"said", with_stances(row), Show::table, "says "},
          {"claimant", row.claimants},
          {"stance", row.stances},
          {"evidence", row.evidence, Show::below},
          {"trigger", row.trigger},
          {"start", row.start},
          {"end", row.end},
          {"confidence", row.confidence},
          {"rule", row.rule},
          {"document", row.document},
          {"outlet", row.outlet},
          {"published", row.published}};
}

Cells cells_of(const ActorRow& row) {
  return {{"name", row.name, Show::heading},
          {"type", row.type, Show::heading},
          {"country", row.country, Show::heading},
          {"sectors", row.sectors, Show::heading},
          {"wikidata", row.wikidata},
          {"documents", row.documents},
          {"mentions", row.mentions, Show::heading, "mentions "},
          {"reports", row.reports}};
}

Cells cells_of(const DocumentRow& row) {
  return {{"published", row.published, Show::heading},
          {"outlet", row.outlet, Show::heading},
          {"title", row.title.empty() ? row.path : row.title, Show::heading},
          {"language", row.language},
          {"chars", row.chars},
          {"reports", row.reports},
          {"quotes", row.quotes},
          {"path", row.path},
          {"pack", row.pack},
          {"id", row.id}};
}

/// Says of whom the rows of one claimant come, in the order of reading.
Cells cells_of(const ClaimRow& row) {
  const std::string who =
      !row.claimant.empty() ? row.claimant : (row.outlet.empty() ? "(own voice)" : row.outlet);
  return {{"who", who, Show::heading},
          {"claimant", row.claimant},
          {"stance", row.stance, Show::heading},
          {"kind", row.kind, Show::heading},
          {"date_begin", row.date_begin, Show::heading},
          {"date_end", row.date_end},
          {"type", row.type, Show::heading},
          {"mode", row.mode, Show::heading},
          {"status", row.status},
          {"place", row.place, Show::heading, "in "},
          {"actor", row.actors, Show::heading},
          {"recipient", row.recipients, Show::heading, "→ "},
          {"size", row.sizes, Show::heading},
          {"channel", row.channel, Show::heading, "by "},
          {"chain", row.chain, Show::heading, "via "},
          {"words", row.words, Show::below},
          {"cue", row.cue},
          {"start", row.start},
          {"end", row.end},
          {"document", row.document},
          {"outlet", row.outlet},
          {"published", row.published}};
}

template <typename Row>
void add_query(CLI::App& app, Invocation& invocation, const char* name, const char* about,
               Query<Row> query) {
  auto options = std::make_shared<LedgerOptions>();
  CLI::App* command = app.add_subcommand(name, about);
  add_ledger_options(*command, *options);
  if constexpr (std::is_same_v<Row, ClaimRow>) {
    command->add_option("--about", options->filter.about,
                        "Words of the matter: of what is said, of who takes part, of the place");
  }
  command->callback([options, &invocation, query] {
    invocation.run = [options, &invocation, query] {
      return run_row_query<Row>(*options, invocation.data_dir, query,
                                [](const Row& row) { return cells_of(row); });
    };
  });
}

/// Actors of articles that are named, else of a ledger.
void add_actors(CLI::App& app, Invocation& invocation) {
  struct Options {
    LedgerOptions ledger;
    InputOptions input;
  };

  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "actors", "Ask a ledger who takes part, or read articles and show who, with every mention");
  add_ledger_options(*command, options->ledger);
  CLI::Option* ledger = command->get_option("--ledger")->required(false);
  add_article_options(*command, options->input);
  command->get_option("FILE")->excludes(ledger)->description(
      "Articles to show the actors of, with their mentions and rules; without FILE the ledger is "
      "asked");
  command->callback([options, &invocation, command] {
    invocation.run = [options, &invocation, command] {
      if (!options->input.paths.empty()) {
        const auto fits = without(*command, all_filters(),
                                  "chooses among the actors of a ledger (--ledger); those of "
                                  "articles are all shown");
        if (!fits) return fail(fits.error(), exit_usage);
        return run_found(options->input, options->ledger.format, FoundLayer::actors,
                         invocation.data_dir);
      }
      if (options->ledger.ledger.empty()) {
        return fail({ErrorCode::invalid_argument,
                     "name a FILE to read, or a ledger to ask with --ledger; see --help", ""},
                    exit_usage);
      }
      return run_row_query<ActorRow>(options->ledger, invocation.data_dir, &Ledger::actors,
                                     [](const ActorRow& row) { return cells_of(row); });
    };
  });
}

}  // namespace

void add_query_commands(CLI::App& app, Invocation& invocation) {
  add_query<ReportRow>(app, invocation, "reports", "Ask a ledger who did what to whom",
                       &Ledger::reports);
  add_query<ClaimRow>(app, invocation, "claims",
                      "Ask a ledger what each claimant says of a matter, side by side",
                      &Ledger::claims);
  add_actors(app, invocation);
  add_query<DocumentRow>(app, invocation, "documents", "Ask a ledger which articles it holds",
                         &Ledger::documents);
}

}  // namespace depeche::cli
