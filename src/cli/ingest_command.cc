// SPDX-License-Identifier: Apache-2.0
// `depeche ingest`: reads articles and stores them, with all that is found in them, in a ledger.
#include "base/strings.h"
#include "cli/command.h"
#include "cli/handful.h"
#include "cli/inputs.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
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
  InputOptions input;
  std::size_t portion = 1;  ///< documents of one transaction
};

/// A document on its way into the ledger.
struct Passage {
  Result<Document> document;
  Result<bool> known;              ///< is it in the ledger already?
  std::optional<Reading> reading;  ///< of a new document

  [[nodiscard]] bool is_new() const { return document && known && !*known; }
};

/// Documents that are read together.
using Handful = std::vector<Passage>;

struct Tally {
  std::uint64_t added = 0;
  std::uint64_t known = 0;
  std::uint64_t refused = 0;
};

/// Does a folder's file look like an article?
bool is_article(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 8> extensions = {".txt", ".jsonl", ".ndjson", ".html",
                                                          ".htm", ".xhtml", ".rss",    ".atom"};
  const std::string extension = to_lower(path.extension().string());
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

/// What a list of paths holds.
struct Found {
  std::vector<std::string> files;
  std::uint64_t unread = 0;  ///< folders that could not be read or hold no article; said
};

Error unread_folder(const std::string& path, const std::error_code& why) {
  if (why) return {ErrorCode::not_found, "the folder cannot be read: " + why.message(), path};
  return {ErrorCode::not_found, "the folder holds no .txt, .jsonl, .ndjson or .html file", path};
}

/// The articles under each directory of `paths`, sorted; other paths as they are.
Found files_in(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  Found found;
  const auto refuse = [&](const std::string& path, const std::error_code& why) {
    complain(unread_folder(path, why));
    ++found.unread;
  };
  // The walk passes over folders that it may not read without a word.
  const auto open = [&](const std::string& path) {
    std::error_code closed;
    const fs::directory_iterator tried(path, closed);
    if (closed) refuse(path, closed);
    return !closed;
  };
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      found.files.push_back(path);
      continue;
    }
    if (!open(path)) continue;
    const auto first = found.files.size();
    const auto unread = found.unread;
    constexpr auto skip = fs::directory_options::skip_permission_denied;
    fs::recursive_directory_iterator entry(path, skip, failed);
    for (const fs::recursive_directory_iterator end; !failed && entry != end;
         entry.increment(failed)) {
      std::error_code unknown;  // what a file is that has just gone
      if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) open(entry->path().string());
      if (entry->is_regular_file(unknown) && is_article(entry->path()))
        found.files.push_back(entry->path().string());
    }
    if (failed || (found.files.size() == first && found.unread == unread)) refuse(path, failed);
    std::sort(found.files.begin() + static_cast<std::ptrdiff_t>(first), found.files.end());
  }
  return found;
}

/// What is stored at once: less than a tenth of a second of reading, in all but the longest texts.
struct Portion {
  std::size_t documents = 1;
  std::size_t bytes = std::size_t{64} << 10U;  ///< of text
};

/// Documents of files may be stored by several, whose last ones are soon there. Nobody knows when
/// the next document comes out of a pipe, and the last one is not left waiting for it.
Portion portion_of(const InputOptions& input, std::size_t wanted) {
  return {.documents = input_bytes(input.paths) > 0 ? wanted : 1};
}

/// Reads with several threads, stores with one, in the order of the input. An error of the ledger
/// ends it, an error of a document does not.
class Ingest {
 public:
  /// `written` is stored into, `asked` is another connection to the same file.
  Ingest(const Pipeline& pipeline, DocumentReader& reader, Ledger& written, const Ledger& asked)
      : pipeline_(pipeline), reader_(reader), written_(written), asked_(asked) {}

  void read_in(HandfulSize handful) { handful_ = handful; }

  void store_in(Portion portion) { portion_ = portion; }

  /// What became of the documents; status() says what ended it early.
  Tally run(unsigned threads) {
    OrderedWork<Handful, Handful> steps;
    steps.next = [this] { return next_handful(); };
    steps.work = [this](Handful&& passages) { return read(std::move(passages)); };
    steps.take = [this](Handful&& passages) { return take(std::move(passages)); };
    OrderedWorkers<Handful, Handful>(threads, std::move(steps)).run();
    if (stored_) store_waiting();
    return tally_;
  }

  [[nodiscard]] const Result<void>& status() const { return stored_; }

 private:
  std::optional<Passage> next() {
    auto document = reader_.next();
    if (!document) return std::nullopt;
    Result<bool> known = *document ? asked_.contains((*document)->id()) : Result<bool>(false);
    return Passage{std::move(*document), std::move(known), std::nullopt};
  }

  std::optional<Handful> next_handful() {
    return take_handful(
        handful_, reader_, [this] { return next(); },
        [](const Passage& passage) {
          return passage.is_new() ? passage.document->text().size() : 0;
        });
  }

  [[nodiscard]] Handful read(Handful&& passages) const {
    std::vector<const Document*> fresh;
    for (const Passage& passage : passages) {
      if (passage.is_new()) fresh.push_back(&*passage.document);
    }
    std::vector<Reading> readings = pipeline_.read_all(fresh);
    auto reading = readings.begin();
    for (Passage& passage : passages) {
      if (passage.is_new()) passage.reading = std::move(*reading++);
    }
    return std::move(passages);
  }

  /// False ends the work: the ledger cannot be read or written.
  bool take(Handful&& passages) {
    return std::all_of(passages.begin(), passages.end(),
                       [this](Passage& passage) { return take(std::move(passage)); });
  }

  bool take(Passage&& passage) {
    if (!passage.document) {
      fail(passage.document.error(), exit_some_failed);
      ++tally_.refused;
    } else if (!passage.known) {
      stored_ = passage.known.error();
    } else if (!passage.reading) {
      ++tally_.known;
    } else {
      waiting_bytes_ += passage.document->text().size();
      waiting_.push_back(std::move(passage));
      if (waiting_.size() >= portion_.documents || waiting_bytes_ >= portion_.bytes)
        store_waiting();
    }
    return static_cast<bool>(stored_);
  }

  void store_waiting() {
    std::vector<LedgerEntry> entries;
    entries.reserve(waiting_.size());
    for (const Passage& passage : waiting_)
      entries.push_back({*passage.document, *passage.reading});
    const auto added = written_.add_all(entries);
    if (added) {
      tally_.added += *added;
      tally_.known += waiting_.size() - *added;
    } else {
      stored_ = added.error();
    }
    waiting_.clear();
    waiting_bytes_ = 0;
  }

  const Pipeline& pipeline_;
  DocumentReader& reader_;
  Ledger& written_;
  const Ledger& asked_;
  HandfulSize handful_;
  Portion portion_;
  std::vector<Passage> waiting_;  ///< read, not stored
  std::size_t waiting_bytes_ = 0;
  Tally tally_;
  Result<void> stored_;
};

int run_ingest(IngestOptions& options, const std::string& data_dir) {
  const auto pipeline = open_pipeline(data_dir);
  if (!pipeline) return fail(pipeline.error(), exit_no_data);
  auto ledger = Ledger::open(options.ledger, LedgerAccess::write);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  const auto asked = Ledger::open(options.ledger, LedgerAccess::read);
  if (!asked) return fail(asked.error(), exit_some_failed);
  Found found = files_in(options.input.paths);
  // An empty list would mean standard input.
  if (found.files.empty() && found.unread > 0) return exit_some_failed;
  options.input.paths = std::move(found.files);
  const auto reader = open_inputs(options.input, unread_by(**pipeline));
  Ingest ingest(**pipeline, *reader, *ledger, *asked);
  ingest.read_in(handful_of(options.input));
  ingest.store_in(portion_of(options.input, options.portion));
  const Tally tally = ingest.run(options.input.jobs);
  const Result<void>& stored = ingest.status();
  if (!stored) fail(stored.error(), exit_some_failed);
  std::cerr << "depeche: " << tally.added << " added, " << tally.known << " already there, "
            << tally.refused << " refused"
            << (stored ? "\n" : "; the rest was not stored: ingest it again\n");
  const auto packs = pack_versions(data_dir);
  const auto older = packs ? asked->stored_documents(*packs, ReadBy::others)
                           : Result<std::vector<std::int64_t>>(packs.error());
  if (older && !older->empty()) {
    std::cerr << "depeche: " << older->size()
              << " documents were read by other packs than those at hand; depeche reread --ledger "
              << options.ledger << " reads them anew\n";
  }
  return stored && tally.refused == 0 && found.unread == 0 ? exit_ok : exit_some_failed;
}

}  // namespace

void add_ingest_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand(
      "ingest", "Store articles, and all that is found in them, in a ledger; twice is once");
  command->add_option("--ledger", options->ledger, "The ledger file; made when missing")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--portion", options->portion,
                   "Documents of files stored in one transaction: faster, and a kill loses so many")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  add_input_options(*command, options->input);
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_ingest(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
