// SPDX-License-Identifier: Apache-2.0
#include "io/side_by_side.h"

#include "base/json.h"
#include "base/utf8.h"
#include "io/display.h"

#include <algorithm>
#include <cstdint>

namespace depeche {

namespace {

using Kind = TextChange::Kind;

/// A text that is asked for ranges of code points.
class Points {
 public:
  explicit Points(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); utf8::next(text, at)) bytes_.push_back(at);
    bytes_.push_back(text.size());
  }

  [[nodiscard]] std::string_view slice(std::int64_t begin, std::int64_t end) const {
    const std::size_t first = bytes_[static_cast<std::size_t>(begin)];
    return text_.substr(first, bytes_[static_cast<std::size_t>(end)] - first);
  }

  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()) - 1; }

 private:
  std::string_view text_;
  std::vector<std::size_t> bytes_;
};

/// What stands on one side of a row.
struct Cell {
  std::string text;
  bool differs = false;
};

struct Row {
  Cell before;
  Cell after;
};

/// One side while rows are made of it: each change takes the marks behind its words with it.
class Column {
 public:
  Column(std::string_view text, const std::vector<TextChange>& changes, bool is_before)
      : points_(text) {
    for (const TextChange& change : changes) {
      const PointRange& range = is_before ? change.before : change.after;
      starts_.push_back(range.begin == range.end ? -1 : range.begin);
    }
    std::int64_t next = points_.size();
    for (std::size_t i = starts_.size(); i-- > 0;) {
      ends_.insert(ends_.begin(), next);
      if (starts_[i] >= 0) next = starts_[i];
    }
    // What stands before the first word belongs to it.
    for (std::int64_t& start : starts_) {
      if (start < 0) continue;
      start = 0;
      break;
    }
  }

  /// The text of change `i`; empty when it has none on this side.
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return starts_[i] < 0 ? std::string_view{} : points_.slice(starts_[i], ends_[i]);
  }

 private:
  Points points_;
  std::vector<std::int64_t> starts_;
  std::vector<std::int64_t> ends_;
};

bool ends_line(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
  return stop && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n');
}

/// Cuts what both sides have in common where a sentence ends, the n-th end of one side being that
/// of the other.
class Rows {
 public:
  std::vector<Row> take() {
    end_row();
    return std::move(rows_);
  }

  void add_same(std::string_view before, std::string_view after) {
    while (true) {
      const std::size_t left = line_length(before);
      const std::size_t right = line_length(after);
      add(row_.before, before.substr(0, left), "", "");
      add(row_.after, after.substr(0, right), "", "");
      if (left == before.size() || right == after.size()) {
        add(row_.before, before.substr(left), "", "");
        add(row_.after, after.substr(right), "", "");
        if (ends_in_line(before) || ends_in_line(after)) end_row();
        return;
      }
      end_row();
      before.remove_prefix(left);
      after.remove_prefix(right);
    }
  }

  void add_cut(std::string_view text) { add(row_.before, text, "[-", "-]"); }

  void add_added(std::string_view text) { add(row_.after, text, "{+", "+}"); }

 private:
  static std::size_t line_length(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (ends_line(text, i)) return i + 1;
    }
    return text.size();
  }

  static bool ends_in_line(std::string_view text) {
    return !text.empty() && (text.back() == '\n' || line_length(text) < text.size());
  }

  static void add(Cell& cell, std::string_view text, std::string_view open,
                  std::string_view close) {
    const std::string clean = printable(text);
    if (clean.empty()) return;
    if (!cell.text.empty()) cell.text += ' ';
    cell.text += open;
    cell.text += clean;
    cell.text += close;
    cell.differs = cell.differs || !open.empty();
  }

  void end_row() {
    if (!row_.before.text.empty() || !row_.after.text.empty()) rows_.push_back(std::move(row_));
    row_ = {};
  }

  std::vector<Row> rows_;
  Row row_;
};

char sign_of(const Row& row) {
  if (row.before.text.empty()) return '>';
  if (row.after.text.empty()) return '<';
  return row.before.differs || row.after.differs ? '|' : ' ';
}

void print_row(const Row& row, unsigned side, bool colour, std::string& out) {
  const auto left = wrap(row.before.text, side);
  const auto right = wrap(row.after.text, side);
  const char sign = sign_of(row);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    out += fit(i < left.size() ? left[i] : std::string_view{}, side);
    const bool coloured = colour && sign != ' ';
    out += coloured ? " \x1b[1;33m" : " ";
    out += sign;
    out += coloured ? "\x1b[0m" : "";
    if (i < right.size()) {
      out += ' ';
      out += right[i];
    }
    while (out.back() == ' ') out.pop_back();
    out += '\n';
  }
}

std::string heading(const StoredText& stored) {
  std::string text = stored.published;
  if (!stored.outlet.empty()) text += (text.empty() ? "" : "  ") + stored.outlet;
  return text + (text.empty() ? "" : "  ") + stored.id.substr(0, 12);
}

void print_range(JsonWriter& writer, std::string_view key, const PointRange& range,
                 const Points& points) {
  if (range.begin == range.end) return;
  writer.key(key);
  writer.begin_object();
  writer.key("start");
  writer.value(range.begin);
  writer.key("end");
  writer.value(range.end);
  writer.key("text");
  writer.value(points.slice(range.begin, range.end));
  writer.end_object();
}

std::string_view name_of_kind(Kind kind) {
  if (kind == Kind::cut) return "cut";
  return kind == Kind::added ? "added" : "same";
}

}  // namespace

void print_side_by_side(const Comparison& comparison, unsigned width, bool colour,
                        std::string& out) {
  const Column before(comparison.before.text, comparison.changes, true);
  const Column after(comparison.after.text, comparison.changes, false);
  Rows rows;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    switch (comparison.changes[i].kind) {
      case Kind::same:
        rows.add_same(before.text(i), after.text(i));
        break;
      case Kind::cut:
        rows.add_cut(before.text(i));
        break;
      case Kind::added:
        rows.add_added(after.text(i));
        break;
    }
  }
  const unsigned side = (width - 3) / 2;
  print_row({{heading(comparison.before), false}, {heading(comparison.after), false}}, side, colour,
            out);
  for (const Row& row : rows.take()) print_row(row, side, colour, out);
}

void print_changes(const Comparison& comparison, std::string& out) {
  const Points before(comparison.before.text);
  const Points after(comparison.after.text);
  for (const TextChange& change : comparison.changes) {
    JsonWriter writer(out);
    writer.begin_object();
    writer.key("kind");
    writer.value(name_of_kind(change.kind));
    print_range(writer, "before", change.before, before);
    print_range(writer, "after", change.after, after);
    writer.end_object();
    out.push_back('\n');
  }
}

}  // namespace depeche
