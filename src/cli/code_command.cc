// SPDX-License-Identifier: Apache-2.0
// `depeche code`: reads articles and prints what it finds in them.
#include "cli/command.h"
#include "cli/process.h"
#include "io/document_reader.h"
#include "io/reading_writer.h"

#include <depeche/pipeline.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

struct CodeOptions {
  std::vector<std::string> paths;
  std::string date;
  std::string language = "auto";
  std::string format = "jsonl";
  bool with_text = false;
};

int run_code(const CodeOptions& options, const std::string& data_dir) {
  const auto pipeline = Pipeline::open({.data_dir = find_data_dir(data_dir)});
  if (!pipeline) {
    std::cerr << "depeche: " << to_string(pipeline.error()) << '\n';
    return exit_no_data;
  }
  ReaderOptions reading;
  if (!options.date.empty()) reading.published = parse_date(options.date);
  if (options.language != "auto") reading.language = options.language;
  const auto writer = make_reading_writer(options.format, {.with_text = options.with_text});
  const auto reader = read_paths(options.paths, reading);
  int status = exit_ok;
  std::string out(writer.value()->head());
  while (auto document = reader->next()) {
    if (!*document) {
      std::cerr << "depeche: " << to_string(document->error()) << '\n';
      status = exit_some_failed;
      continue;
    }
    writer.value()->write(**document, pipeline->read(**document), out);
    if (!write_all(STDOUT_FILENO, out)) return exit_some_failed;
    out.clear();
  }
  out += writer.value()->tail();
  return write_all(STDOUT_FILENO, out) ? status : exit_some_failed;
}

}  // namespace

void add_code_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<CodeOptions>();
  CLI::App* command = app.add_subcommand("code", "Read articles and print what is found in them");
  command->add_option("FILE", options->paths, "Articles; - is standard input")->required();
  command->add_option("--date", options->date, "Publication date of articles that bring none");
  command->add_option("--lang", options->language, "Language of the articles")
      ->check(CLI::IsMember({"fr", "en", "auto"}));
  command->add_option("--format", options->format, "Output format")
      ->check(CLI::IsMember(reading_writer_names()));
  command->add_flag("--with-text", options->with_text, "Print the text of each document too");
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_code(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
