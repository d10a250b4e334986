// SPDX-License-Identifier: Apache-2.0
// golden_test DATA_DIR [--update] FILE…: reads each case and compares what is found with what is
// expected; --update writes what is found into the files, for review as a diff.
#include "base/strings.h"
#include "golden_file.h"
#include "golden_print.h"

#include <depeche/pipeline.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using depeche::Document;
using depeche::Pipeline;
namespace golden = depeche::golden;

int fail(const depeche::Error& error) {
  std::fprintf(stderr, "golden_test: %s\n", to_string(error).c_str());
  return 2;
}

std::string found_in(const golden::Case& one, const golden::File& file, const Pipeline& pipeline) {
  depeche::Metadata metadata;
  metadata.language = file.language;
  metadata.title = one.title;
  if (!one.date.empty()) metadata.published = depeche::parse_date(one.date);
  const auto document = Document::from_utf8(one.input, std::move(metadata));
  if (!document) return to_string(document.error());
  std::string found = golden::print(file.stage, pipeline, *document);
  while (!found.empty() && found.back() == '\n') found.pop_back();
  return found;
}

int run(const std::string& path, const Pipeline& pipeline, bool update) {
  auto file = golden::read(path);
  if (!file) return fail(file.error());
  int failed = 0;
  for (golden::Case& one : file->cases) {
    const std::string found = found_in(one, *file, pipeline);
    if (found == one.expected) continue;
    if (!update) {
      std::printf("%s: %s\n%s\n--- expected\n%s\n--- found\n%s\n\n", path.c_str(), one.name.c_str(),
                  one.input.c_str(), one.expected.c_str(), found.c_str());
    }
    one.expected = found;
    ++failed;
  }
  if (update) {
    std::ofstream(path, std::ios::binary) << golden::write(*file);
    return 0;
  }
  std::printf("%s: %zu cases, %d failed\n", path.c_str(), file->cases.size(), failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto removed = std::erase(arguments, std::string("--update"));
  if (arguments.size() < 2) {
    std::fputs("usage: golden_test DATA_DIR [--update] FILE...\n", stderr);
    return 2;
  }
  const auto pipeline = Pipeline::open({.data_dir = arguments.front()});
  if (!pipeline) return fail(pipeline.error());
  int status = 0;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    status = std::max(status, run(arguments[i], *pipeline, removed > 0));
  }
  return status;
}
