// SPDX-License-Identifier: Apache-2.0
#include "cli/process.h"

#include "base/strings.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace depeche::cli {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

}  // namespace

int fail(const Error& error, int status) {
  std::cerr << "depeche: " << to_string(error) << '\n';
  return status;
}

std::string find_data_dir(const std::string& asked) {
  if (!asked.empty()) return asked;
  if (std::string folder = environment("DEPECHE_DATA"); !folder.empty()) return folder;
  std::error_code failed;
  const auto here = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
  const auto beside = here / "share" / "depeche";
  if (std::filesystem::is_directory(beside, failed)) return beside.string();
  return (here.parent_path() / "share" / "depeche").string();
}

unsigned terminal_width() {
  constexpr std::int64_t narrowest = 40;
  constexpr std::int64_t widest = 400;
  if (const auto columns = to_integer(environment("COLUMNS")); columns && *columns > 0) {
    return static_cast<unsigned>(std::clamp(*columns, narrowest, widest));
  }
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {  // NOLINT: C interface
    return static_cast<unsigned>(std::clamp<std::int64_t>(size.ws_col, narrowest, widest));
  }
  return 100;
}

bool colour_allowed() {
  return ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty();
}

bool write_all(int fd, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t wrote = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return true;
}

bool StandardOutput::write(const std::string& bytes) {
  if (broken_ || write_all(STDOUT_FILENO, bytes)) return !broken_;
  broken_ = true;
  failed_ = errno != EPIPE;
  if (failed_) complain({ErrorCode::io, std::generic_category().message(errno), "standard output"});
  return false;
}

void complain(const Error& error) {
  // A path may hold anything, a terminal should not obey it.
  std::string line = "depeche: " + to_string(error);
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  write_all(STDERR_FILENO, line + "\n");
}

}  // namespace depeche::cli
