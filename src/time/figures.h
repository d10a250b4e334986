// SPDX-License-Identifier: Apache-2.0
// Which figure stands here, and between which bounds does it lie?
#pragma once

#include "time/atoms.h"
#include "time/bounds.h"
#include "time/lexicon.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche {

/// A figure with its bounds, in atoms.
struct Figure {
  std::uint32_t first = 0;  ///< of its modifier ("plus de")
  std::uint32_t last = 0;
  double low = 0;
  double high = 0;
  bool has_low = true;
  bool has_high = true;
  bool approximate = false;
  bool partitive = false;  ///< a linking word may follow ("une dizaine de", "2 millions de")
  bool article = false;    ///< the bare indefinite article
  bool digits = false;     ///< written in digits, at least partly
  bool change = false;     ///< told as what it was and what it is ("from 11 to 15")
  std::string_view rule = "number";

  [[nodiscard]] bool exact() const { return has_low && has_high && low == high && !approximate; }
};

/// Counts are whole numbers; measures may have decimals and a mark of their unit ("12,5%").
enum class Reckoned : std::uint8_t { counts, measures };

/// One text being read for figures. Holds references: the lexicon, the bounds and the atoms must
/// outlive it.
class FigureReader {
 public:
  FigureReader(const Lexicon& lexicon, const Bounds& bounds, const Atoms& atoms, Reckoned reckoned);

  /// A clean number at `at`: no code, no hour, no part of a longer figure; of length 0 when there
  /// is none.
  [[nodiscard]] Numeral number(std::uint32_t at) const;

  /// The number read at `at` with the words that bound it; those before it end at `from`.
  [[nodiscard]] Figure figure(std::uint32_t at, const Numeral& numeral, std::uint32_t from) const;

  /// Words that are a figure by themselves ("aucun", "plusieurs"); empty when there are none at
  /// `at`.
  [[nodiscard]] Figure wordy(std::uint32_t at) const;

  /// "33 morts au moins": takes a bound behind what is counted, token `token`.
  void bound_behind(std::uint32_t token, Figure& out) const;

  /// Does a word of one of `classes` (a time unit, a month) follow?
  [[nodiscard]] bool is_time(std::uint32_t end, const std::vector<std::uint32_t>& classes) const;

  /// "F-16 fighters", "$4 billion": digits written onto a mark.
  [[nodiscard]] bool is_code(const Figure& figure) const;

  /// "the September 2015 deaths", "his 2016 arrest": four digits without a mark, and not round.
  [[nodiscard]] bool is_year(const Figure& figure) const;

  /// May a figure without a noun be a year or part of a name ("killed 2012", "Apollo 13")?
  [[nodiscard]] bool is_label(const Figure& figure) const;

 private:
  void second(Effect before, Figure& out) const;

  const Lexicon& lexicon_;
  const Bounds& bounds_;
  const Atoms& atoms_;
  Reckoned reckoned_;
  std::vector<std::uint32_t> symbols_;
};

}  // namespace depeche
