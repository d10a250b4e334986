// SPDX-License-Identifier: Apache-2.0
// What do many small decision trees, learned elsewhere, say of some numbers?
#pragma once

#include "pack/pack.h"

#include <depeche/result.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche {

/// Boosted trees (as LightGBM learns them) in a table with the columns tree (a number, to tell rows
/// apart), node, feature, threshold, low, high, value. A row is a node; trees follow one another,
/// the nodes of a tree are counted from 0. A node with a feature leads to node `low`, the next one,
/// where the feature is at most `threshold`, else to `high`, a later one; a leaf ("-") adds its
/// value. Immutable.
class Forest {
 public:
  /// `features`: the names of the numbers that score() is given, in order. Fails with bad_data,
  /// naming file and line: a feature that is not among them, a node that leads back or out of its
  /// tree, a cell that is no number.
  static Result<Forest> load(const Pack& pack, std::string_view table,
                             std::span<const std::string_view> features);

  /// The same of a table that is read already.
  static Result<Forest> read(const Table& table, std::span<const std::string_view> features);

  /// The sum of the leaves that `values` lead to: log-odds. Where the sum is hopeless or certain
  /// after a part of the trees, the others are not asked.
  [[nodiscard]] double score(std::span<const float> values) const;

 private:
  /// Leaves lead to themselves, so that trees of unequal depth can be walked in step.
  struct Node {
    float threshold = 0;  ///< of a leaf its value
    std::uint16_t feature = 0;
    std::array<std::uint16_t, 2> next{};  ///< high, low; counted from the first node of the tree
  };

  static constexpr std::size_t in_step = 10;

  /// Trees that are walked in step: while one waits for its numbers, another goes on.
  struct Part {
    std::array<std::uint32_t, in_step> roots{};
    std::uint32_t depth = 0;  ///< steps to the deepest leaf
  };

  static constexpr double hopeless = -2.5;
  static constexpr double certain = 2.2;

  void divide(const std::vector<std::uint32_t>& roots);

  std::vector<Node> nodes_;
  std::vector<Part> parts_;
};

}  // namespace depeche
