// SPDX-License-Identifier: Apache-2.0
// How often was something so where these words stood? Counts of annotated articles (tools/train).
#pragma once

#include "pack/mapped_index.h"
#include "pack/pack.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The names of the numbers of `Signs`, then of `Keys`: what a forest over both is given.
template <typename Signs, typename Keys>
std::vector<std::string_view> names_with_habits() {
  std::vector<std::string_view> names(Signs::names.begin(), Signs::names.end());
  names.insert(names.end(), Keys::names.begin(), Keys::names.end());
  return names;
}

/// The numbers themselves; of a key its habit.
template <typename Signs, typename Keys, typename KnownHabits>
auto with_habits(const Signs& signs, const Keys& keys, const KnownHabits& habits) {
  std::array<float, Signs::names.size() + Keys::names.size()> all{};
  std::copy(signs.values.begin(), signs.values.end(), all.begin());
  std::transform(keys.keys.begin(), keys.keys.end(), all.begin() + Signs::names.size(),
                 [&habits](const std::string& key) { return habits.of(key); });
  return all;
}

}  // namespace depeche
