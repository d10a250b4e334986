// SPDX-License-Identifier: Apache-2.0
// How do several threads work on a stream whose results must come out in the order of the stream?
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace depeche::cli {

/// What to do with a stream of jobs.
template <typename Job, typename Done>
struct OrderedWork {
  std::function<std::optional<Job>()> next;  ///< one thread at a time; nothing = the end
  std::function<Done(Job&&)> work;           ///< several threads at once
  std::function<bool(Done&&)> take;  ///< in the order of `next`, one at a time; false = stop
};

/// Runs `steps` on `threads` threads; with one, in the caller's. A result is taken as soon as those
/// before it are; at most four jobs a thread are under way, so that memory stays bounded.
template <typename Job, typename Done>
class OrderedWorkers {
 public:
  OrderedWorkers(unsigned threads, OrderedWork<Job, Done> steps)
      : threads_(threads), steps_(std::move(steps)) {}

  void run() {
    if (threads_ <= 1) {
      while (auto job = steps_.next()) {
        if (!steps_.take(steps_.work(std::move(*job)))) return;
      }
      return;
    }
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back([this] { loop(); });
    for (std::thread& worker : workers) worker.join();
  }

 private:
  void loop() {
    std::uint64_t ticket = 0;
    while (std::optional<Job> job = draw(ticket)) finish(ticket, steps_.work(std::move(*job)));
  }

  /// The next job and its place in the order.
  std::optional<Job> draw(std::uint64_t& ticket) {
    const std::lock_guard input(input_mutex_);
    {
      std::unique_lock output(output_mutex_);
      room_.wait(output,
                 [this] { return stopped_ || drawn_ - taken_ < std::uint64_t{4} * threads_; });
      if (stopped_) return std::nullopt;
      ticket = drawn_;
    }
    std::optional<Job> job = steps_.next();
    if (job) {
      const std::lock_guard output(output_mutex_);
      ++drawn_;
    }
    return job;
  }

  void finish(std::uint64_t ticket, Done done) {
    const std::lock_guard output(output_mutex_);
    waiting_.emplace(ticket, std::move(done));
    while (!stopped_ && !waiting_.empty() && waiting_.begin()->first == taken_) {
      auto first = waiting_.extract(waiting_.begin());
      if (!steps_.take(std::move(first.mapped()))) stopped_ = true;
      ++taken_;
    }
    room_.notify_all();
  }

  unsigned threads_;
  OrderedWork<Job, Done> steps_;
  std::mutex input_mutex_;
  std::mutex output_mutex_;
  std::condition_variable room_;
  std::map<std::uint64_t, Done> waiting_;  // done, but something before them is not
  std::uint64_t drawn_ = 0;
  std::uint64_t taken_ = 0;
  bool stopped_ = false;
};

}  // namespace depeche::cli
