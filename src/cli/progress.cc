// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include "cli/process.h"

#include <algorithm>
#include <string>

#include <unistd.h>

namespace depeche::cli {

Progress::Progress(std::uint64_t total) : total_(total), wanted_(::isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::uint64_t articles, std::uint64_t bytes) {
  constexpr std::chrono::seconds patience{2};
  constexpr std::chrono::milliseconds pause{200};
  if (!wanted_) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (now - start_ < patience || now - shown_ < pause) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto speed = static_cast<std::uint64_t>(static_cast<double>(articles) / seconds);
  std::string line = "\r\x1B[K";
  if (total_ > 0) {
    constexpr std::size_t cells = 30;
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
    const auto full = static_cast<std::size_t>(share * cells);
    line += "[" + std::string(full, '#') + std::string(cells - full, '.') + "] " +
            std::to_string(static_cast<int>(share * 100)) + " %  ";
  }
  line += std::to_string(articles) + " articles, " + std::to_string(speed) + "/s";
  visible_ = write_all(STDERR_FILENO, line);
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (visible_) visible_ = !write_all(STDERR_FILENO, "\r\x1B[K");
}

}  // namespace depeche::cli
