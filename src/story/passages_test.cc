// SPDX-License-Identifier: Apache-2.0
#include "story/passages.h"

#include "story/alignment.h"
#include "story/fingerprints.h"
#include "story/words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

constexpr const char* wire =
    "Trois ponts ont été emportés mardi par la crue de la rivière Aube, a annoncé la préfecture. "
    "Près de deux cents habitants ont passé la nuit dans le gymnase de la commune voisine. "
    "Les secours attendent une nouvelle montée des eaux dans la soirée de mercredi.";

std::string words_between(const StoryWords& words, const std::string& text, std::uint32_t begin,
                          std::uint32_t end) {
  return text.substr(words.list[begin].begin, words.list[end - 1].end - words.list[begin].begin);
}

std::vector<SharedPassage> shared(const std::string& a, const std::string& b) {
  return shared_passages(words_of(a), words_of(b));
}

TEST(StoryWords, KnowsSentencesAndQuotes) {
  const StoryWords words = words_of("Titre\n\nM. Bâ a dit: « Non. » Il part à 18.30 h. Fin");
  ASSERT_EQ(words.sentences.size(), 5U);  // four sentences and the end
  EXPECT_EQ(words.folded[words.sentences[1]], "m");
  EXPECT_EQ(words.folded[words.sentences[2]], "il");
  EXPECT_EQ(words.folded[words.sentences[3]], "fin");
  const auto non =
      std::find(words.folded.begin(), words.folded.end(), "non") - words.folded.begin();
  EXPECT_TRUE(words.list[static_cast<std::size_t>(non)].quoted);
  EXPECT_FALSE(words.list.back().quoted);
}

TEST(StoryWords, EmptyText) {
  EXPECT_TRUE(words_of(" … ").list.empty());
  EXPECT_TRUE(fingerprints(words_of("")).empty());
  EXPECT_TRUE(shared("", wire).empty());
}

TEST(Fingerprints, EightWordsInARowShareOne) {
  const auto ours = fingerprints(words_of(wire));
  const auto theirs = fingerprints(
      words_of("Selon nos informations, deux cents habitants ont passé la nuit dans une école."));
  std::vector<std::uint32_t> both;
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                        std::back_inserter(both));
  EXPECT_FALSE(both.empty());
}

TEST(SharedPassages, WholeTextInOtherCaseAndMarks) {
  std::string loud(wire);
  std::replace(loud.begin(), loud.end(), ',', ';');
  const auto passages = shared(loud, wire);
  ASSERT_EQ(passages.size(), 1U);
  const auto size = static_cast<std::uint32_t>(words_of(wire).list.size());
  EXPECT_EQ(passages.front(), (SharedPassage{0, size, 0, size, size}));
}

TEST(SharedPassages, EditedSentenceIsTakenWhole) {
  const std::string edited =
      "Au moins trois ponts ont été détruits mardi par la crue de la petite rivière Aube, selon la "
      "préfecture. "
      "Le maire appelle ses voisins à l'aide et demande des vivres pour quinze jours.";
  const auto passages = shared(edited, wire);
  ASSERT_EQ(passages.size(), 1U);
  const StoryWords words = words_of(edited);
  EXPECT_EQ(words_between(words, edited, passages[0].a_begin, passages[0].a_end),
            edited.substr(0, edited.find(". Le maire")));
  EXPECT_LT(passages[0].kept, passages[0].a_end - passages[0].a_begin);
}

TEST(SharedPassages, InsertedSentencePartsThem) {
  std::string longer(wire);
  const std::string between =
      "Ces chiffres ont été contestés par les maires du canton dans une lettre ouverte. ";
  longer.insert(longer.find("Près de deux"), between);
  const auto passages = shared(longer, wire);
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_EQ(passages[0].b_end, passages[1].b_begin);
}

TEST(SharedPassages, ParagraphsInAnotherOrder) {
  const std::string text(wire);
  const std::size_t second = text.find("Près de deux");
  const auto passages = shared(text.substr(second) + " " + text.substr(0, second), text);
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_GT(passages[0].b_begin, passages[1].b_begin);
}

TEST(SharedPassages, SameFactsInOtherWordsAreNone) {
  EXPECT_TRUE(
      shared("La préfecture fait état de trois ponts détruits par les eaux de l'Aube. Quelque 200 "
             "riverains "
             "ont dormi dans un gymnase, et la rivière pourrait monter encore mercredi soir.",
             wire)
          .empty());
}

TEST(SharedPassages, QuotationOfAThirdIsNone) {
  const std::string quote =
      "« Nous ferons tout ce qui est possible pour que chacun rentre chez soi avant la fin de "
      "cette semaine »";
  EXPECT_TRUE(shared("Le préfet a promis: " + quote + ".", quote + ", a dit le préfet à la radio.")
                  .empty());
}

TEST(SharedPassages, RepeatedTextEnds) {
  std::string again;
  for (int i = 0; i < 30000; ++i) again += "encore ";
  EXPECT_FALSE(shared(again, again).empty());
}

TEST(Alignment, CommonWordsInOrder) {
  const StoryWords a = words_of("un deux trois quatre cinq");
  const StoryWords b = words_of("zéro un trois cinq six");
  std::vector<Tile> common;
  append_common(a, b, {0, 0, 0}, 5, 5, common);
  EXPECT_EQ(common, (std::vector<Tile>{{0, 1, 1}, {2, 2, 1}, {4, 3, 1}}));
}

}  // namespace
}  // namespace depeche
