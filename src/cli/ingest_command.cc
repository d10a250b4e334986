// SPDX-License-Identifier: Apache-2.0
// `depeche ingest`: reads articles and stores them, with all that is found in them, in a ledger.
#include "base/strings.h"
#include "cli/command.h"
#include "cli/process.h"
#include "io/document_reader.h"

#include <depeche/ledger.h>
#include <depeche/pipeline.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

struct IngestOptions {
  std::string ledger;
  std::vector<std::string> paths;
  std::string date;
  std::string language = "auto";
};

struct Tally {
  std::uint64_t added = 0;
  std::uint64_t known = 0;
  std::uint64_t refused = 0;
};

int fail(const Error& error, int status) {
  std::cerr << "depeche: " << to_string(error) << '\n';
  return status;
}

/// Does a folder's file look like an article?
bool is_article(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 6> extensions = {".txt",  ".jsonl", ".ndjson",
                                                          ".html", ".htm",   ".xhtml"};
  const std::string extension = to_lower(path.extension().string());
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

/// The articles under each directory of `paths`, sorted; other paths as they are.
std::vector<std::string> files_in(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    const auto first = files.size();
    constexpr auto skip = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(path, skip, failed), end; !failed && entry != end;
         entry.increment(failed)) {
      if (entry->is_regular_file(failed) && is_article(entry->path()))
        files.push_back(entry->path().string());
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
  }
  return files;
}

/// Stores what `reader` yields; an error of the ledger ends it, an error of a document does not.
Result<Tally> ingest(DocumentReader& reader, const Pipeline& pipeline, Ledger& ledger) {
  Tally tally;
  while (const auto document = reader.next()) {
    if (!*document) {
      fail(document->error(), exit_some_failed);
      ++tally.refused;
      continue;
    }
    const auto known = ledger.contains((*document)->id());
    if (!known) return known.error();
    if (*known) {
      ++tally.known;
      continue;
    }
    const auto added = ledger.add(**document, pipeline.read(**document));
    if (!added) return added.error();
    ++(*added ? tally.added : tally.known);
  }
  return tally;
}

int run_ingest(const IngestOptions& options, const std::string& data_dir) {
  ReaderOptions reading;
  if (!options.date.empty()) {
    reading.published = parse_date(options.date);
    if (!reading.published) {
      return fail({ErrorCode::invalid_argument,
                   "'" + options.date + "' is no day; write YYYY-MM-DD", "--date"},
                  exit_usage);
    }
  }
  if (options.language != "auto") reading.language = options.language;
  const auto pipeline = Pipeline::open({.data_dir = find_data_dir(data_dir)});
  if (!pipeline) return fail(pipeline.error(), exit_no_data);
  auto ledger = Ledger::open(options.ledger, LedgerAccess::write);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  const auto reader = read_paths(files_in(options.paths), reading);
  const auto tally = ingest(*reader, *pipeline, *ledger);
  if (!tally) return fail(tally.error(), exit_some_failed);
  std::cerr << "depeche: " << tally->added << " added, " << tally->known << " already there, "
            << tally->refused << " refused\n";
  return tally->refused == 0 ? exit_ok : exit_some_failed;
}

}  // namespace

void add_ingest_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand(
      "ingest", "Store articles, and all that is found in them, in a ledger; twice is once");
  command->add_option("--ledger", options->ledger, "The ledger file; made when missing")
      ->required()
      ->type_name("FILE");
  command->add_option("PATH", options->paths, "Articles, or folders of them; - is standard input")
      ->required();
  command->add_option("--date", options->date, "Publication date of articles that bring none");
  command->add_option("--lang", options->language, "Language of the articles")
      ->check(CLI::IsMember({"fr", "en", "auto"}));
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_ingest(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
