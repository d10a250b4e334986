// SPDX-License-Identifier: Apache-2.0
#include "cli/row_printer.h"

#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"

#include <algorithm>

namespace depeche::cli {

namespace {

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

std::string plain(const CellValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* items = std::get_if<std::vector<std::string>>(&value)) return joined(*items);
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
    if (is_unknown(cell.value)) continue;
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

/// RFC 4180.
std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

void print_csv(const Cells& cells, bool first, std::string& out) {
  const auto line = [&](auto text_of) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out.push_back(',');
      out += csv_cell(text_of(cells[i]));
    }
    out += "\r\n";
  };
  if (first) line([](const Cell& cell) { return std::string(cell.name); });
  line([](const Cell& cell) { return plain(cell.value); });
}

/// Code points; good enough for wrapping news text.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size(); ++width) utf8::next(text, at);
  return width;
}

/// `text` in lines of at most `width`, each behind `indent` blanks.
void wrap(std::string_view text, std::size_t indent, std::size_t width, std::string& out) {
  std::size_t used = 0;
  for (const std::string_view line : split(text, '\n')) {
    for (const std::string_view word : split(line, ' ')) {
      if (word.empty()) continue;
      const std::size_t length = width_of(word);
      if (used > 0 && indent + used + 1 + length > width) {
        out.push_back('\n');
        used = 0;
      }
      out += used == 0 ? std::string(indent, ' ') : " ";
      used += length + (used == 0 ? 0 : 1);
      out += word;
    }
  }
  if (used > 0) out.push_back('\n');
}

void print_table(const Cells& cells, const RowStyle& style, std::string& out) {
  std::string heading;
  for (const Cell& cell : cells) {
    if (cell.show != Cell::Show::heading || is_unknown(cell.value)) continue;
    heading += (heading.empty() ? "" : "  ") + std::string(cell.label) + plain(cell.value);
  }
  if (style.colour) out += "\x1b[1m";
  wrap(heading, 0, style.width, out);
  if (style.colour) out += "\x1b[0m";
  for (const Cell& cell : cells) {
    if (cell.show != Cell::Show::below || is_unknown(cell.value)) continue;
    wrap(plain(cell.value), 4, style.width, out);
  }
}

}  // namespace

void print_row(const Cells& cells, const RowStyle& style, bool first, std::string& out) {
  if (style.format == "jsonl") return print_json(cells, out);
  if (style.format == "csv") return print_csv(cells, first, out);
  print_table(cells, style, out);
}

}  // namespace depeche::cli
