// SPDX-License-Identifier: Apache-2.0
// What are the words of a text, when two texts are compared word by word?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Letters and digits in a row.
struct StoryWord {
  std::uint32_t key = 0;    ///< hash of the folded word
  std::uint32_t begin = 0;  ///< bytes, half-open
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;  ///< number of its sentence, from 0
  bool upper = false;          ///< starts with an upper-case letter
  bool quoted = false;         ///< stands inside quotation marks
  bool first = false;          ///< opens its sentence
  bool letter = false;         ///< has a letter
};

/// The words of a text, with sentences by punctuation alone: good enough to see where a passage
/// begins, for any language.
struct StoryWords {
  std::vector<StoryWord> list;
  std::vector<std::string> folded;  ///< parallel to `list`
  std::vector<std::uint32_t>
      sentences;  ///< first word of each sentence, and list.size() at the end

  [[nodiscard]] std::uint32_t sentence_begin(std::uint32_t word) const {
    return sentences[list[word].sentence];
  }

  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t word) const {
    return sentences[list[word].sentence + 1];
  }
};

StoryWords words_of(std::string_view text);

/// Of `length` words from word `first`, in their order.
std::uint64_t hash_of_run(const StoryWords& words, std::size_t first, std::size_t length);

}  // namespace depeche
