// SPDX-License-Identifier: Apache-2.0
#include "io/html_tree.h"

#include "base/strings.h"

#include <array>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace depeche {

namespace {

constexpr int max_depth = 256;

struct ContextFree {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

std::string_view view(const xmlChar* text) {
  // libxml2's characters are UTF-8 bytes.
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);  // NOLINT
}

bool deeper_than(const xmlNode* node, int depth) {  // NOLINT(misc-no-recursion)
  if (depth < 0) return true;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && deeper_than(child, depth - 1)) return true;
  }
  return false;
}

// NOLINTNEXTLINE(misc-no-recursion): the depth was checked when the page was parsed
void collect(const xmlNode* node, std::string_view name, std::vector<const xmlNode*>& out) {
  if (is_element(node, name)) out.push_back(node);
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) collect(child, name, out);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as above
void append_text(const xmlNode* node, std::size_t limit, std::string& out) {
  if (out.size() > limit) return;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    append_collapsed(out, view(node->content));
  }
  if (is_element(node, "script") || is_element(node, "style")) return;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    append_text(child, limit, out);
  }
}

}  // namespace

Result<HtmlTree> HtmlTree::parse(std::string_view page) {
  const std::unique_ptr<htmlParserCtxt, ContextFree> context(htmlNewParserCtxt());
  if (!context) return Error{ErrorCode::io, "no memory for the HTML parser", ""};
  HtmlTree tree;
  tree.page_.reset(htmlCtxtReadMemory(
      context.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
          HTML_PARSE_COMPACT));
  // The parser itself stops at its depth limit and says so by an internal error.
  const xmlError* last = xmlCtxtGetLastError(context.get());
  const bool stopped = last != nullptr && last->level == XML_ERR_FATAL;
  if (stopped || (tree.page_ && tree.root() != nullptr && deeper_than(tree.root(), max_depth))) {
    return Error{
        ErrorCode::bad_data,
        "the page is nested deeper than " + std::to_string(max_depth) + " elements; no article is",
        ""};
  }
  if (!tree.page_ || tree.root() == nullptr) {
    return Error{ErrorCode::bad_data, "the page is empty; nothing to read", ""};
  }
  return tree;
}

const xmlNode* HtmlTree::root() const {
  return xmlDocGetRootElement(page_.get());
}

std::vector<const xmlNode*> HtmlTree::all(std::string_view name) const {
  std::vector<const xmlNode*> found;
  collect(root(), name, found);
  return found;
}

bool is_element(const xmlNode* node, std::string_view name) {
  return element_name(node) == name;
}

std::string_view element_name(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string attribute(const xmlNode* node, const char* name) {
  if (node->type != XML_ELEMENT_NODE) return {};
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (view(at->name) != name) continue;
    std::string value;
    for (const xmlNode* part = at->children; part != nullptr; part = part->next) {
      if (part->type == XML_TEXT_NODE) value += view(part->content);
    }
    return std::string(trim(value));
  }
  return {};
}

std::string text_of(const xmlNode* node, std::size_t limit) {
  std::string text;
  append_text(node, limit, text);
  return std::string(trim(text));
}

void append_collapsed(std::string& out, std::string_view text) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  constexpr std::string_view zero_width_space = "\xE2\x80\x8B";
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  while (!text.empty()) {
    const char c = text.front();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
      text.remove_prefix(1);
    } else if (text.starts_with(soft_hyphen)) {
      text.remove_prefix(soft_hyphen.size());
    } else if (text.starts_with(zero_width_space) || text.starts_with(byte_order_mark)) {
      text.remove_prefix(zero_width_space.size());
    } else {
      out.push_back(c);
      text.remove_prefix(1);
    }
  }
}

}  // namespace depeche
