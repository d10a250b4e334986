// SPDX-License-Identifier: Apache-2.0
// What does a linear model say of a set of features? One score for each class.
#pragma once

#include "lang/byte_reader.h"

#include <depeche/result.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace depeche {

/// The features of one decision, as hashes; room for all templates that there are.
class FeatureList {
 public:
  static constexpr std::size_t capacity = 96;

  void clear() { size_ = 0; }

  /// Adds the conjunction of template number `number` with up to three values.
  void add(std::uint32_t number, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    std::uint64_t hash = a * 0x9E3779B97F4A7C15ULL + number * 0xD6E8FEB86659FD93ULL;
    hash = (hash ^ (hash >> 29U)) + b * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 31U)) * 0x94D049BB133111EBULL + c * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
    items_[size_] = hash * 0x9E3779B97F4A7C15ULL;
    if (size_ + 1 < capacity) ++size_;
  }

  [[nodiscard]] std::span<const std::uint64_t> items() const { return {items_.data(), size_}; }

 private:
  std::array<std::uint64_t, capacity> items_;
  std::size_t size_ = 0;
};

/// Weights of one byte in hashed rows. A row holds a check byte, so that a feature never seen in
/// training seldom meets another's weights. Const and thread-safe.
class ScoreTable {
 public:
  static constexpr std::size_t max_classes = 63;

  /// A feature with its weights, one for each class.
  struct Row {
    std::uint64_t feature = 0;
    std::vector<std::int8_t> weights;
  };

  /// A table of `rows`, the most important first: where two want the same place the first has it.
  ScoreTable(std::size_t classes, unsigned slot_bits, const std::vector<Row>& rows);

  /// Reads what `write` wrote; fails with bad_data.
  static Result<ScoreTable> read(ByteReader& bytes);

  /// Appends the table to `out`; byte order little-endian.
  void write(std::string& out) const;

  [[nodiscard]] std::size_t classes() const { return classes_; }

  /// Sums the weights of `features` into `scores[0..classes)`.
  void score(std::span<const std::uint64_t> features,
             std::array<std::int32_t, max_classes + 1>& scores) const;

  /// Of a table of two classes: does the second win?
  [[nodiscard]] bool says_yes(const FeatureList& features) const;

 private:
  ScoreTable(std::size_t classes, unsigned slot_bits);

  // Tables of up to three classes have rows of four bytes.
  static constexpr std::size_t narrow_classes = 3;
  static constexpr std::size_t block = 16;

  /// The row of `feature`; null when the table has none.
  [[nodiscard]] const std::int8_t* row_of(std::uint64_t feature) const;
  void score_narrow(std::span<const std::uint64_t> features,
                    std::array<std::int32_t, max_classes + 1>& scores) const;

  [[nodiscard]] std::size_t slot_of(std::uint64_t feature) const { return feature >> shift_; }

  static std::uint8_t check_of(std::uint64_t feature) {
    const auto check = static_cast<std::uint8_t>(feature);
    return check == 0 ? 1 : check;  // 0 marks an empty place
  }

  std::size_t classes_ = 0;
  std::size_t stride_ = 0;  ///< bytes of a row: check, weights, padding to a multiple of four
  unsigned slot_bits_ = 0;
  unsigned shift_ = 0;
  std::vector<std::int8_t> cells_;
};

}  // namespace depeche
