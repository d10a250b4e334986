// SPDX-License-Identifier: Apache-2.0
// Has it been or is it to come? Reads the direction of a time from the verb that it belongs to.
#pragma once

#include "base/string_map.h"
#include "base/strings.h"
#include "pack/pack.h"
#include "time/resolver.h"

#include <depeche/analysis.h>
#include <depeche/result.h>

#include <string>

namespace depeche {

/// Const and thread-safe once loaded.
class TenseReader {
 public:
  /// Reads time/cues.tsv (word, tense).
  static Result<TenseReader> load(const Pack& pack);

  /// Direction of the clause that holds `range` (tokens of one sentence); none when no verb tells.
  [[nodiscard]] Direction direction(const Analysis& analysis, TokenRange range) const;

  /// Direction that the verb `token` itself shows, with its auxiliaries; none for other words.
  [[nodiscard]] Direction of_token(const Analysis& analysis, std::uint32_t token) const;

 private:
  enum class Cue : std::uint8_t {
    none,
    past,
    present,
    future,
    planned,
    auxiliary,
    ahead,
    urging,
    bidding
  };

  TenseReader() = default;
  [[nodiscard]] Cue cue(const Token& token) const;
  [[nodiscard]] Direction urged(const Analysis& analysis, TokenRange range,
                                std::uint32_t act) const;
  [[nodiscard]] Direction of_verb(const Analysis& analysis, TokenRange sentence,
                                  std::uint32_t verb) const;
  [[nodiscard]] Direction of_auxiliaries(const Analysis& analysis, TokenRange sentence,
                                         std::uint32_t verb) const;
  [[nodiscard]] static Direction of_intention(const Analysis& analysis, TokenRange sentence,
                                              std::uint32_t verb);
  /// Has the participle `verb` an active auxiliary in the present ("a convoqué")?
  [[nodiscard]] static bool has_perfect(const Analysis& analysis, TokenRange sentence,
                                        std::uint32_t verb);
  [[nodiscard]] bool overtaken(const Analysis& analysis, TokenRange sentence,
                               std::uint32_t verb) const;
  [[nodiscard]] Direction by_tree(const Analysis& analysis, TokenRange sentence,
                                  TokenRange range) const;
  [[nodiscard]] Direction by_distance(const Analysis& analysis, TokenRange sentence,
                                      TokenRange range) const;

  StringMap<Cue> cues_;    // by form
  StringMap<Cue> urging_;  // by lemma
};

}  // namespace depeche
