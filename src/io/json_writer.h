// SPDX-License-Identifier: Apache-2.0
// JSON: one array of documents, each with its findings inside (docs/formats/jsonl.md).
#pragma once

#include "io/reading_writer.h"

namespace depeche {

class JsonArrayWriter : public ReadingWriter {
 public:
  explicit JsonArrayWriter(bool with_text) : with_text_(with_text) {}

  [[nodiscard]] std::string_view head() const override { return "["; }

  [[nodiscard]] std::string_view separator() const override { return ",\n"; }

  [[nodiscard]] std::string_view tail() const override { return "]\n"; }

  void write(const Document& document, const Reading& reading, std::string& out) const override;

 private:
  bool with_text_;
};

}  // namespace depeche
