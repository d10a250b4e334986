// SPDX-License-Identifier: Apache-2.0
// CSV: one row a report (docs/formats/csv.md).
#pragma once

#include "io/reading_writer.h"

namespace depeche {

class CsvWriter : public ReadingWriter {
 public:
  /// The row of column names.
  [[nodiscard]] std::string_view head() const override;

  [[nodiscard]] std::string_view separator() const override { return {}; }

  [[nodiscard]] std::string_view tail() const override { return {}; }

  void write(const Document& document, const Reading& reading, std::string& out) const override;
};

}  // namespace depeche
