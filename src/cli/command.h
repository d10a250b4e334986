// SPDX-License-Identifier: Apache-2.0
// What is a command of `depeche`? Each file `x_command.cc` adds one.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace depeche::cli {

/// What the command line asked for. A command's parser fills `run`; main() calls it.
struct Invocation {
  std::string data_dir;      ///< --data, as typed; empty = to be found
  std::function<int()> run;  ///< gives the exit status
};

/// Each adds its subcommand to `app`; `invocation` outlives the parsing.
void add_code_command(CLI::App& app, Invocation& invocation);
void add_pack_command(CLI::App& app, Invocation& invocation);
void add_parse_command(CLI::App& app, Invocation& invocation);
void add_ingest_command(CLI::App& app, Invocation& invocation);
void add_reread_command(CLI::App& app, Invocation& invocation);
void add_quotes_command(CLI::App& app, Invocation& invocation);
void add_gazetteer_command(CLI::App& app, Invocation& invocation);
void add_places_command(CLI::App& app, Invocation& invocation);
void add_story_commands(CLI::App& app, Invocation& invocation);
void add_diff_command(CLI::App& app, Invocation& invocation);
void add_query_commands(CLI::App& app, Invocation& invocation);

}  // namespace depeche::cli
