// SPDX-License-Identifier: Apache-2.0
#include "base/strings.h"

#include "base/utf8.h"

#include <depeche/date.h>

#include <array>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace depeche {
namespace {

TEST(Fold, TakesCaseAccentsHyphensAndSpareBlanksAway) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> cases{{
      {"Élysée", "elysee"},
      {"Saint-Étienne", "saint etienne"},
      {"l’Œuvre", "l'oeuvre"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"STRASSE straße", "strasse strasse"},
      {"  deux\u00A0 mots ", "deux mots"},
      {"Þór", "þor"},
      {"", ""},
  }};
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

/// The table of Latin letters says what Unicode's decompositions say.
TEST(Fold, AgreesWithCanonicalDecomposition) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = 0xC0; c < 0x250; ++c) {
    icu::UnicodeString parts;
    if (!nfd->getDecomposition(static_cast<UChar32>(c), parts)) continue;
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      if (u_charType(parts.char32At(i)) != U_NON_SPACING_MARK) kept += parts.char32At(i);
    }
    std::string expected;
    kept.toLower().toUTF8String(expected);
    std::string letter;
    utf8::append(letter, c);
    EXPECT_EQ(fold(letter), expected) << letter;
  }
}

TEST(ToLower, KeepsAccentsAndStraightensApostrophes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> cases{{
      {"ÉTAT", "état"},
      {"L’État", "l'état"},
      {"garçon", "garçon"},
      {"Ÿ × ÷", "ÿ × ÷"},
  }};
  for (const auto& [text, lower] : cases) EXPECT_EQ(to_lower(text), lower) << text;
}

TEST(ParseMinute, ReadsTimesWithTheirZone) {
  const std::int64_t noon = *parse_minute("2018-05-17T12:00Z");
  EXPECT_EQ(noon, (17668 * 24 + 12) * 60);
  for (const char* same :
       {"2018-05-17T12:00", "2018-05-17 12:00:59", "2018-05-17T12:00:30.5Z",
        "2018-05-17T14:00:00+02:00", "2018-05-17T14:00+0200", "2018-05-17T07:00-05",
        "2018-05-17T12:00:00z", "2018-05-17T12:00 Z", "2018-05-17 12:00:00 GMT",
        "2018-05-17T12:00:00.5 UTC", "2018-05-17T12:00Z "}) {
    EXPECT_EQ(parse_minute(same), noon) << same;
  }
  for (const char* midnight : {"2018-05-18T00:00", "2018-05-17T24:00", "2018-05-17T24:00:00Z",
                               "2018-05-17T24:00:00.000 GMT", "2018-05-17T24:00-00:00"}) {
    EXPECT_EQ(parse_minute(midnight), noon + 720) << midnight;
  }
  for (const char* none :
       {"", "2018-05-17", "2018-05-17T", "2018-05-17T12", "2018-05-17T24:01", "2018-05-17T24:00:01",
        "2018-05-17T25:00", "2018-05-17T12:00 GMT+2", "2018-05-17T12:00+99:00", "2018-05-17T12h00",
        "2018-13-17T12:00", "2018-05-17T12:00+x"}) {
    EXPECT_EQ(parse_minute(none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace depeche
