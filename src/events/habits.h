// SPDX-License-Identifier: Apache-2.0
// How often do these words tell a happening of that type? Counted by tools/train/likelihood.py.
#pragma once

#include "pack/mapped_index.h"
#include "pack/pack.h"

#include <depeche/report.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace depeche::events {

/// The key of words with a type in the table habits.tsv; `kind` says where they stand. Empty where
/// a word is empty.
std::string habit_key(char kind, EventType type, std::initializer_list<std::string_view> words);

/// A table of a language (habits.tsv, roles.tsv), and the rows <table>.unknown and <table>.least of
/// common/events/telling.tsv. Immutable.
class Habits {
 public:
  /// A pack without events has no habits: all are unknown. Fails with the error of a missing or
  /// wrong file.
  static Result<Habits> load(const Pack& pack, const std::string& table);

  /// Log-odds that a place with these words tells the type; of what was never seen, and of an empty
  /// key, those of all places.
  [[nodiscard]] float of(std::string_view key) const;

  /// Is a word with this lemma often enough a trigger of the type to be looked at though no row
  /// fits?
  [[nodiscard]] bool often(std::string_view lemma, EventType type) const {
    return index_ && of(habit_key('l', type, {lemma})) >= least_;
  }

 private:
  std::optional<MappedIndex> index_;
  float unknown_ = 0;
  float least_ = 0;
};

}  // namespace depeche::events
