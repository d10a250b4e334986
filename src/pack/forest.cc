// SPDX-License-Identifier: Apache-2.0
#include "pack/forest.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace depeche {

namespace {

template <typename Number>
bool read_number(std::string_view cell, Number& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

}  // namespace

Result<Forest> Forest::load(const Pack& pack, std::string_view name,
                            std::span<const std::string_view> features) {
  const auto table = pack.table(name);
  if (!table) return table.error();
  return read(*table, features);
}

Result<Forest> Forest::read(const Table& table, std::span<const std::string_view> features) {
  const auto columns =
      columns_of<6>(table, {"node", "feature", "threshold", "low", "high", "value"});
  if (!columns) return columns.error();
  const auto [node, feature, threshold, low, high, value] = *columns;
  Forest out;
  std::vector<std::uint32_t> roots;
  std::size_t open = 0;  // nodes that the tree still lacks
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto wrong = [&](const char* message) {
      return Error{ErrorCode::bad_data, message, table.where(row)};
    };
    std::uint16_t number = 0;
    if (!read_number(table.cell(row, node), number)) return wrong("a node has a number");
    if (number == 0) {
      if (open != 0) return wrong("the tree before it lacks nodes");
      roots.push_back(static_cast<std::uint32_t>(out.nodes_.size()));
      open = 1;
    }
    if (open == 0 || out.nodes_.size() - roots.back() != number)
      return wrong("nodes of a tree are counted from 0");
    Node read;
    read.next = {number, number};
    const std::string_view asked = table.cell(row, feature);
    if (asked == "-") {
      if (!read_number(table.cell(row, value), read.threshold))
        return wrong("a leaf has a number as its value");
    } else {
      const auto found = std::find(features.begin(), features.end(), asked);
      if (found == features.end())
        return wrong("asks for a feature that the program does not know");
      read.feature = static_cast<std::uint16_t>(found - features.begin());
      auto& [above, below] = read.next;
      const bool numbers = read_number(table.cell(row, threshold), read.threshold) &&
                           read_number(table.cell(row, low), below) &&
                           read_number(table.cell(row, high), above);
      if (!numbers || below != number + 1 || above <= below)
        return wrong("a node leads to the next one or to a later one of its tree");
      open = std::max<std::size_t>(open, above + std::size_t{1});
    }
    out.nodes_.push_back(read);
    if (out.nodes_.size() - roots.back() == open) open = 0;
  }
  if (open != 0)
    return Error{ErrorCode::bad_data, "the last tree lacks nodes",
                 table.rows() == 0 ? "" : table.where(table.rows() - 1)};
  out.divide(roots);
  return out;
}

/// Puts the trees into parts; what the last part lacks are trees of one leaf that adds nothing.
void Forest::divide(const std::vector<std::uint32_t>& roots) {
  const auto nothing = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  for (std::size_t tree = 0; tree < roots.size(); ++tree) {
    const std::size_t place = tree % in_step;
    if (place == 0) parts_.emplace_back().roots.fill(nothing);
    Part& part = parts_.back();
    part.roots[place] = roots[tree];
    const std::uint32_t end = tree + 1 < roots.size() ? roots[tree + 1] : nothing;
    // from the root; nodes lead to later ones
    std::vector<std::uint32_t> steps(end - roots[tree], 0);
    for (std::uint32_t at = 0; at < steps.size(); ++at) {
      part.depth = std::max(part.depth, steps[at]);
      for (const std::uint16_t next : nodes_[roots[tree] + at].next)
        if (next != at) steps[next] = std::max(steps[next], steps[at] + 1);
    }
  }
}

double Forest::score(std::span<const float> values) const {
  double sum = 0;
  for (const Part& part : parts_) {
    if (sum < hopeless || sum > certain) break;
    std::array<std::uint16_t, in_step> at{};
    for (std::uint32_t step = 0; step < part.depth; ++step) {
      for (std::size_t tree = 0; tree < at.size(); ++tree) {
        const Node& node = nodes_[part.roots[tree] + at[tree]];
        at[tree] = node.next[values[node.feature] <= node.threshold ? 1 : 0];
      }
    }
    for (std::size_t tree = 0; tree < at.size(); ++tree)
      sum += nodes_[part.roots[tree] + at[tree]].threshold;
  }
  return sum;
}

}  // namespace depeche
