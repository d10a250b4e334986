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
#include <tuple>
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

constexpr std::array<Sample, 10> samples{{
    {"fr",
     "Ramadan, l'Aïd el-Fitr, le week-end dernier, ce matin, hier soir, mardi après-midi, cette "
     "nuit, "
     "à 19h05, le semestre dernier, il y a trois semaines."},
    {"fr",
     "Dans dix ans, il y a un siècle, la décennie précédente, chaque lundi, pendant 48 heures, "
     "deux "
     "ans, le 14-Juillet, à la Toussaint, demain matin, la semaine du 6 mars."},
    {"en",
     "Ramadan, Eid al-Fitr, last weekend, this morning, yesterday evening, Tuesday afternoon, last "
     "night, at 7:05 p.m., the first half of 2016, three weeks ago."},
    {"en",
     "Ten years from now, a century ago, last decade, every Monday, for 48 hours, two years, on "
     "the "
     "Fourth of July, on Labor Day, tomorrow morning, the week of March 6."},
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
         all.at(sample.language)
             .times.find(doc, analyses[i % samples.size()],
                         atoms_of(doc.text(), analyses[i % samples.size()]))) {
      expect_possible(time, doc.text());
    }
    if (HasFailure()) FAIL() << to_string(day);
  }
}

TEST(Calendar, AValueReadAndWrittenAgainIsTheSame) {
  for (const char* value : {"2017-11-20", "2016-02-29", "2017-W36", "2020-W53", "2017-01",
                            "2017-Q3", "2017", "199", "18"}) {
    const Interval days = calendar::interval_of(value);
    ASSERT_TRUE(days.begin) << value;
    EXPECT_EQ(calendar::value_of(*days.begin, days.precision), value);
    EXPECT_EQ(calendar::value_of(*days.end, days.precision), value);
  }
}

TEST(Calendar, RefusesValuesThatNameNoDays) {
  for (const char* value : {"",
                            "P2Y",
                            "XXXX-11-20",
                            "2015-02-29",
                            "2017-13",
                            "2017-00",
                            "2017-W54",
                            "2019-W53",
                            "2017-Q5",
                            "2017-11-31",
                            "PRESENT_REF",
                            "20170-1",
                            "0999",
                            "2017-",
                            "2017-W3",
                            "199X",
                            "1",
                            "2017-05-27/",
                            "/2017-05-27",
                            "2017-05-27/2017-05-26",
                            "2017-05/2017-06",
                            "P2",
                            "+20"}) {
    EXPECT_FALSE(calendar::interval_of(value).begin) << value;
  }
}

TEST(Calendar, KnowsEasterAndMovableHolidays) {
  const std::map<int, std::string> easters{{1961, "1961-04-02"}, {2000, "2000-04-23"},
                                           {2008, "2008-03-23"}, {2011, "2011-04-24"},
                                           {2016, "2016-03-27"}, {2024, "2024-03-31"}};
  for (const auto& [year, day] : easters) EXPECT_EQ(to_string(calendar::easter(year)), day);
  for (const auto& [rule, year, days] : std::vector<std::tuple<const char*, int, const char*>>{
           {"thu4-11", 2017, "2017-11-23"},
           {"mon-1-05", 2014, "2014-05-26"},
           {"easter+39", 2015, "2015-05-14"},
           {"easter-47", 2018, "2018-02-13"},
           {"07-14", 2016, "2016-07-14"},
           {"hijri-09", 2017, "2017-05-27/2017-06-25"},
           {"hijri-09", 2024, "2024-03-11/2024-04-09"},
           {"hijri-10-01", 2019, "2019-06-05"},
           {"hijri-12-10", 2021, "2021-07-20"},
           {"hijri-09", 2030, "2030-01-06/2030-02-04"},
       }) {
    const auto found = calendar::holiday(rule, year);
    ASSERT_TRUE(found) << rule;
    const std::string value = calendar::value_of(*found);
    EXPECT_EQ(value, days) << rule << ' ' << year;
    EXPECT_EQ(calendar::interval_of(value), *found) << value;
  }
  for (const char* rule : {"never", "", "hijri-", "hijri-13", "hijri-09-31", "easter+999"})
    EXPECT_FALSE(calendar::holiday(rule, 2015)) << rule;
}

TEST(Calendar, EveryYearHasItsRamadan) {
  for (int year = 1001; year < 2500; ++year) {
    const auto days = calendar::holiday("hijri-09", year);
    if (!days) continue;  // one year in 33 has none that begins in it
    const auto length = std::chrono::sys_days{*days->end} - std::chrono::sys_days{*days->begin};
    EXPECT_EQ(length.count(), 29) << year;
    EXPECT_EQ(static_cast<int>(days->begin->year()), year);
  }
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
    for (const TimeRef& time : all.times.find(doc, analysis, atoms_of(doc.text(), analysis)))
      expect_possible(time, doc.text());
    for (const QuantityRef& figure : all.quantities.find(analysis, atoms_of(doc.text(), analysis)))
      EXPECT_LE(figure.evidence.end, text.size() + 1);
  }
}

/// The words of one language for values, so that they can be read again.
struct Words {
  std::array<const char*, 12> months;
  std::array<const char*, 7> weekdays;
  std::array<const char*, 4> ordinals;
  std::array<const char*, 7> units;  // years months weeks days hours minutes seconds
};

const Words french{{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                    "septembre", "octobre", "novembre", "décembre"},
                   {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
                   {"premier", "deuxième", "troisième", "quatrième"},
                   {"ans", "mois", "semaines", "jours", "heures", "minutes", "secondes"}};
const Words english{{"January", "February", "March", "April", "May", "June", "July", "August",
                     "September", "October", "November", "December"},
                    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
                    {"first", "second", "third", "fourth"},
                    {"years", "months", "weeks", "days", "hours", "minutes", "seconds"}};

std::string day_in_words(bool fr, Date date) {
  const std::string day = std::to_string(static_cast<unsigned>(date.day()));
  const std::string year = std::to_string(static_cast<int>(date.year()));
  const std::string month = (fr ? french : english).months[static_cast<unsigned>(date.month()) - 1];
  return fr ? (day == "1" ? "1er" : day) + " " + month + " " + year
            : month + " " + day + ", " + year;
}

std::string season_in_words(bool fr, std::string_view code) {
  if (code == "SP") return fr ? "printemps" : "spring";
  if (code == "SU") return fr ? "été" : "summer";
  if (code == "FA") return fr ? "automne" : "autumn";
  return fr ? "hiver" : "winter";
}

std::string roman(int number) {
  std::string out;
  for (; number >= 10; number -= 10) out += 'X';
  constexpr std::array<const char*, 10> ones{"",  "I",  "II",  "III",  "IV",
                                             "V", "VI", "VII", "VIII", "IX"};
  return out + ones[static_cast<std::size_t>(number)];
}

std::string duration_in_words(const Words& words, std::string_view value) {
  const bool clock = value.starts_with("PT");
  const std::string_view number = value.substr(clock ? 2 : 1, value.size() - (clock ? 3 : 2));
  if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) return {};
  const auto unit = std::string_view(clock ? "HMS" : "YMWD").find(value.back());
  if (unit == std::string_view::npos) return {};
  return std::string(number) + " " + words.units[unit + (clock ? 4 : 0)];
}

/// A value said without reference to any day; empty for what cannot be (PAST_REF, open values).
std::string in_words(bool fr, TimeType type, const std::string& value) {
  const Words& words = fr ? french : english;
  if (type == TimeType::duration) return duration_in_words(words, value);
  if (type == TimeType::set) {
    if (!value.starts_with("XXXX-WXX-") || value.size() != 10) return {};
    return (fr ? "chaque " : "every ") +
           std::string(words.weekdays[static_cast<std::size_t>(value.back() - '1')]);
  }
  const Interval days = calendar::interval_of(value);
  if (!days.begin || value.find('/') != std::string::npos) return {};
  const int year = static_cast<int>(days.begin->year());
  const std::string said = std::to_string(year);
  if (const auto time = value.find('T'); time != std::string::npos) {
    const std::string day = day_in_words(fr, *days.begin);
    const std::string part = value.substr(time + 1);
    if (part == "MO") return day + (fr ? " au matin" : " morning");
    if (part == "AF") return day + (fr ? " après-midi" : " afternoon");
    if (part == "EV") return day + (fr ? " au soir" : " evening");
    if (part == "NI") return fr ? "nuit du " + day : day + " night";
    if (part.size() != 5) return {};
    return day + (fr ? " à " + part.substr(0, 2) + "h" + part.substr(3) : " at " + part);
  }
  if (value.ends_with("-WE"))
    return (fr ? "week-end du " : "the weekend of ") + day_in_words(fr, *days.begin);
  const std::string tail = value.size() > 5 ? value.substr(5) : "";
  switch (days.precision) {
    case DatePrecision::day:
      return day_in_words(fr, *days.begin);
    case DatePrecision::week:
      return (fr ? "semaine du " : "the week of ") + day_in_words(fr, *days.begin);
    case DatePrecision::month:
      return words.months[static_cast<unsigned>(days.begin->month()) - 1] + (" " + said);
    case DatePrecision::quarter:
      return words.ordinals[static_cast<std::size_t>(tail[1] - '1')] +
             std::string(fr               ? tail[0] == 'Q' ? " trimestre " : " semestre "
                         : tail[0] == 'Q' ? " quarter of "
                                          : " half of ") +
             said;
    case DatePrecision::season:
      return season_in_words(fr, tail) + " " + said;
    case DatePrecision::year:
      return (fr ? "année " : "the year ") + said;
    case DatePrecision::decade:
      return fr ? "années " + said : "the " + said + "s";
    case DatePrecision::century:
      return fr ? roman(year / 100 + 1) + "e siècle"
                : std::to_string(year / 100 + 1) + "th century";
    default:
      return {};
  }
}

TEST(TimeFinder, AValueSaidInWordsAndReadAgainIsTheSame) {
  std::uint32_t random = 4711;
  std::size_t said = 0;
  for (const bool fr : {true, false}) {
    const Stages all = stages(fr ? "fr" : "en");
    std::map<std::string, std::string> seen;  // value -> words
    for (std::size_t round = 0; round < 400; ++round) {
      random = random * 1664525U + 1013904223U;
      const Date day =
          add_days(Date{std::chrono::year{1950}, std::chrono::month{1}, std::chrono::day{1}},
                   static_cast<int>((random >> 8U) % 36500U));
      for (const Sample& sample : samples) {
        if ((std::string_view(sample.language) == "fr") != fr) continue;
        const Document doc = document(sample.text, day);
        static std::map<std::string_view, Analysis> analyses;
        if (!analyses.contains(sample.text))
          analyses.emplace(sample.text, all.analyser.analyse(doc));
        for (const TimeRef& time : all.times.find(doc, analyses.at(sample.text),
                                                  atoms_of(doc.text(), analyses.at(sample.text)))) {
          const std::string words = in_words(fr, time.type, time.value);
          if (words.empty() || !seen.emplace(time.value, words).second) continue;
          const Document again =
              document((fr ? "Cela dure : " : "It is about ") + words + ".", std::nullopt);
          const Analysis analysis = all.analyser.analyse(again);
          const auto found = all.times.find(again, analysis, atoms_of(again.text(), analysis));
          ASSERT_EQ(found.size(), 1U) << words;
          EXPECT_EQ(found.front().value, time.value) << words;
          EXPECT_EQ(found.front().interval, time.interval) << words;
          EXPECT_EQ(found.front().type, time.type) << words;
          ++said;
          if (HasFailure()) FAIL() << time.value << " as of " << to_string(day);
        }
      }
    }
  }
  EXPECT_GT(said, 2000U);
}

TEST(TimeFinder, GuessesNoYearButKeepsTheCandidates) {
  const Stages all = stages("fr");
  const Document doc = document("Le mardi 21 novembre, le maire a démissionné.", std::nullopt);
  const Analysis analysis = all.analyser.analyse(doc);
  const auto times = all.times.find(doc, analysis, atoms_of(doc.text(), analysis));
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times.front().value, "XXXX-11-21");
  EXPECT_FALSE(times.front().interval.begin);
  EXPECT_EQ(times.front().anchor, TimeAnchor::none);
  ASSERT_FALSE(times.front().candidates.empty());
  for (const Date day : times.front().candidates) EXPECT_EQ(calendar::weekday_of(day), 2);
}

TEST(Quantities, AListHasItsSumAndAWholeItsParts) {
  const Stages all = stages("fr");
  const Document doc =
      document("Deux soldats et un civil ont été tués. L'attaque a fait 30 morts, dont 4 enfants.",
               std::nullopt);
  const Analysis analysis = all.analyser.analyse(doc);
  const auto figures = all.quantities.find(analysis, atoms_of(doc.text(), analysis));
  ASSERT_EQ(figures.size(), 4U);
  EXPECT_EQ(figures[0].total_low, 3);
  EXPECT_EQ(figures[0].total_high, 3);
  EXPECT_EQ(figures[1].whole, 0U);
  EXPECT_EQ(figures[1].of, "civilians");
  EXPECT_EQ(figures[3].whole, 2U);
  EXPECT_EQ(figures[3].counts, "killed");
  EXPECT_FALSE(figures[2].total_low);
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
    const auto times = all.times.find(doc, analysis, atoms_of(doc.text(), analysis));
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
