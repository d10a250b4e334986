// SPDX-License-Identifier: Apache-2.0
// depeche-index [--phrases] TABLE.tsv INDEX.idx: compiles a table, keyed by its first column, into
// the mapped index that the program opens.
#include "base/files.h"
#include "pack/mapped_index.h"
#include "pack/table.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

int fail(const depeche::Error& error) {
  std::fprintf(stderr, "depeche-index: %s\n", to_string(error).c_str());
  return 1;
}

std::vector<std::pair<std::string, std::string>> rows_of(const depeche::Table& table) {
  std::vector<std::pair<std::string, std::string>> rows;
  rows.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string cells;
    for (std::size_t column = 1; column < table.columns().size(); ++column) {
      if (column > 1) cells.push_back('\t');
      cells += table.cell(row, column);
    }
    rows.emplace_back(table.cell(row, 0), std::move(cells));
  }
  return rows;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool phrases = !arguments.empty() && arguments.front() == "--phrases";
  if (phrases) arguments.erase(arguments.begin());
  if (arguments.size() != 2) {
    std::fputs("usage: depeche-index [--phrases] TABLE.tsv INDEX.idx\n", stderr);
    return 2;
  }
  auto text = depeche::read_file(arguments[0], std::size_t{1} << 30U);
  if (!text) return fail(text.error());
  const auto table = depeche::Table::parse(std::move(text).value(), arguments[0]);
  if (!table) return fail(table.error());
  std::ofstream out(arguments[1], std::ios::binary);
  out << depeche::build_mapped_index(rows_of(*table), phrases);
  out.close();
  if (!out) return fail({depeche::ErrorCode::io, "cannot be written", arguments[1]});
  return 0;
}
