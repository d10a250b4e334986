// SPDX-License-Identifier: Apache-2.0
#include "io/json_ld.h"

#include <simdjson.h>

namespace depeche {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string text_at(object from, std::string_view key) {
  std::string_view text;
  if (from.at_key(key).get(text) != simdjson::SUCCESS) return {};
  return std::string(text);
}

std::string publisher_of(object article) {
  object publisher;
  if (article.at_key("publisher").get(publisher) == simdjson::SUCCESS) {
    return text_at(publisher, "name");
  }
  return text_at(article, "publisher");
}

/// Looks through arrays and "@graph"; `depth` ends what nests itself.
bool find_article(element from, int depth, LinkedData& found) {  // NOLINT(misc-no-recursion)
  if (depth == 0) return false;
  simdjson::dom::array list;
  if (from.get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      if (find_article(item, depth - 1, found)) return true;
    }
    return false;
  }
  object candidate;
  if (from.get(candidate) != simdjson::SUCCESS) return false;
  found.headline = text_at(candidate, "headline");
  const std::string published = std::string(text_at(candidate, "datePublished"));
  found.published = parse_date(published);
  found.published_minute = parse_minute(published);
  if (!found.headline.empty() || found.published) {
    found.publisher = publisher_of(candidate);
    return true;
  }
  element graph;
  return candidate.at_key("@graph").get(graph) == simdjson::SUCCESS &&
         find_article(graph, depth - 1, found);
}

}  // namespace

LinkedData read_json_ld(std::string_view script) {
  constexpr int deep_enough = 6;
  simdjson::dom::parser parser;
  element root;
  LinkedData found;
  if (parser.parse(simdjson::padded_string(script)).get(root) != simdjson::SUCCESS) return {};
  if (!find_article(root, deep_enough, found)) return {};
  return found;
}

}  // namespace depeche
