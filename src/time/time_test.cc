// SPDX-License-Identifier: Apache-2.0
// Do times, figures and the dates of events hold what they promise, whatever the day and the text?
#include "lang/analyser.h"
#include "time/atoms.h"
#include "time/calendar.h"
#include "time/event_time.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {
namespace {

struct Stages {
  Analyser analyser;
  TimeFinder times;
  QuantityFinder quantities;
  EventClock clock;
};

Stages stages(std::string_view language) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  auto analyser = Analyser::load(*pack);
  auto times = TimeFinder::load(*pack);
  auto quantities = QuantityFinder::load(*pack);
  auto clock = EventClock::load(*pack);
  EXPECT_TRUE(times) << to_string(times.error());
  EXPECT_TRUE(quantities) << to_string(quantities.error());
  EXPECT_TRUE(clock) << to_string(clock.error());
  return {std::move(*analyser), std::move(*times), std::move(*quantities), std::move(*clock)};
}

Document document(std::string text, std::optional<Date> published) {
  Metadata metadata;
  metadata.published = published;
  auto made = Document::from_utf8(std::move(text), std::move(metadata));
  return std::move(*made);
}

struct Sample {
  const char* language;
  const char* text;
};

constexpr std::array<Sample, 6> samples{{
    {"fr",
     "Hier, mardi, le 29 février, fin novembre, le 31 décembre, la semaine dernière, le mois "
     "prochain."},
    {"fr",
     "Il y a deux ans. Le lendemain, la veille, trois mois plus tôt, ce week-end, à Pâques, dans "
     "la nuit de lundi à mardi."},
    {"fr",
     "L'hiver dernier, dans 400 jours, le 31 août, à 24 h, le premier trimestre, les années 60, en "
     "97, jeudi prochain."},
    {"en",
     "Yesterday, Tuesday, February 29, late November, December 31, last week, next month, two "
     "years ago."},
    {"en",
     "The next day, three months earlier, this weekend, at Easter, last winter, on Thanksgiving."},
    {"en",
     "The 1960s, at 11 p.m., next Friday, the second quarter, August 31, a week ago, last night."},
}};

void expect_possible(const TimeRef& time, std::string_view text) {
  EXPECT_LE(time.evidence.end, text.size());
  EXPECT_LT(time.evidence.begin, time.evidence.end);
  EXPECT_FALSE(time.rule.empty());
  EXPECT_FALSE(time.value.empty());
  if (!time.interval.begin) return;
  EXPECT_TRUE(time.interval.begin->ok() && time.interval.end->ok()) << time.value;
  EXPECT_LE(*time.interval.begin, *time.interval.end) << time.value;
  EXPECT_EQ(calendar::interval_of(time.value), time.interval) << time.value;
}

TEST(TimeFinder, NeverGivesAnImpossibleDateWhateverTheDay) {
  const std::map<std::string, Stages> all = [] {
    std::map<std::string, Stages> both;
    both.emplace("fr", stages("fr"));
    both.emplace("en", stages("en"));
    return both;
  }();
  std::vector<Analysis> analyses;
  for (const Sample& sample : samples) {
    analyses.push_back(
        all.at(sample.language).analyser.analyse(document(sample.text, std::nullopt)));
  }
  std::uint32_t random = 12345;
  for (std::size_t i = 0; i < 10000; ++i) {
    random = random * 1664525U + 1013904223U;
    const Date day =
        add_days(Date{std::chrono::year{1900}, std::chrono::month{1}, std::chrono::day{1}},
                 static_cast<int>((random >> 8U) % 73000U));
    const Sample& sample = samples[i % samples.size()];
    const Document doc = document(sample.text, day);
    for (const TimeRef& time :
         all.at(sample.language).times.find(doc, analyses[i % samples.size()])) {
      expect_possible(time, doc.text());
    }
    if (HasFailure()) FAIL() << to_string(day);
  }
}

TEST(Calendar, AValueReadAndWrittenAgainIsTheSame) {
  for (const char* value : {"2017-11-20", "2016-02-29", "2017-W36", "2020-W53", "2017-01",
                            "2017-Q3", "2017", "199X", "18XX"}) {
    const Interval days = calendar::interval_of(value);
    ASSERT_TRUE(days.begin) << value;
    EXPECT_EQ(calendar::value_of(*days.begin, days.precision), value);
    EXPECT_EQ(calendar::value_of(*days.end, days.precision), value);
  }
}

TEST(Calendar, RefusesValuesThatNameNoDays) {
  for (const char* value :
       {"", "P2Y", "XXXX-11-20", "2015-02-29", "2017-13", "2017-00", "2017-W54", "2019-W53",
        "2017-Q5", "2017-11-31", "PRESENT_REF", "20170-1", "0999", "2017-", "2017-W3"}) {
    EXPECT_FALSE(calendar::interval_of(value).begin) << value;
  }
}

TEST(Calendar, KnowsEasterAndMovableHolidays) {
  const std::map<int, std::string> easters{{1961, "1961-04-02"}, {2000, "2000-04-23"},
                                           {2008, "2008-03-23"}, {2011, "2011-04-24"},
                                           {2016, "2016-03-27"}, {2024, "2024-03-31"}};
  for (const auto& [year, day] : easters) EXPECT_EQ(to_string(calendar::easter(year)), day);
  EXPECT_EQ(to_string(*calendar::holiday("thu4-11", 2017)), "2017-11-23");
  EXPECT_EQ(to_string(*calendar::holiday("mon-1-05", 2014)), "2014-05-26");
  EXPECT_EQ(to_string(*calendar::holiday("easter+39", 2015)), "2015-05-14");
  EXPECT_FALSE(calendar::holiday("never", 2015));
}

TEST(Atoms, CutWordsFiguresAndMarksAndKnowWhatIsGlued) {
  const Atoms atoms = atoms_of("À 19h05, l’Été 14–18 !");
  std::string seen;
  for (const Atom& atom : atoms.list)
    seen += (atom.glued ? "+" : " ") + std::string(atoms.form(atom));
  EXPECT_EQ(seen, " à 19+h+05+, l+'+été 14+-+18 !");
}

TEST(Times, HostileTextIsReadToTheEnd) {
  const Stages all = stages("fr");
  for (const char* piece : {"du 5 au ", "et ", "1 ", "mille ", "deux cents ", "12/12/",
                            "le lundi de la ", "entre 5 et ", "99999999999 ", "(", "il y a "}) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += piece;
    const Document doc = document(
        text + ".", Date{std::chrono::year{2017}, std::chrono::month{1}, std::chrono::day{1}});
    const Analysis analysis = all.analyser.analyse(doc);
    for (const TimeRef& time : all.times.find(doc, analysis)) expect_possible(time, doc.text());
    for (const QuantityRef& figure : all.quantities.find(doc, analysis))
      EXPECT_LE(figure.evidence.end, text.size() + 1);
  }
}

struct Dated {
  const char* text;
  const char* trigger;  // its first word
  const char* begin;
  const char* end;
};

TEST(EventClock, GivesEachHappeningItsDate) {
  const Stages all = stages("fr");
  const Date published{std::chrono::year{2017}, std::chrono::month{11}, std::chrono::day{21}};
  for (const Dated& one : std::vector<Dated>{
           {"Le maire a démissionné lundi.", "démissionné", "2017-11-20", "2017-11-20"},
           {"Les pourparlers sont prévus jeudi et vendredi.", "pourparlers", "2017-11-23",
            "2017-11-24"},
           {"Le festival se tiendra du 5 au 7 décembre.", "festival", "2017-12-05", "2017-12-07"},
           {"Hier, le pont a été fermé. Le ministre a salué les secours.", "salué", "2017-11-20",
            "2017-11-20"},
           {"Le ministre a salué les secours.", "salué", "2017-11-21", "2017-11-21"},
           {"Leur dernière rencontre remonte au 18 juin 2016.", "rencontre", "2016-06-18",
            "2016-06-18"},
       }) {
    const Document doc = document(one.text, published);
    const Analysis analysis = all.analyser.analyse(doc);
    const auto times = all.times.find(doc, analysis);
    const auto trigger = std::find_if(analysis.tokens.begin(), analysis.tokens.end(),
                                      [&](const Token& t) { return t.lower == one.trigger; });
    const EventTime time = all.clock.find(
        {doc, analysis, times}, static_cast<std::uint32_t>(trigger - analysis.tokens.begin()));
    ASSERT_TRUE(time.date.begin) << one.text;
    EXPECT_EQ(to_string(*time.date.begin), one.begin) << one.text << ' ' << time.rule;
    EXPECT_EQ(to_string(*time.date.end), one.end) << one.text << ' ' << time.rule;
  }
}

TEST(EventClock, SaysNothingWithoutAnyDate) {
  const Stages all = stages("fr");
  const Document doc = document("Le maire a démissionné.", std::nullopt);
  const Analysis analysis = all.analyser.analyse(doc);
  const EventTime time = all.clock.find({doc, analysis, {}}, 3);
  EXPECT_FALSE(time.date.begin);
  EXPECT_EQ(time.rule, "fr.event_time.none");
  EXPECT_FALSE(all.clock.find({doc, analysis, {}}, 9999).date.begin);
}

}  // namespace
}  // namespace depeche
