// SPDX-License-Identifier: Apache-2.0
// In which encoding is a text written, and what is it in UTF-8?
#pragma once

#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche {

/// `bytes` as UTF-8 without byte order mark. `declared` is an encoding's name ("windows-1252",
/// "utf-16le") that the user or the page gave, empty = none; valid UTF-8 with characters beyond
/// ASCII is UTF-8 whatever was declared. Without a name: a byte order mark, then UTF-8, then
/// UTF-16 by its zero bytes, then the one-byte encodings that ICU's detector tells apart.
/// Fails with bad_data, `where` naming the byte, when the text is broken in its encoding or is no
/// text; with invalid_argument for a declared name that is not known.
Result<std::string> to_utf8(std::string bytes, std::string_view declared = {});

/// Is `name` an encoding that to_utf8() takes as `declared`?
bool is_encoding(const std::string& name);

/// What `bytes` are when they are not text: "a PDF file", "gzip-compressed"; empty when unknown.
std::string_view known_binary(std::string_view bytes);

}  // namespace depeche
