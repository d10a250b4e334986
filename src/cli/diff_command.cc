// SPDX-License-Identifier: Apache-2.0
// `depeche diff`: two documents side by side, with the words cut and added marked.
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/process.h"
#include "io/side_by_side.h"

#include <depeche/ledger.h>
#include <depeche/story.h>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

struct DiffOptions {
  std::string ledger;
  std::string before;
  std::string after;
  std::string format = "table";
  InputOptions input;
};

/// The one article of the file `path`.
Result<StoredText> text_of_file(const std::string& path, InputOptions input) {
  input.paths = {path};
  const auto reader = open_inputs(input);
  auto document = reader->next();
  if (!document) return Error{ErrorCode::bad_data, "holds no article", path};
  if (!*document) return document->error();
  if (reader->next()) {
    return Error{
        ErrorCode::invalid_argument,
        "holds several articles; write the two into files of their own, or ingest them and "
        "name them by their ids with --ledger",
        path};
  }
  const Metadata& known = (*document)->metadata();
  return StoredText{(*document)->id(), known.outlet,
                    known.published ? to_string(*known.published) : "", known.title,
                    std::string((*document)->text())};
}

int run_diff(const DiffOptions& options) {
  std::optional<Ledger> ledger;
  if (!options.ledger.empty()) {
    auto opened = Ledger::open(options.ledger, LedgerAccess::read);
    if (!opened) return fail(opened.error(), exit_some_failed);
    ledger = std::move(*opened);
  }
  const auto text_of = [&](const std::string& name) {
    return ledger ? ledger->document_text(name) : text_of_file(name, options.input);
  };
  const auto before = text_of(options.before);
  if (!before) return fail(before.error(), exit_some_failed);
  const auto after = text_of(options.after);
  if (!after) return fail(after.error(), exit_some_failed);
  const auto changes = compare_texts(before->text, after->text);
  std::string out;
  if (options.format == "jsonl") {
    print_changes({*before, *after, changes}, out);
  } else {
    print_side_by_side({*before, *after, changes}, terminal_width(), colour_allowed(), out);
  }
  StandardOutput output;
  output.write(out);
  return output.status();
}

}  // namespace

void add_diff_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command = app.add_subcommand(
      "diff", "Show two documents side by side, with the words cut [-so-] and added {+so+}");
  command
      ->add_option("BEFORE", options->before,
                   "A file, or with --ledger a document's id or its beginning")
      ->required();
  command->add_option("AFTER", options->after, "The other")->required();
  command->add_option("--ledger", options->ledger, "The ledger that holds both")->type_name("FILE");
  command->add_option("--format", options->format, "Output format")
      ->check(CLI::IsMember({"table", "jsonl"}))
      ->capture_default_str();
  command->callback(
      [options, &invocation] { invocation.run = [options] { return run_diff(*options); }; });
}

}  // namespace depeche::cli
