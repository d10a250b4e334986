// SPDX-License-Identifier: Apache-2.0
#include "pack/forest.h"

#include "pack/habits.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace depeche {
namespace {

constexpr std::array<std::string_view, 2> features{"height", "weight"};

Result<Forest> read(const std::string& rows) {
  const auto table =
      Table::parse("tree\tnode\tfeature\tthreshold\tlow\thigh\tvalue\n" + rows, "forest.tsv");
  if (!table) return table.error();
  return Forest::read(*table, features);
}

constexpr const char* two_trees =
    "0\t0\theight\t1.5\t1\t2\t\n"
    "0\t1\t-\t\t\t\t-1\n"
    "0\t2\tweight\t10\t3\t4\t\n"
    "0\t3\t-\t\t\t\t0.25\n"
    "0\t4\t-\t\t\t\t2\n"
    "1\t0\t-\t\t\t\t0.5\n";

TEST(Forest, AddsTheLeavesThatTheNumbersLeadTo) {
  const auto forest = read(two_trees);
  ASSERT_TRUE(forest) << forest.error().message;
  EXPECT_DOUBLE_EQ(forest->score(std::array{1.5F, 99.0F}), -0.5);
  EXPECT_DOUBLE_EQ(forest->score(std::array{2.0F, 10.0F}), 0.75);
  EXPECT_DOUBLE_EQ(forest->score(std::array{2.0F, 11.0F}), 2.5);
}

TEST(Forest, RefusesWhatLeadsAstray) {
  for (const char* rows : {
           "0\t0\theight\t1\t1\t1\t\n0\t1\t-\t\t\t\t1\n",  // both ways to one node
           "0\t0\theight\t1\t1\t9\t\n0\t1\t-\t\t\t\t1\n",  // out of the tree
           "0\t0\tcolour\t1\t1\t2\t\n",                    // a feature nobody knows
           "0\t0\t-\t\t\t\tmuch\n",                        // no number
           "0\t1\t-\t\t\t\t1\n",                           // does not begin with node 0
           "0\t0\theight\t1\t1\t2\t\n0\t1\t-\t\t\t\t1\n1\t0\t-\t\t\t\t1\n",  // cut short
       }) {
    const auto forest = read(rows);
    ASSERT_FALSE(forest) << rows;
    EXPECT_EQ(forest.error().code, ErrorCode::bad_data);
    EXPECT_NE(forest.error().where.find("forest.tsv"), std::string::npos);
  }
}

TEST(Habits, KeysAreEmptyWhereAWordIs) {
  EXPECT_EQ(habit_key('l', {"ASSAULT", "tuer"}), "lASSAULT tuer");
  EXPECT_EQ(habit_key('o', {"ASSAULT", ""}), "");
}

TEST(Habits, KnowNothingWithoutATable) {
  EXPECT_EQ(Habits().of("lASSAULT tuer"), 0.0F);
}

}  // namespace
}  // namespace depeche
