// SPDX-License-Identifier: Apache-2.0
// Which blocks of a web page are the article?
#pragma once

#include "io/html_tree.h"

#include <string>
#include <string_view>

namespace depeche {

/// Headings and paragraphs of the article with a blank line between them, in the order of the
/// page; without the block that repeats `title`. Empty when the page has no running text.
/// Decides by the elements (article, main, p, nav, aside, figcaption …), the words that pages use
/// for their classes and ids, and the share of links in a block; never by what the text says.
std::string html_body(const HtmlTree& tree, std::string_view title);

}  // namespace depeche
