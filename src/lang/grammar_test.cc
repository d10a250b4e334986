// SPDX-License-Identifier: Apache-2.0
// Does the analyser read plain sentences right, and does it refuse damaged models?
#include "base/files.h"
#include "lang/analyser.h"
#include "lang/grammar_model.h"

#include <string>

#include <gtest/gtest.h>

namespace depeche {

namespace {

Analysis analyse(std::string_view language, std::string_view text) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  const auto analyser = Analyser::load(*pack);
  const auto document = Document::from_utf8(std::string(text));
  return analyser->analyse(*document);
}

const Token& token(const Analysis& analysis, std::string_view form) {
  for (const Token& token : analysis.tokens) {
    if (token.form == form) return token;
  }
  ADD_FAILURE() << "no token " << form;
  return analysis.tokens.front();
}

std::string head_of(const Analysis& analysis, std::string_view form) {
  const std::uint32_t head = token(analysis, form).head;
  return head == no_token ? "" : analysis.tokens[head].form;
}

}  // namespace

TEST(GrammarTest, ReadsAPlainFrenchSentence) {
  const Analysis analysis = analyse("fr", "Les soldats ont tué trois civils dans le village.");
  EXPECT_EQ(token(analysis, "tué").lemma, "tuer");
  EXPECT_EQ(token(analysis, "tué").deprel, Deprel::root);
  EXPECT_FALSE(token(analysis, "tué").morph.passive);
  EXPECT_EQ(token(analysis, "soldats").deprel, Deprel::nsubj);
  EXPECT_EQ(token(analysis, "soldats").morph.number, Number::plur);
  EXPECT_EQ(token(analysis, "civils").deprel, Deprel::obj);
  EXPECT_EQ(head_of(analysis, "civils"), "tué");
  EXPECT_EQ(token(analysis, "trois").upos, Upos::num);
  EXPECT_EQ(head_of(analysis, "dans"), "village");
  EXPECT_EQ(analysis.model, "fr.grammar@2026.14");
}

TEST(GrammarTest, ReadsAFrenchPassive) {
  const Analysis analysis = analyse("fr", "Deux hommes ont été arrêtés par la police.");
  EXPECT_TRUE(token(analysis, "arrêtés").morph.passive);
  EXPECT_EQ(token(analysis, "hommes").deprel, Deprel::nsubj_pass);
  EXPECT_EQ(token(analysis, "police").deprel, Deprel::obl_agent);
}

TEST(GrammarTest, TellsArticlesFromContractions) {
  const Analysis analysis = analyse("fr", "Le chef des rebelles a trouvé des armes.");
  EXPECT_EQ(analysis.tokens[2].form, "de");
  EXPECT_EQ(analysis.tokens[3].form, "les");
  EXPECT_EQ(analysis.tokens[3].part, 1);
  EXPECT_EQ(token(analysis, "des").upos, Upos::det);
}

TEST(GrammarTest, ReadsAPlainEnglishSentence) {
  const Analysis analysis = analyse("en", "Police arrested two men in London on Friday.");
  EXPECT_EQ(token(analysis, "arrested").lemma, "arrest");
  EXPECT_EQ(token(analysis, "Police").deprel, Deprel::nsubj);
  EXPECT_EQ(token(analysis, "men").deprel, Deprel::obj);
  EXPECT_EQ(token(analysis, "London").upos, Upos::propn);
}

TEST(GrammarTest, AParticipleThatCarriesASentenceIsFinite) {
  const Analysis analysis = analyse("en", "\"We will pay,\" promised the minister.");
  EXPECT_EQ(token(analysis, "promised").morph.verb_form, VerbForm::fin);
  EXPECT_FALSE(token(analysis, "promised").morph.passive);
}

TEST(GrammarTest, LemmasOfEnglish) {
  const Analysis analysis = analyse("en", "The United States heard good news from two Iraqis.");
  EXPECT_EQ(token(analysis, "good").lemma, "good");
  EXPECT_EQ(token(analysis, "Iraqis").lemma, "Iraqi");
}

TEST(GrammarTest, AFrenchWordWithoutACapitalIsNoName) {
  const Analysis analysis = analyse("fr", "« On verra », bougonne le pêcheur.");
  EXPECT_NE(token(analysis, "bougonne").upos, Upos::propn);
}

TEST(GrammarTest, RefusesDamagedModels) {
  const auto bytes =
      read_file(std::string(DEPECHE_TEST_DATA) + "/fr/model.bin", std::size_t{1} << 26U);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(GrammarModel::read("not a model", "fr").error().code, ErrorCode::bad_data);
  EXPECT_EQ(GrammarModel::read(*bytes, "en").error().code, ErrorCode::bad_data);
  std::string other = *bytes;
  other[8] = 77;
  EXPECT_EQ(GrammarModel::read(other, "fr").error().code, ErrorCode::incompatible);
  for (std::size_t size = 0; size < 4000; size += 37) {
    EXPECT_FALSE(GrammarModel::read(std::string_view(*bytes).substr(0, size), "fr")) << size;
  }
  for (std::size_t part = 1; part < 20; ++part) {
    const auto cut = std::string_view(*bytes).substr(0, bytes->size() * part / 20);
    EXPECT_FALSE(GrammarModel::read(cut, "fr")) << part;
  }
  EXPECT_FALSE(GrammarModel::read(std::string_view(*bytes).substr(0, bytes->size() - 1), "fr"));
}

TEST(GrammarTest, RefusesAModelThatReadsItsSamplesOtherwise) {
  const auto bytes =
      read_file(std::string(DEPECHE_TEST_DATA) + "/fr/model.bin", std::size_t{1} << 26U);
  ASSERT_TRUE(bytes);
  const auto model = GrammarModel::read(*bytes, "fr");
  ASSERT_TRUE(model);
  EXPECT_GE(model->samples.size(), 3);
  for (const auto& sample : model->samples) EXPECT_GE(sample.size(), 7);
  // The relation of the last word of the last sample stands at the end of the file.
  const auto at = bytes->rfind("punct");
  ASSERT_EQ(at + 5, bytes->size());
  std::string other = *bytes;
  other.replace(at, 5, "fixed");
  const auto refused = GrammarModel::read(other, "fr");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("sample 4 otherwise"), std::string::npos);
  EXPECT_NE(refused.error().message.find("install it anew"), std::string::npos);
}

TEST(GrammarTest, LexicalCodesComeBack) {
  for (const std::string_view code :
       {"P3s", "Kfp", "W", "G", "ms", "3fp.prs", "ms.art.def", "Y2p", ".not", ""}) {
    EXPECT_EQ(code_from_morph(morph_from_code(code)), code);
  }
}

}  // namespace depeche
