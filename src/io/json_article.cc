// SPDX-License-Identifier: Apache-2.0
#include "io/json_article.h"

#include "base/strings.h"
#include "base/utf8.h"

#include <utility>

#include <simdjson.h>

namespace depeche {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

Error bad(std::string message) {
  return {ErrorCode::bad_data, std::move(message), ""};
}

std::string_view kind_of(element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::BOOL:
      return "true or false";
    case element_type::STRING:
      return "a string";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

/// The string at `key`; empty when it is absent or null.
Result<std::string> text_at(simdjson::dom::object object, std::string_view key,
                            std::string_view needed = "a string") {
  element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::string();
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  return bad("\"" + std::string(key) + "\" is " + std::string(kind_of(value)) + ", " +
             std::string(needed) + " is needed");
}

/// Ids are often numbers.
Result<std::string> id_of(simdjson::dom::object object) {
  element value;
  if (object.at_key("id").get(value) != simdjson::SUCCESS) return std::string();
  if (value.is_int64()) return std::to_string(std::int64_t{value});
  return text_at(object, "id", "a string or a whole number");
}

Result<void> read_language(simdjson::dom::object object, Metadata& about) {
  auto language = text_at(object, "lang");
  if (!language) return language.error();
  // "fr-FR", "fr_CA": the language is what stands before the region.
  about.language = to_lower(language->substr(0, language->find_first_of("-_")));
  return {};
}

Result<void> read_date(simdjson::dom::object object, Metadata& about) {
  const auto published = text_at(object, "published");
  if (!published) return published.error();
  const std::string_view written = trim(*published);
  if (written.empty()) return {};
  about.published = parse_date(written);
  about.published_minute = parse_minute(written);
  constexpr std::size_t day_alone = 10;
  if (about.published && (about.published_minute || written.size() == day_alone)) return {};
  return bad(R"("published" is ")" + published->substr(0, 40) +
             "\", a date as in 2017-11-21 or 2017-11-21T10:30:00Z is needed");
}

Result<RawArticle> article_of(element root) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    return bad("holds " + std::string(kind_of(root)) +
               ", an object with \"text\" is needed on each line");
  }
  if (object.at_key("text").error() != simdjson::SUCCESS) {
    return bad("has no \"text\"; the article's text must stand under that key");
  }
  RawArticle article;
  Metadata& about = article.about;
  using Field = std::pair<std::string_view, std::string*>;
  for (const auto& [key, place] : {Field{"text", &article.body}, Field{"title", &about.title},
                                   Field{"outlet", &about.outlet}, Field{"url", &about.url}}) {
    auto text = text_at(object, key);
    if (!text) return text.error();
    *place = std::move(*text);
  }
  auto id = id_of(object);
  if (!id) return id.error();
  about.source_id = std::move(*id);
  if (const auto read = read_date(object, about); !read) return read.error();
  if (const auto read = read_language(object, about); !read) return read.error();
  return article;
}

/// Goes through all of `value`, so that the iterator stops where the JSON is broken.
template <typename Value>
simdjson::error_code walk(Value&& value,
                          int depth) {  // NOLINT(misc-no-recursion): depth capped by simdjson
  if (depth == 0) return simdjson::DEPTH_ERROR;
  simdjson::ondemand::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  if (type == simdjson::ondemand::json_type::object) {
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    for (auto field : object) {
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      if (const auto error = walk(field.value(), depth - 1)) return error;
    }
    return simdjson::SUCCESS;
  }
  if (type == simdjson::ondemand::json_type::array) {
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    for (auto item : array) {
      if (const auto error = walk(item, depth - 1)) return error;
    }
    return simdjson::SUCCESS;
  }
  if (type == simdjson::ondemand::json_type::string) return value.get_string().error();
  if (type == simdjson::ondemand::json_type::number) return value.get_double().error();
  if (type == simdjson::ondemand::json_type::boolean) return value.get_bool().error();
  const simdjson::simdjson_result<bool> null = value.is_null();
  return null.error();
}

/// Byte of `line` at which it stops being JSON, as well as that can be told.
std::size_t broken_byte(std::string_view line) {
  constexpr int deep_enough = 500;  // less than simdjson takes
  if (const auto byte = utf8::first_invalid(line)) return *byte;
  const simdjson::padded_string padded(line);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return 0;
  const auto error = walk(document, deep_enough);
  const char* at = nullptr;
  if (document.current_location().get(at) != simdjson::SUCCESS) return line.size();
  const auto byte = static_cast<std::size_t>(at - padded.data());
  return error == simdjson::SUCCESS || byte <= line.size() ? byte : line.size();
}

std::string meaning_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "is not valid UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "is cut off inside a string, or a quotation mark lacks";
    case simdjson::UNESCAPED_CHARS:
      return "has a control character inside a string; write it as \\u00XX";
    case simdjson::DEPTH_ERROR:
      return "is nested too deep";
    case simdjson::NUMBER_ERROR:
      return "has a number that is none";
    case simdjson::STRING_ERROR:
      return "has a broken escape in a string";
    case simdjson::CAPACITY:
      return "is too long";
    default:
      return "is not valid JSON; it may be cut off";
  }
}

}  // namespace

struct JsonArticleParser::Buffers {
  simdjson::dom::parser parser;
  std::string padded;
};

JsonArticleParser::JsonArticleParser() : buffers_(std::make_unique<Buffers>()) {}

JsonArticleParser::~JsonArticleParser() = default;

Result<RawArticle> JsonArticleParser::parse(std::string_view line) {
  buffers_->padded.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  buffers_->padded.assign(line);
  simdjson::dom::element root;
  const auto error = buffers_->parser.parse(buffers_->padded.data(), line.size(), false).get(root);
  if (error != simdjson::SUCCESS) {
    return Error{ErrorCode::bad_data, meaning_of(error),
                 "byte " + std::to_string(broken_byte(line))};
  }
  return article_of(root);
}

}  // namespace depeche
