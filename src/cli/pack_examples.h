// SPDX-License-Identifier: Apache-2.0
// Do the example sentences in the tables of happenings give what their rows stand for?
#pragma once

#include "events/lexicon.h"
#include "pack/pack.h"

#include <depeche/pipeline.h>

#include <string>
#include <vector>

namespace depeche::cli {

struct ExampleResults {
  std::size_t rows = 0;
  std::size_t sentences = 0;
  std::vector<Error> failures;  ///< file, line, what came out instead, how to mend it
};

/// Reads the example of each row (it must give a report of the row's type, and of its mode where it
/// has one) and its counterexample (which must give none). `folder` is that of the pack.
ExampleResults run_examples(const Pipeline& pipeline, const events::Lexicon& lexicon,
                            const std::string& language, const std::string& folder);

/// The rows of `pack`'s cues.tsv, which lies in `folder`, whose example does not hold their cue: no
/// word of it begins like one of the cue's or has it for its lemma.
std::vector<Error> check_cue_examples(const Pipeline& pipeline, const Pack& pack,
                                      const std::string& folder);

}  // namespace depeche::cli
