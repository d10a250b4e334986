// SPDX-License-Identifier: Apache-2.0
// A table for people: one line a report, its evidence under it with the trigger marked.
#pragma once

#include "io/reading_writer.h"

namespace depeche {

class TableWriter : public ReadingWriter {
 public:
  /// `width` in columns (at least 40); `colour`: ANSI sequences mark titles and triggers, else
  /// triggers stand in [ ].
  TableWriter(unsigned width, bool colour) : width_(width), colour_(colour) {}

  [[nodiscard]] std::string_view head() const override { return {}; }

  [[nodiscard]] std::string_view separator() const override { return "\n"; }

  [[nodiscard]] std::string_view tail() const override { return {}; }

  void write(const Document& document, const Reading& reading, std::string& out) const override;

 private:
  unsigned width_;
  bool colour_;
};

}  // namespace depeche
