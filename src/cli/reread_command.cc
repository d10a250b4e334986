// SPDX-License-Identifier: Apache-2.0
// `depeche reread`: reads the documents of a ledger anew that older packs have read.
#include "cli/command.h"
#include "cli/packs.h"
#include "cli/process.h"

#include <depeche/ledger.h>
#include <depeche/pipeline.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

struct RereadOptions {
  std::string ledger;
  std::size_t portion = 64;
  bool all = false;
};

struct Tally {
  std::uint64_t read = 0;
  std::uint64_t lost = 0;  ///< pins
};

/// Reads the documents `numbers` of the ledger and stores that in one transaction.
Result<void> reread(Ledger& ledger, const Pipeline& pipeline, std::span<const std::int64_t> numbers,
                    Tally& tally) {
  std::vector<Document> documents;
  std::vector<const Document*> all;
  for (const std::int64_t number : numbers) {
    auto document = ledger.stored_document(number);
    if (!document) return document.error();
    documents.push_back(std::move(*document));
  }
  for (const Document& document : documents) all.push_back(&document);
  const std::vector<Reading> readings = pipeline.read_all(all);
  std::vector<LedgerReplacement> entries;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    entries.push_back({numbers[i], documents[i], readings[i]});
  const auto lost = ledger.replace_all(entries);
  if (!lost) return lost.error();
  tally.read += numbers.size();
  tally.lost += *lost;
  return {};
}

int run_reread(const RereadOptions& options, const std::string& data_dir) {
  const auto pipeline = open_pipeline(data_dir);
  if (!pipeline) return fail(pipeline.error(), exit_no_data);
  const auto packs = pack_versions(data_dir);
  if (!packs) return fail(packs.error(), exit_no_data);
  // A ledger is not made here; one of an older schema is brought up to date.
  const auto there = Ledger::open(options.ledger, LedgerAccess::read);
  if (!there && there.error().code != ErrorCode::incompatible)
    return fail(there.error(), exit_some_failed);
  auto ledger = Ledger::open(options.ledger, LedgerAccess::write);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  const auto old = ledger->stored_documents(*packs, options.all ? ReadBy::anyone : ReadBy::others);
  if (!old) return fail(old.error(), exit_some_failed);
  Tally tally;
  Result<void> done;
  for (std::size_t at = 0; done && at < old->size(); at += options.portion) {
    const std::span<const std::int64_t> rest(old->data() + at, old->size() - at);
    done = reread(*ledger, **pipeline, rest.first(std::min(options.portion, rest.size())), tally);
  }
  if (!done) fail(done.error(), exit_some_failed);
  std::cerr << "depeche: " << tally.read << " of " << old->size() << " read anew";
  if (tally.lost > 0)
    std::cerr << "; " << tally.lost << " settled pairs of reports are told no more and were lost";
  std::cerr << '\n';
  return done ? exit_ok : exit_some_failed;
}

}  // namespace

void add_reread_command(CLI::App& app, Invocation& invocation) {
  constexpr std::size_t most = 1000;
  auto options = std::make_shared<RereadOptions>();
  CLI::App* command = app.add_subcommand(
      "reread",
      "Read the documents of a ledger anew that other packs have read than those at hand");
  command->add_option("--ledger", options->ledger, "The ledger file")
      ->required()
      ->type_name("FILE");
  command->add_flag("--all", options->all, "All documents, those of the same packs too");
  command
      ->add_option("--portion", options->portion,
                   "Documents whose readings change in one transaction")
      ->check(CLI::Range(std::size_t{1}, most))
      ->capture_default_str();
  command->callback([options, &invocation] {
    invocation.run = [options, &invocation] { return run_reread(*options, invocation.data_dir); };
  });
}

}  // namespace depeche::cli
