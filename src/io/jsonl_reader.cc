// SPDX-License-Identifier: Apache-2.0
#include "io/jsonl_reader.h"

#include "base/strings.h"
#include "io/encoding.h"
#include "io/json_article.h"

#include <charconv>
#include <utility>

namespace depeche {

namespace {

Error bad(std::string message) {
  return {ErrorCode::bad_data, std::move(message), ""};
}

class JsonlReader : public DocumentReader {
 public:
  JsonlReader(ByteSource source, std::string path, ReaderOptions options)
      : lines_(std::move(source), max_line_bytes),
        path_(std::move(path)),
        name_(input_name(path_)),
        options_(std::move(options)) {}

  std::optional<Result<Document>> next() override {
    while (!ended_) {
      const auto line = lines_.next();
      if (!line) {
        ended_ = true;
        return Result<Document>(Error{line.error().code, line.error().message, name_});
      }
      if (!*line) break;
      if ((*line)->too_long) return refuse(**line, 0, bad(too_long()));
      if (trim((*line)->text).empty()) continue;
      ++articles_;
      return read(**line);
    }
    ended_ = true;
    if (articles_++ > 0) return std::nullopt;
    return Result<Document>(
        Error{ErrorCode::bad_data, "is empty; no line holds an article", name_});
  }

  [[nodiscard]] bool at_hand() const override { return ended_ || lines_.at_hand(); }

  [[nodiscard]] std::uint64_t bytes_read() const override { return lines_.offset(); }

 private:
  static std::string too_long() {
    return "the line is longer than " + std::to_string(max_line_bytes >> 20U) +
           " MiB and was skipped; put one article on a line";
  }

  Result<Document> refuse(const Line& line, std::uint64_t byte, Error error) {
    ++articles_;
    error.where =
        path_ + ":" + std::to_string(line.number) + ": byte " + std::to_string(line.offset + byte);
    return error;
  }

  Result<Document> read(const Line& line) {
    std::string_view text = line.text;
    std::uint64_t skipped = 0;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (line.number == 1 && text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      skipped = mark.size();
    }
    if (line.number == 1) {
      if (Error error = not_lines(text); !error.message.empty()) {
        ended_ = true;
        return refuse(line, 0, std::move(error));
      }
    }
    auto article = parser_.parse(text);
    if (!article) {
      const std::string& where = article.error().where;
      std::uint64_t byte = 0;
      if (where.starts_with("byte ")) std::from_chars(&where[5], where.data() + where.size(), byte);
      return refuse(line, skipped + byte, article.error());
    }
    complete(article->about, options_, path_);
    auto document = std::move(*article).to_document(options_);
    if (!document) {
      Error error = document.error();
      if (!error.where.empty()) error.message += " (" + error.where + " of it)";
      return refuse(line, skipped, std::move(error));
    }
    return document;
  }

  /// Is this another format than one object a line? Then every line would fail, so one error
  /// stands for the whole input.
  static Error not_lines(std::string_view first) {
    const std::string_view line = trim(first);
    if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")) {
      return bad("is UTF-16; JSON Lines are UTF-8 (iconv -f UTF-16 -t UTF-8)");
    }
    if (line == "{" || line.starts_with("[")) {
      return bad("is JSON, but not one object a line; jq -c '.[]' or jq -c . writes JSON Lines");
    }
    if (const std::string_view what = known_binary(line); !what.empty()) {
      return bad("is " + std::string(what));
    }
    return {};
  }

  LineReader lines_;
  std::string path_;
  std::string name_;  // of the input in errors
  ReaderOptions options_;
  JsonArticleParser parser_;
  std::uint64_t articles_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_jsonl(ByteSource source, std::string path,
                                           ReaderOptions options) {
  return std::make_unique<JsonlReader>(std::move(source), std::move(path), std::move(options));
}

}  // namespace depeche
