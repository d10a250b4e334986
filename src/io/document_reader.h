// SPDX-License-Identifier: Apache-2.0
// Where do documents come from, one at a time?
#pragma once

#include <depeche/date.h>
#include <depeche/document.h>
#include <depeche/result.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Formats of input; `guess` decides by the file's extension, else by its first bytes.
enum class InputFormat : std::uint8_t { guess, text, jsonl, html, feed };

struct ReaderOptions {
  InputFormat format = InputFormat::guess;
  std::optional<Date> published;  ///< publication date of articles that bring none
  std::string language;  ///< ISO 639-1 of all articles; empty = as the input says, else identified
  std::string encoding;  ///< of text and HTML that does not tell it; empty = to be detected
  /// Which documents are refused, and why; none = all are taken. The reader adds the place.
  std::function<Result<void>(const Document&)> admit;
};

/// "text" … and back; nothing for an unknown name.
std::optional<InputFormat> input_format_from(std::string_view name);

/// Format by the extension of `path`, else by the `start` of the input (a few hundred bytes).
InputFormat guess_format(std::string_view path, std::string_view start);

/// Yields the documents of one or more inputs, one at a time, in constant memory. Not thread-safe.
class DocumentReader {
 public:
  DocumentReader() = default;
  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;
  DocumentReader(DocumentReader&&) = delete;
  DocumentReader& operator=(DocumentReader&&) = delete;
  virtual ~DocumentReader() = default;

  /// The next document, nothing at the end. An Error stands for one document (or one file) that
  /// cannot be read and says where; the next call goes on behind it.
  virtual std::optional<Result<Document>> next() = 0;

  /// Can next() answer without waiting for somebody who writes into a pipe?
  [[nodiscard]] virtual bool at_hand() const = 0;

  /// Bytes of input stepped over so far, for a progress bar.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

/// Reads the inputs at `paths` in that order; "-" is standard input (descriptor 0). Files are
/// opened one at a time, when their turn comes.
std::unique_ptr<DocumentReader> read_paths(std::vector<std::string> paths, ReaderOptions options);

}  // namespace depeche
