// SPDX-License-Identifier: Apache-2.0
// What does a figure count, and what befell them? "450 combattants … avaient été tués" -> killed.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace depeche {

/// What a figure counts.
struct Counted {
  std::uint32_t noun = UINT32_MAX;  ///< token; UINT32_MAX = nothing countable follows
  std::string counts;               ///< "killed", "arrested" …, "other"; empty = nothing told
  std::string of;                   ///< "civilians", "persons" …; empty = not told
  bool known = false;               ///< it counts people, or a fate was found
  bool person = false;              ///< the noun names people
  bool thing = false;               ///< the noun names no people
  bool measure = false;             ///< a unit follows (money, distance, age): no count
  bool adjective =
      false;            ///< the word that tells the fate stands as an adjective: "a captured car"
  bool victim = false;  ///< the noun itself tells the fate ("un mort")
  bool toll = false;  ///< a toll that stands before it tells the fate ("le bilan s'élève à 31")
  bool harmed = false;  ///< a fate was found ("killed", "arrested" …), not only a kind of people
};

/// Does `counts` say what befell people, rather than what they are?
bool tells_fate(std::string_view counts);

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

  /// Does a definite word stand before `token` ("les deux hommes")? It takes up what was told.
  [[nodiscard]] bool is_definite(const Analysis& analysis, std::uint32_t token) const;

  /// Does a figure that ends before `end` take what it counts from the one before it: "dont 408 à
  /// Paris", "800 000 selon le syndicat", "deux d'entre eux"?
  [[nodiscard]] bool takes_up(const Analysis& analysis, TokenRange figure) const;

  /// Is the figure the whole of which another is told: "cinq des sept occupants"?
  [[nodiscard]] bool is_total(const Analysis& analysis, std::uint32_t token) const;

  /// Are the tokens from `from` to `to` nothing but what joins the items of a list ("et", ",")?
  [[nodiscard]] bool joins(const Analysis& analysis, std::uint32_t from, std::uint32_t to) const;

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
    passive,
    fate_noun,
    toll,
    definite,
    joins,
    source,
    thing,
    with,
    label
  };

  struct Entry {
    Kind kind = Kind::none;
    std::string counts;
    std::vector<std::string> rest;  // words behind the first
  };

  Counter() = default;
  /// The longest row of that kind whose words stand from token `index` on; null when there is none.
  [[nodiscard]] const Entry* entry(const Analysis& analysis, std::uint32_t index, Kind kind) const;

  [[nodiscard]] bool is(const Analysis& analysis, std::uint32_t index, Kind kind) const {
    return entry(analysis, index, kind) != nullptr;
  }

  [[nodiscard]] const Entry* person(const Analysis& analysis, std::uint32_t index) const;
  [[nodiscard]] bool shares(const Analysis& analysis, TokenRange sentence,
                            std::uint32_t noun) const;
  [[nodiscard]] const Entry* fate_of(const Analysis& analysis, TokenRange sentence,
                                     TokenRange figure, std::uint32_t noun) const;
  [[nodiscard]] const Entry* toll_of(const Analysis& analysis, TokenRange sentence,
                                     TokenRange figure) const;
  [[nodiscard]] const Entry* fate_of_bare(const Analysis& analysis, TokenRange sentence,
                                          TokenRange figure) const;
  [[nodiscard]] const Entry* fate_named(const Analysis& analysis, TokenRange sentence,
                                        std::uint32_t figure) const;
  Result<void> load_persons(const Pack& pack);
  Result<void> load_peoples(const Pack& pack, std::string_view name);

  void find_noun(const Analysis& analysis, TokenRange sentence, std::uint32_t from, bool partitive,
                 Counted& out) const;
  [[nodiscard]] const Entry* fate_by_tree(const Analysis& analysis, TokenRange sentence,
                                          TokenRange figure, std::uint32_t noun) const;
  [[nodiscard]] const Entry* fate_behind(const Analysis& analysis, TokenRange sentence,
                                         std::uint32_t noun) const;
  [[nodiscard]] const Entry* fate_at(const Analysis& analysis, TokenRange sentence,
                                     std::uint32_t figure) const;
  [[nodiscard]] const Entry* fate_before(const Analysis& analysis, TokenRange sentence,
                                         std::uint32_t figure) const;
  [[nodiscard]] bool passive_at(const Analysis& analysis, TokenRange sentence,
                                std::uint32_t participle, std::uint32_t noun) const;

  std::unordered_multimap<std::string, Entry, StringHash, std::equal_to<>> entries_;
  StringMap<Entry> persons_;  // by lemma
};

}  // namespace depeche
