// SPDX-License-Identifier: Apache-2.0
#include "cli/row_printer.h"

#include "base/json.h"
#include "base/strings.h"
#include "io/csv.h"
#include "io/display.h"

#include <string>

namespace depeche::cli {

namespace {

std::string plain(const CellValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* items = std::get_if<std::vector<std::string>>(&value)) return join(*items, "; ");
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  std::string number;
  JsonWriter writer(number);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) writer.value(*whole);
  if (const auto* real = std::get_if<double>(&value)) writer.value(*real);
  return number;
}

bool is_unknown(const CellValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* items = std::get_if<std::vector<std::string>>(&value);
  return (text != nullptr && text->empty()) || (items != nullptr && items->empty());
}

void print_json(const Cells& cells, std::string& out) {
  JsonWriter writer(out);
  writer.begin_object();
  for (const Cell& cell : cells) {
    if (is_unknown(cell.value) || cell.show == Cell::Show::table) continue;
    writer.key(cell.name);
    if (const auto* items = std::get_if<std::vector<std::string>>(&cell.value)) {
      writer.begin_array();
      for (const auto& item : *items) writer.value(item);
      writer.end_array();
    } else if (const auto* text = std::get_if<std::string>(&cell.value)) {
      writer.value(*text);
    } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
      writer.value(*flag);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
      writer.value(*whole);
    } else {
      writer.value(std::get<double>(cell.value));
    }
  }
  writer.end_object();
  out.push_back('\n');
}

void print_csv(const Cells& cells, bool first, std::string& out) {
  std::vector<std::string> names;
  std::vector<std::string> values;
  for (const Cell& cell : cells) {
    if (cell.show == Cell::Show::table) continue;
    names.emplace_back(cell.name);
    values.push_back(plain(cell.value));
  }
  if (first) append_csv_row(out, names);
  append_csv_row(out, values);
}

/// `text`, harmless, in lines of at most `width` columns, each behind `indent` blanks.
void print_wrapped(std::string_view text, unsigned indent, unsigned width, std::string& out) {
  const std::string clean = printable(text);
  for (const std::string_view line : wrap(clean, width - indent)) {
    out.append(indent, ' ').append(line).push_back('\n');
  }
}

void print_table(const Cells& cells, const RowStyle& style, std::string& out) {
  std::string heading;
  for (const Cell& cell : cells) {
    const bool on_top = cell.show == Cell::Show::heading || cell.show == Cell::Show::table;
    if (!on_top || is_unknown(cell.value)) continue;
    heading += (heading.empty() ? "" : "  ") + std::string(cell.label) + plain(cell.value);
  }
  if (style.colour) out += "\x1b[1m";
  print_wrapped(heading, 0, style.width, out);
  if (style.colour) out += "\x1b[0m";
  for (const Cell& cell : cells) {
    if (cell.show != Cell::Show::below || is_unknown(cell.value)) continue;
    print_wrapped(std::string(cell.label) + plain(cell.value), 4, style.width, out);
  }
}

}  // namespace

void print_row(const Cells& cells, const RowStyle& style, bool first, std::string& out) {
  if (style.format == "jsonl") return print_json(cells, out);
  if (style.format == "csv") return print_csv(cells, first, out);
  print_table(cells, style, out);
}

}  // namespace depeche::cli
