// SPDX-License-Identifier: Apache-2.0
// One article: its text, which never changes, and what is known about it from outside the text.
#pragma once

#include <depeche/date.h>
#include <depeche/result.h>
#include <depeche/span.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// What comes with an article. Every field may be unknown (empty).
struct Metadata {
  std::string source_id;  ///< the sender's own id, kept as it came
  std::string path;       ///< file or stream the article was read from
  std::string title;      ///< headline; becomes the first paragraph of the text
  std::string outlet;     ///< "Le Progrès", "AFP"
  std::string url;
  std::string language;           ///< ISO 639-1 ("fr"); empty = to be identified
  std::optional<Date> published;  ///< the day as the publisher writes it
  std::optional<std::int64_t> published_minute = {};  ///< minutes since 1970-01-01T00:00Z
  std::vector<std::string> credits;                   ///< agencies credited outside the text
};

/// Articles longer than this are refused; hostile input must not exhaust memory.
inline constexpr std::size_t max_document_bytes = std::size_t{4} << 20U;

/// Owns the UTF-8 text of an article. Move-only; all spans of all findings refer to `text()`.
class Document {
 public:
  /// Title (when there is one), a blank line, the body. Fails with bad_data when `body` or the
  /// title is not valid UTF-8 (the error names the byte), holds NUL bytes, has no visible
  /// character at all, or is longer than max_document_bytes. A byte order mark is dropped.
  static Result<Document> from_utf8(std::string body, Metadata metadata = {});

  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;
  ~Document() = default;

  /// UTF-8, valid; lives as long as the document (moving a document invalidates the view).
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The headline within the text: the title that came with the article, else its first line where
  /// that stands as a headline does (text/headline.h); empty when it has none.
  [[nodiscard]] Span title_span() const { return title_; }

  [[nodiscard]] const Metadata& metadata() const { return metadata_; }

  /// 32 hexadecimal digits: the first half of the SHA-256 of text, publication date and language.
  [[nodiscard]] const std::string& id() const { return id_; }

 private:
  Document() = default;

  std::string text_;
  Span title_;
  Metadata metadata_;
  std::string id_;
};

}  // namespace depeche
