// SPDX-License-Identifier: Apache-2.0
#include "story/event_joiner.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace depeche {

namespace {

using ReportName = std::pair<std::int64_t, std::int64_t>;  // document and report

/// How alike two events are.
struct Likeliness {
  double best = 0;
  double sum = 0;
  int pairs = 0;
  bool apart = false;
  std::int64_t story = 0;  ///< of the other event's documents
};

std::set<std::pair<ReportName, ReportName>> pinned_apart(const std::vector<EventPin>& pins) {
  std::set<std::pair<ReportName, ReportName>> apart;
  for (const EventPin& pin : pins) {
    if (pin.together) continue;
    const ReportName one(pin.doc, pin.report);
    const ReportName other(pin.other_doc, pin.other_report);
    apart.insert({one, other});
    apart.insert({other, one});
  }
  return apart;
}

/// Compares the reports of two documents and adds to what is known of their events.
class Comparison {
 public:
  Comparison(const std::vector<EventPin>& pins, const SameHappening& same)
      : apart_(pinned_apart(pins)), same_(same) {}

  void add(const NearMember& own, const NearMember& near) {
    const DocumentPair documents(own.member, near.member, false);
    const std::vector<Happening>& told = own.member.sketch.happenings;
    const std::vector<Happening>& others = near.member.sketch.happenings;
    for (std::size_t i = 0; i < told.size(); ++i) {
      const auto event = own.events.find(told[i].report);
      if (event == own.events.end()) continue;
      for (std::size_t j = 0; j < others.size(); ++j) {
        const auto other_event = near.events.find(others[j].report);
        if (other_event == near.events.end()) continue;
        const double score = same_.match(documents, i, j).score;
        Likeliness& likeness = found_[{event->second, other_event->second}];
        likeness.best = std::max(likeness.best, score);
        likeness.sum += score;
        ++likeness.pairs;
        likeness.story = near.member.document.story;
        likeness.apart =
            likeness.apart || apart_.contains({{own.member.document.doc, told[i].report},
                                               {near.member.document.doc, others[j].report}});
      }
    }
  }

  [[nodiscard]] std::vector<EventJoin> joins() const {
    using Ranked = std::tuple<double, std::int64_t, std::int64_t, std::int64_t>;
    std::vector<Ranked> ranked;
    for (const auto& [events, likeness] : found_) {
      if (likeness.apart || likeness.best < same_.across_stories().pair) continue;
      if (likeness.sum < same_.across_stories().mean * likeness.pairs) continue;
      ranked.emplace_back(-likeness.best, events.first, events.second, likeness.story);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<EventJoin> joins;
    std::set<std::int64_t> taken;
    std::set<std::pair<std::int64_t, std::int64_t>> stories;  // of an event, already joined with
    for (const auto& [best, event, other, story] : ranked) {
      if (taken.contains(other) || stories.contains({event, story})) continue;
      taken.insert(other);
      stories.insert({event, story});
      joins.push_back({event, other});
    }
    return joins;
  }

 private:
  std::set<std::pair<ReportName, ReportName>> apart_;
  const SameHappening& same_;
  std::map<std::pair<std::int64_t, std::int64_t>, Likeliness> found_;
};

}  // namespace

std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same) {
  Comparison comparison(pins, same);
  for (const NearMember& one : own) {
    for (const NearMember& other : near) comparison.add(one, other);
  }
  return comparison.joins();
}

}  // namespace depeche
