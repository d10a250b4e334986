// SPDX-License-Identifier: Apache-2.0
#include "story/happening_signs.h"

#include "story/same_happening.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

Happening arrest(std::int32_t day, std::uint32_t who) {
  Happening happening;
  happening.type = EventType::coerce;
  happening.precision = DatePrecision::day;
  happening.day_begin = happening.day_end = day;
  happening.place = 7;
  happening.country = 3;
  happening.resolution = Resolution::city;
  happening.participants = {{{20}, 3, 5, false, false}, {{who}, 3, 6, true, false}};
  happening.counts = {{9, 2, 2}};
  happening.terms = {{10, 3}, {11, 4}, {who, 5}};
  happening.near = {{who, 5}};
  happening.triggers = {30, 31};
  return happening;
}

StoryMember member(std::int64_t doc, const char* language, std::vector<Happening> happenings) {
  StoryMember member;
  member.document.doc = doc;
  member.sketch.language = language;
  member.sketch.words = 200;
  member.sketch.words_terms = {{10, 2}, {11, 1}};
  member.sketch.happenings = std::move(happenings);
  return member;
}

float sign(const HappeningSigns& signs, std::string_view name) {
  for (std::size_t i = 0; i < HappeningSigns::names.size(); ++i) {
    if (HappeningSigns::names[i] == name) return signs.values[i];
  }
  ADD_FAILURE() << name;
  return 0;
}

TEST(HappeningSigns, AreTheSameWhicheverDocumentComesFirst) {
  const StoryMember one = member(1, "fr", {arrest(18000, 40), arrest(18002, 41)});
  const StoryMember other = member(2, "en", {arrest(18001, 41)});
  const DocumentPair there(one, other, true);
  const DocumentPair back(other, one, true);
  for (std::size_t i = 0; i < 2; ++i)
    EXPECT_EQ(there.signs(i, 0).values, back.signs(0, i).values) << i;
}

TEST(HappeningSigns, TellWhatBothHaveInCommon) {
  const StoryMember one = member(1, "fr", {arrest(18000, 40), arrest(18002, 41)});
  const StoryMember other = member(2, "fr", {arrest(18002, 41)});
  const DocumentPair pair(one, other, true);
  const HappeningSigns same = pair.signs(1, 0);
  const HappeningSigns another = pair.signs(0, 0);
  EXPECT_EQ(sign(same, "days"), 0);
  EXPECT_EQ(sign(another, "days"), 2);
  EXPECT_EQ(sign(same, "same_people"), 2);
  EXPECT_EQ(sign(another, "same_people"), 1);
  EXPECT_EQ(sign(another, "other_recipients"), -1);
  EXPECT_EQ(sign(same, "counts"), 1);
  EXPECT_EQ(sign(same, "triggers_common"), 2);
  EXPECT_GT(sign(same, "near"), 0.9F);
  EXPECT_EQ(sign(another, "near"), 0);
  // The other report of the one document is more like it.
  EXPECT_EQ(sign(another, "rank_more"), 1);
  EXPECT_LT(sign(another, "margin"), 0);
}

TEST(SameHappening, WithoutAPackTheRulesDecide) {
  const StoryMember one = member(1, "fr", {arrest(18000, 40)});
  const StoryMember other = member(2, "fr", {arrest(18000, 40)});
  const DocumentPair pair(one, other, true);
  EXPECT_EQ(SameHappening().match(pair, 0, 0).score, pair.match(0, 0).score);
}

}  // namespace
}  // namespace depeche
