// SPDX-License-Identifier: Apache-2.0
#include "io/json_findings.h"

#include <depeche/date.h>

#include <cmath>

namespace depeche {

namespace {

/// The key with its text; nothing when the text is empty, which means unknown.
void optional_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.field(key, text);
}

void days(JsonWriter& json, const Interval& interval) {
  if (interval.begin) json.field("begin", to_string(*interval.begin));
  if (interval.end) json.field("end", to_string(*interval.end));
}

void bound(JsonWriter& json, std::string_view key, std::optional<std::int64_t> number) {
  json.key(key);
  if (number) {
    json.value(*number);
  } else {
    json.null();
  }
}

/// As bound(); whole numbers without a point or exponent.
void measure_bound(JsonWriter& json, std::string_view key, std::optional<double> number) {
  constexpr double exact = 9e15;
  const bool whole = number && std::floor(*number) == *number && std::abs(*number) < exact;
  if (!number || whole) {
    bound(json, key, whole ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt);
  } else {
    json.key(key).value(*number);
  }
}

void strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& list) {
  json.key(key).begin_array();
  for (const std::string& text : list) json.value(text);
  json.end_array();
}

}  // namespace

std::string finding_id(const Document& document, char kind, std::size_t index) {
  std::string id = document.id().substr(0, 16);
  id += '-';
  id += kind;
  id += std::to_string(index);
  return id;
}

JsonFindings::JsonFindings(const Document& document, const Reading& reading)
    : document_(&document), reading_(&reading), points_(document.text()) {}

std::string JsonFindings::actor_id(ActorIndex actor) const {
  return finding_id(*document_, 'a', actor);
}

void JsonFindings::start(JsonWriter& json, std::string_view kind, std::size_t index) const {
  // "quantity" is 'n' (number), for 'q' is the quote.
  const char letter = kind == "quantity" ? 'n' : kind.front();
  json.begin_object().field("kind", kind);
  json.field("id", finding_id(*document_, letter, index));
  json.field("document", document_->id());
}

void JsonFindings::offsets(JsonWriter& json, Span span) const {
  json.field("start", points_.at(span.begin)).field("end", points_.at(span.end));
}

void JsonFindings::span(JsonWriter& json, Span span) const {
  offsets(json, span);
  json.field("text", slice(document_->text(), span));
}

void JsonFindings::span_object(JsonWriter& json, std::string_view key, Span where) const {
  if (where.empty()) return;
  json.key(key).begin_object();
  span(json, where);
  json.end_object();
}

void JsonFindings::document_fields(JsonWriter& json, bool with_text) const {
  const Metadata& about = document_->metadata();
  json.field("id", document_->id());
  optional_text(json, "source_id", about.source_id);
  optional_text(json, "path", about.path);
  json.field("lang", reading_->language);
  if (about.published) json.field("published", to_string(*about.published));
  optional_text(json, "title", slice(document_->text(), document_->title_span()));
  optional_text(json, "outlet", about.outlet);
  optional_text(json, "url", about.url);
  strings(json, "credits", reading_->credits);
  json.field("chars", points_.at(static_cast<std::uint32_t>(document_->text().size())));
  json.field("pack", reading_->pack);
  if (with_text) json.field("text", document_->text());
}

void JsonFindings::document(JsonWriter& json, bool with_text) const {
  json.begin_object().field("kind", "document");
  document_fields(json, with_text);
  json.end_object();
}

void JsonFindings::actor(JsonWriter& json, std::size_t index) const {
  const Actor& actor = reading_->actors[index];
  start(json, "actor", index);
  json.field("name", actor.name).field("type", name_of(actor.type));
  optional_text(json, "country", actor.country);
  strings(json, "sectors", actor.sectors);
  optional_text(json, "office", actor.office);
  optional_text(json, "wikidata", actor.wikidata);
  json.key("mentions").begin_array();
  for (const ActorMention& mention : actor.mentions) {
    json.begin_object();
    span(json, mention.evidence);
    json.field("form", name_of(mention.form)).field("rule", mention.rule).end_object();
  }
  json.end_array();
  if (!actor.members.empty()) actors(json, "members", actor.members);
  json.field("rule", actor.rule).end_object();
}

void JsonFindings::time(JsonWriter& json, std::size_t index) const {
  const TimeRef& time = reading_->times[index];
  start(json, "time", index);
  span(json, time.evidence);
  json.field("type", name_of(time.type));
  optional_text(json, "value", time.value);
  optional_text(json, "mod", time.mod);
  if (time.interval.begin || time.interval.end) {
    json.key("interval").begin_object();
    days(json, time.interval);
    json.end_object();
  }
  optional_text(json, "anchor", name_of(time.anchor));
  if (!time.candidates.empty()) {
    json.key("candidates").begin_array();
    for (const Date day : time.candidates) json.value(to_string(day));
    json.end_array();
  }
  json.field("rule", time.rule).end_object();
}

void JsonFindings::place(JsonWriter& json, std::size_t index) const {
  const PlaceRef& place = reading_->places[index];
  start(json, "place", index);
  span(json, place.evidence);
  optional_text(json, "name", place.name);
  optional_text(json, "country", place.country);
  if (place.latitude && place.longitude) {
    json.field("lat", *place.latitude).field("lon", *place.longitude);
  }
  if (place.resolution != Resolution::unknown) {
    json.field("resolution", name_of(place.resolution));
  }
  if (place.geonames != 0) json.field("geonames", place.geonames);
  if (place.is_actor) json.field("is_actor", true);
  if (place.of_people) json.field("of_people", true);
  json.field("rule", place.rule).end_object();
}

void JsonFindings::quantity(JsonWriter& json, std::size_t index) const {
  const QuantityRef& quantity = reading_->quantities[index];
  start(json, "quantity", index);
  span(json, quantity.evidence);
  bound(json, "low", quantity.low);
  bound(json, "high", quantity.high);
  if (quantity.approximate) json.field("approximate", true);
  optional_text(json, "counts", quantity.counts);
  optional_text(json, "of", quantity.of);
  if (quantity.whole != UINT32_MAX)
    json.field("whole", finding_id(*document_, 'n', quantity.whole));
  if (quantity.total_low || quantity.total_high) {
    json.key("total").begin_object();
    bound(json, "low", quantity.total_low);
    bound(json, "high", quantity.total_high);
    json.end_object();
  }
  json.field("rule", quantity.rule).end_object();
}

void JsonFindings::measure(JsonWriter& json, std::size_t index) const {
  const MeasureRef& measure = reading_->measures[index];
  start(json, "measure", index);
  span(json, measure.evidence);
  json.field("measures", measure.kind);
  optional_text(json, "unit", measure.unit);
  measure_bound(json, "low", measure.low);
  measure_bound(json, "high", measure.high);
  if (measure.approximate) json.field("approximate", true);
  json.field("rule", measure.rule).end_object();
}

void JsonFindings::quote(JsonWriter& json, std::size_t index) const {
  const Quote& quote = reading_->attributions.quotes[index];
  start(json, "quote", index);
  span(json, quote.evidence);
  json.field("form", name_of(quote.form));
  if (quote.parts.size() > 1) {
    json.key("parts").begin_array();
    for (const Span part : quote.parts) {
      json.begin_object();
      span(json, part);
      json.end_object();
    }
    json.end_array();
  }
  if (known(quote.speaker)) json.field("speaker", actor_id(quote.speaker));
  optional_text(json, "speaker_text", slice(document_->text(), quote.speaker_text));
  if (known(quote.addressee)) json.field("addressee", actor_id(quote.addressee));
  optional_text(json, "addressee_text", slice(document_->text(), quote.addressee_text));
  span_object(json, "cue", quote.cue);
  json.field("rule", quote.rule).end_object();
}

void JsonFindings::actors(JsonWriter& json, std::string_view key,
                          const std::vector<ActorIndex>& list) const {
  json.key(key).begin_array();
  for (const ActorIndex actor : list) {
    if (known(actor)) json.value(actor_id(actor));
  }
  json.end_array();
}

void JsonFindings::sizes(JsonWriter& json, const Sizes& sizes) const {
  if (sizes.empty()) return;
  json.key("size").begin_object();
  for (const auto& [counts, range] : sizes) {
    json.key(counts).begin_object();
    bound(json, "low", range.low);
    bound(json, "high", range.high);
    if (known(range.actor)) json.field("actor", actor_id(range.actor));
    json.end_object();
  }
  json.end_object();
}

void JsonFindings::attribution(JsonWriter& json, const Attribution& attribution) const {
  json.begin_object();
  if (known(attribution.claimant)) json.field("claimant", actor_id(attribution.claimant));
  optional_text(json, "claimant_text", slice(document_->text(), attribution.claimant_text));
  actors(json, "chain", attribution.chain);
  optional_text(json, "channel", attribution.channel);
  json.field("stance", name_of(attribution.stance));
  sizes(json, attribution.size);
  span_object(json, "cue", attribution.cue);
  json.field("rule", attribution.rule).end_object();
}

void JsonFindings::report(JsonWriter& json, std::size_t index) const {
  const Report& report = reading_->reports[index];
  start(json, "report", index);
  json.field("type", name_of(report.type));
  optional_text(json, "mode", report.mode);
  strings(json, "contexts", report.contexts);
  optional_text(json, "cameo", report.cameo);
  actors(json, "actor", report.actors);
  actors(json, "recipient", report.recipients);
  if (report.place && *report.place < reading_->places.size()) {
    json.field("place", finding_id(*document_, 'p', *report.place));
  }
  if (report.date.begin || report.date.end) {
    json.key("date").begin_object();
    days(json, report.date);
    if (report.date.precision != DatePrecision::unknown) {
      json.field("precision", name_of(report.date.precision));
    }
    json.end_object();
  }
  json.field("status", name_of(report.status)).field("historical", report.historical);
  sizes(json, report.size);
  json.key("attribution").begin_array();
  for (const Attribution& said : report.attributions) attribution(json, said);
  json.end_array().key("mentions").begin_array();
  for (const Span mention : report.mentions) {
    json.begin_object();
    span(json, mention);
    json.end_object();
  }
  json.end_array();
  span_object(json, "evidence", report.evidence);
  json.field("confidence", report.confidence).field("rule", report.rule).end_object();
}

}  // namespace depeche
