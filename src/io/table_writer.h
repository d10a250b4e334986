// SPDX-License-Identifier: Apache-2.0
// A table for people: one line a report, its evidence under it with the trigger marked.
#pragma once

#include "io/reading_writer.h"

namespace depeche {

class TableWriter : public ReadingWriter {
 public:
  /// Of `options` the width (at least 40 columns), the colour (without, triggers stand in [ ]) and
  /// the least confidence, which is told where no report has it.
  explicit TableWriter(const WriterOptions& options) : options_(options) {}

  [[nodiscard]] std::string_view head() const override { return {}; }

  [[nodiscard]] std::string_view separator() const override { return "\n"; }

  [[nodiscard]] std::string_view tail() const override { return {}; }

  void write(const Document& document, const Reading& reading, std::string& out) const override;

 private:
  WriterOptions options_;
};

}  // namespace depeche
