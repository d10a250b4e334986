// SPDX-License-Identifier: Apache-2.0
// What does a figure count, and what befell them? "450 combattants … avaient été tués" -> killed.
#pragma once

#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace depeche {

/// What a figure counts.
struct Counted {
  std::uint32_t noun = UINT32_MAX;  ///< token; UINT32_MAX = nothing countable follows; the figure
                                    ///< itself where it stands alone
  std::string counts;               ///< "killed", "persons" …; empty = other things
  bool known = false;               ///< the noun is one of the table
  bool measure = false;             ///< a unit follows (money, distance, age): no count
  bool adjective =
      false;            ///< the word that tells the fate stands as an adjective: "a captured car"
  bool harmed = false;  ///< a fate was found ("killed", "arrested" …), not only a kind of people
};

/// Const and thread-safe once loaded.
class Counter {
 public:
  /// Reads time/counted.tsv (word, kind, counts).
  static Result<Counter> load(const Pack& pack);

  /// What the figure in `figure` (tokens of one sentence) counts. `partitive`: a linking word may
  /// stand between ("une dizaine de", "2 millions de").
  [[nodiscard]] Counted read(const Analysis& analysis, TokenRange figure, bool partitive) const;

  /// Does the word before `token` say that the figure is part of another ("dont", "including")?
  [[nodiscard]] bool is_part(const Analysis& analysis, std::uint32_t token) const;

 private:
  enum class Kind : std::uint8_t {
    none,
    people,
    victim,
    affected,
    befalls,
    acts_on,
    filler,
    link,
    measure,
    part,
    passive
  };

  struct Entry {
    Kind kind = Kind::none;
    std::string counts;
  };

  Counter() = default;
  [[nodiscard]] const Entry* entry(const Token& token, Kind kind) const;

  [[nodiscard]] bool is(const Token& token, Kind kind) const {
    return entry(token, kind) != nullptr;
  }

  void find_noun(const Analysis& analysis, TokenRange sentence, std::uint32_t from, bool partitive,
                 Counted& out) const;
  /// "killed five and wounded 110", "vingt ont été tués": the figure stands for the people.
  void by_itself(const Analysis& analysis, TokenRange sentence, TokenRange figure,
                 Counted& out) const;
  [[nodiscard]] const Entry* fate_by_tree(const Analysis& analysis, TokenRange sentence,
                                          std::uint32_t noun) const;
  [[nodiscard]] const Entry* fate_behind(const Analysis& analysis, TokenRange sentence,
                                         std::uint32_t noun) const;
  [[nodiscard]] const Entry* fate_before(const Analysis& analysis, TokenRange sentence,
                                         std::uint32_t figure) const;
  [[nodiscard]] bool passive_at(const Analysis& analysis, TokenRange sentence,
                                std::uint32_t participle, std::uint32_t noun) const;

  std::unordered_multimap<std::string, Entry, StringHash, std::equal_to<>> entries_;
};

}  // namespace depeche
