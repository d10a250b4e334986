// SPDX-License-Identifier: Apache-2.0
// Numbers in digits ("90.000", "2,5 millions") and in words ("deux cent vingt et un").
#include "time/lexicon.h"

#include <cmath>

namespace depeche {

namespace {

constexpr std::size_t max_words = 16;  // longer ones are lists, not numbers
constexpr double largest = 1e15;

/// Sum of number words read so far.
struct Sum {
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

}  // namespace

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

std::size_t Lexicon::spelled(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                             std::size_t at, Numeral& numeral) const {
  Sum sum;
  sum.any = numeral.digits;
  sum.current = numeral.digits ? numeral.value : 0;
  std::size_t end = at;
  for (std::size_t words = 0; words < max_words; ++words) {
    std::size_t next = end;
    if (sum.any && next + 1 < symbols.size() && atoms.form(atoms.list[next]) == "-") ++next;
    Reading word = numeral_word(atoms, symbols, next);
    const bool joined = word.phrase != nullptr && word.phrase->role == Role::conjunction;
    if (joined) {
      if (!sum.any || numeral.digits) break;
      next += word.length;
      if (next < symbols.size() && atoms.form(atoms.list[next]) == "-") ++next;
      word = numeral_word(atoms, symbols, next);
    }
    if (word.phrase == nullptr ||
        (next > 0 && next > at && atoms.list[next].sentence != atoms.list[at].sentence))
      break;
    const double value = word.phrase->number;
    const Role role = word.phrase->role;
    const double rest = std::fmod(sum.current, 100.0);
    if (joined &&
        ((role != Role::add && role != Role::article) || !(sum.current > 0 || sum.total > 0)))
      break;
    // "vingt et un" but not "vingt et deux": two figures.
    if (joined && word.phrase->value != "1" && word.phrase->value != "11" && rest != 0) break;
    if (role == Role::article) {
      if (sum.any && !joined) break;
      sum.current += 1;
      numeral.article = words == 0;
    } else if (role == Role::add) {
      if (numeral.digits || !sum.takes(value)) break;
      sum.current += value;
    } else if (role == Role::hundred) {
      if (numeral.digits || sum.current >= 100) break;
      sum.current = (sum.current == 0 ? 1 : sum.current) * value;
    } else if (role == Role::multiplier || role == Role::large) {
      if (role == Role::large && !sum.any) break;
      sum.total += (sum.any && sum.current > 0 ? sum.current : 1) * value;
      sum.current = 0;
      numeral.scale = value;
    } else if (role == Role::collective) {
      numeral.vague = !sum.any;
      numeral.approximate = true;
      sum.current = (sum.current == 0 ? 1 : sum.current) * value;
    } else {
      break;
    }
    if (words > 0) numeral.article = false;
    sum.any = true;
    end = next + word.length;
    if (role == Role::collective || sum.total > largest) break;
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
