// SPDX-License-Identifier: Apache-2.0
#include "lang/name_words.h"

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

namespace depeche {

namespace {

enum class Kind : char { upper = 'X', lower = 'x', digit = 'd', joint = '-', other = 'o' };

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return Kind::lower;
    if (c >= 'A' && c <= 'Z') return Kind::upper;
    if (c >= '0' && c <= '9') return Kind::digit;
    return c == '-' || c == '\'' || c == '.' || c == '&' ? Kind::joint : Kind::other;
  }
  if (c == U'’' || c == U'‐' || c == U'‑') return Kind::joint;
  const auto code = static_cast<UChar32>(c);
  if (u_isUUppercase(code) != 0) return Kind::upper;
  return u_isalpha(code) != 0 ? Kind::lower : Kind::other;
}

/// Fills what the letters alone say.
void look_at_letters(NameWord& word) {
  std::uint64_t shape = 7;
  Kind last = Kind::other;
  int run = 0;
  int upper = 0;
  int lower = 0;
  std::size_t at = 0;
  while (at < word.text.size()) {
    const bool start = at == 0;
    const Kind kind = kind_of(utf8::next(word.text, at));
    upper += kind == Kind::upper ? 1 : 0;
    lower += kind == Kind::lower ? 1 : 0;
    if (start) word.capital = kind == Kind::upper;
    run = !start && kind == last ? run + 1 : 1;
    // Runs count as one letter or as two and more: "X", "XX", "Xxx" stay apart.
    if (run <= 2) shape = shape * 31 + static_cast<std::uint64_t>(kind);
    last = kind;
  }
  word.shape = shape;
  word.letter = upper + lower > 0;
  word.all_capitals = upper >= 2 && lower == 0;
}

class Looker {
 public:
  Looker(const Document& document, const Analysis& analysis, const NameLists& lists)
      : text_(document.text()), analysis_(analysis), lists_(lists) {}

  NameDocument look() {
    NameDocument result;
    result.sentences.reserve(analysis_.sentences.size());
    for (const Sentence& sentence : analysis_.sentences) {
      result.sentences.push_back(look_at(sentence));
      remember(result.sentences.back(), result.memory);
    }
    return result;
  }

 private:
  NameSentence look_at(const Sentence& sentence) {
    NameSentence result;
    result.words.reserve(sentence.tokens.size());
    bool first = true;
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last;) {
      std::uint32_t next = i + 1;
      while (next < sentence.tokens.last && analysis_.tokens[next].part > 0) ++next;
      NameWord word;
      word.tokens = {i, next};
      word.text = slice(text_, analysis_.tokens[i].span);
      word.lower = next == i + 1 ? analysis_.tokens[i].lower : to_lower(word.text);
      look_at_letters(word);
      word.form = fnv1a(word.text);
      word.word = fnv1a(word.lower);
      word.first = first;
      word.classes = lists_.word(word.lower);
      if (!word.capital && inner_capital(word)) word.capital = true;
      if (word.letter) first = false;
      result.words.push_back(word);
      i = next;
    }
    look_at_case(result);
    look_up(result);
    return result;
  }

  /// "al-Assad": a particle joined to a capital.
  [[nodiscard]] bool inner_capital(const NameWord& word) const {
    const std::size_t hyphen = word.text.find('-');
    return hyphen != std::string_view::npos && hyphen > 0 &&
           (lists_.word(word.text.substr(0, hyphen)) & particle) != 0 &&
           starts_upper(word.text.substr(hyphen + 1));
  }

  static void look_at_case(NameSentence& sentence) {
    int words = 0;
    int shouted = 0;
    int capital = 0;
    int longer = 0;
    for (const NameWord& word : sentence.words) {
      if (!word.letter || word.text.size() < 2) continue;
      ++words;
      shouted += word.all_capitals ? 1 : 0;
      if (word.text.size() < 4) continue;
      ++longer;
      capital += word.capital ? 1 : 0;
    }
    sentence.shouting = words >= 3 && shouted * 5 >= words * 4;
    sentence.titled = !sentence.shouting && longer >= 4 && capital * 4 >= longer * 3;
  }

  void look_up(NameSentence& sentence) {
    folded_.clear();
    for (const NameWord& word : sentence.words) {
      if (!word.capital) continue;
      folded_.push_back(fold(word.text));
      lists_.prefetch(folded_.back());
    }
    std::size_t capital = 0;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      NameWord& word = sentence.words[i];
      if (!word.capital) continue;
      const std::string& folded = folded_[capital++];
      NameClasses listed = lists_.name(folded);
      if ((listed & capitals_only) != 0 && !word.all_capitals) listed &= ~known_classes;
      word.classes |= listed & ~capitals_only;
      const std::uint32_t longest =
          lists_.longest(std::string_view(folded).substr(0, folded.find(' ')));
      if (longest > 1) look_up_phrase(sentence, i, longest);
    }
  }

  void look_up_phrase(NameSentence& sentence, std::size_t first, std::uint32_t longest) {
    auto& words = sentence.words;
    const std::size_t end = std::min(words.size(), first + longest);
    const std::uint32_t begin = span_of(words[first]).begin;
    for (std::size_t last = end; last > first + 1; --last) {
      const std::uint32_t stop = span_of(words[last - 1]).end;
      const NameClasses classes = lists_.name(fold(slice(text_, {begin, stop})));
      if (classes == 0) continue;
      words[first].phrase_first |= classes;
      for (std::size_t i = first + 1; i < last; ++i) words[i].phrase_within |= classes;
      return;
    }
  }

  [[nodiscard]] Span span_of(const NameWord& word) const {
    return analysis_.tokens[word.tokens.first].span;
  }

  static void remember(const NameSentence& sentence, WordMemories& memory) {
    if (sentence.shouting || sentence.titled) return;
    const auto& words = sentence.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].letter) continue;
      WordMemory& known = memory[words[i].word];
      if (!words[i].capital) {
        ++known.lower;
        continue;
      }
      if (!words[i].first) ++known.capital;
      const bool after = i > 0 && words[i - 1].capital;
      const bool before = i + 1 < words.size() && words[i + 1].capital;
      if (after || before) ++known.longer;
      if (i > 0 && (((words[i - 1].classes & person_title) != 0) ||
                    (after && (words[i - 1].classes & first_name) != 0))) {
        ++known.person;
      }
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  const NameLists& lists_;
  std::vector<std::string> folded_;  ///< the capitalised words of the sentence that is looked up
};

}  // namespace

NameDocument look_at_words(const Document& document, const Analysis& analysis,
                           const NameLists& lists) {
  return Looker(document, analysis, lists).look();
}

}  // namespace depeche
