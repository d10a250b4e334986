// SPDX-License-Identifier: Apache-2.0
#include "io/html_article.h"

#include "base/strings.h"
#include "io/encoding.h"
#include "io/html_body.h"
#include "io/html_metadata.h"
#include "io/html_tree.h"
#include "io/written_date.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace depeche {

namespace {

/// Name behind the first "charset=" of the page's beginning; empty when there is none.
std::string declared_encoding(std::string_view page) {
  constexpr std::size_t head_bytes = 4096;
  constexpr std::string_view key = "charset=";
  std::string head(page.substr(0, head_bytes));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::size_t at = head.find(key);
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(head).substr(at + key.size());
  while (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
  std::string name(rest.substr(0, rest.find_first_of("\"'> /;\r\n\t")));
  return is_encoding(name) ? name : std::string();
}

/// The date before the first dash of a block that begins "PARIS, 14 mai 2019 – Le maire …".
std::optional<Date> date_before_dash(std::string_view block, bool behind_place) {
  constexpr std::size_t longest = 60;
  const std::string_view start = block.substr(0, longest);
  std::size_t end = std::string_view::npos;
  for (const std::string_view dash : {" - ", " – ", " — "}) end = std::min(end, start.find(dash));
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = start.substr(0, end);
  const std::size_t figure = line.find_first_of("0123456789");
  if (behind_place && line.substr(0, figure).find_first_of(",(") == std::string_view::npos)
    return std::nullopt;
  return WrittenDates({"fr", "en"}).find(line);
}

/// The date of the dateline that the body begins with, or that stands behind one block of it, a
/// standfirst.
std::optional<Date> dateline_of(std::string_view body) {
  if (const auto date = date_before_dash(body.substr(0, body.find('\n')), false)) return date;
  const std::size_t end = body.find("\n\n");
  return end == std::string_view::npos ? std::nullopt
                                       : date_before_dash(body.substr(end + 2), true);
}

}  // namespace

Result<RawArticle> html_article(std::string bytes, std::string_view encoding) {
  const std::string declared = encoding.empty() ? declared_encoding(bytes) : std::string(encoding);
  const auto page = to_utf8(std::move(bytes), declared);
  if (!page) return page.error();
  const auto tree = HtmlTree::parse(*page);
  if (!tree) return tree.error();
  RawArticle article;
  article.about = html_metadata(*tree);
  article.body = html_body(*tree, article.about.title);
  if (article.body.empty()) {
    return Error{ErrorCode::bad_data,
                 "no article text was found on the page; is it filled in by a script?", ""};
  }
  if (!article.about.published) article.about.published = dateline_of(article.body);
  return article;
}

}  // namespace depeche
