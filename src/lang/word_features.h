// SPDX-License-Identifier: Apache-2.0
// What of a word do the tagger and the parser look at? Shared by training and running.
#pragma once

#include "lang/form_lexicon.h"

#include <depeche/analysis.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace depeche {

/// Changes whenever a feature of tagger or parser changes its meaning; models carry it.
inline constexpr std::uint32_t feature_revision = 2;

/// Outputs of the network for features: one for each value that a feature can take.
inline constexpr std::size_t morph_outputs = 31;

/// Distances between word and head that the network tells apart; farther ones count as this one.
inline constexpr std::size_t near_words = 16;

/// Numbers that stand for properties of one word.
struct WordFeatures {
  std::uint64_t word = 0;  ///< hash of the lower-case form, digits as 0
  std::uint32_t suffix2 = 0;
  std::uint32_t suffix3 = 0;
  std::uint32_t suffix4 = 0;
  std::uint32_t prefix3 = 0;
  std::uint32_t shape = 0;    ///< capitals, digits, hyphen, place in the sentence
  std::uint32_t lexical = 0;  ///< FormLexicon::Summary::classes
  std::uint32_t codes = 0;    ///< FormLexicon::Summary::codes
  std::uint32_t cluster = 0;  ///< of read_word only
  std::string_view rows;      ///< the lexicon's rows
};

/// Reads the words of one sentence and appends them to `out`.
void read_words(const FormLexicon& lexicon, std::span<const Token> sentence,
                std::vector<WordFeatures>& out);

/// One word out of its sentence, without its cluster.
WordFeatures features_of(const FormLexicon& lexicon, std::string_view form, std::string_view lower);

/// One word out of its sentence.
WordFeatures read_word(const FormLexicon& lexicon, std::string_view form, std::string_view lower);

}  // namespace depeche
