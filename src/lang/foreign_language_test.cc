// SPDX-License-Identifier: Apache-2.0
#include "lang/foreign_language.h"

#include <gtest/gtest.h>

namespace depeche {

namespace {

ForeignLanguage with_packs(const std::vector<const char*>& languages) {
  std::vector<Pack> packs;
  for (const char* language : languages) packs.push_back(*Pack::open(DEPECHE_TEST_DATA, language));
  return *ForeignLanguage::load(packs);
}

}  // namespace

TEST(ForeignLanguageTest, NamesWhatIsNotRead) {
  const auto foreign = with_packs({"fr", "en"});
  for (const auto& [text, name] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"El presidente anunció el lunes que el ejército atacó un campamento en el sur del "
            "país.",
            "Spanish"},
           {"Die Polizei hat am Montag drei Männer festgenommen, die einen Anschlag geplant haben.",
            "German"},
           {"Il presidente della Repubblica ha incontrato oggi il primo ministro a Roma.",
            "Italian"},
           {"O presidente do Brasil disse que não vai renunciar.", "Portuguese"},
           {"De politie heeft in Amsterdam drie mannen aangehouden die een bom wilden maken.",
            "Dutch"},
           {"Полиция задержала трёх мужчин в Москве.", "Cyrillic script"},
           {"اعتقلت الشرطة ثلاثة رجال في القاهرة.", "Arabic script"},
           {"警方在北京逮捕了三名男子。", "Han script"}}) {
    EXPECT_EQ(foreign.name_of(text), name) << text;
  }
}

TEST(ForeignLanguageTest, LeavesWhatIsReadOrCannotBeTold) {
  const auto foreign = with_packs({"fr", "en"});
  for (const std::string_view text :
       {"", "???", "Benoît Hamon vainqueur du 1er tour", "Los Angeles, Las Vegas, San Diego",
        "Ursula von der Leyen met Mark van der Meer.", "El Chapo et Al Capone à La Paz",
        "Bachar al-Assad a nié les faits. Le ministre el-Khalil aussi, dit Abou el-Nour.",
        "Le mot « Владимир » veut dire prince.", "L'E.T.A. a déposé les armes."}) {
    EXPECT_EQ(foreign.name_of(text), "") << text;
  }
  EXPECT_EQ(with_packs({"fr"}).name_of("The minister said that they had been arrested in the city "
                                       "and would stay in prison."),
            "English");
}

}  // namespace depeche
