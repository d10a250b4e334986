// SPDX-License-Identifier: Apache-2.0
// `depeche copies|stories|events|event`: what the documents of a ledger have in common.
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/row_query.h"

#include <depeche/story.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

using Show = Cell::Show;

struct StoryOptions {
  LedgerOptions ledger;
  bool rebuild = false;
  bool as_is = false;
};

std::string days_of(const std::string& begin, const std::string& end) {
  if (begin == end) return begin.empty() ? "no date" : begin;
  return begin + "/" + end;
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

Cells cells_of(const CopyRow& row) {
  return {{"published", row.published, Show::heading},
          {"outlet", row.outlet, Show::heading},
          {"title", row.title, Show::heading},
          {"took", percent(row.share), Show::table, "took "},
          {"origin_outlet", row.origin_outlet, Show::heading, "from "},
          {"origin_title", row.origin_title, Show::below},
          {"share", row.share},
          {"origin_share", row.origin_share},
          {"reason", row.reason, Show::heading},
          {"kept", row.kept, Show::heading, "words kept "},
          {"added", row.added, Show::heading, "added "},
          {"cut", row.cut, Show::heading, "cut "},
          {"passages", row.passages},
          {"document", row.document, Show::below},
          {"origin", row.origin, Show::below},
          {"origin_published", row.origin_published}};
}

Cells cells_of(const StoryRow& row) {
  return {{"id", row.id, Show::heading},
          {"days", days_of(row.begin, row.end), Show::heading},
          {"title", row.title, Show::heading},
          {"begin", row.begin},
          {"end", row.end},
          {"languages", row.languages},
          {"outlets", row.outlets, Show::below},
          {"documents", row.documents},
          {"count", static_cast<std::int64_t>(row.documents.size()), Show::heading, "documents "},
          {"events", row.events, Show::heading, "events "}};
}

Cells cells_of(const EventRow& row) {
  return {{"id", row.id, Show::heading},
          {"date", days_of(row.date_begin, row.date_end), Show::heading},
          {"date_begin", row.date_begin},
          {"date_end", row.date_end},
          {"precision", row.precision},
          {"type", row.type, Show::heading},
          {"mode", row.mode, Show::heading},
          {"status", row.status, Show::heading},
          {"place", row.place, Show::heading, "in "},
          {"place_country", row.place_country},
          {"actor", row.actors, Show::heading},
          {"recipient", row.recipients, Show::heading, "→ "},
          {"independent", static_cast<std::int64_t>(row.sources.size()), Show::heading, "sources "},
          {"documents", row.documents, Show::heading, "documents "},
          {"sizes", row.sizes, Show::below},
          {"sources", row.sources, Show::below, "according to "},
          {"denied_by", row.denied_by, Show::below, "denied by "},
          {"evidence", row.evidence, Show::below},
          {"reports", row.reports},
          {"story", row.story}};
}

Cells cells_of(const EventReportRow& row) {
  return {{"published", row.published, Show::heading},
          {"outlet", row.outlet, Show::heading},
          {"report", row.report, Show::heading},
          {"status", row.status, Show::heading},
          {"date", days_of(row.date_begin, row.date_end), Show::heading},
          {"date_begin", row.date_begin},
          {"date_end", row.date_end},
          {"place", row.place, Show::heading, "in "},
          {"actor", row.actors, Show::heading},
          {"recipient", row.recipients, Show::heading, "→ "},
          {"sizes", row.sizes, Show::heading},
          {"claimants", row.claimants, Show::heading, "says "},
          {"copied_from", row.copied_from, Show::below, "taken from "},
          {"reasons", row.reasons, Show::below, "has in common: "},
          {"score", row.score},
          {"evidence", row.evidence, Show::below},
          {"document", row.document},
          {"start", row.start},
          {"end", row.end}};
}

/// Links what is not linked yet. Returns the exit status.
int link(Ledger& ledger, const std::string& data_dir, bool rebuild) {
  auto store = ledger.story_store();
  if (!store) return fail(store.error(), exit_some_failed);
  if (rebuild) {
    if (auto forgot = (*store)->forget(); !forgot) return fail(forgot.error(), exit_some_failed);
  }
  const auto knowledge = StoryKnowledge::open(find_data_dir(data_dir), known_languages());
  if (!knowledge) return fail(knowledge.error(), exit_no_data);
  Progress progress(0);
  const auto tally = link_stories(**store, *knowledge, [&](std::int64_t documents) {
    progress.show(static_cast<std::uint64_t>(documents), 0);
  });
  progress.clear();
  if (!tally) return fail(tally.error(), exit_some_failed);
  if (tally->documents > 0) {
    std::cerr << "depeche: " << tally->documents << " documents linked, " << tally->copies
              << " copies found\n";
  }
  return exit_ok;
}

/// Brings the stories of the ledger up to date, unless they are wanted as they are.
int update(const StoryOptions& options, const std::string& data_dir) {
  // Only an existing ledger: asking must not make one.
  if (const auto asked = Ledger::open(options.ledger.ledger, LedgerAccess::read); !asked) {
    if (asked.error().code != ErrorCode::incompatible) return fail(asked.error(), exit_some_failed);
  }
  auto ledger = Ledger::open(options.ledger.ledger, LedgerAccess::write);
  if (!ledger) {
    Error error = ledger.error();
    if (error.code == ErrorCode::io) error.message += "; --as-is only looks";
    return fail(error, exit_some_failed);
  }
  return link(*ledger, data_dir, options.rebuild);
}

template <typename Row>
void add_story_query(CLI::App& app, Invocation& invocation, const char* name, const char* about,
                     Query<Row> query) {
  auto options = std::make_shared<StoryOptions>();
  CLI::App* command = app.add_subcommand(name, about);
  add_ledger_options(*command, options->ledger);
  CLI::Option* rebuild = command->add_flag(
      "--rebuild", options->rebuild,
      "Forget all copies, stories and events (not what was settled by hand) and find them again");
  command->add_flag("--as-is", options->as_is, "Do not link new documents first; only look")
      ->excludes(rebuild);
  command->callback([options, query, &invocation] {
    invocation.run = [options, query, &invocation] {
      const auto filter = to_filter(options->ledger, invocation.data_dir);
      if (!filter) return fail_of_filter(filter.error());
      if (!options->as_is) {
        if (const int status = update(*options, invocation.data_dir); status != exit_ok)
          return status;
      }
      return print_rows<Row>(options->ledger, *filter, query,
                             [](const Row& row) { return cells_of(row); });
    };
  });
}

/// What `depeche event …` is told.
struct EventOptions {
  std::string ledger;
  std::string format = "table";
  std::string id;
  std::string other;
  std::vector<std::string> reports;
};

int show_event(const EventOptions& options) {
  const auto ledger = Ledger::open(options.ledger, LedgerAccess::read);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  RowOutput output(options.format);
  const auto done = ledger->event_reports(
      options.id, [&](const EventReportRow& row) { return output.print(cells_of(row)); });
  if (!done) return fail(done.error(), exit_some_failed);
  return output.finish("no reports");
}

using EventSizes = std::map<std::string, std::int64_t>;

/// Prints which events are there, gone, or of other reports than before, a line each.
int print_changes(const EventSizes& before, const EventSizes& after) {
  EventSizes all = before;
  all.insert(after.begin(), after.end());
  std::string out;
  for (const auto& [id, any] : all) {
    const auto was = before.find(id);
    const auto is = after.find(id);
    const auto reports = [](std::int64_t count) {
      return std::to_string(count) + (count == 1 ? " report" : " reports");
    };
    if (is == after.end()) {
      out += "event " + id + "  gone\n";
    } else if (was == before.end()) {
      out += "event " + id + "  " + reports(is->second) + ", new\n";
    } else if (is->second != was->second) {
      out += "event " + id + "  " + reports(is->second) + ", was " + std::to_string(was->second) +
             "\n";
    }
  }
  if (out.empty()) std::cerr << "depeche: settled; the events were so already\n";
  StandardOutput output;
  output.write(out);
  return output.status();
}

/// Settles something (`change` is false when there was nothing to do), merges the events of the
/// stories it touches anew, and tells what became of them.
int settle(const EventOptions& options, const std::string& data_dir,
           const std::function<Result<bool>(Ledger&)>& change) {
  auto ledger = Ledger::open(options.ledger, LedgerAccess::write);
  if (!ledger) return fail(ledger.error(), exit_some_failed);
  const auto before = ledger->event_sizes();
  if (!before) return fail(before.error(), exit_some_failed);
  const auto changed = change(*ledger);
  if (!changed) return fail(changed.error(), exit_some_failed);
  if (!*changed) {
    std::cerr << "depeche: nothing is settled about event " << options.id << "\n";
    return exit_ok;
  }
  if (const int status = link(*ledger, data_dir, false); status != exit_ok) return status;
  const auto after = ledger->event_sizes();
  if (!after) return fail(after.error(), exit_some_failed);
  return print_changes(*before, *after);
}

/// A change that always is one.
Result<bool> done(const Result<void>& change) {
  if (!change) return change.error();
  return true;
}

CLI::App* add_event_action(CLI::App& event, const char* name, const char* about,
                           const std::shared_ptr<EventOptions>& options) {
  CLI::App* action = event.add_subcommand(name, about);
  action->add_option("--ledger", options->ledger, "The ledger file")->required()->type_name("FILE");
  action->add_option("EVENT", options->id, "The event's id, or its beginning")->required();
  return action;
}

void add_event(CLI::App& app, Invocation& invocation) {
  CLI::App* event = app.add_subcommand(
      "event", "Show one event of a ledger with its history, or settle which reports it has");
  event->require_subcommand(1);
  auto options = std::make_shared<EventOptions>();
  CLI::App* show =
      add_event_action(*event, "show", "Show its reports, the earliest first", options);
  show->add_option("--format", options->format, "Output format")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}))
      ->capture_default_str();
  show->callback(
      [options, &invocation] { invocation.run = [options] { return show_event(*options); }; });
  CLI::App* split = add_event_action(
      *event, "split",
      "Settle that these reports tell something else than the rest; all when none is named",
      options);
  split->add_option("REPORT", options->reports, "DOCUMENT:NUMBER, as `event show` prints it");
  split->callback([options, &invocation] {
    invocation.run = [options, &invocation] {
      return settle(*options, invocation.data_dir, [&](Ledger& ledger) {
        return done(ledger.split_event(options->id, options->reports));
      });
    };
  });
  CLI::App* merge = add_event_action(*event, "merge", "Settle that two events are one", options);
  merge->add_option("OTHER", options->other, "The other event's id, or its beginning")->required();
  merge->callback([options, &invocation] {
    invocation.run = [options, &invocation] {
      return settle(*options, invocation.data_dir, [&](Ledger& ledger) {
        return done(ledger.merge_events(options->id, options->other));
      });
    };
  });
  CLI::App* unpin = add_event_action(*event, "unpin",
                                     "Take back all that was settled about its reports", options);
  unpin->callback([options, &invocation] {
    invocation.run = [options, &invocation] {
      return settle(*options, invocation.data_dir,
                    [&](Ledger& ledger) { return ledger.unpin_event(options->id); });
    };
  });
}

}  // namespace

void add_story_commands(CLI::App& app, Invocation& invocation) {
  add_story_query<CopyRow>(app, invocation, "copies",
                           "Ask a ledger which passages its documents took from one another",
                           &Ledger::copies);
  add_story_query<StoryRow>(app, invocation, "stories",
                            "Ask a ledger which of its documents tell the same happenings",
                            &Ledger::stories);
  add_story_query<EventRow>(
      app, invocation, "events",
      "Ask a ledger what happened: reports of all documents joined, with independent sources",
      &Ledger::events);
  add_event(app, invocation);
}

}  // namespace depeche::cli
