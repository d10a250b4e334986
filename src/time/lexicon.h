// SPDX-License-Identifier: Apache-2.0
// What may a stretch of atoms mean to a pattern? Its literal word, its word classes, its number.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "time/atoms.h"

#include <depeche/result.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// What a class of words says about a time; `none` for classes that only help patterns to be short.
enum class Slot : std::uint8_t {
  none,
  weekday,
  month,
  day,
  year,
  short_year,
  hour,
  minute,
  military,
  number,
  ordinal,
  century,
  unit,
  part,
  season,
  holiday,
  mod,
  edge,
  rel,
  zone,
  value
};

/// A number in digits or words.
struct Numeral {
  std::uint32_t length = 0;  ///< in atoms; 0 = none
  double value = 0;
  double scale = 1;          ///< of its last word: 1e6 of "5 millions"
  bool digits = false;       ///< written (at least partly) in digits
  bool article = false;      ///< the bare indefinite article ("un", "une", "a")
  bool approximate = false;  ///< "une dizaine", "two dozen"
  bool vague = false;        ///< a bare plural of a round number: "centaines", "dozens"
  bool zero_led = false;     ///< digits with a leading 0: a code, an hour, a phone number
  bool fraction = false;     ///< has decimals ("2,5")
};

/// One way to read the atoms at a position: `length` atoms as symbol `symbol`.
struct Edge {
  std::uint32_t symbol = 0;
  std::uint32_t length = 1;
  Slot slot = Slot::none;
  double number = std::numeric_limits<double>::quiet_NaN();
  std::string_view value;  ///< of the table; lives as long as the lexicon
};

/// The words of a language's time/words.tsv and time/numerals.tsv. Const and thread-safe once
/// loaded.
class Lexicon {
 public:
  static Result<Lexicon> load(const Pack& pack);

  /// Numerals alone, for one who reads figures and no times.
  static Result<Lexicon> load_numbers(const Pack& pack);

  /// Number of a word or class name; 0 = unknown.
  [[nodiscard]] std::uint32_t symbol(std::string_view name) const;

  /// As symbol(), adding it when it is new (only while loading).
  std::uint32_t intern(std::string_view name);

  /// Symbols of all atoms, to be given to the other functions; 0 = word that no table knows.
  [[nodiscard]] std::vector<std::uint32_t> symbols(const Atoms& atoms) const;

  /// All edges that start at atom `at`, appended to `out`.
  void edges(const Atoms& atoms, const std::vector<std::uint32_t>& symbols, std::size_t at,
             std::vector<Edge>& out) const;

  /// The longest number that starts at atom `at`.
  [[nodiscard]] Numeral numeral(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                std::size_t at) const;

 private:
  enum class Role : std::uint8_t {
    none,
    add,
    hundred,
    multiplier,
    large,
    conjunction,
    collective,
    collective_one,
    of,
    article,
    decimal,
    group,
    day_suffix,
    ordinal_suffix
  };

  /// "une centaine", "la centaine".
  [[nodiscard]] static bool is_collective(Role role) {
    return role == Role::collective || role == Role::collective_one;
  }

  struct Phrase {
    std::vector<std::uint32_t> rest;  // symbols behind the first
    std::uint32_t class_symbol = 0;   // 0 for a numeral
    Slot slot = Slot::none;
    Role role = Role::none;
    bool needs_capital = false;
    bool needs_small = false;
    double number = 0;
    std::string value;
  };

  struct Reading {
    std::size_t length = 0;
    const Phrase* phrase = nullptr;
  };

  struct Sum;

  Lexicon() = default;
  Result<void> load_words(const Table& table);
  Result<void> load_numerals(const Table& table);
  void add(std::string_view words, Phrase phrase);
  [[nodiscard]] Reading numeral_word(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                     std::size_t at) const;
  static bool add_word(const Phrase& word, bool joined, bool first, Sum& sum, Numeral& numeral);
  [[nodiscard]] Reading next_word(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                                  std::size_t end, const Sum& sum, bool& joined) const;
  [[nodiscard]] bool has_role(std::uint32_t symbol, Role role) const;
  std::size_t collective_of(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                            std::size_t end, Sum& sum) const;
  std::size_t digits(const Atoms& atoms, const std::vector<std::uint32_t>& symbols, std::size_t at,
                     Numeral& numeral) const;
  std::size_t spelled(const Atoms& atoms, const std::vector<std::uint32_t>& symbols, std::size_t at,
                      Numeral& numeral) const;
  void digit_edges(const Atoms& atoms, const std::vector<std::uint32_t>& symbols, std::size_t at,
                   std::vector<Edge>& out) const;
  void calendar_edges(const Atom& atom, std::vector<Edge>& out) const;
  void roman_edges(const Atoms& atoms, std::size_t at, std::vector<Edge>& out) const;

  StringMap<std::uint32_t> ids_;
  std::vector<std::vector<Phrase>> phrases_;  // by first symbol

  struct {
    std::uint32_t day, day_th, month, year, short_year, hour, minute, number, ordinal, roman,
        digits, military;
  } class_{};
};

}  // namespace depeche
