// SPDX-License-Identifier: Apache-2.0
// What does a web page say about its article: title, date, outlet, address?
#pragma once

#include "io/html_tree.h"

#include <depeche/document.h>

namespace depeche {

/// From JSON-LD (schema.org), <meta> (Open Graph, Dublin Core …), <time>, a written date
/// ("21 novembre 2017" with ICU's names of months), <h1>, <title>, <link rel=canonical>; the first
/// of these that tells it.
Metadata html_metadata(const HtmlTree& tree);

}  // namespace depeche
