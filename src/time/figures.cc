// SPDX-License-Identifier: Apache-2.0
#include "time/figures.h"

#include "time/guards.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace depeche {

namespace {

void apply(const Bound& bound, Figure& out) {
  const auto size = static_cast<std::uint32_t>(bound.words.size());
  switch (bound.effect) {
    case Effect::more:
      out.has_high = false;
      out.rule = "more_than";
      break;
    case Effect::at_least:
      out.has_high = false;
      out.rule = "at_least";
      break;
    case Effect::less:
      out.has_low = false;
      out.rule = "less_than";
      break;
    case Effect::at_most:
      out.has_low = false;
      out.rule = "at_most";
      break;
    case Effect::about:
      out.approximate = true;
      out.rule = "about";
      break;
    case Effect::several:
      out.has_high = false;
      out.approximate = true;
      out.low *= 2;
      out.rule = "several";
      break;
    case Effect::plural:
      out.has_high = false;
      out.approximate = true;
      out.low *= 2;
      out.rule = "vague";
      break;
    default:
      return;
  }
  out.first -= size;
  out.article = false;
}

}  // namespace

FigureReader::FigureReader(const Lexicon& lexicon, const Bounds& bounds, const Atoms& atoms,
                           Reckoned reckoned)
    : lexicon_(lexicon),
      bounds_(bounds),
      atoms_(atoms),
      reckoned_(reckoned),
      symbols_(lexicon.symbols(atoms)) {}

Numeral FigureReader::number(std::uint32_t at) const {
  if (at >= atoms_.list.size() || (symbols_[at] == 0 && atoms_.list[at].kind != AtomKind::digits))
    return {};
  if (!starts_cleanly(atoms_, at)) return {};
  const Numeral numeral = lexicon_.numeral(atoms_, symbols_, at);
  if (numeral.length == 0) return {};
  const std::uint32_t end = at + numeral.length;
  if (reckoned_ == Reckoned::measures) {
    const bool percent = end < atoms_.list.size() && atoms_.form(atoms_.list[end]) == "%";
    return percent || ends_cleanly(atoms_, end) ? numeral : Numeral{};
  }
  if (numeral.zero_led || !ends_cleanly(atoms_, end)) return {};
  if (numeral.fraction && numeral.value != std::floor(numeral.value)) return {};
  return numeral;
}

bool FigureReader::is_time(std::uint32_t end, const std::vector<std::uint32_t>& classes) const {
  std::vector<Edge> edges;
  for (std::uint32_t at = end; at < atoms_.list.size() && at < end + 2; ++at) {
    if (atoms_.form(atoms_.list[at]) == "-" && atoms_.list[at].glued) continue;  // "30-year"
    if (atoms_.list[at].kind != AtomKind::letters) return false;
    edges.clear();
    lexicon_.edges(atoms_, symbols_, at, edges);
    for (const Edge& edge : edges) {
      if (std::find(classes.begin(), classes.end(), edge.symbol) != classes.end()) return true;
    }
    if (atoms_.list[at].lower_size > 2)
      return false;  // "une dizaine d'années": one small word between
  }
  return false;
}

Figure FigureReader::wordy(std::uint32_t at) const {
  Figure figure;
  const Bound* const word = bounds_.find(atoms_, at, true);
  if (word == nullptr) return figure;
  const bool none = word->effect == Effect::none;
  const auto end = at + static_cast<std::uint32_t>(word->words.size());
  if (!none && word->effect != Effect::several && word->effect != Effect::many) return figure;
  if (number(end).length > 0) return figure;
  figure.first = at;
  figure.last = end;
  figure.low = none ? 0 : 2;
  figure.has_high = none;
  figure.approximate = !none;
  figure.rule = none ? "none" : "few";
  return figure;
}

bool FigureReader::is_code(const Figure& figure) const {
  const Atom& first = atoms_.list[figure.first];
  if (figure.first == 0 || !first.glued || first.kind != AtomKind::digits) return false;
  const std::string_view before = atoms_.form(atoms_.list[figure.first - 1]);
  constexpr std::array<std::string_view, 10> marks{"-", "/", "$", "€", "£",
                                                   "#", ":", ".", ",", "+"};
  return std::find(marks.begin(), marks.end(), before) != marks.end();
}

bool FigureReader::is_year(const Figure& figure) const {
  constexpr std::int32_t round = 50;
  const std::int32_t number = atoms_.list[figure.last - 1].number;
  return figure.digits && figure.exact() && figure.last == figure.first + 1 && number >= 1900 &&
         number < 2100 && number % round != 0;
}

bool FigureReader::is_label(const Figure& figure) const {
  const Atom& first = atoms_.list[figure.first];
  const bool year = figure.digits && figure.last == figure.first + 1 && first.number >= 1000 &&
                    first.number <= 2199;
  if (year || figure.first == 0) return year;
  const Atom& before = atoms_.list[figure.first - 1];
  if (before.sentence != first.sentence) return false;
  if (before.kind == AtomKind::mark) return first.glued;
  return before.capital && figure.digits;
}

void FigureReader::bound_behind(std::uint32_t token, Figure& out) const {
  std::uint32_t at = out.last;
  while (at < atoms_.list.size() && atoms_.list[at].token <= token) ++at;
  const Bound* const behind = bounds_.find(atoms_, at, true);
  if (behind == nullptr || !out.has_low || !out.has_high) return;
  if (number(at + static_cast<std::uint32_t>(behind->words.size())).length > 0) return;
  if (behind->effect == Effect::at_least || behind->effect == Effect::at_least_behind) {
    out.has_high = false;
    out.rule = "at_least";
  } else if (behind->effect == Effect::at_most || behind->effect == Effect::at_most_behind) {
    out.has_low = false;
    out.rule = "at_most";
  } else if (behind->effect == Effect::about_behind) {
    out.approximate = true;
    out.rule = "about";
  }
}

Figure FigureReader::figure(std::uint32_t at, const Numeral& numeral, std::uint32_t from) const {
  Figure out;
  out.first = from;
  out.last = at + numeral.length;
  out.low = out.high = numeral.value;
  out.approximate = numeral.approximate;
  out.partitive = numeral.approximate || numeral.value >= 1e6;
  out.article = numeral.article;
  out.digits = numeral.digits;
  const Bound* const before = bounds_.find(atoms_, from, false);
  second(before != nullptr ? before->effect : Effect::exact, out);
  const bool plain = before != nullptr && before->effect == Effect::plural &&
                     !numeral.vague;  // "des 1 200 salariés"
  if (before != nullptr && !plain && out.rule != "range") apply(*before, out);
  if (before != nullptr && out.rule == "range" && before->effect == Effect::range)
    out.first -= static_cast<std::uint32_t>(before->words.size());
  if (numeral.vague && out.rule == "number") {
    out.has_high = false;
    out.low *= 2;  // "dozens": two at least
    out.rule = "vague";
  }
  return out;
}

namespace {

/// "7 à 8.000", "between 20 and 30,000": both count thousands when they are of one size.
bool shares_thousands(double low, double high) {
  constexpr double thousand = 1000;
  constexpr double far = 10;
  return low < thousand && std::fmod(high, thousand) == 0 && low * thousand < high &&
         low * thousand * far > high;
}

}  // namespace

/// "entre 12 et 15", "12 à 15".
void FigureReader::second(Effect before, Figure& out) const {
  const Bound* const link = bounds_.find(atoms_, out.last, true);
  if (link == nullptr) return;
  const bool between = before == Effect::range && link->effect == Effect::conjunction;
  if (!between && link->effect != Effect::to) return;
  const Numeral other = number(out.last + static_cast<std::uint32_t>(link->words.size()));
  if (other.length == 0 || other.value <= out.low) return;
  out.high = other.value;
  // "3 à 5 millions": the scale is said once.
  for (const double scale : {1e9, 1e6, 1e3}) {
    if (other.scale == scale && out.low < 1000) out.low *= scale;
  }
  if (out.digits && other.digits && other.scale == 1 && shares_thousands(out.low, other.value))
    out.low *= 1000;
  out.last += static_cast<std::uint32_t>(link->words.size()) + other.length;
  out.partitive = out.partitive || other.approximate || other.value >= 1e6;
  out.approximate = out.approximate || other.approximate;
  out.rule = "range";
  out.change = before == Effect::range && !between;
}

}  // namespace depeche
