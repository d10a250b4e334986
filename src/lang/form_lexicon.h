// SPDX-License-Identifier: Apache-2.0
// Which analyses can a word have, and which words does it behave like?
#pragma once

#include "pack/mapped_index.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche {

/// One row of lexicon.tsv; views into the lexicon.
struct LexicalEntry {
  std::string_view lemma;  ///< "=" is the form itself
  Upos upos = Upos::x;
  std::string_view code;
};

/// The full-form lexicon and the word clusters of a language. Const and thread-safe.
class FormLexicon {
 public:
  /// Opens lexicon.idx and clusters.idx of the pack.
  static Result<FormLexicon> load(const Pack& pack);

  /// The rows of `lower`, joined by line breaks; empty when it is not known.
  [[nodiscard]] std::string_view rows(std::string_view lower) const { return words_.find(lower); }

  /// Reads the rows of the words of a text in turn, each asked for before it is needed.
  class Walk;

  /// Takes the first row off `rows`.
  static LexicalEntry next(std::string_view& rows);

  /// What the rows of a word say, in numbers.
  struct Summary {
    std::uint32_t classes = 0;  ///< a bit for each tag and for each form of the verb
    std::uint32_t codes = 0;    ///< hash of all tags and codes
  };

  static Summary summary(std::string_view rows);

  /// Number of the cluster of `lower`, 0 when it has none.
  [[nodiscard]] std::uint32_t cluster(std::string_view lower) const;

 private:
  FormLexicon(MappedIndex words, MappedIndex clusters)
      : words_(std::move(words)), clusters_(std::move(clusters)) {}

  MappedIndex words_;
  MappedIndex clusters_;
};

/// `word_at(i)` is the i-th of `count` words in lower case; next() must be called `count` times.
class FormLexicon::Walk {
 public:
  static constexpr std::size_t ahead = 8;

  template <typename WordAt>
  Walk(const FormLexicon& lexicon, std::size_t count, const WordAt& word_at)
      : words_(lexicon.words_), count_(count) {
    for (std::size_t i = 0; i < std::min(ahead, count); ++i) probe(i) = words_.begin(word_at(i));
  }

  /// The rows of the next word.
  template <typename WordAt>
  std::string_view next(const WordAt& word_at) {
    constexpr std::size_t near = ahead / 2;
    if (at_ + near < count_) words_.approach(probe(at_ + near));
    const std::string_view rows = words_.find(word_at(at_), probe(at_));
    if (at_ + ahead < count_) probe(at_ + ahead) = words_.begin(word_at(at_ + ahead));
    ++at_;
    return rows;
  }

 private:
  MappedIndex::Probe& probe(std::size_t word) { return probes_[word % ahead]; }

  const MappedIndex& words_;
  std::size_t count_;
  std::size_t at_ = 0;
  std::array<MappedIndex::Probe, ahead> probes_{};
};

/// The features that a code of the lexicon stands for ("P3s", "Kfp", "ms.art.def").
Morph morph_from_code(std::string_view code);

/// The code of the features, without those that the code cannot say (Voice).
std::string code_from_morph(const Morph& morph);

}  // namespace depeche
