// SPDX-License-Identifier: Apache-2.0
#include "lang/language_identifier.h"

#include <gtest/gtest.h>

namespace depeche {

TEST(LanguageIdentifierTest, KnowsOneSentence) {
  std::vector<Pack> packs;
  for (const char* language : {"fr", "en"}) {
    auto pack = Pack::open(DEPECHE_TEST_DATA, language);
    ASSERT_TRUE(pack);
    packs.push_back(*pack);
  }
  const auto identifier = LanguageIdentifier::load(packs);
  ASSERT_TRUE(identifier);
  for (const std::string_view french :
       {"Deux hommes ont été arrêtés à Lyon.", "LE PRÉSIDENT EST ARRIVÉ AU MALI",
        "Explosion dans une usine", "L’armée a repris la ville.", "???"}) {
    EXPECT_EQ(identifier->identify(french), "fr") << french;
  }
  for (const std::string_view english :
       {"Two men were arrested in Lyon.", "THE PRESIDENT HAS ARRIVED", "Fire at a plant in Ohio",
        "Why did he say so?", "It's over, the minister said."}) {
    EXPECT_EQ(identifier->identify(english), "en") << english;
  }
}

}  // namespace depeche
