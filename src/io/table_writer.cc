// SPDX-License-Identifier: Apache-2.0
#include "io/table_writer.h"

#include "base/json.h"
#include "io/display.h"
#include "io/marked_text.h"
#include "io/report_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace depeche {

namespace {

constexpr std::size_t columns = 6;
constexpr std::string_view indent = "    ";
constexpr std::string_view gap = "  ";
constexpr std::array<std::string_view, columns> titles = {"date", "place", "who",
                                                          "what", "whom",  "who says so"};
constexpr std::size_t what_column = 3;

using Row = std::array<std::string, columns>;

/// Writes the lines of one document.
class Page {
 public:
  Page(const Document& document, const Reading& reading, const WriterOptions& options,
       std::string& out)
      : document_(&document),
        reading_(&reading),
        style_{.width = std::max(options.width, 40U), .colour = options.colour},
        least_(options.min_confidence),
        out_(&out) {}

  void write() {
    header();
    if (reading_->reports.empty()) {
      *out_ += "  No happening is reported here";
      if (least_ > 0) {
        *out_ += " with a confidence of ";
        JsonWriter(*out_).value(least_);
        *out_ += " or more";
      }
      *out_ += ".\n";
      return;
    }
    std::vector<Row> rows;
    for (const Report& report : reading_->reports) rows.push_back(row_of(report));
    const std::vector<unsigned> widths = widths_of(rows);
    Row head;
    std::copy(titles.begin(), titles.end(), head.begin());
    line(head, widths, Emphasis::dim);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      line(rows[i], widths, Emphasis::none);
      details(reading_->reports[i]);
      evidence(reading_->reports[i]);
    }
  }

 private:
  enum class Emphasis : std::uint8_t { none, bold, dim };

  [[nodiscard]] std::string words(Span span) const {
    return printable(slice(document_->text(), span));
  }

  void styled(std::string_view text, Emphasis emphasis) {
    if (!style_.colour || emphasis == Emphasis::none) {
      *out_ += text;
      return;
    }
    *out_ += emphasis == Emphasis::bold ? "\x1B[1m" : "\x1B[2m";
    *out_ += text;
    *out_ += "\x1B[0m";
  }

  void header() {
    const Metadata& about = document_->metadata();
    std::string title = words(document_->title_span());
    const bool titled = !title.empty();
    if (!titled) title = printable(about.path);
    std::string facts;
    const auto add = [&facts](std::string_view fact) {
      if (fact.empty()) return;
      if (!facts.empty()) facts += " · ";
      facts += fact;
    };
    add(printable(about.outlet));
    add(about.published ? to_string(*about.published) : "no date");
    add(reading_->language);
    add(counted(reading_->reports.size(), "report"));
    add(counted(reading_->attributions.quotes.size(), "quote"));
    if (titled) add(printable(about.path));
    styled(shorten(title, style_.width), Emphasis::bold);
    *out_ += "\n";
    styled(shorten(facts, style_.width), Emphasis::dim);
    *out_ += "\n";
  }

  static std::string counted(std::size_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
  }

  [[nodiscard]] Row row_of(const Report& report) const {
    const bool placed = report.place && *report.place < reading_->places.size();
    std::string what(name_of(report.type));
    if (!report.mode.empty()) what += " " + report.mode;
    Row row = {date_words(report.date),
               placed ? reading_->places[*report.place].name : std::string(),
               actor_names(*reading_, report.actors, ", "),
               what,
               actor_names(*reading_, report.recipients, ", "),
               claimants(report)};
    for (std::string& cell : row) {
      cell = printable(cell);
      if (cell.empty()) cell = "–";
    }
    return row;
  }

  [[nodiscard]] std::string claimants(const Report& report) const {
    if (report.attributions.empty()) return {};
    std::string who = claimant_of(*document_, *reading_, report.attributions.front());
    const std::size_t more = report.attributions.size() - 1;
    if (more > 0) who += " +" + std::to_string(more);
    return who;
  }

  [[nodiscard]] std::vector<unsigned> widths_of(const std::vector<Row>& rows) const {
    constexpr unsigned least = 8;
    constexpr unsigned room_for_titles = 2;  // the lines stand two columns in
    std::vector<unsigned> natural;
    for (std::size_t i = 0; i < columns; ++i) {
      unsigned width = display_width(titles.at(i));
      for (const Row& row : rows) width = std::max(width, display_width(row.at(i)));
      natural.push_back(width);
    }
    const auto gaps = static_cast<unsigned>(gap.size() * (columns - 1));
    return share_width(std::move(natural), style_.width - gaps - room_for_titles, least);
  }

  void line(const Row& row, const std::vector<unsigned>& widths, Emphasis emphasis) {
    *out_ += "  ";
    for (std::size_t i = 0; i < columns; ++i) {
      const bool last = i + 1 == columns;
      const std::string cell = last ? shorten(row.at(i), widths[i]) : fit(row.at(i), widths[i]);
      const bool strong = i == what_column && emphasis == Emphasis::none;
      styled(cell, strong ? Emphasis::bold : emphasis);
      if (!last) *out_ += gap;
    }
    *out_ += "\n";
  }

  /// Status, figures and disagreeing claimants: what does not fit into the columns.
  void details(const Report& report) {
    std::string facts;
    const auto add = [&facts](const std::string& fact) {
      if (fact.empty()) return;
      if (!facts.empty()) facts += " · ";
      facts += fact;
    };
    if (report.status != Status::occurred) add(std::string(name_of(report.status)));
    if (report.historical) add("background");
    add(size_words(report.size));
    for (const Attribution& said : report.attributions) add(claim_words(report, said));
    const std::string shown = printable(facts);  // the lines are views into it
    for (const std::string_view part : wrap(shown, style_.width - 4)) {
      *out_ += indent;
      styled(part, Emphasis::dim);
      *out_ += "\n";
    }
  }

  /// What one of several claimants says, or one who does not simply assert.
  [[nodiscard]] std::string claim_words(const Report& report, const Attribution& said) const {
    if (report.attributions.size() < 2 && said.stance == Stance::asserts) return {};
    std::string claim = claimant_of(*document_, *reading_, said);
    if (said.stance != Stance::asserts) claim += " " + std::string(name_of(said.stance));
    if (!said.size.empty()) claim += ": " + size_words(said.size);
    return claim;
  }

  void evidence(const Report& report) {
    MarkedText text(document_->text(), report.evidence, report.mentions);
    for (const std::string& part : text.lines(style_, static_cast<unsigned>(indent.size()))) {
      *out_ += indent;
      *out_ += part;
      *out_ += "\n";
    }
  }

  const Document* document_;
  const Reading* reading_;
  TerminalStyle style_;
  double least_;  ///< confidence of what is shown
  std::string* out_;
};

}  // namespace

void TableWriter::write(const Document& document, const Reading& reading, std::string& out) const {
  Page(document, reading, options_, out).write();
}

}  // namespace depeche
