// SPDX-License-Identifier: Apache-2.0
// How far is long work? A bar on standard error, when that is a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

namespace depeche::cli {

/// Shows itself after two seconds of work, five times a second. Any thread may call it.
class Progress {
 public:
  /// `total`: bytes of all input, 0 = not known.
  explicit Progress(std::uint64_t total);

  /// So many articles and bytes are done.
  void show(std::uint64_t articles, std::uint64_t bytes);

  /// Takes the bar away, so that a message (or the end) finds an empty line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  std::uint64_t total_;
  bool wanted_;
  bool visible_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
};

}  // namespace depeche::cli
