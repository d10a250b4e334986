// SPDX-License-Identifier: Apache-2.0
#include "story/event_joiner.h"

#include "story/linkage.h"

#include <cstddef>

namespace depeche {

namespace {

/// The reports of documents in the groups of the events that they are in.
class EventGroups {
 public:
  /// The rows of the groups' events.
  [[nodiscard]] const std::vector<std::int64_t>& events() const { return events_; }

  void add(const NearMember& one, std::size_t document, Linkage& linkage) {
    const std::vector<Happening>& told = one.member.sketch.happenings;
    for (std::size_t i = 0; i < told.size(); ++i) {
      const auto event = one.events.find(told[i].report);
      if (event == one.events.end()) continue;
      const auto [at, fresh] = group_of_.try_emplace(event->second, events_.size());
      if (fresh) events_.push_back(event->second);
      linkage.add(document, i, at->second);
    }
  }

 private:
  std::vector<std::int64_t> events_;
  std::map<std::int64_t, std::size_t> group_of_;  // by event
};

}  // namespace

std::vector<EventJoin> joins_across(const std::vector<NearMember>& own,
                                    const std::vector<NearMember>& near,
                                    const std::vector<EventPin>& pins, const SameHappening& same) {
  std::vector<const StoryMember*> documents;
  for (const NearMember& one : own) documents.push_back(&one.member);
  for (const NearMember& one : near) documents.push_back(&one.member);
  Linkage linkage(documents, same);
  EventGroups groups;
  for (std::size_t i = 0; i < own.size(); ++i) groups.add(own[i], i, linkage);
  for (std::size_t i = 0; i < near.size(); ++i) groups.add(near[i], own.size() + i, linkage);
  linkage.keep_apart(pins);
  std::vector<IndexPair> pairs;
  for (std::size_t one = 0; one < own.size(); ++one) {
    for (std::size_t other = own.size(); other < documents.size(); ++other)
      pairs.emplace_back(one, other);
  }
  std::vector<EventJoin> joins;
  for (const auto& [to, from] : linkage.grow(pairs, same.across_stories()))
    joins.push_back({groups.events()[to], groups.events()[from]});
  return joins;
}

}  // namespace depeche
