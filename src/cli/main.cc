// SPDX-License-Identifier: Apache-2.0
// The command `depeche`: finds the subcommand that was asked for and runs it.
#include "base/near_words.h"
#include "cli/command.h"
#include "cli/process.h"
#include "ledger/database.h"

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <malloc.h>

namespace {

constexpr const char* about =
    "Depeche reads news articles, French first and English beside it, and tells who did what to\n"
    "whom, when, where, and who says so.";

constexpr const char* footer =
    "Exit status:\n"
    "  0  everything was read\n"
    "  1  some input was refused and skipped (said on standard error), or output failed\n"
    "  2  the command line is wrong\n"
    "  3  the data packs cannot be opened\n\n"
    "Environment:\n"
    "  DEPECHE_DATA  folder of the data packs\n"
    "  COLUMNS       width of tables\n"
    "  NO_COLOR      no colours, even on a terminal";

/// A word that stands where a command was asked for and is none, in words; empty when there is
/// none.
std::string unknown_command(const CLI::App& app) {
  const CLI::App* asked = &app;
  while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
  std::vector<std::string> commands;
  for (const CLI::App* command : asked->get_subcommands([](const CLI::App*) { return true; }))
    commands.push_back(command->get_name());
  const auto left = app.remaining(true);
  const auto word = std::find_if(left.begin(), left.end(),
                                 [](const std::string& part) { return !part.starts_with('-'); });
  if (commands.empty() || word == left.end()) return {};
  return "no subcommand is called '" + *word + "'; " + depeche::instead_of(*word, commands);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace depeche::cli;
  // Each article takes and gives back the same memory: keep it instead of asking the system anew.
  constexpr int keep_bytes = 64 << 20;
  mallopt(M_TRIM_THRESHOLD, keep_bytes);
  mallopt(M_MMAP_THRESHOLD, keep_bytes);
  depeche::count_no_memory();
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT: the macro casts; a closed pipe is seen at the write
  CLI::App app(about, "depeche");
  Invocation invocation;
  app.footer(footer);
  app.set_version_flag("--version", std::string("depeche ") + DEPECHE_VERSION);
  app.add_option("--data", invocation.data_dir, "Folder of the data packs")->type_name("DIR");
  app.require_subcommand(1);
  app.fallthrough();
  add_code_command(app, invocation);
  add_pack_command(app, invocation);
  add_parse_command(app, invocation);
  add_places_command(app, invocation);
  add_ingest_command(app, invocation);
  add_reread_command(app, invocation);
  add_quotes_command(app, invocation);
  add_query_commands(app, invocation);
  add_story_commands(app, invocation);
  add_diff_command(app, invocation);
  add_gazetteer_command(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    const std::string unknown = unknown_command(app);
    if (unknown.empty()) return app.exit(error) == 0 ? exit_ok : exit_usage;
    complain({depeche::ErrorCode::invalid_argument, unknown, ""});
    return exit_usage;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_ok : exit_usage;
  }
  return invocation.run();
}
