// SPDX-License-Identifier: Apache-2.0
// What does a language's pack say about cutting its text into words?
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"

#include <depeche/result.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

/// The tables of tokens/ and the function words; all keys in lower case with straight apostrophes,
/// abbreviations as written.
struct TokenTables {
  enum class Ends : std::uint8_t { never, maybe };
  enum class Host : std::uint8_t { any, lower, verb };

  struct Suffix {
    std::string text;
    Host host = Host::any;
  };

  struct Contraction {
    std::string first;
    std::string second;
    bool decide = false;  ///< only where the context says so
  };

  template <typename Value>
  using Map = StringMap<Value>;
  using Set = StringSet;

  Map<Ends> abbreviations;
  Set whole;
  Set prefixes;
  Set hyphen_prefixes;
  std::vector<Suffix> suffixes;  ///< longest first
  Map<Contraction> contractions;
  Map<std::string> cuts;            ///< word -> its first token
  Map<std::string> function_words;  ///< word -> name of its usual tag
  Set days;                         ///< names of weekdays and months
  Set time_units;                   ///< "year", "weeks"
  bool split_hyphens = false;
  bool number_blank = false;

  /// Fails with not_found or bad_data; the error names the table.
  static Result<TokenTables> load(const Pack& pack);

  [[nodiscard]] bool is_function_word(std::string_view lower) const {
    return function_words.find(lower) != function_words.end();
  }
};

}  // namespace depeche
