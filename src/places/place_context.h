// SPDX-License-Identifier: Apache-2.0
// What do the words around a name say of it? The tables of words around place names.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/analysis.h>
#include <depeche/place.h>
#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// What a word or pair of words may be beside a place name; the tables context.tsv and
/// metonymy.tsv explain the kinds.
enum class AroundKind : std::uint8_t {
  genitive,
  article,
  type,
  type_after,
  area,
  area_adjective,
  title,
  organisation,
  named_after,
  club,
  after_ok,
  before_ok,
  agency,
  place_preposition,
  actor_preposition,
  actor_verb,
  place_verb,
  recipient_verb,
  actor_noun,
  transfer_verb,
  dative_preposition,
  actor_quality,
  site,
  site_after,
  sport,
  fighter,
  strike_verb,
  strike_noun
};

/// The kinds of one form.
struct AroundWord {
  std::uint32_t kinds = 0;                ///< bit per AroundKind
  Resolution type = Resolution::unknown;  ///< of AroundKind::type
  Resolution type_after = Resolution::unknown;

  [[nodiscard]] bool is(AroundKind kind) const {
    return ((kinds >> static_cast<unsigned>(kind)) & 1U) != 0;
  }
};

enum class NamePolicy : std::uint8_t { free, evidence, never };

/// Const and thread-safe once loaded.
class PlaceContext {
 public:
  /// Reads places/context.tsv, metonymy.tsv, ambiguous.tsv and common_words.tsv. Fails when one is
  /// missing or wrong; the error names the file and line.
  static Result<PlaceContext> load(const Pack& pack);

  /// The kinds of a lower-case word, of "two words", or of a lemma; nothing set for others.
  [[nodiscard]] AroundWord word(std::string_view lower) const;

  /// The word that ends with token `at`: the pair of it and the one before if the tables know that,
  /// else the token alone. `length` becomes the number of tokens taken.
  [[nodiscard]] AroundWord ending_at(const Analysis& analysis, std::uint32_t at,
                                     std::uint32_t first, std::uint32_t& length) const;

  /// Words of the longest name under `never` that starts with the folded word; 0 = none.
  [[nodiscard]] std::uint32_t longest_refused(std::string_view first_word) const;

  [[nodiscard]] NamePolicy policy(std::string_view folded) const;

  /// Is the folded name a word of the language as well?
  [[nodiscard]] bool is_common_word(std::string_view folded) const;

  /// Does a noun stand behind the name that it belongs to ("Damascus government")? True when the
  /// tables have words of kind type_after.
  [[nodiscard]] bool sets_nouns_side_by_side() const { return side_by_side_; }

  /// alpha-3 of the countries whose towns readers know.
  [[nodiscard]] bool is_home(std::string_view country) const;

 private:
  PlaceContext() = default;
  Result<void> load_words(const Pack& pack, std::string_view table_name);
  Result<void> load_policies(const Pack& pack);

  template <typename Value>
  using Map = StringMap<Value>;
  Map<AroundWord> words_;
  Map<NamePolicy> policies_;
  Map<std::uint32_t> longest_refused_;
  Map<bool> common_;
  std::vector<std::string> home_;
  bool side_by_side_ = false;
};

}  // namespace depeche
