// SPDX-License-Identifier: Apache-2.0
// What do the environment and the terminal say? The only place that asks them.
#pragma once

#include <depeche/result.h>

#include <string>

namespace depeche::cli {

/// Exit statuses of `depeche`.
inline constexpr int exit_ok = 0;  ///< all was read
inline constexpr int exit_some_failed =
    1;                                  ///< some input was refused and skipped, or output failed
inline constexpr int exit_usage = 2;    ///< the command line is wrong
inline constexpr int exit_no_data = 3;  ///< the packs cannot be opened

/// Says what went wrong on standard error; gives `status` back, to be returned.
int fail(const Error& error, int status);

/// The folder of packs: `asked` when not empty, else DEPECHE_DATA, else share/depeche beside the
/// executable or beside its folder.
std::string find_data_dir(const std::string& asked);

/// Columns of the terminal: COLUMNS, else what the terminal says, else 100; 40 to 400.
unsigned terminal_width();

/// May standard output be coloured? A terminal, and NO_COLOR not set.
bool colour_allowed();

/// Writes all of `bytes` to descriptor `fd`; false when nobody takes them any more.
bool write_all(int fd, const std::string& bytes);

/// What is printed for people or programs, in the end for whoever takes it.
class StandardOutput {
 public:
  /// False when nobody takes it any more. Says so where that is a failure: who reads the output may
  /// stop when he has enough (head, less).
  bool write(const std::string& bytes);

  /// Was all taken so far?
  [[nodiscard]] bool taken() const { return !broken_; }

  /// exit_ok, or exit_some_failed when something could not be written.
  [[nodiscard]] int status() const { return failed_ ? exit_some_failed : exit_ok; }

 private:
  bool broken_ = false;
  bool failed_ = false;
};

/// "depeche: where: message" on standard error.
void complain(const Error& error);

}  // namespace depeche::cli
