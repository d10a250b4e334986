// SPDX-License-Identifier: Apache-2.0
// `depeche parse`: prints the grammar of articles as CoNLL-U.
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/process.h"
#include "lang/conllu.h"

#include <depeche/parser.h>

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

int run_parse(const InputOptions& options, const std::string& data_dir) {
  PipelineOptions packs{.data_dir = find_data_dir(data_dir)};
  if (options.language != "auto") packs.languages = {options.language};
  const auto parser = Parser::open(packs);
  if (!parser) return fail(parser.error(), exit_no_data);
  const auto reader = open_inputs(options, unread_by(*parser));
  StandardOutput output;
  const int status = for_each_document(*reader, [&](const Document& document) {
    return output.write(write_conllu(document, parser->parse(document)));
  });
  return std::max(status, output.status());
}

}  // namespace

void add_parse_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<InputOptions>();
  CLI::App* command = app.add_subcommand("parse", "Print the grammar of articles as CoNLL-U");
  add_article_options(*command, *options);
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_parse(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
