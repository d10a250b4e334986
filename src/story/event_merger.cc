// SPDX-License-Identifier: Apache-2.0
#include "story/event_merger.h"

#include "story/likeness.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

struct Teller {
  std::size_t member = 0;
  std::int64_t doc = 0;
  const Happening* happening = nullptr;
};

using Pair = std::pair<std::size_t, std::size_t>;  // of tellers, the lower first

class Merger {
 public:
  Merger(const std::vector<StoryMember>& members, const std::vector<EventPin>& pins,
         const SameHappening& same)
      : least_(same.within_story()) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      first_.push_back(tellers_.size());
      for (const Happening& happening : members[i].sketch.happenings)
        tellers_.push_back({i, members[i].document.doc, &happening});
    }
    cluster_.resize(tellers_.size());
    for (std::size_t i = 0; i < tellers_.size(); ++i) {
      cluster_[i] = i;
      contents_.push_back({i});
      by_report_[{tellers_[i].doc, tellers_[i].happening->report}] = i;
    }
    read_pins(pins);
    compare_all(members, same);
  }

  std::vector<MergedEvent> run() {
    for (const Pair& pair : together_) join(pair);
    std::vector<std::pair<double, Pair>> pairs;
    for (const auto& [pair, match] : matches_) {
      if (match.score >= least_.pair) pairs.emplace_back(match.score, pair);
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
      return std::pair(b.first, a.second) < std::pair(a.first, b.second);
    });
    for (const auto& [score, pair] : pairs) {
      if (may_join(pair)) join(pair);
    }
    return events();
  }

 private:
  void read_pins(const std::vector<EventPin>& pins) {
    for (const EventPin& pin : pins) {
      const auto one = by_report_.find({pin.doc, pin.report});
      const auto other = by_report_.find({pin.other_doc, pin.other_report});
      if (one == by_report_.end() || other == by_report_.end()) continue;
      const Pair pair = std::minmax(one->second, other->second);
      if (pin.together) {
        together_.push_back(pair);
      } else {
        apart_.insert(pair);
      }
    }
    std::sort(together_.begin(), together_.end());
  }

  /// Two reports of one document were told apart there already; where it gives each its own day,
  /// others do not join them either.
  void compare_all(const std::vector<StoryMember>& members, const SameHappening& same) {
    for (std::size_t i = 0; i < tellers_.size(); ++i) {
      for (std::size_t j = i + 1; j < tellers_.size() && tellers_[j].member == tellers_[i].member;
           ++j) {
        if (days_differ(*tellers_[i].happening, *tellers_[j].happening)) apart_.insert({i, j});
      }
    }
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        const DocumentPair pair(members[a], members[b], true);
        for (std::size_t i = 0; i < members[a].sketch.happenings.size(); ++i) {
          for (std::size_t j = 0; j < members[b].sketch.happenings.size(); ++j) {
            const HappeningMatch match = same.match(pair, i, j);
            if (match.score > 0) matches_[{first_[a] + i, first_[b] + j}] = match;
          }
        }
      }
    }
  }

  [[nodiscard]] bool may_join(const Pair& pair) const {
    const std::size_t a = cluster_[pair.first];
    const std::size_t b = cluster_[pair.second];
    if (a == b) return false;
    double sum = 0;
    for (const std::size_t i : contents_[a]) {
      for (const std::size_t j : contents_[b]) {
        const Pair each = std::minmax(i, j);
        if (apart_.contains(each)) return false;
        if (const auto match = matches_.find(each); match != matches_.end())
          sum += match->second.score;
      }
    }
    return sum >= least_.mean * static_cast<double>(contents_[a].size() * contents_[b].size());
  }

  void join(const Pair& pair) {
    const Pair both = std::minmax(cluster_[pair.first], cluster_[pair.second]);  // copies
    const auto [to, from] = both;
    if (to == from) return;
    for (const std::size_t i : contents_[from]) cluster_[i] = to;
    contents_[to].insert(contents_[to].end(), contents_[from].begin(), contents_[from].end());
    contents_[from].clear();
  }

  [[nodiscard]] EventMember member_of(std::size_t i, const std::vector<std::size_t>& others) const {
    EventMember member;
    member.doc = tellers_[i].doc;
    member.report = tellers_[i].happening->report;
    if (others.size() == 1) return member;
    double sum = 0;
    std::uint16_t likeness = 0;
    for (const std::size_t j : others) {
      if (i == j) continue;
      const Pair pair = std::minmax(i, j);
      if (std::binary_search(together_.begin(), together_.end(), pair)) member.reasons = "pinned";
      const auto match = matches_.find(pair);
      if (match == matches_.end()) continue;
      sum += match->second.score;
      likeness |= match->second.likeness;
    }
    member.score = sum / static_cast<double>(others.size() - 1);
    if (member.reasons.empty()) member.reasons = to_string_of_likeness(likeness);
    return member;
  }

  [[nodiscard]] std::vector<MergedEvent> events() const {
    std::vector<MergedEvent> events;
    for (std::vector<std::size_t> contents : contents_) {
      if (contents.empty()) continue;
      std::sort(contents.begin(), contents.end());
      MergedEvent event;
      for (const std::size_t i : contents) event.members.push_back(member_of(i, contents));
      events.push_back(std::move(event));
    }
    return events;
  }

  LeastChances least_;
  std::vector<Teller> tellers_;
  std::vector<std::size_t> first_;                  // teller of each member
  std::vector<std::size_t> cluster_;                // of each teller
  std::vector<std::vector<std::size_t>> contents_;  // tellers of each cluster
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> by_report_;
  std::map<Pair, HappeningMatch> matches_;
  std::vector<Pair> together_;
  std::set<Pair> apart_;
};

}  // namespace

std::vector<MergedEvent> merge_events(const std::vector<StoryMember>& members,
                                      const std::vector<EventPin>& pins,
                                      const SameHappening& same) {
  return Merger(members, pins, same).run();
}

}  // namespace depeche
