// SPDX-License-Identifier: Apache-2.0
#include "lang/tree_mend.h"

#include "lang/conllu.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace depeche {

namespace {

/// Rows "form UPOS features head deprel" of one sentence, mended: "head deprel" of each word.
std::vector<std::string> mended(const std::string& rows, bool headline = false) {
  std::istringstream in(rows);
  std::string conllu = "# sent_id = 1\n";
  std::string form, upos, features, head, deprel;
  for (int n = 1; in >> form >> upos >> features >> head >> deprel; ++n) {
    conllu += std::to_string(n) + '\t' + form + '\t' + form + '\t' + upos + "\t_\t" + features +
              '\t' + head + '\t' + deprel + "\t_\t_\n";
  }
  auto parsed = read_conllu(conllu + "\n", "en");
  EXPECT_TRUE(parsed) << conllu;
  auto& tokens = parsed->analysis.tokens;
  mend_tree(tokens, 0, headline);
  std::vector<std::string> out;
  for (const Token& token : tokens) {
    out.push_back(std::to_string(token.head == no_token ? 0 : token.head + 1) + ' ' +
                  std::string(name_of(token.deprel)));
  }
  return out;
}

constexpr const char* fin = "Mood=Ind|Tense=Past|VerbForm=Fin";

TEST(TreeMend, NameBeforeVerbWithoutSubject) {
  const std::string rows =
      std::string(
          "On ADP _ 2 case Monday PROPN _ 5 obl Donald PROPN _ 2 appos Trump PROPN _ 3 flat "
          "telephoned VERB ") +
      fin + " 0 root Paris PROPN _ 5 obj";
  EXPECT_EQ(mended(rows)[2], "5 nsubj");
}

TEST(TreeMend, NameBehindPrepositionStays) {
  const std::string rows = std::string("In ADP _ 2 case Paris PROPN _ 3 obl began VERB ") + fin +
                           " 0 root talks NOUN _ 3 obj";
  EXPECT_EQ(mended(rows)[1], "3 obl");
}

TEST(TreeMend, RelativeClauseHungOnVerb) {
  const std::string rows = std::string("said VERB ") + fin +
                           " 0 root Amnesty PROPN _ 1 nsubj , PUNCT _ 5 punct which PRON "
                           "PronType=Rel 5 nsubj called VERB " +
                           fin + " 1 acl:relcl";
  EXPECT_EQ(mended(rows)[4], "2 acl:relcl");
}

TEST(TreeMend, TwoSubjects) {
  const std::string rows =
      std::string(
          "Selon ADP _ 3 case la DET _ 3 det ministre NOUN _ 9 obl , PUNCT _ 5 punct "
          "Judith PROPN _ 9 nsubj , PUNCT _ 5 punct dix NUM _ 8 nummod soldats NOUN _ 9 "
          "nsubj partent VERB ") +
      fin + " 0 root";
  EXPECT_EQ(mended(rows)[4], "3 appos");
  EXPECT_EQ(mended(rows)[7], "9 nsubj");
}

TEST(TreeMend, SubjectOfBareClause) {
  const std::string rows = std::string("It PRON _ 2 nsubj reported VERB ") + fin +
                           " 0 root Dorian PROPN _ 2 obj weakened VERB " + fin + " 2 ccomp";
  EXPECT_EQ(mended(rows)[2], "4 nsubj");
}

TEST(TreeMend, NamesOfHeadline) {
  const std::string rows = std::string(
                               "Paris PROPN _ 4 nsubj , PUNCT _ 3 punct Berlin PROPN _ 1 "
                               "appos call VERB ") +
                           fin + " 0 root";
  EXPECT_EQ(mended(rows, true)[2], "1 conj");
  EXPECT_EQ(mended(rows, false)[2], "1 appos");
}

TEST(TreeMend, SpeakerBeforeColon) {
  const std::string rows =
      std::string("Ban PROPN _ 4 nsubj : PUNCT _ 4 punct nobody PRON _ 4 nsubj won VERB ") + fin +
      " 0 root";
  EXPECT_EQ(mended(rows)[0], "4 dislocated");
  EXPECT_EQ(mended(rows)[2], "4 nsubj");
}

TEST(TreeMend, NounBehindDayIsSubject) {
  const std::string rows =
      std::string("On ADP _ 3 case Sunday PROPN _ 3 compound rebels NOUN _ 4 obl seized VERB ") +
      fin + " 0 root Goma PROPN _ 4 obj";
  EXPECT_EQ(mended(rows)[0], "2 case");
  EXPECT_EQ(mended(rows)[1], "4 obl");
  EXPECT_EQ(mended(rows)[2], "4 nsubj");
}

TEST(TreeMend, ParticipleBetweenNamesIsVerb) {
  const std::string rows =
      "Kyiv PROPN _ 3 det accused VERB Tense=Past|VerbForm=Part 3 amod Moscow PROPN _ 0 root "
      "of ADP _ 5 mark bombing VERB Tense=Pres|VerbForm=Part 3 acl Odessa PROPN _ 5 obj";
  EXPECT_EQ(mended(rows)[0], "2 nsubj");
  EXPECT_EQ(mended(rows)[1], "0 root");
  EXPECT_EQ(mended(rows)[2], "2 obj");
  EXPECT_EQ(mended(rows)[4], "2 advcl");
}

TEST(TreeMend, ParticipleBehindCommaTellsOfSubject) {
  const std::string rows = std::string("May PROPN _ 2 nsubj expelled VERB ") + fin +
                           " 0 root diplomats NOUN _ 2 obj , PUNCT _ 5 punct severing VERB "
                           "Tense=Pres|VerbForm=Part 3 acl contacts NOUN _ 5 obj";
  EXPECT_EQ(mended(rows)[4], "2 advcl");
}

TEST(TreeMend, ParticipleWithoutCommaTellsOfObject) {
  const std::string rows = std::string("May PROPN _ 2 nsubj met VERB ") + fin +
                           " 0 root diplomats NOUN _ 2 obj leaving VERB "
                           "Tense=Pres|VerbForm=Part 3 acl Moscow PROPN _ 4 obj";
  EXPECT_EQ(mended(rows)[3], "3 acl");
}

TEST(TreeMend, CountedObjectBehindResult) {
  const std::string rows = std::string("Police NOUN _ 2 nsubj shot VERB ") + fin +
                           " 0 root dead ADJ _ 2 xcomp at ADP _ 7 case least ADJ _ 6 nmod five NUM "
                           "_ 7 nummod protesters NOUN _ 2 obl";
  EXPECT_EQ(mended(rows)[6], "2 obj");
}

TEST(TreeMend, InfinitiveBehindAdverb) {
  const std::string rows = std::string("marched VERB ") + fin +
                           " 0 root before ADV _ 1 advmod to ADP _ 4 mark be VERB VerbForm=Inf 2 "
                           "xcomp";
  EXPECT_EQ(mended(rows)[1], "4 mark");
  EXPECT_EQ(mended(rows)[3], "1 advcl");
}

TEST(TreeMend, MainClauseReadAsWhatIsDemanded) {
  const std::string rows = std::string(
                               "Protesters NOUN _ 0 root demanding VERB Tense=Pres|VerbForm=Part 1 "
                               "acl reforms NOUN _ 4 nsubj clashed VERB ") +
                           fin + " 2 ccomp . PUNCT _ 1 punct";
  EXPECT_EQ(mended(rows)[0], "4 nsubj");
  EXPECT_EQ(mended(rows)[2], "2 obj");
  EXPECT_EQ(mended(rows)[3], "0 root");
}

TEST(TreeMend, SecondVerbOfHeadline) {
  const std::string rows = std::string("Iran PROPN _ 2 nsubj seizes VERB ") + fin +
                           " 0 root tanker NOUN _ 2 obj , PUNCT _ 5 punct arrests NOUN _ 3 appos "
                           "crew NOUN _ 5 obj";
  EXPECT_EQ(mended(rows, true)[4], "2 conj");
  EXPECT_EQ(mended(rows, false)[4], "3 appos");
}

TEST(TreeMend, ObjectBehindAside) {
  const std::string head = std::string("ont AUX ") + fin + " 2 aux retardé VERB _ 0 root " +
                           ", PUNCT _ 5 punct selon ADP _ 5 case père NOUN ";
  const std::string rows = head + "Gender=Masc|Number=Sing 2 obl , PUNCT _ 7 punct ";
  EXPECT_EQ(mended(rows + "arrivée NOUN Gender=Fem|Number=Sing 5 appos")[6], "2 obj");
  EXPECT_EQ(mended(rows + "paysan NOUN Gender=Masc|Number=Sing 5 appos")[6], "5 appos");
}

TEST(TreeMend, CountedAdjectiveStandsForNoun) {
  const std::string rows =
      std::string("Three NUM _ 2 nummod wounded ADJ _ 3 nsubj died VERB ") + fin + " 0 root";
  EXPECT_EQ(mended(rows)[1], "3 nsubj");
}

}  // namespace

}  // namespace depeche
