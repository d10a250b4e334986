// SPDX-License-Identifier: Apache-2.0
#include "golden_file.h"

#include "base/files.h"
#include "base/strings.h"

namespace depeche::golden {

namespace {

constexpr std::string_view case_mark = "=== ";
constexpr std::string_view date_mark = "@date ";
constexpr std::string_view title_mark = "@title ";

std::string without_end_blank(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

Result<File> read(const std::string& path) {
  auto text = read_file(path, std::size_t{1} << 24U);
  if (!text) return text.error();
  const auto folders = split(path, '/');
  if (folders.size() < 3) {
    return Error{ErrorCode::invalid_argument, "must lie in <language>/<stage>/", path};
  }
  File file;
  file.path = path;
  file.stage = folders[folders.size() - 2];
  file.language = folders[folders.size() - 3];
  bool in_input = false;
  for (const std::string_view line : split(*text, '\n')) {
    if (line.starts_with(case_mark)) {
      file.cases.push_back({});
      file.cases.back().name = line.substr(case_mark.size());
      in_input = true;
    } else if (file.cases.empty()) {
      file.heading.append(line).append("\n");
    } else if (in_input && line == "---") {
      in_input = false;
    } else if (Case& last = file.cases.back(); in_input && line.starts_with(date_mark)) {
      last.date = line.substr(date_mark.size());
    } else if (in_input && line.starts_with(title_mark)) {
      last.title = line.substr(title_mark.size());
    } else {
      (in_input ? last.input : last.expected).append(line).append("\n");
    }
  }
  for (Case& one : file.cases) {
    one.input = without_end_blank(std::move(one.input));
    one.expected = without_end_blank(std::move(one.expected));
    if (!one.date.empty() && !parse_date(one.date)) {
      return Error{ErrorCode::bad_data, "case '" + one.name + "' has a bad @date", path};
    }
  }
  if (file.cases.empty()) return Error{ErrorCode::bad_data, "holds no case", path};
  return file;
}

std::string write(const File& file) {
  std::string text = file.heading;
  for (const Case& one : file.cases) {
    text.append(case_mark).append(one.name).append("\n");
    if (!one.date.empty()) text.append(date_mark).append(one.date).append("\n");
    if (!one.title.empty()) text.append(title_mark).append(one.title).append("\n");
    text.append(one.input).append("\n---\n").append(one.expected);
    if (!one.expected.empty()) text.push_back('\n');
    text.push_back('\n');
  }
  while (text.size() > 1 && text[text.size() - 2] == '\n') text.pop_back();
  return text;
}

}  // namespace depeche::golden
