// SPDX-License-Identifier: Apache-2.0
#include "pack/table.h"

#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>

namespace depeche {

Result<Table> Table::parse(std::string text, std::string name) {
  if (const auto byte = utf8::first_invalid(text)) {
    return Error{ErrorCode::bad_data, "is not UTF-8; save it as UTF-8",
                 name + ": byte " + std::to_string(*byte)};
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return Error{ErrorCode::bad_data, "begins with a byte order mark; save it as UTF-8 without",
                 name + ":1"};
  }
  Table table;
  table.name_ = std::move(name);
  table.text_ = std::make_shared<const std::string>(std::move(text));
  std::uint32_t number = 0;
  for (const std::string_view line : split(*table.text_, '\n')) {
    ++number;
    if (trim(line).empty() || line.front() == '#') continue;
    const auto cells = split(line, '\t');
    if (table.columns_.empty()) {
      for (const auto cell : cells) table.columns_.emplace_back(trim(cell));
      continue;
    }
    if (cells.size() > table.columns_.size()) {
      return Error{ErrorCode::bad_data,
                   "has " + std::to_string(cells.size()) + " cells, the heading names " +
                       std::to_string(table.columns_.size()) + "; a tab too many?",
                   table.name_ + ":" + std::to_string(number)};
    }
    for (const auto cell : cells) table.cells_.push_back(trim(cell));
    table.cells_.resize(table.cells_.size() + table.columns_.size() - cells.size());
    table.lines_.push_back(number);
  }
  if (table.columns_.empty()) {
    return Error{ErrorCode::bad_data, "has no line that names its columns", table.name_};
  }
  return table;
}

Result<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) {
    return Error{ErrorCode::bad_data, "has no column named '" + std::string(name) + "'", name_};
  }
  return static_cast<std::size_t>(found - columns_.begin());
}

std::string Table::where(std::size_t row) const {
  return name_ + ":" + std::to_string(lines_[row]);
}

}  // namespace depeche
