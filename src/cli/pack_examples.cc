// SPDX-License-Identifier: Apache-2.0
#include "cli/pack_examples.h"

#include "base/strings.h"
#include "events/lexicon_cells.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace depeche::cli {

namespace {

/// The day on which the examples are written, so that "mardi" is the same day everywhere.
constexpr std::string_view written = "2019-11-20";

std::string label(EventType type, const std::string& mode) {
  return std::string(name_of(type)) + (mode.empty() ? "" : " " + mode);
}

class Examples {
 public:
  Examples(const Pipeline& pipeline, std::string language, std::string folder)
      : pipeline_(pipeline), language_(std::move(language)), folder_(std::move(folder)) {}

  void run(const events::Entry& entry) {
    ++results.rows;
    if (!entry.example.empty()) {
      const auto reports = read(entry.example, entry, table_of(entry));
      if (std::none_of(reports.begin(), reports.end(),
                       [&](const Report& r) { return tells(r, entry); })) {
        tell(entry, table_of(entry),
             "example gives no " + label(entry.type, entry.mode) + " but " + listed(reports) +
                 "; mend the row or the sentence: " + entry.example);
      }
    }
    if (!entry.counterexample.empty()) {
      const auto reports = read(entry.counterexample, entry, table_of(entry));
      if (std::any_of(reports.begin(), reports.end(),
                      [&](const Report& r) { return tells(r, entry); })) {
        tell(entry, table_of(entry),
             "counterexample gives " + listed(reports) +
                 "; narrow the conditions of that row: " + entry.counterexample);
      }
    }
  }

  void run(const events::OtherSense& sense) {
    ++results.rows;
    const std::string file = "other_senses";
    const auto reports = read(sense.when.example, sense.when, file);
    if (std::any_of(reports.begin(), reports.end(), [&](const Report& r) {
          return sense.not_told.test(static_cast<std::size_t>(r.type));
        })) {
      tell(sense.when, file,
           "example gives " + listed(reports) +
               "; mend the row or the sentence: " + sense.when.example);
    }
  }

  ExampleResults results;

 private:
  static bool tells(const Report& report, const events::Entry& entry) {
    return report.type == entry.type && (entry.mode.empty() || report.mode == entry.mode);
  }

  static std::string listed(const std::vector<Report>& reports) {
    if (reports.empty()) return "nothing";
    std::vector<std::string> labels;
    for (const Report& report : reports)
      labels.push_back(label(report.type, report.mode) + " (" + report.rule + ")");
    return join(labels, ", ");
  }

  static std::string table_of(const events::Entry& entry) { return events::lower_name(entry.type); }

  std::vector<Report> read(const std::string& sentence, const events::Entry& entry,
                           const std::string& table) {
    ++results.sentences;
    Metadata metadata;
    metadata.language = language_;
    metadata.published = parse_date(written);
    const auto document = Document::from_utf8(sentence, metadata);
    if (document) return pipeline_.read(*document).reports;
    tell(entry, table, document.error().message);
    return {};
  }

  void tell(const events::Entry& entry, const std::string& table, const std::string& what) {
    results.failures.push_back(
        {ErrorCode::bad_data, what,
         folder_ + "/events/" + table + ".tsv:" + std::to_string(entry.line)});
  }

  const Pipeline& pipeline_;
  std::string language_;
  std::string folder_;
};

/// Does a word of `words` begin as `cue` does, or have it for its lemma?
bool holds(const Analysis& words, std::string_view cue) {
  constexpr std::size_t telling = 2;  // letters: "dire", "dit"
  const std::string folded = fold(cue);
  return std::any_of(words.tokens.begin(), words.tokens.end(), [&](const Token& token) {
    return token.lemma == cue || fold(token.form).starts_with(folded.substr(0, telling));
  });
}

}  // namespace

std::vector<Error> check_cue_examples(const Pipeline& pipeline, const Pack& pack,
                                      const std::string& folder) {
  std::vector<Error> faults;
  const auto table = pack.table("cues.tsv");
  if (!table) return faults;  // told before
  const auto columns = columns_of<2>(*table, {"cue", "example"});
  if (!columns) return faults;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto cue = table->cell(row, (*columns)[0]);
    Metadata metadata;
    metadata.language = pack.language();
    const auto example =
        Document::from_utf8(std::string(table->cell(row, (*columns)[1])), metadata);
    if (!example) continue;
    const Analysis words = pipeline.analyse(*example);
    const auto parts = split(cue, ' ');
    if (std::any_of(parts.begin(), parts.end(), [&](auto part) { return holds(words, part); }))
      continue;
    faults.push_back({ErrorCode::bad_data,
                      "has an example without its cue '" + std::string(cue) +
                          "'; write a sentence in which it tells who says so",
                      folder + "/cues.tsv:" + std::to_string(table->line(row))});
  }
  return faults;
}

ExampleResults run_examples(const Pipeline& pipeline, const events::Lexicon& lexicon,
                            const std::string& language, const std::string& folder) {
  Examples examples(pipeline, language, folder);
  const events::Entry* last = nullptr;
  for (const events::Entry& entry : lexicon.entries()) {
    // One entry for each lemma of a row.
    if (last == nullptr || last->id != entry.id) examples.run(entry);
    last = &entry;
  }
  std::vector<std::uint32_t> lines;  // one sense for each lemma of a row
  for (const auto& senses : lexicon.other_senses()) {
    for (const events::OtherSense& sense : senses) {
      if (std::find(lines.begin(), lines.end(), sense.when.line) != lines.end()) continue;
      lines.push_back(sense.when.line);
      examples.run(sense);
    }
  }
  return std::move(examples.results);
}

}  // namespace depeche::cli
