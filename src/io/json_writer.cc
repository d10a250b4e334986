// SPDX-License-Identifier: Apache-2.0
#include "io/json_writer.h"

#include "io/json_findings.h"

namespace depeche {

namespace {

using Part = void (JsonFindings::*)(JsonWriter&, std::size_t) const;

}  // namespace

void JsonArrayWriter::write(const Document& document, const Reading& reading,
                            std::string& out) const {
  const JsonFindings findings(document, reading);
  JsonWriter json(out);
  json.begin_object().field("kind", "document");
  findings.document_fields(json, with_text_);
  const auto list = [&](std::string_view key, Part part, std::size_t count) {
    json.key(key).begin_array();
    for (std::size_t i = 0; i < count; ++i) (findings.*part)(json, i);
    json.end_array();
  };
  list("actors", &JsonFindings::actor, reading.actors.size());
  list("times", &JsonFindings::time, reading.times.size());
  list("places", &JsonFindings::place, reading.places.size());
  json.key("quantities").begin_array();
  for (std::size_t i = 0; i < reading.quantities.size(); ++i) {
    if (!reading.quantities[i].lone) findings.quantity(json, i);
  }
  json.end_array();
  list("measures", &JsonFindings::measure, reading.measures.size());
  list("quotes", &JsonFindings::quote, reading.attributions.quotes.size());
  list("reports", &JsonFindings::report, reading.reports.size());
  json.end_object();
}

}  // namespace depeche
