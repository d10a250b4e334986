// SPDX-License-Identifier: Apache-2.0
// Which article stands on a web page?
#pragma once

#include "io/raw_article.h"

#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche {

/// Title, publication date, outlet, address and body of the page `bytes`; the body has one
/// paragraph a block with a blank line between, without navigation, asides, captions and lists of
/// links. `encoding` is what the sender told of it, empty = what the page itself tells, else
/// detected. No other file and no network is asked. Fails with bad_data when the page is nested
/// deeper than 256 elements, is no text, or holds no article text.
Result<RawArticle> html_article(std::string bytes, std::string_view encoding);

}  // namespace depeche
