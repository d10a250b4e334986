// SPDX-License-Identifier: Apache-2.0
#include "io/jsonl_writer.h"

#include "io/json_findings.h"

namespace depeche {

namespace {

using Part = void (JsonFindings::*)(JsonWriter&, std::size_t) const;

void lines(const JsonFindings& findings, Part part, std::size_t count, std::string& out) {
  for (std::size_t i = 0; i < count; ++i) {
    JsonWriter json(out);
    (findings.*part)(json, i);
    out.push_back('\n');
  }
}

}  // namespace

void JsonlWriter::write(const Document& document, const Reading& reading, std::string& out) const {
  const JsonFindings findings(document, reading);
  JsonWriter json(out);
  findings.document(json, with_text_);
  out.push_back('\n');
  lines(findings, &JsonFindings::actor, reading.actors.size(), out);
  lines(findings, &JsonFindings::time, reading.times.size(), out);
  lines(findings, &JsonFindings::place, reading.places.size(), out);
  for (std::size_t i = 0; i < reading.quantities.size(); ++i) {
    if (reading.quantities[i].lone) continue;
    JsonWriter line(out);
    findings.quantity(line, i);
    out.push_back('\n');
  }
  lines(findings, &JsonFindings::measure, reading.measures.size(), out);
  lines(findings, &JsonFindings::quote, reading.attributions.quotes.size(), out);
  lines(findings, &JsonFindings::report, reading.reports.size(), out);
}

}  // namespace depeche
