// SPDX-License-Identifier: Apache-2.0
// RSS and Atom feeds: one article an item (docs/formats/input.md).
#pragma once

#include "io/document_reader.h"

#include <memory>
#include <string>

namespace depeche {

/// A reader of the items of the feed `bytes`, which is called `path` in documents and errors. Fails
/// with bad_data when that is no XML, is nested too deep, declares entities or is no feed; "line N"
/// in `where` when the place is known. No other file is asked, nothing is expanded.
Result<std::unique_ptr<DocumentReader>> read_feed(std::string bytes, std::string path,
                                                  ReaderOptions options);

}  // namespace depeche
