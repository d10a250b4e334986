// SPDX-License-Identifier: Apache-2.0
// How often was something so where these words stood? Counts of annotated articles (tools/train).
#pragma once

#include "pack/mapped_index.h"
#include "pack/pack.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace depeche {

/// A key of such a table: what is asked, and the words, parted by blanks. Empty where a word is
/// empty.
std::string habit_key(char kind, std::initializer_list<std::string_view> words);

/// A compiled table of keys with log-odds; the row "?" gives those of what was never seen.
/// Immutable.
class Habits {
 public:
  /// Fails with the error of a missing or wrong file.
  static Result<Habits> load(const Pack& pack, std::string_view index);

  /// Of what was never seen, and of an empty key, the log-odds of all. 0 without a table.
  [[nodiscard]] float of(std::string_view key) const;

 private:
  [[nodiscard]] float read(std::string_view key, float missing) const;

  std::optional<MappedIndex> index_;
  float unknown_ = 0;
};

}  // namespace depeche
