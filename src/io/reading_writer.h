// SPDX-License-Identifier: Apache-2.0
// In which shapes can a reading leave the program?
#pragma once

#include <depeche/document.h>
#include <depeche/pipeline.h>
#include <depeche/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

struct WriterOptions {
  bool with_text = false;       ///< the document's text goes into the output (jsonl, json)
  unsigned width = 100;         ///< columns of the terminal (table)
  double min_confidence = 0.0;  ///< reports less certain than this were left out (table)
  bool colour = false;          ///< bold and underline by ANSI sequences (table)
};

/// Writes readings, one document after the other. What is written is
/// head(), the documents with separator() between them, tail().
/// Const and thread-safe: documents may be written by several threads and put in order after.
class ReadingWriter {
 public:
  ReadingWriter() = default;
  ReadingWriter(const ReadingWriter&) = delete;
  ReadingWriter& operator=(const ReadingWriter&) = delete;
  ReadingWriter(ReadingWriter&&) = delete;
  ReadingWriter& operator=(ReadingWriter&&) = delete;
  virtual ~ReadingWriter() = default;

  [[nodiscard]] virtual std::string_view head() const = 0;
  [[nodiscard]] virtual std::string_view separator() const = 0;
  [[nodiscard]] virtual std::string_view tail() const = 0;

  /// Appends all that is said of one document. `reading` was read from `document`.
  virtual void write(const Document& document, const Reading& reading, std::string& out) const = 0;
};

/// Names that make_reading_writer() knows, as the user types them.
std::vector<std::string> reading_writer_names();

/// The writer called `name`; invalid_argument for a name it does not know.
Result<std::unique_ptr<ReadingWriter>> make_reading_writer(std::string_view name,
                                                           const WriterOptions& options);

}  // namespace depeche
