// SPDX-License-Identifier: Apache-2.0
// Which article does a JSON object hold?
#pragma once

#include "io/raw_article.h"

#include <depeche/result.h>

#include <memory>
#include <string>
#include <string_view>

namespace depeche {

/// Reads the object on one line. Not thread-safe; keeps its buffers from line to line.
class JsonArticleParser {
 public:
  JsonArticleParser();
  ~JsonArticleParser();
  JsonArticleParser(const JsonArticleParser&) = delete;
  JsonArticleParser& operator=(const JsonArticleParser&) = delete;
  JsonArticleParser(JsonArticleParser&&) = delete;
  JsonArticleParser& operator=(JsonArticleParser&&) = delete;

  /// Keys `text` (needed), `id`, `title`, `published`, `outlet`, `lang`, `url`; others are
  /// ignored, null is as if absent. Fails with bad_data; `where` is "byte N" of `line`, 0-based,
  /// when the place is known.
  Result<RawArticle> parse(std::string_view line);

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace depeche
