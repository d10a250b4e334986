// SPDX-License-Identifier: Apache-2.0
// `depeche parse`: prints the grammar of articles as CoNLL-U.
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/process.h"
#include "io/document_reader.h"
#include "lang/conllu.h"

#include <depeche/parser.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

struct ParseOptions {
  std::vector<std::string> paths = {"-"};
  std::string language = "auto";
};

int run_parse(const ParseOptions& options, const std::string& data_dir) {
  PipelineOptions packs{.data_dir = find_data_dir(data_dir)};
  ReaderOptions reading;
  if (options.language != "auto") {
    reading.language = options.language;
    packs.languages = {options.language};
  }
  const auto parser = Parser::open(packs);
  if (!parser) return fail(parser.error(), exit_no_data);
  const auto reader = read_paths(options.paths, reading);
  bool taken = true;
  const int status = for_each_document(*reader, [&](const Document& document) {
    taken = write_all(STDOUT_FILENO, write_conllu(document, parser->parse(document)));
    return taken;
  });
  return taken ? status : exit_some_failed;
}

}  // namespace

void add_parse_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command = app.add_subcommand("parse", "Print the grammar of articles as CoNLL-U");
  command->add_option("FILE", options->paths, "Articles; - is standard input, the default");
  command->add_option("--lang", options->language, "Language of the articles")
      ->check(CLI::IsMember({"fr", "en", "auto"}));
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_parse(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
