// SPDX-License-Identifier: Apache-2.0
// Numbers in digits ("90.000", "2,5 millions") and in words ("deux cent vingt et un").
#include "time/lexicon.h"

#include <cmath>

namespace depeche {

namespace {

constexpr std::size_t max_words = 16;  // longer ones are lists, not numbers
constexpr double largest = 1e15;

}  // namespace

/// Sum of number words read so far.
struct Lexicon::Sum {
  double total = 0;
  double current = 0;
  bool any = false;

  /// May `value` (below a hundred) follow? "soixante-dix", "vingt et un", "cent deux".
  [[nodiscard]] bool takes(double value) const {
    if (!any || current == 0) return true;
    const double rest = std::fmod(current, 100.0);
    if (rest == 0) return true;
    return rest >= 20 && std::fmod(rest, 10.0) == 0 && value < 20 &&
           (value < 10 || rest == 60 || rest == 80);
  }
};

Lexicon::Reading Lexicon::numeral_word(const Atoms& atoms,
                                       const std::vector<std::uint32_t>& symbols,
                                       std::size_t at) const {
  Reading best;
  if (at >= symbols.size() || atoms.list[at].kind != AtomKind::letters) return best;
  for (const Phrase& phrase : phrases_[symbols[at]]) {
    if (phrase.role == Role::none || at + phrase.rest.size() >= symbols.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < phrase.rest.size() && same; ++i)
      same = phrase.rest[i] == symbols[at + 1 + i];
    if (same && phrase.rest.size() + 1 > best.length) best = {phrase.rest.size() + 1, &phrase};
  }
  return best;
}

std::size_t Lexicon::digits(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                            std::size_t at, Numeral& numeral) const {
  const auto& list = atoms.list;
  if (list[at].number < 0) return 0;
  numeral.digits = true;
  numeral.value = list[at].number;
  numeral.zero_led = list[at].span.size() > 1 && atoms.form(list[at]).front() == '0';
  std::size_t end = at + 1;
  const auto three = [&](std::size_t i) {
    return i < list.size() && list[i].kind == AtomKind::digits && list[i].span.size() == 3;
  };
  if (list[at].span.size() <= 3 && !numeral.zero_led && list[at].number > 0) {
    while (end < list.size() && numeral.value < largest) {
      const bool blank = three(end) && !list[end].glued &&
                         list[end].sentence == list[at].sentence &&
                         list[end].span.begin - list[end - 1].span.end <= 3;
      const bool marked = !blank && three(end + 1) && list[end].glued && list[end + 1].glued &&
                          has_role(symbols[end], Role::group);
      if (!blank && !marked) break;
      numeral.value = numeral.value * 1000 + list[marked ? end + 1 : end].number;
      end += marked ? 2 : 1;
    }
  }
  if (end + 1 < list.size() && list[end].glued && list[end + 1].glued &&
      has_role(symbols[end], Role::decimal) && list[end + 1].kind == AtomKind::digits &&
      list[end + 1].number >= 0) {
    numeral.value += list[end + 1].number / std::pow(10.0, list[end + 1].span.size());
    numeral.fraction = true;
    end += 2;
  }
  return end - at;
}

bool Lexicon::add_word(const Phrase& word, bool joined, bool first, Sum& sum, Numeral& numeral) {
  const double value = word.number;
  switch (word.role) {
    case Role::article:
      if (sum.any && !joined) return false;
      sum.current += 1;
      numeral.article = first;
      return true;
    case Role::add:
      if (numeral.digits || !sum.takes(value)) return false;
      sum.current += value;
      return true;
    case Role::hundred:
      if (numeral.digits || sum.current >= 100) return false;
      sum.current = (sum.current == 0 ? 1 : sum.current) * value;
      return true;
    case Role::multiplier:
    case Role::large:
      if (word.role == Role::large && !sum.any) return false;
      sum.total += (sum.current > 0 ? sum.current : 1) * value;
      sum.current = 0;
      numeral.scale = value;
      return true;
    case Role::collective:
    case Role::collective_one:  // "la centaine d'agents" is one hundred
      numeral.vague = !sum.any && word.role == Role::collective;
      numeral.approximate = true;
      sum.current = (sum.current == 0 ? 1 : sum.current) * value;
      return true;
    default:
      return false;
  }
}

Lexicon::Reading Lexicon::next_word(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                    std::size_t end, const Sum& sum, bool& joined) const {
  const auto skip_hyphen = [&](std::size_t at) {
    return at + 1 < symbols.size() && atoms.form(atoms.list[at]) == "-" ? at + 1 : at;
  };
  std::size_t next = sum.any ? skip_hyphen(end) : end;
  Reading word = numeral_word(atoms, symbols, next);
  joined = word.phrase != nullptr && word.phrase->role == Role::conjunction;
  if (joined) {
    if (!sum.any) return {};
    next = skip_hyphen(next + word.length);
    word = numeral_word(atoms, symbols, next);
    if (word.phrase == nullptr ||
        (word.phrase->role != Role::add && word.phrase->role != Role::article))
      return {};
    // "vingt et un" but not "vingt et deux": two figures.
    const bool one = word.phrase->value == "1" || word.phrase->value == "11";
    const double rest = std::fmod(sum.current, 100.0);
    const bool tens = rest >= 20 && std::fmod(rest, 10.0) == 0;
    if (rest != 0 && !(one && tens)) return {};  // nor "two and a" of "two and a half"
  }
  if (word.phrase != nullptr) word.length += next - end;
  return word;
}

/// "dizaines [de milliers]", "tens [of thousands]": atoms that multiply the collective just read.
std::size_t Lexicon::collective_of(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                   std::size_t end, Sum& sum) const {
  std::size_t next = end;
  while (next < symbols.size() && next < end + 2 && has_role(symbols[next], Role::of)) ++next;
  if (next == end) return 0;
  const Reading word = numeral_word(atoms, symbols, next);
  if (word.phrase == nullptr) return 0;
  const bool larger = word.phrase->number > sum.current && word.phrase->number >= 1000 &&
                      (is_collective(word.phrase->role) || word.phrase->role == Role::large ||
                       word.phrase->role == Role::multiplier);
  if (!larger) return 0;
  sum.total += sum.current * word.phrase->number;
  sum.current = 0;
  return next - end + word.length;
}

std::size_t Lexicon::spelled(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                             std::size_t at, Numeral& numeral) const {
  Sum sum;
  sum.any = numeral.digits;
  sum.current = numeral.digits ? numeral.value : 0;
  std::size_t end = at;
  for (std::size_t words = 0; words < max_words && sum.total <= largest; ++words) {
    bool joined = false;
    const Reading word = next_word(atoms, symbols, end, sum, joined);
    if (word.phrase == nullptr || (joined && numeral.digits)) break;
    if (atoms.list[end + word.length - 1].sentence != atoms.list[at].sentence) break;
    if (!add_word(*word.phrase, joined, words == 0, sum, numeral)) break;
    if (words > 0) numeral.article = false;
    sum.any = true;
    end += word.length;
    if (is_collective(word.phrase->role)) {
      end += collective_of(atoms, symbols, end, sum);
      break;
    }
  }
  if (end > at) numeral.value = sum.total + sum.current;
  return end - at;
}

Numeral Lexicon::numeral(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                         std::size_t at) const {
  Numeral numeral;
  std::size_t length = 0;
  if (atoms.list[at].kind == AtomKind::digits) {
    length = digits(atoms, symbols, at, numeral);
    if (length == 0) return {};
  } else if (atoms.list[at].kind != AtomKind::letters) {
    return {};
  }
  if (at + length < symbols.size()) length += spelled(atoms, symbols, at + length, numeral);
  if (numeral.value > largest) return {};
  numeral.length = static_cast<std::uint32_t>(length);
  return numeral;
}

}  // namespace depeche
