// SPDX-License-Identifier: Apache-2.0
#include "story/copy_finder.h"

#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

/// The passages that two texts of two days, or of one, have in common.
std::size_t passages(const std::string& earlier, const std::string& later, std::int32_t apart) {
  const StoryWords first_words = words_of(earlier);
  const StoryWords second_words = words_of(later);
  WindowDocument first;
  first.doc = 1;
  first.id = "a";
  first.day = 100;
  WindowDocument second;
  second.doc = 2;
  second.id = "b";
  second.day = 100 + apart;
  return copy_between({first, earlier, first_words}, {second, later, second_words}).passages.size();
}

const std::string toll_of_monday =
    "Le point du jour\n\nAu total 91 personnes sont mortes dans la région depuis le début de la "
    "crue, "
    "selon un comptage de l'agence à partir de sources officielles, pour 4300 habitants secourus. "
    "Le préfet a visité lundi les villages du nord, où l'eau monte encore.";
const std::string toll_of_friday =
    "Le point du jour\n\nAu total 117 personnes sont mortes dans la région depuis le début de la "
    "crue, "
    "selon un comptage de l'agence à partir de sources officielles, pour 5100 habitants secourus. "
    "Une école a rouvert vendredi dans le sud, après dix jours de fermeture.";

TEST(CopyFinder, SetPhraseWithOtherFiguresOnAnotherDayIsNoCopy) {
  EXPECT_EQ(passages(toll_of_monday, toll_of_friday, 4), 0U);
}

TEST(CopyFinder, SameDayItIsOne) {
  EXPECT_GT(passages(toll_of_monday, toll_of_friday, 0), 0U);
}

TEST(CopyFinder, HeadingOfASeriesIsNoCopy) {
  const std::string heading =
      "Crue: le point sur la situation dans la région\n\nNouveaux bilans, nouvelles mesures, faits "
      "marquants: un point chaque soir sur les dernières évolutions de la crue dans la région. ";
  std::string long_news;
  std::string other_news;
  for (int i = 0; i < 12; ++i) {
    long_news += "Le pont numéro " + std::to_string(i) + " a tenu bon toute la nuit au village. ";
    other_news += "Une barque a ramené " + std::to_string(i) + " moutons égarés vers la colline. ";
  }
  EXPECT_EQ(passages(heading + long_news, heading + other_news, 1), 0U);
  EXPECT_GT(passages(heading + long_news, heading + long_news, 1), 0U);
}

}  // namespace
}  // namespace depeche
