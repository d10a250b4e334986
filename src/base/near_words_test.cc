// SPDX-License-Identifier: Apache-2.0
#include "base/near_words.h"

#include <gtest/gtest.h>

namespace depeche {

TEST(NearWords, FindWhatWasMeant) {
  const std::vector<std::string> known = {"arrest", "kill", "head_of_state", "FRA"};
  EXPECT_EQ(nearest_word("arest", known), "arrest");
  EXPECT_EQ(nearest_word("head_of_stat", known), "head_of_state");
  EXPECT_EQ(nearest_word("fra", known), "FRA");
  EXPECT_EQ(nearest_word("klil", known), "kill");
  EXPECT_EQ(nearest_word("weather", known), "");
  EXPECT_EQ(nearest_word("", known), "");
  EXPECT_EQ(instead_of("kil", known), "did you mean 'kill'?");
  EXPECT_EQ(instead_of("xyzxyz", {"a", "b"}), "there are a, b");
}

}  // namespace depeche
