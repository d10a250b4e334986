// SPDX-License-Identifier: Apache-2.0
#include "story/event_merger.h"

#include "story/likeness.h"
#include "story/linkage.h"

#include <algorithm>
#include <string_view>

namespace depeche {

namespace {

/// The reason of what a person has put together.
constexpr std::string_view pinned = "pinned";

bool put_together(const EventMember& one, const EventMember& other,
                  const std::vector<EventPin>& pins) {
  const auto is = [](std::int64_t doc, std::int64_t report, const EventMember& member) {
    return member.doc == doc && member.report == report;
  };
  return std::any_of(pins.begin(), pins.end(), [&](const EventPin& pin) {
    return pin.together &&
           ((is(pin.doc, pin.report, one) && is(pin.other_doc, pin.other_report, other)) ||
            (is(pin.doc, pin.report, other) && is(pin.other_doc, pin.other_report, one)));
  });
}

EventMember member_of(std::size_t teller, const Linkage& linkage) {
  EventMember member;
  member.doc = linkage.doc_of(teller);
  member.report = linkage.happening_of(teller).report;
  return member;
}

/// A teller beside the others of its event.
EventMember member_among(std::size_t teller, const std::vector<std::size_t>& tellers,
                         const Linkage& linkage, const std::vector<EventPin>& pins) {
  EventMember member = member_of(teller, linkage);
  if (tellers.size() == 1) return member;
  std::uint16_t likeness = 0;
  for (const std::size_t other : tellers) {
    if (other == teller) continue;
    if (put_together(member, member_of(other, linkage), pins)) member.reasons = pinned;
    const HappeningMatch match = linkage.match(teller, other);
    member.score += match.score;
    likeness |= match.likeness;
  }
  member.score /= static_cast<double>(tellers.size() - 1);
  if (member.reasons.empty()) member.reasons = to_string_of_likeness(likeness);
  return member;
}

/// Each of so many documents with each behind it.
std::vector<IndexPair> all_pairs(std::size_t documents) {
  std::vector<IndexPair> out;
  for (std::size_t one = 0; one < documents; ++one) {
    for (std::size_t other = one + 1; other < documents; ++other) out.emplace_back(one, other);
  }
  return out;
}

}  // namespace

std::vector<MergedEvent> merge_events(const std::vector<StoryMember>& members,
                                      const std::vector<EventPin>& pins,
                                      const SameHappening& same) {
  std::vector<const StoryMember*> documents;
  for (const StoryMember& member : members) documents.push_back(&member);
  Linkage linkage(std::move(documents), same);
  std::size_t reports = 0;
  for (std::size_t d = 0; d < members.size(); ++d) {
    for (std::size_t h = 0; h < members[d].sketch.happenings.size(); ++h)
      linkage.add(d, h, reports++);
  }
  linkage.keep_apart(pins);
  linkage.put_together(pins);
  linkage.grow(all_pairs(members.size()), same.within_story());
  std::vector<MergedEvent> events;
  for (std::vector<std::size_t> tellers : linkage.groups()) {
    if (tellers.empty()) continue;
    std::sort(tellers.begin(), tellers.end());
    MergedEvent event;
    for (const std::size_t teller : tellers)
      event.members.push_back(member_among(teller, tellers, linkage, pins));
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace depeche
