// SPDX-License-Identifier: Apache-2.0
#include "actors/person_name.h"

#include <gtest/gtest.h>

namespace depeche::actors {
namespace {

struct Pair {
  const char* left;
  const char* right;
  NameMatch match;
};

TEST(PersonName, JoinsSpellingsOfOneNameAndKeepsBearersOfAFamilyNameApart) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  ASSERT_TRUE(pack);
  const auto names = NameNormaliser::load(*pack);
  ASSERT_TRUE(names) << to_string(names.error());
  const Pair pairs[] = {
      {"Bachar Al-Assad", "Bashar al-Assad", NameMatch::full},
      {"Bachar el-Assad", "Assad", NameMatch::family},
      {"Sergueï Choïgou", "Sergei Shoigu", NameMatch::full},
      {"Vladimir Poutine", "Vladimir Putin", NameMatch::full},
      {"Vladimir Vladimirovitch Poutine", "Vladimir Poutine", NameMatch::full},
      {"Mohammed Morsi", "Mohamed Morsi", NameMatch::full},
      {"V. Poutine", "Vladimir Poutine", NameMatch::full},
      {"Benyamin Nétanyahou", "Netanyahu", NameMatch::family},
      {"Angela Merkel", "Angela", NameMatch::given},
      {"Michel Aoun", "Joseph Aoun", NameMatch::none},
      {"Jean Martin", "Paul Martin", NameMatch::none},
      {"Jean Martin", "Jean Dupont", NameMatch::none},
      {"Hillary Clinton", "Bill Clinton", NameMatch::none},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(match_names(names->keys(pair.left), names->keys(pair.right)), pair.match)
        << pair.left << " / " << pair.right;
  }
}

}  // namespace
}  // namespace depeche::actors
