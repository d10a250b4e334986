// SPDX-License-Identifier: Apache-2.0
#include "io/feed_reader.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "io/encoding.h"
#include "io/html_body.h"
#include "io/html_tree.h"
#include "io/raw_article.h"
#include "io/written_date.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace depeche {

namespace {

struct Free {
  void operator()(xmlDoc* page) const { xmlFreeDoc(page); }

  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }

  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};

using Tree = std::unique_ptr<xmlDoc, Free>;

Error bad(std::string message, std::string where = "") {
  return {ErrorCode::bad_data, std::move(message), std::move(where)};
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);  // NOLINT: UTF-8 bytes
}

/// "title", "content:encoded": the name with the prefix that feeds use, which is none for Atom.
std::string name_in_feed(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return {};
  const std::string_view prefix = node->ns == nullptr ? "" : view(node->ns->prefix);
  const std::string name(view(node->name));
  return prefix.empty() || prefix == "atom" || prefix == "rss" ? name
                                                               : std::string(prefix) + ":" + name;
}

/// The children of `node` called `name`, in the order of the feed.
std::vector<const xmlNode*> children_of(const xmlNode* node, std::string_view name) {
  std::vector<const xmlNode*> found;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (name_in_feed(child) == name) found.push_back(child);
  }
  return found;
}

/// "&eacute;": the character of an entity that a document type elsewhere declares, which is not
/// asked; of a name that HTML does not know, the reference as it stands.
std::string character_of(const xmlNode* reference) {
  const htmlEntityDesc* known = htmlEntityLookup(reference->name);
  if (known == nullptr) return "&" + std::string(view(reference->name)) + ";";
  std::string character;
  utf8::append(character, known->value);
  return character;
}

/// The text right under `node`, as it stands.
std::string plain_text(const xmlNode* node) {
  std::string text;
  for (const xmlNode* part = node->children; part != nullptr; part = part->next) {
    if (part->type == XML_TEXT_NODE || part->type == XML_CDATA_SECTION_NODE)
      text += view(part->content);
    if (part->type == XML_ENTITY_REF_NODE) text += character_of(part);
  }
  return std::string(trim(text));
}

/// The text right under the first of the children called by `names` that has some.
std::string first_text(const xmlNode* node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const xmlNode* child : children_of(node, name)) {
      std::string text = plain_text(child);
      if (!text.empty()) return text;
    }
  }
  return {};
}

bool has_elements(const xmlNode* node) {
  const xmlNode* child = node->children;
  while (child != nullptr && child->type != XML_ELEMENT_NODE) child = child->next;
  return child != nullptr;
}

/// What is under `node` as markup: elements as they are, else text, in which markup is escaped.
std::string markup_in(const xmlNode* node) {
  if (!has_elements(node)) return plain_text(node);
  const std::unique_ptr<xmlBuffer, Free> buffer(xmlBufferCreate());
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_CDATA_SECTION_NODE) {
      xmlBufferCat(buffer.get(), child->content);
    } else {
      xmlNodeDump(buffer.get(), node->doc, child, 0, 0);
    }
  }
  return std::string(view(xmlBufferContent(buffer.get())));
}

/// What `markup`, a piece of a page, says; its paragraphs with a blank line between.
Result<std::string> text_in(const std::string& markup, std::string_view title) {
  if (markup.find_first_of("<&") == std::string::npos) return markup;
  const auto tree = HtmlTree::parse(markup);
  if (!tree) return tree.error();
  std::string body = html_body(*tree, title);
  return body.empty() ? text_of(tree->root()) : body;
}

/// "Tue, 21 Nov 17" (RFC 822): `day` with the century of its year, 1950 to 2049.
std::string with_century(std::string_view day) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t year = day.size() < 4 ? 0 : day.size() - 2;
  const bool short_year = year > 0 && to_integer(day.substr(year)).value_or(-1) >= 0 &&
                          (day[year - 1] == ' ' || day[year - 1] == '-') &&
                          !is_digit(day[year - 2]) &&
                          std::any_of(day.begin(), day.begin() + static_cast<long>(year), is_digit);
  std::string full(day);
  if (short_year) full.insert(year, day[year] < '5' ? "20" : "19");
  return full;
}

/// "Tue, 21 Nov 2017 10:30:00 +0100" as parse_minute() reads it; what is no such date as it is.
std::string iso_time(const std::string& written) {
  if (parse_date(written)) return written;
  const std::size_t colon = written.find(':');
  const std::size_t hour = colon == std::string::npos || colon < 2 ? written.size() : colon - 2;
  const auto day = WrittenDates({"en"}).find(with_century(trim(written.substr(0, hour))));
  if (!day) return written;
  if (hour == written.size()) return to_string(*day);
  std::string time = written.substr(hour, written.find_first_of(" ", colon) - hour);
  const std::size_t sign = written.find_first_of("+-", colon);
  if (sign != std::string::npos) time += written.substr(sign);
  return to_string(*day) + "T" + time;
}

std::string address_of(const xmlNode* item) {
  for (const xmlNode* child = item->children; child != nullptr; child = child->next) {
    if (name_in_feed(child) != "link") continue;
    const std::string relation = attribute(child, "rel");
    const std::string address = attribute(child, "href");
    if (!address.empty() && (relation.empty() || relation == "alternate")) return address;
    if (address.empty() && child->children != nullptr) return plain_text(child);
  }
  return {};
}

/// What is under `node`, an element of `item` that holds its text, says.
Result<std::string> told_in(const xmlNode* node, const xmlNode* item, std::string_view title) {
  const std::string type = attribute(node, "type");
  const bool atom_text = type == "text" || (type.empty() && is_element(item, "entry"));
  if (atom_text && !has_elements(node)) return plain_text(node);
  return text_in(markup_in(node), title);
}

/// The text of the item; of several elements the first that says something.
Result<std::string> body_of(const xmlNode* item, std::string_view title) {
  for (const char* name : {"content:encoded", "content", "description", "summary"}) {
    for (const xmlNode* node : children_of(item, name)) {
      auto body = told_in(node, item, title);
      if (!body || !fold(*body).empty()) return body;
    }
  }
  return bad(
      "the item has no content or description that says anything; feeds of headlines alone are "
      "not read");
}

Result<std::string> title_of(const xmlNode* node) {
  std::string title;
  for (const xmlNode* child : children_of(node, "title")) {
    const auto text = text_in(markup_in(child), "");
    if (!text) return text.error();
    append_collapsed(title, *text);
    if (!title.empty()) break;
  }
  return title;
}

Result<RawArticle> article_of(const xmlNode* item) {
  RawArticle article;
  Metadata& about = article.about;
  auto title = title_of(item);
  if (!title) return title.error();
  about.title = std::move(*title);
  about.source_id = first_text(item, {"guid", "id"});
  about.url = address_of(item);
  const std::string date =
      iso_time(first_text(item, {"pubDate", "published", "dc:date", "updated"}));
  about.published = parse_date(date);
  if (!about.published) about.published = WrittenDates({"fr", "en"}).find(date);
  about.published_minute = parse_minute(date);
  auto body = body_of(item, about.title);
  if (!body) return body.error();
  article.body = std::move(*body);
  return article;
}

class FeedReader : public DocumentReader {
 public:
  /// `lines_before`: lines of the file above the first that was parsed.
  FeedReader(Tree tree, std::int64_t lines_before, std::string path, ReaderOptions options)
      : tree_(std::move(tree)),
        lines_before_(lines_before),
        path_(std::move(path)),
        options_(std::move(options)) {
    const xmlNode* root = xmlDocGetRootElement(tree_.get());
    const auto channels = children_of(root, "channel");
    const xmlNode* channel = channels.empty() ? nullptr : channels.front();
    const auto title = title_of(channel == nullptr ? root : channel);
    outlet_ = title ? *title : std::string();
    for (const xmlNode* under : {root, channel}) {
      for (const xmlNode* node = under == nullptr ? nullptr : under->children; node != nullptr;
           node = node->next) {
        const std::string name = name_in_feed(node);
        if (name == "item" || name == "entry") items_.push_back(node);
      }
    }
  }

  [[nodiscard]] bool empty() const { return items_.empty(); }

  std::optional<Result<Document>> next() override {
    if (at_ == items_.size()) return std::nullopt;
    const xmlNode* item = items_[at_++];
    auto document = read(item);
    if (document) return document;
    Error error = document.error();
    if (!error.where.empty()) error.message += " (" + error.where + " of it)";
    error.where = input_name(path_) + ":" + std::to_string(lines_before_ + xmlGetLineNo(item));
    return Result<Document>(std::move(error));
  }

  [[nodiscard]] bool at_hand() const override { return true; }

  [[nodiscard]] std::uint64_t bytes_read() const override { return 0; }  // read whole before

 private:
  Result<Document> read(const xmlNode* item) {
    auto article = article_of(item);
    if (!article) return article.error();
    article->about.outlet = outlet_;
    complete(article->about, options_, path_);
    return std::move(*article).to_document(options_);
  }

  Tree tree_;
  std::int64_t lines_before_;
  std::string path_;
  ReaderOptions options_;
  std::string outlet_;
  std::vector<const xmlNode*> items_;
  std::size_t at_ = 0;
};

/// Entities within entities fill the memory; feeds need none of their own: the first that is
/// declared ends the parse.
void stop_at_entity(void* context, const xmlChar* /*name*/, int /*type*/,
                    const xmlChar* /*public_id*/, const xmlChar* /*system_id*/,
                    xmlChar* /*content*/) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  parser->_private = parser;
  xmlStopParser(parser);
}

/// What is wrong with a feed that cannot be parsed, by the parser's message: its limits are ours,
/// and no option of ours lifts them.
std::string fault_in(const xmlError* last) {
  const std::string_view why(last == nullptr || last->message == nullptr ? "" : last->message);
  if (why.find("HUGE") == std::string_view::npos &&
      to_lower(why).find("huge ") == std::string::npos) {
    return "is no well-formed XML" + (why.empty() ? "" : " (" + std::string(trim(why)) + ")") +
           "; it may be cut off, or a web page: --from html reads it as such";
  }
  return why.find("depth") != std::string_view::npos
             ? "is nested deeper than 256 elements; no feed is"
             : "holds a text or a name that is too long; no item of a feed has one";
}

/// The encoding that the XML declaration names; empty when there is none.
std::string declared_encoding(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('>'));
  const std::size_t at = first.find("encoding=");
  if (!text.starts_with("<?xml") || at == std::string_view::npos) return {};
  const std::string_view rest = first.substr(at + std::string_view("encoding='").size());
  const std::string name(rest.substr(0, rest.find_first_of("\"'")));
  return is_encoding(name) ? name : std::string();
}

}  // namespace

Result<std::unique_ptr<DocumentReader>> read_feed(std::string bytes, std::string path,
                                                  ReaderOptions options) {
  const std::string declared =
      options.encoding.empty() ? declared_encoding(bytes) : options.encoding;
  const auto text = to_utf8(std::move(bytes), declared);
  if (!text) return text.error();
  if (trim(*text).empty()) return bad("is empty; nothing to read");
  const std::unique_ptr<xmlParserCtxt, Free> context(xmlNewParserCtxt());
  if (!context) return Error{ErrorCode::io, "no memory for the XML parser", ""};
  context->sax->entityDecl = stop_at_entity;
  const std::string_view marked = trim(*text);
  const std::int64_t lines_before = std::count(text->data(), marked.data(), '\n');
  Tree tree(xmlCtxtReadMemory(
      context.get(), marked.data(), static_cast<int>(marked.size()), nullptr, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES));
  if (context->_private != nullptr)
    return bad("declares entities, which no feed needs; take its document type out");
  if (!tree || xmlDocGetRootElement(tree.get()) == nullptr) {
    const xmlError* last = xmlCtxtGetLastError(context.get());
    return bad(fault_in(last),
               last == nullptr ? "" : "line " + std::to_string(lines_before + last->line));
  }
  auto reader = std::make_unique<FeedReader>(std::move(tree), lines_before, std::move(path),
                                             std::move(options));
  if (reader->empty()) return bad("holds no item; is it a feed? --from html reads it as a page");
  return std::unique_ptr<DocumentReader>(std::move(reader));
}

}  // namespace depeche
