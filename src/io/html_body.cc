// SPDX-License-Identifier: Apache-2.0
#include "io/html_body.h"

#include "base/strings.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace depeche {

namespace {

/// Never part of an article.
constexpr std::array<std::string_view, 27> dropped_elements = {
    "script",     "style",  "noscript", "template", "head", "nav",   "aside", "footer",  "figure",
    "figcaption", "form",   "button",   "iframe",   "svg",  "video", "audio", "picture", "select",
    "textarea",   "object", "canvas",   "dialog",   "menu", "map",   "input", "label",   "embed"};

constexpr std::array<std::string_view, 7> dropped_roles = {
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu"};

/// Words in classes and ids for what stands around an article.
constexpr std::array<std::string_view, 44> dropped_classes = {
    "nav",      "navbar",    "navigation",  "menu",      "breadcrumb",   "breadcrumbs",   "sidebar",
    "footer",   "related",   "recommended", "share",     "sharing",      "social",        "comment",
    "comments", "disqus",    "newsletter",  "subscribe", "subscription", "paywall",       "promo",
    "promoted", "sponsored", "ad",          "ads",       "advert",       "advertisement", "cookie",
    "cookies",  "consent",   "banner",      "popup",     "modal",        "tags",          "caption",
    "credit",   "credits",   "byline",      "author",    "date",         "timestamp",     "meta",
    "toolbar",  "outbrain"};

constexpr std::array<std::string_view, 38> inline_elements = {
    "a",    "abbr", "acronym", "b",    "bdi",   "bdo",    "big",    "cite",   "code", "data",
    "del",  "dfn",  "em",      "font", "i",     "ins",    "kbd",    "mark",   "q",    "rp",
    "rt",   "ruby", "s",       "samp", "small", "span",   "strike", "strong", "sub",  "sup",
    "time", "tt",   "u",       "var",  "wbr",   "center", "nobr",   "label"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_dropped(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return node->type == XML_COMMENT_NODE;
  return is_one_of(dropped_elements, element_name(node)) ||
         is_one_of(dropped_roles, attribute(node, "role")) ||
         attribute(node, "aria-hidden") == "true" ||
         xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr;  // NOLINT
}

bool has_dropped_word(std::string_view names) {
  std::string word;
  const auto hit = [&word] { return is_one_of(dropped_classes, std::exchange(word, {})); };
  for (const char c : names) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && hit()) return true;
    if (letter) word.push_back(static_cast<char>(c | 0x20));
  }
  return hit();
}

enum class Kind : std::uint8_t { paragraph, item, heading, other };

struct Block {
  Kind kind = Kind::other;
  std::string text;
  std::size_t link_bytes = 0;  // text inside links, and inside <time>
};

/// Where in the page the walk is.
struct Place {
  Kind kind = Kind::other;
  bool in_link = false;
};

/// Cuts what is under an element into blocks.
class Blocks {
 public:
  using Weights = std::unordered_map<const xmlNode*, std::size_t>;

  explicit Blocks(const Weights& weights) : weights_(&weights) {}

  std::vector<Block> cut(const xmlNode* root) {
    whole_ = weight(root);
    children(root, {});
    flush(Kind::other);
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] std::size_t weight(const xmlNode* node) const {
    const auto found = weights_->find(node);
    return found == weights_->end() ? 0 : found->second;
  }

  /// By its class; but what holds most of the text is not beside the article.
  [[nodiscard]] bool is_beside(const xmlNode* node) const {
    return weight(node) * 10 < whole_ * 7 + 1 &&
           (has_dropped_word(attribute(node, "class")) || has_dropped_word(attribute(node, "id")));
  }

  void children(const xmlNode* node, Place place) {  // NOLINT(misc-no-recursion): depth capped
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      visit(child, place);
    }
  }

  void visit(const xmlNode* node, Place place) {  // NOLINT(misc-no-recursion): depth capped
    if (node->type == XML_TEXT_NODE) return add_text(node, place);
    if (node->type != XML_ELEMENT_NODE || is_dropped(node) || is_beside(node)) return;
    const std::string_view name = element_name(node);
    if (name == "br") return line_break(place.kind);
    place.in_link = place.in_link || name == "a" || name == "time";
    if (is_one_of(inline_elements, name)) return children(node, place);
    flush(place.kind);
    const Kind inside = name == "p" || name == "blockquote" || name == "dd" ? Kind::paragraph
                        : name == "li"                                      ? Kind::item
                        : is_heading(name)                                  ? Kind::heading
                        : place.kind == Kind::item || name == "q"           ? place.kind
                                                                            : Kind::other;
    children(node, {.kind = inside, .in_link = place.in_link});
    flush(inside);
  }

  void add_text(const xmlNode* node, Place place) {
    const std::size_t before = now_.text.size();
    append_collapsed(now_.text, reinterpret_cast<const char*>(node->content));  // NOLINT
    if (place.in_link) now_.link_bytes += now_.text.size() - before;
  }

  /// One break is a new line of the same block, two are a new block.
  void line_break(Kind kind) {
    while (!now_.text.empty() && now_.text.back() == ' ') now_.text.pop_back();
    if (now_.text.empty()) return;
    if (now_.text.back() == '\n') return flush(kind);
    now_.text.push_back('\n');
  }

  void flush(Kind kind) {
    Block done = std::exchange(now_, {});
    done.text = std::string(trim(done.text));
    done.kind = kind;
    if (!done.text.empty()) blocks_.push_back(std::move(done));
  }

  const Weights* weights_;
  std::size_t whole_ = 0;
  Block now_;
  std::vector<Block> blocks_;
};

/// How many bytes of running text each element holds: paragraphs with few links, and long text
/// that stands in no paragraph.
class Weigher {
 public:
  explicit Weigher(Blocks::Weights& weights) : weights_(&weights) {}

  std::size_t weigh(const xmlNode* node) {  // NOLINT(misc-no-recursion): depth capped
    constexpr std::size_t long_text = 80;
    constexpr std::size_t long_paragraph = 25;
    std::size_t sum = 0;
    if (is_element(node, "p")) {
      const std::size_t all = text_of(node).size();
      const std::size_t links = link_bytes(node);
      if (all >= long_paragraph && links * 2 < all) sum = all - links;
    } else {
      for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_TEXT_NODE) {
          const std::size_t size = text_of(child).size();
          if (size >= long_text && !is_element(node, "a")) sum += size;
        } else if (child->type == XML_ELEMENT_NODE && !is_dropped(child)) {
          sum += weigh(child);
        }
      }
    }
    if (sum > 0) weights_->emplace(node, sum);
    return sum;
  }

 private:
  static std::size_t link_bytes(const xmlNode* node) {  // NOLINT(misc-no-recursion): depth capped
    if (is_element(node, "a")) return text_of(node).size();
    std::size_t sum = 0;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      sum += link_bytes(child);
    }
    return sum;
  }

  Blocks::Weights* weights_;
};

/// Does the page say that this element holds the article or the main content?
bool is_marked(const xmlNode* node) {
  return is_element(node, "article") || is_element(node, "main") ||
         attribute(node, "role") == "main" || attribute(node, "itemprop") == "articleBody";
}

/// The element that holds the article, beginning at `root`.
class ArticleChooser {
 public:
  explicit ArticleChooser(const Blocks::Weights& weights) : weights_(&weights) {}

  const xmlNode* choose(const xmlNode* root) {
    find_marked(root);
    // An element that holds less than a third of the page's text is a teaser, not the article.
    if (marked_ != nullptr && marked_weight_ * 3 >= weight(root)) return marked_;
    const xmlNode* at = root;
    while (const xmlNode* inner = heavy_child(at)) at = inner;
    return at;
  }

 private:
  [[nodiscard]] std::size_t weight(const xmlNode* node) const {
    const auto found = weights_->find(node);
    return found == weights_->end() ? 0 : found->second;
  }

  /// The heaviest marked element; of nested ones the inner, when it holds nearly as much.
  void find_marked(const xmlNode* node) {  // NOLINT(misc-no-recursion): depth capped
    if (is_marked(node) && weight(node) > 0 && weight(node) * 10 >= marked_weight_ * 9) {
      marked_ = node;
      marked_weight_ = std::max(marked_weight_, weight(node));
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && !is_dropped(child)) find_marked(child);
    }
  }

  /// The child that holds most of the text of its parent, when it is not itself a paragraph.
  [[nodiscard]] const xmlNode* heavy_child(const xmlNode* node) const {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (is_element(child, "p") || is_one_of(inline_elements, element_name(child))) continue;
      if (weight(child) * 10 >= weight(node) * 7 && weight(child) > 0) return child;
    }
    return nullptr;
  }

  const Blocks::Weights* weights_;
  const xmlNode* marked_ = nullptr;
  std::size_t marked_weight_ = 0;
};

bool is_text(const Block& block, bool has_paragraphs) {
  constexpr std::size_t long_text = 80;
  const std::size_t links = block.link_bytes * 100 / block.text.size();
  switch (block.kind) {
    case Kind::heading:
      return true;
    case Kind::paragraph:
      return links < 60;
    case Kind::item:
      return links < 50;
    case Kind::other:
      break;
  }
  return links < 30 && (!has_paragraphs || block.text.size() >= long_text);
}

}  // namespace

std::string html_body(const HtmlTree& tree, std::string_view title) {
  Blocks::Weights weights;
  Weigher(weights).weigh(tree.root());
  const xmlNode* article = ArticleChooser(weights).choose(tree.root());
  std::vector<Block> blocks = Blocks(weights).cut(article);
  const bool has_paragraphs = std::any_of(blocks.begin(), blocks.end(),
                                          [](const Block& b) { return b.kind == Kind::paragraph; });
  const std::string title_key = fold(title);
  std::string body;
  std::string heading;  // waits for a paragraph: one above a list of links goes with it
  for (const Block& block : blocks) {
    if (!is_text(block, has_paragraphs)) continue;
    if (!title_key.empty() && fold(block.text) == title_key) continue;
    if (block.kind == Kind::heading) {
      heading = block.text;
      continue;
    }
    for (const std::string& text : {std::exchange(heading, {}), block.text}) {
      if (text.empty()) continue;
      if (!body.empty()) body += "\n\n";
      body += text;
    }
  }
  return body;
}

}  // namespace depeche
