// SPDX-License-Identifier: Apache-2.0
#include "story/words.h"

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

namespace depeche {

namespace {

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'\u2026';
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == U'\u00A0' || c == U'\u202F';
}

/// Walks through a text and cuts its words.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  StoryWords run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t begin = at;
      const char32_t c = utf8::next(text_, at);
      if (is_word(c)) {
        at = word_end(at);
        add_word(begin, at);
      } else {
        see_mark(c);
      }
    }
    words_.sentences.push_back(static_cast<std::uint32_t>(words_.list.size()));
    return std::move(words_);
  }

 private:
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t behind = at;
      if (!is_word(utf8::next(text_, behind))) break;
      at = behind;
    }
    return at;
  }

  void add_word(std::size_t begin, std::size_t end) {
    const std::string_view written = text_.substr(begin, end - begin);
    StoryWord word;
    // A stop before a small letter ended an abbreviation, not a sentence.
    word.upper = starts_upper(written);
    const bool digit = written.front() >= '0' && written.front() <= '9';
    const bool opens = words_.list.empty() || after_line_ || (after_stop_ && (word.upper || digit));
    if (opens) words_.sentences.push_back(static_cast<std::uint32_t>(words_.list.size()));
    word.first = opens;
    word.sentence = static_cast<std::uint32_t>(words_.sentences.size() - 1);
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.quoted = quoted_;
    std::string folded = fold(written);
    word.key = static_cast<std::uint32_t>(fnv1a(folded) >> 16U);
    for (const char byte : folded) word.letter = word.letter || byte < '0' || byte > '9';
    // "M. Assad", "J. Biden": an initial or a title, not an end.
    abbreviation_ = word.upper && end - begin <= 2;
    words_.list.push_back(word);
    words_.folded.push_back(std::move(folded));
    after_line_ = after_stop_ = stop_ = false;
  }

  void see_mark(char32_t c) {
    if (c == '\n' || c == U'\u2029') {
      after_line_ = true;
      quoted_ = false;
    } else if (ends_sentence(c)) {
      stop_ = c != '.' || !abbreviation_;
    } else if (is_blank(c)) {
      after_stop_ = after_stop_ || stop_;
    }
    abbreviation_ = abbreviation_ && !is_blank(c);
    if (c == U'\u00AB' || c == U'\u201C') quoted_ = true;
    if (c == U'\u00BB' || c == U'\u201D') quoted_ = false;
    if (c == '"') quoted_ = !quoted_;
  }

  std::string_view text_;
  StoryWords words_;
  bool after_line_ = false;
  bool stop_ = false;        // an ending mark was seen since the last word
  bool after_stop_ = false;  // … and a blank behind it
  bool abbreviation_ = false;
  bool quoted_ = false;
};

}  // namespace

StoryWords words_of(std::string_view text) {
  return Cutter(text).run();
}

std::uint64_t hash_of_run(const StoryWords& words, std::size_t first, std::size_t length) {
  std::uint64_t hash = 0;
  for (std::size_t i = first; i < first + length; ++i) {
    hash = (hash ^ words.list[i].key) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
  }
  return hash;
}

}  // namespace depeche
