// SPDX-License-Identifier: Apache-2.0
// How does each finding look as a JSON object? docs/formats/jsonl.md is the contract.
#pragma once

#include "base/json.h"
#include "base/utf8.h"

#include <depeche/document.h>
#include <depeche/pipeline.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace depeche {

/// Ids of the findings of one document: the first 16 digits of its id, a letter for the kind and
/// a number, "3f2a9c01d4e5b6a7-r2".
std::string finding_id(const Document& document, char kind, std::size_t index);

/// Writes the findings of one document; `document` and `reading` must outlive it.
class JsonFindings {
 public:
  JsonFindings(const Document& document, const Reading& reading);

  /// Each writes one object; `index` into the vector of `Reading` that holds the finding.
  void document(JsonWriter& json, bool with_text) const;
  void actor(JsonWriter& json, std::size_t index) const;
  void time(JsonWriter& json, std::size_t index) const;
  void place(JsonWriter& json, std::size_t index) const;
  void quantity(JsonWriter& json, std::size_t index) const;
  void measure(JsonWriter& json, std::size_t index) const;
  void quote(JsonWriter& json, std::size_t index) const;
  void report(JsonWriter& json, std::size_t index) const;

  /// Keys of the document alone, for a caller that nests the findings in the same object.
  void document_fields(JsonWriter& json, bool with_text) const;

 private:
  void start(JsonWriter& json, std::string_view kind, std::size_t index) const;
  void offsets(JsonWriter& json, Span span) const;
  void span(JsonWriter& json, Span span) const;
  void span_object(JsonWriter& json, std::string_view key, Span span) const;
  void actors(JsonWriter& json, std::string_view key, const std::vector<ActorIndex>& list) const;
  void sizes(JsonWriter& json, const Sizes& sizes) const;
  void attribution(JsonWriter& json, const Attribution& attribution) const;

  [[nodiscard]] bool known(ActorIndex actor) const { return actor < reading_->actors.size(); }

  [[nodiscard]] std::string actor_id(ActorIndex actor) const;

  const Document* document_;
  const Reading* reading_;
  utf8::CodePoints points_;
};

}  // namespace depeche
