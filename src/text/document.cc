// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "text/headline.h"

#include <depeche/document.h>

#include <utility>

namespace depeche {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Result<void> check(std::string_view text, std::string_view what) {
  if (const auto byte = utf8::first_invalid(text)) {
    return Error{ErrorCode::bad_data,
                 std::string(what) + " is not valid UTF-8; convert it to UTF-8",
                 "byte " + std::to_string(*byte)};
  }
  if (const auto byte = text.find('\0'); byte != std::string_view::npos) {
    return Error{ErrorCode::bad_data, std::string(what) + " holds a NUL byte; this is not text",
                 "byte " + std::to_string(byte)};
  }
  return {};
}

}  // namespace

Result<Document> Document::from_utf8(std::string body, Metadata metadata) {
  while (body.starts_with(byte_order_mark)) body.erase(0, byte_order_mark.size());
  if (body.size() + metadata.title.size() > max_document_bytes) {
    return Error{ErrorCode::bad_data,
                 "the article has " + std::to_string(body.size()) + " bytes, at most " +
                     std::to_string(max_document_bytes) + " are read; split it into its articles",
                 ""};
  }
  if (const auto checked = check(body, "the text"); !checked) return checked.error();
  if (const auto checked = check(metadata.title, "the title"); !checked) return checked.error();

  Document document;
  const std::string_view title = trim(metadata.title);
  if (!title.empty()) {
    document.text_ = std::string(title) + "\n\n";
    document.title_ = {0, static_cast<std::uint32_t>(title.size())};
  }
  document.text_ += body;
  if (title.empty()) document.title_ = headline_of(document.text_);
  if (fold(document.text_).empty()) {
    return Error{ErrorCode::bad_data, "the article is empty; nothing to read", ""};
  }
  document.metadata_ = std::move(metadata);
  std::string identity = document.text_;
  identity.push_back('\0');
  if (document.metadata_.published) identity += to_string(*document.metadata_.published);
  identity.push_back('\0');
  identity += document.metadata_.language;
  document.id_ = sha256_hex(identity).substr(0, 32);
  return document;
}

}  // namespace depeche
