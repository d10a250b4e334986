// SPDX-License-Identifier: Apache-2.0
// Do the clocks of places stand as the IANA database says, in winter and in summer?
#include "time/zones.h"

#include "time/lexicon.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

struct Clock {
  const char* zone;
  const char* day;
  int hour;
  const char* offset;
};

TEST(Zones, KnowsSummerAndWinter) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  const auto zones = Zones::load(*pack);
  ASSERT_TRUE(zones) << to_string(zones.error());
  constexpr std::array<Clock, 30> clocks{{
      {"Europe/Paris", "2017-11-21", 20, "+01"},
      {"Europe/Paris", "2016-07-14", 22, "+02"},
      {"Europe/Paris", "2018-03-25", 1, "+01"},
      {"Europe/Paris", "2018-03-25", 4, "+02"},
      {"Europe/Paris", "2018-10-27", 12, "+02"},
      {"Europe/Paris", "2018-10-28", 12, "+01"},
      {"Europe/London", "2019-08-27", 20, "+01"},
      {"Europe/London", "2019-01-01", 20, "+00"},
      {"America/New_York", "2018-03-10", 12, "-05"},
      {"America/New_York", "2018-03-11", 12, "-04"},
      {"America/New_York", "2018-11-04", 12, "-05"},
      {"America/New_York", "2006-03-20", 12, "-05"},
      {"America/Los_Angeles", "2020-07-04", 12, "-07"},
      {"Europe/Moscow", "2012-01-15", 12, "+04"},
      {"Europe/Moscow", "2016-01-15", 12, "+03"},
      {"Europe/Istanbul", "2015-01-15", 12, "+02"},
      {"Europe/Istanbul", "2017-01-15", 12, "+03"},
      {"Asia/Tehran", "2018-07-01", 12, "+04:30"},
      {"Asia/Tehran", "2018-12-01", 12, "+03:30"},
      {"Asia/Tehran", "2023-07-01", 12, "+03:30"},
      {"Asia/Damascus", "2017-07-01", 12, "+03"},
      {"Asia/Damascus", "2023-01-01", 12, "+03"},
      {"Asia/Kolkata", "2019-05-05", 12, "+05:30"},
      {"Asia/Pyongyang", "2017-05-05", 12, "+08:30"},
      {"Australia/Sydney", "2019-01-01", 12, "+11"},
      {"Australia/Sydney", "2019-07-01", 12, "+10"},
      {"America/Santiago", "2019-07-01", 12, "-04"},
      {"America/Santiago", "2020-01-01", 12, "-03"},
      {"Africa/Cairo", "2018-07-01", 12, "+02"},
      {"Europe/Nowhere", "2018-07-01", 12, ""},
  }};
  for (const Clock& clock : clocks) {
    EXPECT_EQ(zones->offset(clock.zone, *parse_date(clock.day), clock.hour), clock.offset)
        << clock.zone << ' ' << clock.day << ' ' << clock.hour;
  }
}

TEST(Zones, EveryTownOfEveryLanguageHasAZone) {
  for (const char* const language : {"fr", "en"}) {
    const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
    const auto zones = Zones::load(*pack);
    ASSERT_TRUE(zones) << to_string(zones.error());
    const auto words = pack->table("time/words.tsv");
    const auto columns = columns_of<3>(*words, {"word", "class", "value"});
    const auto [word, name, value] = *columns;
    for (std::size_t row = 0; row < words->rows(); ++row) {
      if (words->cell(row, value).find('/') == std::string_view::npos) continue;
      EXPECT_NE(zones->offset(words->cell(row, value), *parse_date("2024-07-01"), 12), "")
          << words->cell(row, word);
    }
  }
}

}  // namespace
}  // namespace depeche
