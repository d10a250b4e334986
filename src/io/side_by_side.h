// SPDX-License-Identifier: Apache-2.0
// How are two texts shown beside each other, with what was cut and added?
#pragma once

#include <depeche/story.h>
#include <depeche/story_rows.h>

#include <string>
#include <string_view>
#include <vector>

namespace depeche {

struct Comparison {
  const StoredText& before;
  const StoredText& after;
  const std::vector<TextChange>& changes;  ///< of compare_texts(before.text, after.text)
};

/// Appends two columns that fill `width`, a row a sentence, words cut as [-so-], added as {+so+};
/// the sign between the columns says which side differs.
void print_side_by_side(const Comparison& comparison, unsigned width, bool colour,
                        std::string& out);

/// Appends one JSON object a change: {"kind","before":{start,end,text},"after":{…}}.
void print_changes(const Comparison& comparison, std::string& out);

}  // namespace depeche
