// SPDX-License-Identifier: Apache-2.0
// Does a name model come back as it was written, and is a wrong file refused with a reason?
#include "lang/name_model.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {

namespace {

NameWeights small_weights() {
  NameWeights weights;
  weights.scale = 0.5F;
  weights.steps[name_labels][0] = 1.5F;
  weights.features = {{7, {1, -2}}, {90000, {0, 127}}};
  weights.uses = {{3, {1, 2}}, {99, {200, 40}}};
  return weights;
}

}  // namespace

TEST(NameModel, ReadsWhatItWrote) {
  const auto model = NameModel::read(NameModel::write(small_weights()), "names.bin");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->use(99).fine, 200);
  EXPECT_EQ(model->use((std::uint64_t{1} << 32U) + 3).coarse, 2);  // the low half counts
  EXPECT_EQ(model->use(4).fine, 0);
}

TEST(NameModel, RefusesOtherFilesAndRevisions) {
  struct Case {
    std::string_view what;
    std::size_t at;  ///< byte to change; npos = cut the last byte off
    char byte;
    ErrorCode code;
    std::string_view says;
  };

  const std::vector<Case> cases{
      {"magic", 0, 'X', ErrorCode::bad_data, "not a name model"},
      {"format version", 4, 9, ErrorCode::incompatible, "format 9, this program reads 2"},
      {"feature revision", 8, 77, ErrorCode::incompatible, "features of revision 77"},
      {"feature count", 12, 9, ErrorCode::bad_data, "length"},
      {"cut short", std::string::npos, 0, ErrorCode::bad_data, "length"},
  };
  for (const Case& c : cases) {
    std::string bytes = NameModel::write(small_weights());
    if (c.at == std::string::npos) {
      bytes.pop_back();
    } else {
      bytes[c.at] = c.byte;
    }
    const auto model = NameModel::read(bytes, "fr/names.bin");
    ASSERT_FALSE(model) << c.what;
    EXPECT_EQ(model.error().code, c.code) << c.what;
    EXPECT_EQ(model.error().where, "fr/names.bin");
    EXPECT_NE(model.error().message.find(c.says), std::string::npos) << model.error().message;
  }
}

TEST(NameModel, RefusesShortAndUnsortedFiles) {
  EXPECT_FALSE(NameModel::read("", "names.bin"));
  EXPECT_FALSE(NameModel::read("DPNM", "names.bin"));
  NameWeights weights = small_weights();
  std::swap(weights.uses[0], weights.uses[1]);
  EXPECT_FALSE(NameModel::read(NameModel::write(weights), "names.bin"));
}

TEST(BestLabels, NeverPutsAnInsideAfterAnotherKind) {
  std::vector<LabelScores> scores(2);
  scores[0][begin_label(0)] = 5;
  scores[1][inside_label(2)] = 5;
  scores[1][inside_label(0)] = 1;
  const auto labels = best_labels(scores, {});
  EXPECT_EQ(labels[0], begin_label(0));
  EXPECT_EQ(labels[1], inside_label(0));
  EXPECT_TRUE(best_labels({}, {}).empty());
}

}  // namespace depeche
