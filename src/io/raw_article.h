// SPDX-License-Identifier: Apache-2.0
// An article as its container gave it, before it becomes a Document.
#pragma once

#include "io/document_reader.h"

#include <depeche/document.h>
#include <depeche/result.h>

#include <string>
#include <string_view>
#include <utility>

namespace depeche {

struct RawArticle {
  std::string body;  ///< UTF-8
  Metadata about;

  /// Document::from_utf8 of both, when `options` admit it.
  [[nodiscard]] Result<Document> to_document(const ReaderOptions& options) && {
    auto document = Document::from_utf8(std::move(body), std::move(about));
    if (!document || !options.admit) return document;
    const auto admitted = options.admit(*document);
    return admitted ? std::move(document) : Result<Document>(admitted.error());
  }
};

/// What a person calls the input `path`.
inline std::string input_name(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

/// Fills in what the user said: the language is his, the date where the article brings none.
inline void complete(Metadata& about, const ReaderOptions& options, std::string_view path) {
  about.path = path;
  if (!about.published) about.published = options.published;
  if (!options.language.empty()) about.language = options.language;
}

}  // namespace depeche
