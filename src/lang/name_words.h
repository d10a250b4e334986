// SPDX-License-Identifier: Apache-2.0
// What does each word of a sentence look like to the name finder: its case, its shape, the lists it
// stands in, and how the rest of the document writes it?
#pragma once

#include "lang/name_lists.h"

#include <depeche/analysis.h>
#include <depeche/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tsl/robin_map.h>

namespace depeche {

/// One surface word (the parts of a contraction together). `text` points into the document's
/// text, which must outlive it.
struct NameWord {
  TokenRange tokens;
  std::string_view text;
  std::string lower;              ///< of the surface, apostrophes straight
  std::uint64_t form = 0;         ///< hash of `text`
  std::uint64_t word = 0;         ///< hash of `lower`
  std::uint64_t shape = 0;        ///< "Xx", "X", "x-x", "d" … as a number
  NameClasses classes = 0;        ///< lists that the word alone stands in
  NameClasses phrase_first = 0;   ///< lists with a phrase of several words that starts here
  NameClasses phrase_within = 0;  ///< … that goes on here
  bool capital = false;           ///< starts with an upper-case letter
  bool all_capitals = false;      ///< two letters or more, all upper case
  bool letter = false;            ///< holds a letter
  bool first = false;             ///< nothing but punctuation before it in the sentence
};

struct NameSentence {
  std::vector<NameWord> words;
  bool shouting = false;  ///< nearly all in capitals: case says nothing
  bool titled = false;    ///< nearly every word has a capital ("Police Arrest Man in Paris")
};

/// How one word is written in the whole document (sentences in capitals left out).
struct WordMemory {
  std::uint16_t lower = 0;    ///< in lower case
  std::uint16_t capital = 0;  ///< with a capital inside a sentence
  std::uint16_t person = 0;   ///< behind a title or a first name
  std::uint16_t longer = 0;   ///< beside another capitalised word
};

/// By NameWord::word, a hash already.
using WordMemories = tsl::robin_map<std::uint64_t, WordMemory>;

struct NameDocument {
  std::vector<NameSentence> sentences;
  WordMemories memory;
};

/// Looks at every word of `analysis` (made from `document`).
NameDocument look_at_words(const Document& document, const Analysis& analysis,
                           const NameLists& lists);

}  // namespace depeche
