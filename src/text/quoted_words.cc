// SPDX-License-Identifier: Apache-2.0
// What are the words of a quote that a cue parts?
#include "base/strings.h"

#include <depeche/quote.h>

namespace depeche {

std::string quoted_words(const Quote& quote, std::string_view text) {
  if (quote.parts.empty()) return std::string(slice(text, quote.evidence));
  std::string words;
  for (const Span part : quote.parts) {
    if (!words.empty()) words += " […] ";
    words += slice(text, part);
  }
  return words;
}

}  // namespace depeche
