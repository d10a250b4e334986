// SPDX-License-Identifier: Apache-2.0
// Goes through the inputs that the user named and hands out their documents.
#include "io/byte_source.h"
#include "io/document_reader.h"
#include "io/encoding.h"
#include "io/feed_reader.h"
#include "io/html_article.h"
#include "io/jsonl_reader.h"
#include "io/raw_article.h"

#include <filesystem>
#include <utility>

namespace depeche {

namespace {

/// Files of one article longer than this are refused before they fill the memory; a page may be
/// longer than the article in it.
constexpr std::size_t max_file_bytes = std::size_t{16} << 20U;

class PathReader : public DocumentReader {
 public:
  PathReader(std::vector<std::string> paths, ReaderOptions options)
      : paths_(std::move(paths)), options_(std::move(options)) {}

  std::optional<Result<Document>> next() override {
    while (true) {
      if (many_) {
        if (auto document = many_->next()) return document;
        done_bytes_ += many_->bytes_read();
        many_.reset();
      }
      if (at_ == paths_.size()) return std::nullopt;
      if (auto document = open(paths_[at_++])) return document;
    }
  }

  [[nodiscard]] bool at_hand() const override {
    // At the end of one input the next is opened.
    std::error_code failed;
    const bool files =
        at_ == paths_.size() || std::filesystem::is_regular_file(paths_[at_], failed);
    return files && (!many_ || many_->at_hand());
  }

  [[nodiscard]] std::uint64_t bytes_read() const override {
    return done_bytes_ + (many_ ? many_->bytes_read() : 0);
  }

 private:
  /// The document of a file that holds one; nothing after it has opened a stream of many.
  std::optional<Result<Document>> open(const std::string& path) {
    constexpr std::size_t enough_to_guess = 512;
    auto source = ByteSource::open(path);
    if (!source) return failed(path, source.error());
    const auto start = source->peek(enough_to_guess);
    if (!start) return failed(path, start.error());
    const InputFormat format =
        options_.format == InputFormat::guess ? guess_format(path, *start) : options_.format;
    if (format == InputFormat::jsonl) {
      many_ = read_jsonl(std::move(*source), path, options_);
      return std::nullopt;
    }
    auto bytes = source->read_all(max_file_bytes);
    done_bytes_ += source->offset();
    if (!bytes) return failed(path, bytes.error());
    if (format == InputFormat::feed) {
      auto feed = read_feed(std::move(*bytes), path, options_);
      if (!feed) return failed(path, feed.error());
      many_ = std::move(*feed);
      return std::nullopt;
    }
    auto document = article_in(std::move(*bytes), path, format);
    if (!document) return failed(path, document.error());
    return document;
  }

  Result<Document> article_in(std::string bytes, const std::string& path, InputFormat format) {
    RawArticle article;
    if (format == InputFormat::html) {
      auto page = html_article(std::move(bytes), options_.encoding);
      if (!page) return page.error();
      article = std::move(*page);
    } else {
      auto text = to_utf8(std::move(bytes), options_.encoding);
      if (!text) return text.error();
      article.body = std::move(*text);
    }
    complete(article.about, options_, path);
    return std::move(article).to_document(options_);
  }

  static Result<Document> failed(const std::string& path, Error error) {
    const std::string name = input_name(path);
    error.where = error.where.empty() ? name : name + ": " + error.where;
    return error;
  }

  std::vector<std::string> paths_;
  ReaderOptions options_;
  std::size_t at_ = 0;
  std::uint64_t done_bytes_ = 0;
  std::unique_ptr<DocumentReader> many_;  ///< of an input that holds several documents
};

}  // namespace

std::unique_ptr<DocumentReader> read_paths(std::vector<std::string> paths, ReaderOptions options) {
  return std::make_unique<PathReader>(std::move(paths), std::move(options));
}

}  // namespace depeche
