// SPDX-License-Identifier: Apache-2.0
// Which writer has which name? A new output format adds its row here.
#include "io/jsonl_writer.h"
#include "io/reading_writer.h"

#include <array>

namespace depeche {

namespace {

using Make = std::unique_ptr<ReadingWriter> (*)(const WriterOptions&);

struct Row {
  std::string_view name;
  Make make;
};

constexpr std::array<Row, 1> rows = {{
    {"jsonl",
     [](const WriterOptions& options) -> std::unique_ptr<ReadingWriter> {
       return std::make_unique<JsonlWriter>(options.with_text);
     }},
}};

}  // namespace

std::vector<std::string> reading_writer_names() {
  std::vector<std::string> names;
  for (const Row& row : rows) names.emplace_back(row.name);
  return names;
}

Result<std::unique_ptr<ReadingWriter>> make_reading_writer(std::string_view name,
                                                           const WriterOptions& options) {
  for (const Row& row : rows) {
    if (row.name == name) return row.make(options);
  }
  return Error{ErrorCode::invalid_argument,
               "no output format is called '" + std::string(name) + "'", ""};
}

}  // namespace depeche
