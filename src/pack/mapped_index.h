// SPDX-License-Identifier: Apache-2.0
// A large table that is looked up by key without being read: rows grouped by key in a mapped file.
#pragma once

#include "base/files.h"

#include <depeche/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace depeche {

/// Read-only, thread-safe. Format page: docs/formats/pack.md ("mapped index").
class MappedIndex {
 public:
  static constexpr std::uint32_t format_version = 2;

  /// Fails with io, bad_data (not an index, cut short) or incompatible (another version).
  static Result<MappedIndex> open(const std::string& path);

  /// The rows of `key`, joined by '\n', each the tab-separated cells behind the key; empty when the
  /// key is not there (a key without further cells gives one empty row: ask contains()). The view
  /// lives as long as the index.
  [[nodiscard]] std::string_view find(std::string_view key) const;

  [[nodiscard]] bool contains(std::string_view key) const;

  /// A look-up on its way: what lies far off in memory is asked for before it is needed.
  struct Probe {
    std::uint64_t hash = 0;
  };

  /// First step, some look-ups ahead.
  [[nodiscard]] Probe begin(std::string_view key) const;
  /// The same for longest_phrase(first_word).
  [[nodiscard]] Probe begin_phrase(std::string_view first_word) const;
  /// Second step, a few look-ups ahead.
  void approach(Probe probe) const;
  /// As find(key), with the probe of the same key.
  [[nodiscard]] std::string_view find(std::string_view key, Probe probe) const;

  /// For an index of phrases: the number of blank-separated words of the longest key that starts
  /// with `first_word`; 0 when none does.
  [[nodiscard]] std::uint32_t longest_phrase(std::string_view first_word) const;

  [[nodiscard]] std::uint32_t size() const { return entries_; }

 private:
  explicit MappedIndex(MappedFile file) : file_(std::move(file)) {}

  /// A key in two parts, so that none has to be put together.
  struct Key {
    std::string_view mark;
    std::string_view text;
  };

  [[nodiscard]] Probe begin(std::uint64_t hash) const;
  [[nodiscard]] bool lookup(Key key, std::uint64_t hash, std::string_view& rows) const;

  MappedFile file_;
  std::uint32_t entries_ = 0;
  std::uint32_t slots_ = 0;
};

/// The bytes of an index file: `rows` are (key, cells) pairs in any order; rows of one key keep
/// their order. With `phrases`, longest_phrase() works.
std::string build_mapped_index(const std::vector<std::pair<std::string, std::string>>& rows,
                               bool phrases);

}  // namespace depeche
