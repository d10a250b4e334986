// SPDX-License-Identifier: Apache-2.0
// What does a golden file say? Named cases, each a text and the findings expected in it.
#pragma once

#include <depeche/date.h>
#include <depeche/result.h>

#include <string>
#include <vector>

namespace depeche::golden {

struct Case {
  std::string name;
  std::string date;   ///< "@date YYYY-MM-DD" under the name; empty = no publication date
  std::string title;  ///< "@title …"
  std::string input;  ///< lines up to "---", without the last line break
  std::string
      expected;  ///< lines up to the next case, one finding a line; empty = nothing is found
};

struct File {
  std::string path;
  std::string heading;   ///< comment lines before the first case, kept by --update
  std::string language;  ///< from the path: tests/golden/<language>/<stage>/x.txt
  std::string stage;
  std::vector<Case> cases;
};

/// Fails with io, not_found or bad_data ("path:line").
Result<File> read(const std::string& path);

/// The file again, with the expectations that the cases now hold.
std::string write(const File& file);

}  // namespace depeche::golden
