// SPDX-License-Identifier: Apache-2.0
// Which features of a word does the name model weigh? Shared by training and running.
#pragma once

#include "lang/name_words.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace depeche {

/// What raw text taught about a word: how it is used, as a group of words used alike.
struct WordUse {
  std::uint8_t fine = 0;    ///< group 1..255; 0 = unknown
  std::uint8_t coarse = 0;  ///< larger group 1..255; 0 = unknown
};

/// Maps word hashes (fnv1a of the form) to uses.
class WordUses {
 public:
  WordUses() = default;
  WordUses(const WordUses&) = default;
  WordUses& operator=(const WordUses&) = default;
  WordUses(WordUses&&) = default;
  WordUses& operator=(WordUses&&) = default;
  virtual ~WordUses() = default;
  [[nodiscard]] virtual WordUse use(std::uint64_t form) const = 0;
};

/// Changes whenever the features below do; written into the model, checked on loading.
inline constexpr std::uint32_t name_feature_revision = 1;

/// Turns the words of one sentence into feature keys. Views its arguments, which must outlive it.
class NameFeatures {
 public:
  NameFeatures(const NameDocument& document, const NameSentence& sentence, const WordUses& uses);

  /// May the word at `i` be part of a name at all? Words far from every capital may not.
  [[nodiscard]] bool candidate(std::size_t i) const { return candidate_[i]; }

  /// Fills `out` with the feature keys of word `i` (never 0).
  void extract(std::size_t i, std::vector<std::uint32_t>& out) const;

 private:
  struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  void find_runs();
  void add_words(std::size_t i, std::vector<std::uint32_t>& out) const;
  void add_affixes(std::size_t i, std::vector<std::uint32_t>& out) const;
  void add_lists(std::size_t i, std::vector<std::uint32_t>& out) const;
  void add_run(std::size_t i, std::vector<std::uint32_t>& out) const;
  void add_memory(std::size_t i, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] const NameWord* at(std::size_t i, int offset) const;
  [[nodiscard]] std::uint64_t word_at(std::size_t i, int offset) const;
  [[nodiscard]] std::uint64_t shape_at(std::size_t i, int offset) const;

  const NameDocument& document_;
  const NameSentence& sentence_;
  std::vector<WordUse> uses_;
  std::vector<WordUse> lower_uses_;  ///< of a capitalised word, were it not capitalised
  std::vector<bool> candidate_;
  std::vector<Run> runs_;  ///< of each word: the capitalised stretch around it
};

}  // namespace depeche
