// SPDX-License-Identifier: Apache-2.0
// How does a passage look in a terminal with some of its words marked?
#pragma once

#include <depeche/span.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

struct TerminalStyle {
  unsigned width = 100;  ///< columns
  bool colour = false;   ///< bold and underline; else [ ] marks
};

/// A passage of a text, made printable, with marks around those of `marked` that lie inside it.
class MarkedText {
 public:
  MarkedText(std::string_view text, Span passage, std::vector<Span> marked);

  /// At most three lines of `style.width - indent` columns; what is left out before (so that the
  /// first mark is seen) or behind is "…".
  [[nodiscard]] std::vector<std::string> lines(TerminalStyle style, unsigned indent) const;

 private:
  std::string text_;  // '\x01' before and '\x02' behind what is marked
};

}  // namespace depeche
