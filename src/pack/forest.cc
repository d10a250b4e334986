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
  std::size_t open = 0;  // nodes that the tree still lacks
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto wrong = [&](const char* message) {
      return Error{ErrorCode::bad_data, message, table.where(row)};
    };
    std::uint16_t number = 0;
    if (!read_number(table.cell(row, node), number)) return wrong("a node has a number");
    if (number == 0) {
      if (open != 0) return wrong("the tree before it lacks nodes");
      out.roots_.push_back(static_cast<std::uint32_t>(out.nodes_.size()));
      open = 1;
    }
    if (open == 0 || out.nodes_.size() - out.roots_.back() != number)
      return wrong("nodes of a tree are counted from 0");
    Node read;
    const std::string_view asked = table.cell(row, feature);
    if (asked == "-") {
      if (!read_number(table.cell(row, value), read.threshold))
        return wrong("a leaf has a number as its value");
    } else {
      const auto found = std::find(features.begin(), features.end(), asked);
      if (found == features.end())
        return wrong("asks for a feature that the program does not know");
      read.feature = static_cast<std::int16_t>(found - features.begin());
      std::uint16_t next = 0;
      const bool numbers = read_number(table.cell(row, threshold), read.threshold) &&
                           read_number(table.cell(row, low), next) &&
                           read_number(table.cell(row, high), read.high);
      if (!numbers || next != number + 1 || read.high <= next)
        return wrong("a node leads to the next one or to a later one of its tree");
      open = std::max<std::size_t>(open, read.high + std::size_t{1});
    }
    out.nodes_.push_back(read);
    if (out.nodes_.size() - out.roots_.back() == open) open = 0;
  }
  if (open != 0)
    return Error{ErrorCode::bad_data, "the last tree lacks nodes",
                 table.rows() == 0 ? "" : table.where(table.rows() - 1)};
  return out;
}

double Forest::score(std::span<const float> values) const {
  double sum = 0;
  for (std::size_t tree = 0; tree < roots_.size(); ++tree) {
    if (tree % part == part - 1 && (sum < hopeless || sum > certain)) break;
    const Node* const root = &nodes_[roots_[tree]];
    const Node* node = root;
    while (node->feature != leaf) {
      const bool is_low = values[static_cast<std::size_t>(node->feature)] <= node->threshold;
      node = is_low ? node + 1 : root + node->high;
    }
    sum += node->threshold;
  }
  return sum;
}

}  // namespace depeche
