// SPDX-License-Identifier: Apache-2.0
// Which format has an input? A new input format adds its rows here.
#include "base/strings.h"
#include "io/document_reader.h"

#include <algorithm>
#include <array>

namespace depeche {

namespace {

struct Row {
  std::string_view name;
  InputFormat format;
};

constexpr std::array<Row, 5> names = {{{"guess", InputFormat::guess},
                                       {"text", InputFormat::text},
                                       {"jsonl", InputFormat::jsonl},
                                       {"html", InputFormat::html},
                                       {"feed", InputFormat::feed}}};

constexpr std::array<Row, 11> extensions = {{{".txt", InputFormat::text},
                                             {".text", InputFormat::text},
                                             {".md", InputFormat::text},
                                             {".jsonl", InputFormat::jsonl},
                                             {".ndjson", InputFormat::jsonl},
                                             {".json", InputFormat::jsonl},
                                             {".html", InputFormat::html},
                                             {".htm", InputFormat::html},
                                             {".xhtml", InputFormat::html},
                                             {".rss", InputFormat::feed},
                                             {".atom", InputFormat::feed}}};

/// How an HTML page may begin, in lower case.
constexpr std::array<std::string_view, 7> html_starts = {"<!doctype", "<html", "<head", "<body",
                                                         "<meta",     "<!--",  "<?xml"};

/// The outermost element of a feed, in lower case.
constexpr std::array<std::string_view, 4> feed_tags = {"<rss", "<feed", "<rdf:rdf", "<atom:feed"};

/// How far the outermost element of XML is looked for, behind declarations and remarks.
constexpr std::size_t far_enough = 512;

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool looks_like_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::string_view rest = trim(text.substr(1));
  return rest.empty() || rest.front() == '"' || rest.front() == '}';
}

}  // namespace

std::optional<InputFormat> input_format_from(std::string_view name) {
  const auto* row =
      std::find_if(names.begin(), names.end(), [&](const Row& r) { return r.name == name; });
  if (row == names.end()) return std::nullopt;
  return row->format;
}

InputFormat guess_format(std::string_view path, std::string_view start) {
  const std::string lower = ascii_lower(path);
  for (const Row& row : extensions) {
    if (lower.ends_with(row.name)) return row.format;
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (start.starts_with(mark)) start.remove_prefix(mark.size());
  }
  std::string narrow(start);  // of UTF-16 the ASCII characters are enough
  std::erase(narrow, '\0');
  const std::string_view text = trim(narrow);
  if (looks_like_object(text)) return InputFormat::jsonl;
  const std::string begin = ascii_lower(text.substr(0, far_enough));
  const bool feed = std::any_of(feed_tags.begin(), feed_tags.end(), [&](std::string_view tag) {
    return begin.starts_with(tag) ||
           (begin.starts_with("<?xml") && begin.find(tag) != std::string::npos);
  });
  if (feed) return InputFormat::feed;
  const bool html = std::any_of(html_starts.begin(), html_starts.end(),
                                [&](std::string_view tag) { return begin.starts_with(tag); });
  return html ? InputFormat::html : InputFormat::text;
}

}  // namespace depeche
