// SPDX-License-Identifier: Apache-2.0
// Which writer has which name? A new output format adds its row here.
#include "io/csv_writer.h"
#include "io/json_writer.h"
#include "io/jsonl_writer.h"
#include "io/reading_writer.h"
#include "io/table_writer.h"

#include <array>

namespace depeche {

namespace {

using Make = std::unique_ptr<ReadingWriter> (*)(const WriterOptions&);

struct Row {
  std::string_view name;
  Make make;
};

template <typename Writer>
std::unique_ptr<ReadingWriter> make_json(const WriterOptions& options) {
  return std::make_unique<Writer>(options.with_text);
}

std::unique_ptr<ReadingWriter> make_csv(const WriterOptions& /*options*/) {
  return std::make_unique<CsvWriter>();
}

std::unique_ptr<ReadingWriter> make_table(const WriterOptions& options) {
  return std::make_unique<TableWriter>(options);
}

constexpr std::array<Row, 4> rows = {{{"table", make_table},
                                      {"jsonl", make_json<JsonlWriter>},
                                      {"json", make_json<JsonArrayWriter>},
                                      {"csv", make_csv}}};

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
