// SPDX-License-Identifier: Apache-2.0
#include "story/sketch.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

StoryDocument dispatch() {
  StoryDocument document;
  document.id = "d";
  document.language = "fr";
  document.outlet = "La Gazette";
  document.title = "Rencontre";
  document.text =
      "Rencontre\n\nLe ministre Luc Garnier a reçu mardi Ana Silva à Lisbonne avec 450 invités.";
  document.credits = {"AFP"};
  StoryReport report;
  report.type = EventType::consult;
  report.mode = "visit";
  report.date = {parse_date("2019-03-19"), parse_date("2019-03-19"), DatePrecision::day};
  report.place = StoryPlace{"lisbonne", "PRT", 2267057, 38.7, -9.1, Resolution::city};
  report.actors = {{{"luc garnier"}, ActorType::person, "FRA", "GOV", ""}};
  report.recipients = {{{"ana silva", "silva"}, ActorType::person, "PRT", "", "Q1"}};
  report.size["killed"] = {3, std::nullopt};
  report.evidence = {11, 90};
  report.mentions = {{36, 40}};
  document.reports = {report};
  return document;
}

TEST(Sketch, ComesBackFromItsBytes) {
  const StoryDocument document = dispatch();
  const Sketch sketch = sketch_of(document, words_of(document.text), WordShares());
  const auto back = decode_sketch(encode(sketch));
  ASSERT_TRUE(back);
  EXPECT_EQ(encode(*back), encode(sketch));
  ASSERT_EQ(back->happenings.size(), 1U);
  const Happening& happening = back->happenings.front();
  EXPECT_EQ(happening.day_begin, day_number(parse_date("2019-03-19")));
  EXPECT_EQ(happening.participants, sketch.happenings.front().participants);
  EXPECT_EQ(happening.counts, sketch.happenings.front().counts);
  EXPECT_EQ(back->outlet, "La Gazette");
}

TEST(Sketch, BrokenBytesAreNone) {
  const StoryDocument document = dispatch();
  const std::string bytes = encode(sketch_of(document, words_of(document.text), WordShares()));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_sketch(std::string_view(bytes).substr(0, size)));
  EXPECT_FALSE(decode_sketch(bytes + "x"));
  EXPECT_FALSE(decode_sketch(std::string(1, '\x01') + std::string(20, '\xff')));
}

TEST(Sketch, PersonsAreKnownByFamilyName) {
  const StoryDocument document = dispatch();
  const Sketch sketch = sketch_of(document, words_of(document.text), WordShares());
  const auto& silva = sketch.happenings.front().participants.back();
  EXPECT_EQ(silva.names.size(), 2U);  // the id and one family name, though told in two forms
}

TEST(Cosine, OfTermVectors) {
  const Terms a = {{1, 3}, {2, 4}};
  EXPECT_NEAR(cosine(a, a), 1, 1e-9);
  EXPECT_NEAR(cosine(a, {{2, 2}}), 0.8, 1e-6);
  EXPECT_EQ(cosine(a, {{3, 1}}), 0);
  EXPECT_EQ(cosine(a, {}), 0);
}

}  // namespace
}  // namespace depeche
