// SPDX-License-Identifier: Apache-2.0
// Which first line of a bare text is its headline?
#pragma once

#include <depeche/span.h>

#include <string_view>

namespace depeche {

/// The bytes of the headline that opens `text` (valid UTF-8); empty when its first line is none. A
/// headline is a line by itself of three words or more and at most 160 bytes, which does not end as
/// a sentence does, and before which nothing stands; what follows it ends as a sentence and is
/// longer.
Span headline_of(std::string_view text);

}  // namespace depeche
