// SPDX-License-Identifier: Apache-2.0
// How is an analysis written in CoNLL-U, and read from it?
#pragma once

#include <depeche/analysis.h>
#include <depeche/document.h>
#include <depeche/result.h>

#include <string>
#include <string_view>

namespace depeche {

/// CoNLL-U, version 2: `# newdoc id` (the document's), one block a sentence with `# sent_id` (the
/// document's id, its number) and `# text`, contractions as ranges ("1-2"), the place of each
/// surface token in code points as TokenRange=begin:end in MISC, a new paragraph as `# newpar`, a
/// headline as `# headline`.
std::string write_conllu(const Document& document, const Analysis& analysis);

/// A text with its analysis, as a treebank gives them.
struct Parsed {
  Document document;
  Analysis analysis;
};

/// Reads CoNLL-U and lays the sentences out as text: blanks as SpaceAfter says, sentences parted by
/// a blank, paragraphs (`# newpar`, `# newdoc`) by a blank line. TokenRange is not read; empty
/// nodes and DEPS are skipped. Fails with bad_data and the line in `where`.
Result<Parsed> read_conllu(std::string_view conllu, std::string_view language);

}  // namespace depeche
