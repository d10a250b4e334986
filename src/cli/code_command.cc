// SPDX-License-Identifier: Apache-2.0
// `depeche code`: reads articles and prints what it finds in them.
#include "cli/command.h"
#include "cli/handful.h"
#include "cli/inputs.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/process.h"
#include "cli/progress.h"
#include "io/reading_writer.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace depeche::cli {

namespace {

struct CodeOptions {
  InputOptions input;
  std::string format = "table";
  double min_confidence = 0.0;
  bool with_text = false;
};

/// One run of the command: documents in, lines out.
class Coding {
 public:
  /// Documents that are read together, and what is printed of each.
  using Handful = std::vector<Document>;
  using Texts = std::vector<std::string>;

  Coding(const CodeOptions& options, const Pipeline& pipeline, const ReadingWriter& writer)
      : options_(&options),
        pipeline_(&pipeline),
        writer_(&writer),
        reader_(open_inputs(options.input, unread_by(pipeline))),
        handful_(handful_of(options.input)),
        progress_(input_bytes(options.input.paths)) {}

  /// The exit status.
  int run() {
    print(std::string(writer_->head()));
    OrderedWork<Handful, Texts> steps;
    steps.next = [this] { return next_handful(); };
    steps.work = [this](Handful&& documents) { return code(documents); };
    steps.take = [this](Texts&& texts) {
      return std::all_of(texts.begin(), texts.end(),
                         [this](const std::string& text) { return take(text); });
    };
    OrderedWorkers<Handful, Texts>(options_->input.jobs, std::move(steps)).run();
    progress_.clear();
    print(std::string(writer_->tail()));
    return refused_ || failed_ ? exit_some_failed : exit_ok;
  }

 private:
  std::optional<Handful> next_handful() {
    auto taken = take_handful(
        handful_, *reader_, [this] { return reader_->next(); },
        [](const Result<Document>& document) { return document ? document->text().size() : 0; });
    if (!taken) return std::nullopt;
    bytes_ = reader_->bytes_read();
    Handful documents;
    documents.reserve(taken->size());
    for (Result<Document>& document : *taken) {
      if (document) {
        documents.push_back(std::move(document).value());
        continue;
      }
      refused_ = true;
      progress_.clear();
      complain(document.error());
    }
    return documents;
  }

  [[nodiscard]] Texts code(const Handful& documents) const {
    std::vector<const Document*> all;
    all.reserve(documents.size());
    for (const Document& document : documents) all.push_back(&document);
    std::vector<Reading> readings = pipeline_->read_all(all);
    Texts texts(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      std::erase_if(readings[i].reports, [this](const Report& report) {
        return report.confidence < options_->min_confidence;
      });
      writer_->write(documents[i], readings[i], texts[i]);
    }
    return texts;
  }

  bool take(const std::string& text) {
    if (articles_++ > 0 && !print(std::string(writer_->separator()))) return false;
    if (!print(text)) return false;
    progress_.show(articles_, bytes_);
    return true;
  }

  bool print(const std::string& text) {
    if (broken_ || write_all(STDOUT_FILENO, text)) return !broken_;
    broken_ = true;
    // Who reads the output may stop when he has enough (head, less): no failure.
    failed_ = errno != EPIPE;
    if (failed_) {
      complain({ErrorCode::io, std::generic_category().message(errno), "standard output"});
    }
    return false;
  }

  const CodeOptions* options_;
  const Pipeline* pipeline_;
  const ReadingWriter* writer_;
  std::unique_ptr<DocumentReader> reader_;
  HandfulSize handful_;
  Progress progress_;
  std::atomic<std::uint64_t> bytes_ =
      0;  // set by the thread that reads, shown by the one that prints
  std::uint64_t articles_ = 0;
  bool refused_ = false;
  bool broken_ = false;  // nothing more can be printed
  bool failed_ = false;
};

int run_code(const CodeOptions& options, const std::string& data_dir) {
  if (options.input.paths.empty() && ::isatty(STDIN_FILENO) == 1) {
    complain({ErrorCode::invalid_argument, "name a FILE, or - for what you type; see --help", ""});
    return exit_usage;
  }
  const auto pipeline = open_pipeline(data_dir);
  if (!pipeline) {
    complain(pipeline.error());
    return exit_no_data;
  }
  const auto writer = make_reading_writer(options.format, {.with_text = options.with_text,
                                                           .width = terminal_width(),
                                                           .min_confidence = options.min_confidence,
                                                           .colour = colour_allowed()});
  if (!writer) {
    complain(writer.error());
    return exit_usage;
  }
  return Coding(options, **pipeline, **writer).run();
}

}  // namespace

void add_code_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<CodeOptions>();
  CLI::App* command = app.add_subcommand("code", "Read articles and print what is found in them");
  add_input_options(*command, options->input);
  command
      ->add_option("--format", options->format,
                   "table for people; jsonl, json, csv for programs (docs/formats/)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(reading_writer_names()))
      ->capture_default_str();
  command
      ->add_option("--min-confidence", options->min_confidence,
                   "Leave out reports less certain than this, 0 to 1")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0));
  command->add_flag("--with-text", options->with_text,
                    "Put the text of each document into jsonl and json output");
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_code(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
