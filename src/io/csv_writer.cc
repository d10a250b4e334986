// SPDX-License-Identifier: Apache-2.0
#include "io/csv_writer.h"

#include "base/strings.h"
#include "io/csv.h"
#include "io/display.h"
#include "io/json_findings.h"
#include "io/report_words.h"

#include <array>
#include <charconv>

namespace depeche {

namespace {

/// Country and sectors of each actor, "SYR GOV; RUS".
std::string codes_of(const Reading& reading, const std::vector<ActorIndex>& actors) {
  std::vector<std::string> codes;
  for (const ActorIndex index : actors) {
    if (index >= reading.actors.size()) continue;
    const Actor& actor = reading.actors[index];
    std::string code = actor.country;
    for (const std::string& sector : actor.sectors) code += (code.empty() ? "" : " ") + sector;
    if (!code.empty()) codes.push_back(std::move(code));
  }
  return join(codes, "; ");
}

std::string number_words(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

std::string day(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

void add_place(const Reading& reading, const Report& report, std::vector<std::string>& row) {
  const bool known = report.place && *report.place < reading.places.size();
  const PlaceRef place = known ? reading.places[*report.place] : PlaceRef{};
  row.push_back(place.name);
  row.push_back(place.country);
  row.push_back(place.latitude ? number_words(*place.latitude) : "");
  row.push_back(place.longitude ? number_words(*place.longitude) : "");
}

void add_claims(const Document& document, const Reading& reading, const Report& report,
                std::vector<std::string>& row) {
  std::vector<std::string> claimants;
  std::vector<std::string> stances;
  for (const Attribution& said : report.attributions) {
    claimants.push_back(printable(claimant_of(document, reading, said)));
    stances.emplace_back(name_of(said.stance));
  }
  row.push_back(join(claimants, "; "));
  row.push_back(join(stances, "; "));
}

}  // namespace

std::string_view CsvWriter::head() const {
  return "report,document,source_id,path,published,lang,outlet,title,type,mode,contexts,cameo,"
         "actor,actor_codes,recipient,recipient_codes,place,country,lat,lon,date_begin,date_end,"
         "date_precision,status,historical,size,claimant,stance,trigger,evidence,confidence,"
         "rule\r\n";
}

void CsvWriter::write(const Document& document, const Reading& reading, std::string& out) const {
  const Metadata& about = document.metadata();
  const auto words = [&](Span span) { return printable(slice(document.text(), span)); };
  for (std::size_t i = 0; i < reading.reports.size(); ++i) {
    const Report& report = reading.reports[i];
    std::vector<std::string> row = {finding_id(document, 'r', i),
                                    document.id(),
                                    about.source_id,
                                    about.path,
                                    day(about.published),
                                    reading.language,
                                    about.outlet,
                                    words(document.title_span())};
    row.emplace_back(name_of(report.type));
    row.push_back(report.mode);
    row.push_back(join(report.contexts, "; "));
    row.push_back(report.cameo);
    for (const auto* side : {&report.actors, &report.recipients}) {
      row.push_back(actor_names(reading, *side, "; "));
      row.push_back(codes_of(reading, *side));
    }
    add_place(reading, report, row);
    row.push_back(day(report.date.begin));
    row.push_back(day(report.date.end));
    const bool dated = report.date.precision != DatePrecision::unknown;
    row.emplace_back(dated ? name_of(report.date.precision) : "");
    row.emplace_back(name_of(report.status));
    row.emplace_back(report.historical ? "true" : "false");
    row.push_back(size_words(report.size));
    add_claims(document, reading, report, row);
    std::vector<std::string> triggers;
    for (const Span mention : report.mentions) triggers.push_back(words(mention));
    row.push_back(join(triggers, "; "));
    row.push_back(words(report.evidence));
    row.push_back(number_words(report.confidence));
    row.push_back(report.rule);
    append_csv_row(out, row);
  }
}

}  // namespace depeche
