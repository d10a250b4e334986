// SPDX-License-Identifier: Apache-2.0
#include "io/html_metadata.h"

#include "base/strings.h"
#include "io/json_ld.h"
#include "io/written_date.h"

#include <algorithm>
#include <array>
#include <map>

namespace depeche {

namespace {

/// Names under which pages tell the date, the most exact first.
constexpr std::array<const char*, 14> date_names = {"article:published_time",
                                                    "og:article:published_time",
                                                    "datepublished",
                                                    "date",
                                                    "dc.date",
                                                    "dc.date.issued",
                                                    "dcterms.created",
                                                    "dcterms.date",
                                                    "pubdate",
                                                    "publishdate",
                                                    "parsely-pub-date",
                                                    "sailthru.date",
                                                    "cxenseparse:recs:publishtime",
                                                    "article.published"};

/// Names and contents of <meta>, the first of each name; names in lower case.
std::map<std::string, std::string, std::less<>> meta_of(const HtmlTree& tree) {
  std::map<std::string, std::string, std::less<>> meta;
  for (const xmlNode* node : tree.all("meta")) {
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string name = to_lower(attribute(node, key));
      if (!name.empty()) meta.emplace(name, attribute(node, "content"));
    }
  }
  return meta;
}

using Meta = std::map<std::string, std::string, std::less<>>;

std::string value_of(const Meta& meta, std::string_view name) {
  const auto found = meta.find(name);
  if (found == meta.end()) return {};
  std::string text;
  append_collapsed(text, found->second);
  return std::string(trim(text));
}

std::string first_of(const HtmlTree& tree, std::string_view name) {
  const auto nodes = tree.all(name);
  return nodes.empty() ? std::string() : text_of(nodes.front());
}

/// The <h1> that the page's own title repeats, in whole or in part: not the name of the site.
std::string confirmed_heading(const HtmlTree& tree, const std::string& page_title) {
  constexpr std::size_t longest = 1000;
  constexpr std::size_t most = 20;
  if (page_title.size() > longest) return {};
  const std::string key = fold(page_title);
  std::vector<const xmlNode*> headings = tree.all("h1");
  headings.resize(std::min(headings.size(), most));
  for (const xmlNode* node : headings) {
    std::string text = text_of(node, longest);
    const std::string folded = fold(text);
    if (folded.empty() || folded == key) continue;
    const bool within = key.starts_with(folded) && folded.size() * 3 > key.size();
    if (within || folded.find(key) != std::string::npos) return text;
  }
  return {};
}

/// "Headline - Outlet" without the outlet.
std::string without_outlet(std::string title, std::string_view outlet) {
  if (outlet.empty() || !title.ends_with(outlet)) return title;
  const std::string_view head =
      trim(std::string_view(title).substr(0, title.size() - outlet.size()));
  for (const std::string_view sign : {"-", "|", "–", "—", "·", ":", "»"}) {
    if (head.ends_with(sign)) return std::string(trim(head.substr(0, head.size() - sign.size())));
  }
  return title;
}

std::string title_of(const HtmlTree& tree, const Meta& meta, const LinkedData& linked,
                     const std::string& outlet) {
  const std::string shared = value_of(meta, "og:title");
  const std::string page = first_of(tree, "title");
  const std::string known = !linked.headline.empty() ? linked.headline : shared;
  for (const std::string& title : {known, page}) {
    if (title.empty()) continue;
    if (std::string heading = confirmed_heading(tree, title); !heading.empty()) return heading;
  }
  if (!known.empty()) return without_outlet(known, outlet);
  if (const auto headings = tree.all("h1"); headings.size() == 1) {
    if (std::string heading = text_of(headings.front()); !heading.empty()) return heading;
  }
  return without_outlet(page, outlet);
}

bool is_dateline(const xmlNode* node) {
  const std::string names = to_lower(attribute(node, "class") + " " + attribute(node, "id") + " " +
                                     attribute(node, "itemprop"));
  return names.find("date") != std::string::npos || names.find("publi") != std::string::npos ||
         names.find("time") != std::string::npos || names.find("byline") != std::string::npos;
}

std::optional<Date> dateline_of(const HtmlTree& tree) {
  const WrittenDates dates({"fr", "en"});
  for (const xmlNode* node : tree.all("time")) {
    if (const auto date = dates.find(text_of(node, WrittenDates::longest))) return date;
  }
  for (const char* name : {"span", "p", "div", "li"}) {
    for (const xmlNode* node : tree.all(name)) {
      if (!is_dateline(node)) continue;
      if (const auto date = dates.find(text_of(node, WrittenDates::longest))) return date;
    }
  }
  return std::nullopt;
}

std::optional<Date> date_of(const HtmlTree& tree, const Meta& meta, const LinkedData& linked) {
  if (linked.published) return linked.published;
  for (const char* name : date_names) {
    if (const auto date = parse_date(value_of(meta, name))) return date;
  }
  std::optional<Date> first;
  for (const xmlNode* node : tree.all("time")) {
    const auto date = parse_date(attribute(node, "datetime"));
    if (!date) continue;
    const bool marked = attribute(node, "itemprop") == "datePublished" ||
                        xmlHasProp(node, reinterpret_cast<const xmlChar*>("pubdate"));  // NOLINT
    if (marked) return date;
    if (!first) first = date;
  }
  return first ? first : dateline_of(tree);
}

/// The minute that stands with the day `published`.
std::optional<std::int64_t> minute_of(const Meta& meta, const LinkedData& linked,
                                      const std::optional<Date>& published) {
  if (linked.published) return linked.published_minute;
  for (const char* name : date_names) {
    const auto value = value_of(meta, name);
    if (published && parse_date(value) == published) return parse_minute(value);
  }
  return std::nullopt;
}

LinkedData linked_data_of(const HtmlTree& tree) {
  LinkedData first;
  for (const xmlNode* node : tree.all("script")) {
    if (to_lower(attribute(node, "type")) != "application/ld+json") continue;
    std::string script;
    for (const xmlNode* part = node->children; part != nullptr; part = part->next) {
      if (part->content != nullptr)
        script += reinterpret_cast<const char*>(part->content);  // NOLINT
    }
    LinkedData found = read_json_ld(script);
    if (found.published) return found;
    if (first.headline.empty()) first = std::move(found);
  }
  return first;
}

std::string address_of(const HtmlTree& tree, const Meta& meta) {
  for (const xmlNode* node : tree.all("link")) {
    if (to_lower(attribute(node, "rel")) == "canonical") return attribute(node, "href");
  }
  return value_of(meta, "og:url");
}

}  // namespace

Metadata html_metadata(const HtmlTree& tree) {
  const Meta meta = meta_of(tree);
  const LinkedData linked = linked_data_of(tree);
  Metadata about;
  about.outlet = value_of(meta, "og:site_name");
  if (about.outlet.empty()) about.outlet = linked.publisher;
  if (about.outlet.empty()) about.outlet = value_of(meta, "application-name");
  about.title = title_of(tree, meta, linked, about.outlet);
  about.published = date_of(tree, meta, linked);
  about.published_minute = minute_of(meta, linked, about.published);
  about.url = address_of(tree, meta);
  return about;
}

}  // namespace depeche
