// SPDX-License-Identifier: Apache-2.0
// What are the elements of a web page? libxml2's HTML parser behind a few questions.
#pragma once

#include <depeche/result.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace depeche {

/// The parsed page. The depth of the tree is at most 256, so that recursion over it is safe.
class HtmlTree {
 public:
  /// `page` is UTF-8. Bad markup is mended as browsers do; bad_data when it is nested too deep or
  /// holds nothing.
  static Result<HtmlTree> parse(std::string_view page);

  /// The outermost element; nodes live as long as the tree.
  [[nodiscard]] const xmlNode* root() const;

  /// All elements called `name`, in the order of the page.
  [[nodiscard]] std::vector<const xmlNode*> all(std::string_view name) const;

 private:
  struct Free {
    void operator()(xmlDoc* page) const { xmlFreeDoc(page); }
  };

  std::unique_ptr<xmlDoc, Free> page_;
};

/// Is `node` an element called `name`? Names are lower case.
bool is_element(const xmlNode* node, std::string_view name);

/// Name of an element; empty for other nodes.
std::string_view element_name(const xmlNode* node);

/// Value of the attribute, trimmed; empty when there is none.
std::string attribute(const xmlNode* node, const char* name);

/// All text under `node` but scripts and styles, runs of white space as one blank;
/// reading stops when there are more than `limit` bytes.
std::string text_of(const xmlNode* node, std::size_t limit = std::string::npos);

/// Appends `text` with each run of ASCII white space as one blank, without soft hyphens and
/// characters of no width.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace depeche
