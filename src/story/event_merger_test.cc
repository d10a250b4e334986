// SPDX-License-Identifier: Apache-2.0
#include "story/event_merger.h"

#include "story/event_joiner.h"
#include "story/likeness.h"

#include <algorithm>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace depeche {
namespace {

constexpr std::int32_t monday = 18000;

Happening bombing(std::int32_t day, std::uint32_t place = 7) {
  Happening happening;
  happening.type = EventType::assault;
  happening.precision = DatePrecision::day;
  happening.day_begin = happening.day_end = day;
  happening.place = place;
  happening.country = 3;
  happening.resolution = Resolution::city;
  happening.terms = {{10, 3}, {11, 4}, {12, 5}};
  return happening;
}

StoryMember member(std::int64_t doc, const std::vector<Happening>& happenings) {
  StoryMember member;
  member.document.doc = doc;
  member.document.id = std::to_string(doc);
  member.sketch.language = "fr";
  member.sketch.happenings = happenings;
  for (std::uint32_t i = 0; i < happenings.size(); ++i) member.sketch.happenings[i].report = i;
  return member;
}

/// The documents of each event.
std::vector<std::vector<std::int64_t>> docs_of(const std::vector<MergedEvent>& events) {
  std::vector<std::vector<std::int64_t>> docs;
  for (const MergedEvent& event : events) {
    docs.emplace_back();
    for (const EventMember& one : event.members) docs.back().push_back(one.doc);
  }
  return docs;
}

std::vector<MergedEvent> merged(const std::vector<StoryMember>& members,
                                const std::vector<EventPin>& pins) {
  return merge_events(members, pins, SameHappening());
}

using Docs = std::vector<std::vector<std::int64_t>>;

TEST(SameHappening, OneBombingInTwoPapers) {
  const HappeningMatch match = compare(bombing(monday), bombing(monday), true, false);
  EXPECT_GT(match.score, 0.9);
  EXPECT_EQ(to_string_of_likeness(match.likeness), "type,day,place,words");
}

TEST(SameHappening, AnotherDayOrTownOrType) {
  EXPECT_LT(compare(bombing(monday), bombing(monday + 9), true, false).score, 0.5);
  Happening elsewhere = bombing(monday, 8);
  elsewhere.country = 4;
  elsewhere.terms = {{10, 3}};
  EXPECT_LT(compare(bombing(monday), elsewhere, true, false).score, 0.5);
  Happening visit = bombing(monday);
  visit.type = EventType::consult;
  EXPECT_EQ(compare(bombing(monday), visit, true, false).score, 0);
}

TEST(SameHappening, TollsThatAgreeSpeakForIt) {
  Happening one = bombing(monday);
  Happening other = bombing(monday);
  one.terms = other.terms = {};
  const double without = compare(one, other, true, false).score;
  one.counts = {{5, 12, 12}};
  other.counts = {{5, 12, -1}};
  EXPECT_GT(compare(one, other, true, false).score, without);
  other.counts = {{5, 90, 90}};
  EXPECT_LT(compare(one, other, true, false).score, without);
}

TEST(MergeEvents, JoinsAndKeepsApart) {
  const auto events = merged({member(1, {bombing(monday)}), member(2, {bombing(monday)}),
                              member(3, {bombing(monday + 20)})},
                             {});
  ASSERT_EQ(docs_of(events), (Docs{{1, 2}, {3}}));
  EXPECT_EQ(events[0].members[0].reasons, "type,day,place,words");
  EXPECT_TRUE(events[1].members[0].reasons.empty());
}

TEST(MergeEvents, TwoDaysOfOneArticleStayApart) {
  Happening undated = bombing(monday);
  undated.day_begin = undated.day_end = no_day;
  const auto events =
      merged({member(1, {bombing(monday), bombing(monday + 1)}), member(2, {bombing(monday)}),
              member(3, {bombing(monday + 1)}), member(4, {undated})},
             {});
  for (const MergedEvent& event : events) {
    const auto of_first = std::count_if(event.members.begin(), event.members.end(),
                                        [](const EventMember& one) { return one.doc == 1; });
    EXPECT_LE(of_first, 1);
  }
}

TEST(MergeEvents, PinsHold) {
  const std::vector<StoryMember> members = {member(1, {bombing(monday)}),
                                            member(2, {bombing(monday)}),
                                            member(3, {bombing(monday + 20)})};
  EXPECT_EQ(docs_of(merged(members, {{1, 0, 2, 0, false}})), (Docs{{1}, {2}, {3}}));
  EXPECT_EQ(docs_of(merged(members, {{2, 0, 3, 0, true}})), (Docs{{1, 2, 3}}));
  EXPECT_EQ(docs_of(merged(members, {{1, 0, 3, 0, true}, {1, 0, 2, 0, false}})),
            (Docs{{1, 3}, {2}}));
  // A pin of a report that is no more is no harm.
  EXPECT_EQ(docs_of(merged(members, {{1, 5, 9, 0, true}})), (Docs{{1, 2}, {3}}));
}

TEST(MergeEvents, CopiedPassageTies) {
  StoryMember wire = member(1, {bombing(monday)});
  StoryMember paper = member(2, {bombing(monday)});
  for (StoryMember* one : {&wire, &paper}) {
    one->sketch.happenings[0].place = 0;
    one->sketch.happenings[0].day_begin = one->sketch.happenings[0].day_end = no_day;
    one->sketch.happenings[0].position = 50;
  }
  wire.sketch.happenings[0].terms = {{10, 3}, {20, 4}};
  paper.sketch.happenings[0].terms = {{10, 3}, {21, 4}};
  EXPECT_EQ(docs_of(merged({wire, paper}, {})), (Docs{{1}, {2}}));
  Copy copy;
  copy.doc = 2;
  copy.origin = 1;
  copy.passages = {{{0, 200}, {0, 200}, 30, 0, 0}};
  paper.document.copies = {copy};
  EXPECT_EQ(docs_of(merged({wire, paper}, {})), (Docs{{1, 2}}));
}

/// A document whose reports are in these events.
NearMember told(std::int64_t doc, std::int64_t story, const std::vector<Happening>& happenings,
                const std::vector<std::int64_t>& events) {
  NearMember near{member(doc, happenings), {}};
  near.member.document.story = story;
  for (std::size_t i = 0; i < events.size(); ++i)
    near.events[static_cast<std::int64_t>(i)] = events[i];
  return near;
}

TEST(JoinsAcross, TwoEventsOfOneStoryMayBeOne) {
  const std::vector<NearMember> own{told(1, 1, {bombing(monday)}, {11})};
  const std::vector<NearMember> near{told(2, 2, {bombing(monday)}, {21}),
                                     told(3, 2, {bombing(monday)}, {22})};
  EXPECT_EQ(joins_across(own, near, {}, SameHappening()),
            (std::vector<EventJoin>{{11, 21}, {11, 22}}));
  const EventPin apart{2, 0, 3, 0, false};
  EXPECT_EQ(joins_across(own, near, {apart}, SameHappening()), (std::vector<EventJoin>{{11, 21}}));
}

TEST(JoinsAcross, TwoDaysOfOneArticleStayApart) {
  const std::vector<NearMember> own{told(1, 1, {bombing(monday)}, {11})};
  const std::vector<NearMember> near{told(2, 2, {bombing(monday), bombing(monday + 1)}, {21, 22})};
  EXPECT_EQ(joins_across(own, near, {}, SameHappening()), (std::vector<EventJoin>{{11, 21}}));
}

}  // namespace
}  // namespace depeche
