// SPDX-License-Identifier: Apache-2.0
#include "io/csv.h"

namespace depeche {

void append_csv_field(std::string& out, std::string_view field) {
  const bool quoted = field.find_first_of(",\"\r\n") != std::string_view::npos ||
                      field.starts_with(' ') || field.ends_with(' ');
  if (!quoted) {
    out += field;
    return;
  }
  out.push_back('"');
  for (const char c : field) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

void append_csv_row(std::string& out, const std::vector<std::string>& fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out.push_back(',');
    first = false;
    append_csv_field(out, field);
  }
  out += "\r\n";
}

}  // namespace depeche
