// SPDX-License-Identifier: Apache-2.0
// `depeche quotes`: who said what to whom, when; in articles, or in a ledger.
#include "base/strings.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/handful.h"
#include "cli/inputs.h"
#include "cli/ordered_workers.h"
#include "cli/packs.h"
#include "cli/row_query.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace depeche::cli {

namespace {

using Show = Cell::Show;

struct QuoteOptions {
  InputOptions input;
  LedgerOptions ledger;
};

Cells cells_of(const QuoteRow& row) {
  return {{"published", row.published, Show::heading},
          {"speaker", row.speaker.empty() ? std::string("?") : row.speaker, Show::heading},
          {"cue", row.cue, Show::heading},
          {"addressee", row.addressee, Show::heading, "to "},
          {"form", row.form},
          {"text", row.text, Show::below},
          {"start", row.start},
          {"end", row.end},
          {"document", row.document},
          {"outlet", row.outlet}};
}

/// The actor's name, else the words of the text.
std::string who(const Reading& reading, std::string_view text, ActorIndex actor, Span mention) {
  if (actor < reading.actors.size()) return reading.actors[actor].name;
  return std::string(slice(text, mention));
}

std::string country_of(const Reading& reading, ActorIndex actor) {
  return actor < reading.actors.size() ? reading.actors[actor].country : std::string();
}

QuoteRow row_of(const Document& document, const Reading& reading, const utf8::CodePoints& points,
                const Quote& quote) {
  const std::string_view text = document.text();
  QuoteRow row;
  row.document = document.id();
  row.outlet = document.metadata().outlet;
  if (document.metadata().published) row.published = to_string(*document.metadata().published);
  row.form = name_of(quote.form);
  row.speaker = who(reading, text, quote.speaker, quote.speaker_text);
  row.addressee = who(reading, text, quote.addressee, quote.addressee_text);
  row.text = quoted_words(quote, text);
  row.cue = slice(text, quote.cue);
  row.start = points.at(quote.evidence.begin);
  row.end = points.at(quote.evidence.end);
  return row;
}

/// Does `text` hold all words of `words`, accents and case aside?
bool holds(std::string_view text, std::string_view words) {
  return holds_words(fold(text), fold(words));
}

bool passes(const QuoteRow& row, const LedgerFilter& filter) {
  if (!holds(row.speaker, filter.claimant) || !holds(row.speaker, filter.actor)) return false;
  if (!holds(row.text, filter.text)) return false;
  if (filter.since && row.published < to_string(*filter.since)) return false;
  return !filter.until || (!row.published.empty() && row.published <= to_string(*filter.until));
}

/// The rows of one document, or why it was refused.
struct Told {
  std::vector<QuoteRow> rows;
  std::optional<Error> refused;
};

/// One run over articles: documents in, rows out, in the order of the documents.
class Quoting {
 public:
  /// Documents that are read together.
  using Handful = std::vector<Result<Document>>;

  Quoting(const QuoteOptions& options, const Pipeline& pipeline, const LedgerFilter& filter)
      : jobs_(options.input.jobs),
        pipeline_(&pipeline),
        filter_(&filter),
        reader_(open_inputs(options.input, unread_by(pipeline))),
        handful_(handful_of(options.input)),
        output_(options.ledger.format) {}

  /// The exit status.
  int run() {
    OrderedWork<Handful, std::vector<Told>> steps;
    steps.next = [this] { return next(); };
    steps.work = [this](Handful&& documents) { return tell(documents); };
    steps.take = [this](std::vector<Told>&& told) {
      return std::all_of(told.begin(), told.end(), [this](const Told& one) { return take(one); });
    };
    OrderedWorkers<Handful, std::vector<Told>>(jobs_, std::move(steps)).run();
    const int printed = output_.finish("nobody is quoted");
    return printed == exit_ok ? status_ : printed;
  }

 private:
  std::optional<Handful> next() {
    return take_handful(
        handful_, *reader_, [this] { return reader_->next(); },
        [](const Result<Document>& document) { return document ? document->text().size() : 0; });
  }

  [[nodiscard]] std::vector<Told> tell(const Handful& documents) const {
    std::vector<const Document*> readable;
    for (const Result<Document>& document : documents) {
      if (document) readable.push_back(&*document);
    }
    const std::vector<Reading> readings = pipeline_->read_all(readable);
    auto reading = readings.begin();
    std::vector<Told> told(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (documents[i]) {
        told[i].rows = rows_of(*documents[i], *reading++);
      } else {
        told[i].refused = documents[i].error();
      }
    }
    return told;
  }

  [[nodiscard]] std::vector<QuoteRow> rows_of(const Document& document,
                                              const Reading& reading) const {
    std::vector<QuoteRow> rows;
    const utf8::CodePoints points(document.text());
    for (const Quote& quote : reading.attributions.quotes) {
      if (!filter_->country.empty() && country_of(reading, quote.speaker) != filter_->country)
        continue;
      QuoteRow row = row_of(document, reading, points, quote);
      if (passes(row, *filter_)) rows.push_back(std::move(row));
    }
    return rows;
  }

  bool take(const Told& told) {
    if (told.refused) status_ = fail(*told.refused, exit_some_failed);
    for (const QuoteRow& row : told.rows) {
      if (!output_.print(cells_of(row)) || ++count_ == filter_->limit) return false;
    }
    return true;
  }

  unsigned jobs_;
  const Pipeline* pipeline_;
  const LedgerFilter* filter_;
  std::unique_ptr<DocumentReader> reader_;
  HandfulSize handful_;
  RowOutput output_;
  std::uint64_t count_ = 0;
  int status_ = exit_ok;
};

int read_quotes(const QuoteOptions& options, const std::string& data_dir) {
  const auto filter = to_filter(options.ledger, data_dir);
  if (!filter) return fail_of_filter(filter.error());
  const auto pipeline = open_pipeline(data_dir);
  if (!pipeline) return fail(pipeline.error(), exit_no_data);
  return Quoting(options, **pipeline, *filter).run();
}

int run_quotes(const QuoteOptions& options, const CLI::App& command, const std::string& data_dir) {
  const auto fits =
      without(command, {"--type", "--place", "--min-confidence"},
              "chooses among reports, which quotes are not; see `depeche reports` and "
              "`depeche claims`");
  if (!fits) return fail(fits.error(), exit_usage);
  const bool files = !options.input.paths.empty();
  if (files == !options.ledger.ledger.empty()) {
    return fail({ErrorCode::invalid_argument,
                 "name articles (FILE, or - for standard input) or a ledger (--ledger FILE); see "
                 "--help",
                 ""},
                exit_usage);
  }
  if (files) return read_quotes(options, data_dir);
  return run_row_query<QuoteRow>(options.ledger, data_dir, &Ledger::quotes,
                                 [](const QuoteRow& row) { return cells_of(row); });
}

}  // namespace

void add_quotes_command(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<QuoteOptions>();
  CLI::App* command = app.add_subcommand(
      "quotes", "Print who said what to whom, when: in articles, or in a ledger");
  add_input_options(*command, options->input);
  add_ledger_options(*command, options->ledger);
  command->get_option("--ledger")->required(false);
  command->callback([options, &invocation, command] {
    invocation.run = [options, &invocation, command] {
      return run_quotes(*options, *command, invocation.data_dir);
    };
  });
}

}  // namespace depeche::cli
