// SPDX-License-Identifier: Apache-2.0
// Goes through the inputs that the user named and hands out their documents.
#include "base/files.h"
#include "io/document_reader.h"

#include <utility>

namespace depeche {

namespace {

class PathReader : public DocumentReader {
 public:
  PathReader(std::vector<std::string> paths, ReaderOptions options)
      : paths_(std::move(paths)), options_(std::move(options)) {}

  std::optional<Result<Document>> next() override {
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    auto bytes = read_file(path == "-" ? "/dev/stdin" : path, max_document_bytes);
    if (!bytes) return Result<Document>(bytes.error());
    Metadata about;
    about.path = path;
    about.published = options_.published;
    about.language = options_.language;
    auto document = Document::from_utf8(std::move(*bytes), std::move(about));
    if (document) return document;
    Error error = document.error();
    error.where = error.where.empty() ? path : path + ": " + error.where;
    return Result<Document>(error);
  }

 private:
  std::vector<std::string> paths_;
  ReaderOptions options_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<DocumentReader> read_paths(std::vector<std::string> paths, ReaderOptions options) {
  return std::make_unique<PathReader>(std::move(paths), std::move(options));
}

}  // namespace depeche
