// SPDX-License-Identifier: Apache-2.0
// Which rows of time/patterns.tsv match at a place in the text? A trie over words and word classes.
#pragma once

#include "pack/table.h"
#include "time/lexicon.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tsl/robin_map.h>

namespace depeche {

/// What the time in a match is made of; see data/README on time/patterns.tsv.
enum class TimeKind : std::uint8_t { refuse, calendar, offset, duration, set, reference };

/// One row of the table. `settings` are "key=value" constants that complete the words' own values.
struct PatternRow {
  std::string id;
  TimeKind kind = TimeKind::calendar;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::string> guards;
};

/// One word of a match.
struct Step {
  std::uint32_t atom = 0;
  Edge edge;
  std::uint8_t group = 0;  ///< 0 = outside the evidence; 1, 2 … = which finding it belongs to
};

struct Match {
  std::uint32_t row = 0;
  std::uint32_t first = 0;  ///< atoms, half-open
  std::uint32_t last = 0;
  std::vector<Step> steps;
};

/// The rows compiled; const and thread-safe once loaded.
class Patterns {
 public:
  /// Compiles `table` (columns id, pattern, kind, set, guard); new words are added to `lexicon`.
  /// Fails with bad_data naming the row.
  static Result<Patterns> compile(const Table& table, Lexicon& lexicon);

  [[nodiscard]] const PatternRow& row(std::uint32_t index) const { return rows_[index]; }

  /// Edges of all atoms of a text, as Lexicon gives them.
  struct Lattice {
    std::vector<Edge> edges;
    std::vector<std::uint32_t> begin;  // of atom i; one more than there are atoms
  };

  static Lattice lattice(const Atoms& atoms, const std::vector<std::uint32_t>& symbols,
                         const Lexicon& lexicon);

  /// All matches at atom `at`, longest first; of equally long ones the row that stands first.
  void find(const Atoms& atoms, const Lattice& lattice, std::uint32_t at,
            std::vector<Match>& out) const;

 private:
  struct Leaf {
    std::uint32_t row = 0;
    std::vector<std::uint8_t> groups;  // of each step
  };

  struct Element {
    std::uint32_t symbol = 0;
    bool glued = false;
    std::uint8_t group = 0;
  };

  using Sequence = std::vector<Element>;
  struct Compiler;

  Patterns() = default;
  void insert(const Sequence& sequence, std::uint32_t row);

  [[nodiscard]] static std::uint64_t key(std::uint32_t node, std::uint32_t symbol, bool glued) {
    return (std::uint64_t{node} << 32U) | (std::uint64_t{symbol} << 1U) | (glued ? 1U : 0U);
  }

  /// Spreads the bits of a key, which differ at both ends.
  struct KeyHash {
    std::size_t operator()(std::uint64_t key) const {
      const std::uint64_t mixed = key * 0x9E3779B97F4A7C15ULL;
      return mixed ^ (mixed >> 32U);
    }
  };

  [[nodiscard]] static std::uint64_t way(std::uint32_t symbol) {
    return std::uint64_t{1} << (symbol % 64U);
  }

  struct Search;

  std::vector<PatternRow> rows_;
  std::vector<Leaf> leaves_;
  std::vector<std::uint32_t> leaf_of_;  // by node; UINT32_MAX = none
  tsl::robin_map<std::uint64_t, std::uint32_t, KeyHash> edges_;
  std::vector<std::uint64_t> ways_;  // by node: bits of the symbols that lead on from it
  std::vector<bool> starts_;         // by symbol: does a pattern begin with it?
};

}  // namespace depeche
