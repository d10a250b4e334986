// SPDX-License-Identifier: Apache-2.0
#include "lang/name_features.h"

#include "base/hash.h"

#include <algorithm>
#include <bit>

namespace depeche {

namespace {

constexpr std::size_t reach = 4;  // a name holds no more lower-case words in a row
constexpr std::uint64_t outside = 0x5bd1e995;

std::uint32_t key(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0) {
  std::uint64_t mixed = kind * 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ a) * 0xff51afd7ed558ccdULL;
  mixed ^= mixed >> 32U;
  mixed = (mixed ^ (b + 0x632BE59BD9B4E019ULL)) * 0xc4ceb9fe1a85ec53ULL;
  mixed ^= mixed >> 29U;
  const auto narrow = static_cast<std::uint32_t>(mixed >> 16U);
  return narrow == 0 ? 1 : narrow;
}

// Numbers of the kinds of features; a gap costs nothing, a change needs a new revision.
enum Kind : std::uint64_t {
  bias = 1,
  form,
  word_before2,
  word_before,
  word_here,
  word_after,
  word_after2,
  pair_before,
  pair_after,
  shape_here,
  shape_before,
  shape_after,
  shape_pair_before,
  shape_pair_after,
  shape_three,
  prefix = 20,
  suffix = 25,
  fine_use = 30,
  coarse_use = 35,
  lower_use = 40,
  use_pair,
  use_pair_after,
  list_here = 50,
  list_phrase_first,
  list_phrase_within,
  list_before,
  list_after,
  list_shape,
  list_pair,
  run_place = 70,
  run_length,
  run_left,
  run_left2,
  run_right,
  run_lists,
  run_first,
  run_last,
  run_use,
  run_left_use,
  head_left = 90,
  head_word,
  capital_right,
  memory_lower = 100,
  memory_capital,
  memory_person,
  memory_longer,
  opening,
  quoted,
  loud
};

std::uint64_t small(std::uint64_t count) {
  return std::min<std::uint64_t>(count, 3);
}

/// Words that may stand inside a name between capitals.
bool joins(const NameWord& word) {
  return (word.classes & particle) != 0;
}

}  // namespace

NameFeatures::NameFeatures(const NameDocument& document, const NameSentence& sentence,
                           const WordUses& uses)
    : document_(document), sentence_(sentence), candidate_(sentence.words.size(), false) {
  const auto& words = sentence.words;
  uses_.reserve(words.size());
  lower_uses_.reserve(words.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    uses_.push_back(uses.use(words[i].form));
    lower_uses_.push_back(words[i].capital ? uses.use(words[i].word) : WordUse{});
    if (!words[i].capital) continue;
    next = std::max(next, i > reach ? i - reach : 0);
    for (; next < words.size() && next <= i + reach; ++next) candidate_[next] = true;
  }
  find_runs();
}

void NameFeatures::find_runs() {
  const auto& words = sentence_.words;
  runs_.assign(words.size(), Run{});
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i].capital) {
      runs_[i] = {i, i};
      ++i;
      continue;
    }
    std::size_t last = i + 1;
    for (std::size_t at = last; at < words.size(); ++at) {
      if (words[at].capital) {
        last = at + 1;
      } else if (!joins(words[at])) {
        break;
      }
    }
    for (std::size_t at = i; at < last; ++at) runs_[at] = {i, last};
    i = last;
  }
}

const NameWord* NameFeatures::at(std::size_t i, int offset) const {
  const auto place = static_cast<std::ptrdiff_t>(i) + offset;
  if (place < 0 || place >= static_cast<std::ptrdiff_t>(sentence_.words.size())) return nullptr;
  return &sentence_.words[static_cast<std::size_t>(place)];
}

std::uint64_t NameFeatures::word_at(std::size_t i, int offset) const {
  const NameWord* word = at(i, offset);
  return word == nullptr ? outside : word->word;
}

std::uint64_t NameFeatures::shape_at(std::size_t i, int offset) const {
  const NameWord* word = at(i, offset);
  if (word == nullptr) return outside;
  if (sentence_.shouting && word->letter) return outside + 1;
  return word->shape * 2 + (word->first ? 1 : 0);
}

void NameFeatures::extract(std::size_t i, std::vector<std::uint32_t>& out) const {
  out.clear();
  out.push_back(key(bias, 0));
  if (sentence_.shouting) out.push_back(key(loud, 0));
  if (sentence_.titled) out.push_back(key(loud, 1));
  add_words(i, out);
  add_affixes(i, out);
  add_lists(i, out);
  add_run(i, out);
  add_memory(i, out);
}

void NameFeatures::add_words(std::size_t i, std::vector<std::uint32_t>& out) const {
  const std::uint64_t here = word_at(i, 0);
  out.push_back(key(word_before2, word_at(i, -2)));
  out.push_back(key(word_before, word_at(i, -1)));
  out.push_back(key(word_here, here));
  out.push_back(key(form, sentence_.words[i].form));
  out.push_back(key(word_after, word_at(i, 1)));
  out.push_back(key(word_after2, word_at(i, 2)));
  out.push_back(key(pair_before, word_at(i, -1), here));
  out.push_back(key(pair_after, here, word_at(i, 1)));
  out.push_back(key(shape_here, shape_at(i, 0)));
  out.push_back(key(shape_before, shape_at(i, -1)));
  out.push_back(key(shape_after, shape_at(i, 1)));
  out.push_back(key(shape_pair_before, shape_at(i, -1), shape_at(i, 0)));
  out.push_back(key(shape_pair_after, shape_at(i, 0), shape_at(i, 1)));
  out.push_back(key(shape_three, shape_at(i, -1) * 7 + shape_at(i, 0), shape_at(i, 1)));
}

void NameFeatures::add_affixes(std::size_t i, std::vector<std::uint32_t>& out) const {
  const std::string_view lower = sentence_.words[i].lower;
  if (sentence_.words[i].letter) {
    for (std::size_t size = 2; size <= 4 && size < lower.size(); ++size) {
      out.push_back(key(suffix + size, fnv1a(lower.substr(lower.size() - size)),
                        sentence_.words[i].capital ? 1 : 0));
      if (size < 4)
        out.push_back(
            key(prefix + size, fnv1a(lower.substr(0, size)), sentence_.words[i].capital ? 1 : 0));
    }
  }
  for (int offset = -2; offset <= 2; ++offset) {
    if (at(i, offset) == nullptr) continue;
    const WordUse use = uses_[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset)];
    const auto place = static_cast<std::uint64_t>(offset) + 3;
    out.push_back(key(fine_use, use.fine, place));
    out.push_back(key(coarse_use, use.coarse, place));
  }
  if (i > 0) out.push_back(key(use_pair, uses_[i - 1].coarse, uses_[i].coarse));
  if (i + 1 < uses_.size()) {
    out.push_back(key(use_pair_after, uses_[i].coarse, uses_[i + 1].coarse));
  }
  if (sentence_.words[i].capital) {
    out.push_back(key(lower_use, lower_uses_[i].coarse, shape_at(i, 0)));
  }
}

void NameFeatures::add_lists(std::size_t i, std::vector<std::uint32_t>& out) const {
  const auto each = [&out](std::uint64_t kind, NameClasses classes, std::uint64_t with = 0) {
    for (; classes != 0; classes &= classes - 1) {
      out.push_back(key(kind, static_cast<std::uint64_t>(std::countr_zero(classes)), with));
    }
  };
  const NameWord& word = sentence_.words[i];
  each(list_here, word.classes);
  each(list_shape, word.classes, shape_at(i, 0));
  each(list_phrase_first, word.phrase_first);
  each(list_phrase_within, word.phrase_within);
  out.push_back(key(list_pair, word.classes));
  if (const NameWord* before = at(i, -1)) {
    each(list_before, before->classes, word.capital ? 1 : 0);
    out.push_back(key(list_pair, before->classes, word.classes + 1));
  }
  if (const NameWord* after = at(i, 1)) {
    each(list_after, after->classes, word.capital ? 1 : 0);
  }
}

void NameFeatures::add_run(std::size_t i, std::vector<std::uint32_t>& out) const {
  const auto& words = sentence_.words;
  const Run run = runs_[i];
  if (run.last > run.first) {
    const std::uint64_t size = std::min<std::size_t>(run.last - run.first, 5);
    const std::uint64_t place = (i == run.first ? 1U : 0U) + (i + 1 == run.last ? 2U : 0U);
    out.push_back(key(run_place, place, size));
    out.push_back(key(run_left, word_at(run.first, -1), place));
    out.push_back(key(run_left2, word_at(run.first, -2), word_at(run.first, -1)));
    out.push_back(key(run_right, word_at(run.last, 0), place));
    out.push_back(key(run_first, words[run.first].word, place));
    out.push_back(key(run_last, words[run.last - 1].word, place));
    out.push_back(key(run_lists, words[run.first].classes, words[run.last - 1].classes));
    if (run.first > 0) out.push_back(key(run_left_use, uses_[run.first - 1].fine, size));
    out.push_back(key(run_use, uses_[run.first].coarse, uses_[run.last - 1].coarse));
  }
  constexpr NameClasses heads = person_title | organization_head | place_head | other_head;
  const std::size_t start = run.last > run.first ? run.first : i;
  for (std::size_t back = 1; back <= reach + 1 && back <= start; ++back) {
    const NameWord& left = words[start - back];
    if (!left.letter) break;
    if ((left.classes & heads) == 0) continue;
    out.push_back(key(head_left, left.classes & heads, words[i].capital ? 1 : 2));
    out.push_back(key(head_word, left.word, words[i].capital ? 1 : 2));
    break;
  }
  if (words[i].capital) return;
  for (std::size_t ahead = 1; ahead <= reach && i + ahead < words.size(); ++ahead) {
    const NameWord& right = words[i + ahead];
    if (!right.letter) break;
    if (!right.capital) continue;
    out.push_back(key(capital_right, ahead, words[i].classes));
    out.push_back(key(capital_right, ahead + 10, words[i].word));
    out.push_back(key(capital_right, ahead + 20, words[i].word ^ right.word));
    break;
  }
}

void NameFeatures::add_memory(std::size_t i, std::vector<std::uint32_t>& out) const {
  const NameWord& word = sentence_.words[i];
  if (!word.capital) return;
  const auto found = document_.memory.find(word.word);
  const WordMemory memory = found == document_.memory.end() ? WordMemory{} : found->second;
  const std::uint64_t first = word.first ? 1 : 0;
  out.push_back(key(memory_lower, small(memory.lower), first));
  out.push_back(key(memory_capital, small(memory.capital), first));
  out.push_back(key(memory_person, small(memory.person), first));
  out.push_back(key(memory_longer, small(memory.longer), small(memory.capital)));
  out.push_back(key(opening, first, word.all_capitals ? 1 : 0));
}

}  // namespace depeche
