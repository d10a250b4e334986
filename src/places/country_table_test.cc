// SPDX-License-Identifier: Apache-2.0
#include "places/country_table.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

CountryTable load(std::string_view language) {
  auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  EXPECT_TRUE(pack) << to_string(pack.error());
  auto table = CountryTable::load(*pack);
  EXPECT_TRUE(table) << to_string(table.error());
  return std::move(*table);
}

struct Case {
  std::string_view written;
  std::string_view name;
  std::string_view demonym;
  std::string_view capital;
};

void check(const CountryTable& table, const Case& c) {
  EXPECT_EQ(table.by_name(c.written), c.name) << c.written;
  EXPECT_EQ(table.by_demonym(c.written), c.demonym) << c.written;
  EXPECT_EQ(table.by_capital(c.written), c.capital) << c.written;
}

TEST(CountryTable, KnowsFrenchForms) {
  const CountryTable table = load("fr");
  for (const Case& c : {Case{"Syrie", "SYR", "", ""},
                        Case{"République arabe syrienne", "SYR", "", ""},
                        Case{"États-Unis", "USA", "", ""},
                        Case{"Etats Unis", "USA", "", ""},
                        Case{"Emirats arabes unis", "ARE", "", ""},
                        Case{"Côte d’Ivoire", "CIV", "", ""},
                        Case{"RDC", "COD", "", ""},
                        Case{"rdc", "", "", ""},
                        Case{"Kosovo", "XKX", "", ""},
                        Case{"syrien", "", "SYR", ""},
                        Case{"syriennes", "", "SYR", ""},
                        Case{"russes", "", "RUS", ""},
                        Case{"Britanniques", "", "GBR", ""},
                        Case{"turcs", "", "TUR", ""},
                        Case{"grecque", "", "GRC", ""},
                        Case{"nigérien", "", "NER", ""},
                        Case{"nigérian", "", "NGA", ""},
                        Case{"congolais", "", "COD", ""},
                        Case{"sud-coréennes", "", "KOR", ""},
                        Case{"Damas", "", "", "SYR"},
                        Case{"Kiev", "", "", "UKR"},
                        Case{"Londres", "", "", "GBR"},
                        Case{"Kremlin", "", "", "RUS"},
                        Case{"La Haye", "", "", "NLD"},
                        Case{"table", "", "", ""},
                        Case{"", "", "", ""}}) {
    check(table, c);
  }
  EXPECT_EQ(table.country("GLP")->state, "FRA");
  EXPECT_EQ(table.country("SYR")->name, "Syrie");
  EXPECT_EQ(table.country("SYR")->geonames, 163843U);
  EXPECT_EQ(table.country("???"), nullptr);
}

TEST(CountryTable, KnowsEnglishForms) {
  const CountryTable table = load("en");
  for (const Case& c :
       {Case{"Syria", "SYR", "", ""}, Case{"US", "USA", "USA", ""}, Case{"us", "", "", ""},
        Case{"U.S.", "USA", "USA", ""}, Case{"American", "", "USA", ""},
        Case{"Britons", "", "GBR", ""}, Case{"British", "", "GBR", ""},
        Case{"Dutch", "", "NLD", ""}, Case{"Turks", "", "TUR", ""},
        Case{"Washington", "", "", "USA"}, Case{"Kyiv", "", "", "UKR"},
        Case{"White House", "", "", "USA"}, Case{"house", "", "", ""}}) {
    check(table, c);
  }
}

TEST(CountryTable, SaysGenderAndNumber) {
  const CountryTable table = load("fr");
  const auto forms = table.forms("syriennes");
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms[0].gender, Gender::fem);
  EXPECT_EQ(forms[0].number, Number::plur);
  EXPECT_EQ(forms[0].kind, CountryFormKind::demonym);
  EXPECT_EQ(table.forms("russe")[0].gender, Gender::none);
  EXPECT_EQ(table.forms("francais")[0].number, Number::none);
}

}  // namespace
}  // namespace depeche
