// SPDX-License-Identifier: Apache-2.0
#include "lang/conllu.h"

#include <gtest/gtest.h>

namespace depeche {

namespace {

constexpr std::string_view sample =
    "# newpar\n# sent_id = 1\n# text = Il va au marché.\n"
    "1\tIl\til\tPRON\t_\tGender=Masc|Number=Sing|Person=3|PronType=Prs\t2\tnsubj\t_\tTokenRange=0:"
    "2\n"
    "2\tva\taller\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_"
    "\tTokenRange=3:5\n"
    "3-4\tau\t_\t_\t_\t_\t_\t_\t_\tTokenRange=6:8\n"
    "3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tle\tle\tDET\t_\tDefinite=Def|Gender=Masc|Number=Sing|PronType=Art\t5\tdet\t_\t_\n"
    "5\tmarché\tmarché\tNOUN\t_\tGender=Masc|Number=Sing\t2\tobl:arg\t_\tSpaceAfter=No|TokenRange="
    "9:15\n"
    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tTokenRange=15:16\n\n";

}  // namespace

TEST(ConlluTest, WritesWhatItRead) {
  const auto parsed = read_conllu(sample, "fr");
  ASSERT_TRUE(parsed) << to_string(parsed.error());
  EXPECT_EQ(parsed->document.text(), "Il va au marché.");
  EXPECT_EQ(parsed->analysis.tokens[3].part, 1);
  EXPECT_EQ(slice(parsed->document.text(), parsed->analysis.tokens[3].span), "au");
  std::string expected(sample);
  const std::string& id = parsed->document.id();
  expected.replace(expected.find("= 1"), 3, "= " + id + "-1");
  EXPECT_EQ(write_conllu(parsed->document, parsed->analysis),
            "# newdoc id = " + id + "\n" + expected);
}

TEST(ConlluTest, LaysParagraphsOut) {
  const auto parsed = read_conllu(
      "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n1\tB\tb\tX\t_\t_\t0\troot\t_\t_\n\n"
      "# newpar\n1\tC\tc\tX\t_\t_\t0\troot\t_\t_\n",
      "fr");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->document.text(), "A B\n\nC");
  EXPECT_EQ(parsed->analysis.sentences[2].paragraph, 1U);
}

TEST(ConlluTest, RefusesWhatIsNotConllu) {
  for (const std::string_view bad :
       {"1\tA\n", "x\tA\ta\tX\t_\t_\t0\troot\t_\t_\n", "1\tA\ta\tX\t_\t_\tzero\troot\t_\t_\n",
        "1-\tA\t_\t_\t_\t_\t_\t_\t_\t_\n"}) {
    const auto parsed = read_conllu(bad, "fr");
    ASSERT_FALSE(parsed) << bad;
    EXPECT_EQ(parsed.error().where, "line 1");
  }
}

}  // namespace depeche
