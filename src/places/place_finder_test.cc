// SPDX-License-Identifier: Apache-2.0
#include "places/place_finder.h"

#include "lang/analyser.h"

#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

std::vector<PlaceRef> find(const char* language, std::string text) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  EXPECT_TRUE(pack);
  const auto analyser = Analyser::load(*pack);
  EXPECT_TRUE(analyser);
  const auto finder = PlaceFinder::load(*pack);
  EXPECT_TRUE(finder) << to_string(finder.error());
  const auto document = Document::from_utf8(std::move(text));
  EXPECT_TRUE(document);
  return finder->find(*document, analyser->analyse(*document));
}

TEST(PlaceFinder, PlacesAreInOrderWithinTheTextAndNameTheirRule) {
  const std::string text = "À Deir Ezzor, dans l'est de la Syrie, puis en mer Noire et à Paris.";
  const auto places = find("fr", text);
  ASSERT_EQ(places.size(), 4U);
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_FALSE(places[i].rule.empty());
    EXPECT_LE(places[i].evidence.end, text.size());
    const std::uint32_t before = i == 0 ? 0 : places[i - 1].evidence.end;
    EXPECT_LE(before, places[i].evidence.begin);
  }
  EXPECT_EQ(places[0].geonames, 170794U);
  EXPECT_EQ(places[0].country, "SYR");
  EXPECT_NEAR(places[0].latitude.value_or(0), 35.3, 0.1);
  EXPECT_EQ(places[3].resolution, Resolution::city);
}

TEST(PlaceFinder, OverseasPlacesBelongToTheirState) {
  const auto places = find("fr", "Un séisme en Guadeloupe.");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "Guadeloupe");
  EXPECT_EQ(places[0].country, "FRA");
}

TEST(PlaceFinder, LongRepetitionsStayFast) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "Paris - Saint ";
  EXPECT_NO_FATAL_FAILURE(find("fr", text));
  EXPECT_NO_FATAL_FAILURE(find("en", std::string(200000, 'A')));
}

}  // namespace
}  // namespace depeche
