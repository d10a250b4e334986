// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one article a line (docs/formats/input.md).
#pragma once

#include "io/byte_source.h"
#include "io/document_reader.h"

#include <memory>
#include <string>

namespace depeche {

/// Lines longer than this are refused.
inline constexpr std::size_t max_line_bytes = std::size_t{16} << 20U;

/// A reader of the lines of `source`, which is called `path` in documents and errors.
std::unique_ptr<DocumentReader> read_jsonl(ByteSource source, std::string path,
                                           ReaderOptions options);

}  // namespace depeche
