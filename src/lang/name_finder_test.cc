// SPDX-License-Identifier: Apache-2.0
// Are the names of hostile and odd texts in bounds and in order?
#include "lang/name_finder.h"

#include "lang/analyser.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {

namespace {

Analysis analyse(std::string text) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  const auto analyser = Analyser::load(*pack);
  const auto document = Document::from_utf8(std::move(text));
  return analyser->analyse(*document);
}

void expect_sound(const Analysis& analysis) {
  std::uint32_t end = 0;
  for (const NameSpan& name : analysis.names) {
    EXPECT_LT(name.tokens.first, name.tokens.last);
    EXPECT_LE(name.tokens.last, analysis.tokens.size());
    EXPECT_GE(name.evidence.begin, end);
    EXPECT_EQ(name.evidence.begin, analysis.tokens[name.tokens.first].span.begin);
    EXPECT_EQ(name.evidence.end, analysis.tokens[name.tokens.last - 1].span.end);
    EXPECT_FALSE(name.rule.empty());
    end = name.evidence.end;
  }
}

}  // namespace

TEST(NameFinder, GivesSoundSpansForOddTexts) {
  const std::vector<std::string> texts{"A",
                                       "« »",
                                       "De la De la De la",
                                       "L'",
                                       "Du Des Aux",
                                       "M. M. M.",
                                       "É-É'É’É.É&É",
                                       "Al-Al-Al- al-A",
                                       "١٢٣ 北京 Москва",
                                       "PARIS LONDRES NEW YORK MOSCOU DAMAS BEYROUTH"};
  for (const std::string& text : texts) expect_sound(analyse(text));
}

TEST(NameFinder, StaysLinearInLongTexts) {
  std::string text;
  for (int i = 0; i < 8000; ++i) text += "Nations de la ";
  const auto start = std::chrono::steady_clock::now();
  expect_sound(analyse(text));
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  EXPECT_LT(spent.count(), 60);  // quadratic work would take far longer
}

TEST(NameFinder, FindsTheSameTwice) {
  const std::string text = "Le ministre Paul Durand a quitté Lyon. Durand reviendra à Lyon.";
  EXPECT_EQ(analyse(text), analyse(text));
}

/// What the network says counts where the features are in doubt.
TEST(NameFinder, TakesTheOpinionOfTheNetworkIntoAccount) {
  const auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  const auto analyser = Analyser::load(*pack);
  const auto finder = NameFinder::load(*pack);
  const auto document = Document::from_utf8("Lundi, Zorbik a reçu une délégation.");
  Analysis analysis = analyser->cut(*document);
  static_cast<void>(analyser->read_grammar(analysis));
  const auto type_with = [&](std::size_t label) {
    NameOpinion opinion;
    opinion.fill(127);
    opinion[label] = 0;
    NameOpinion outside;
    outside.fill(127);
    outside[0] = 0;
    std::vector<NameOpinion> opinions(analysis.tokens.size(), outside);
    opinions[2] = opinion;
    const auto names = finder->find(*document, analysis, opinions);
    return names.empty() ? std::string("none") : std::to_string(static_cast<int>(names[0].type));
  };
  EXPECT_EQ(analysis.tokens[2].form, "Zorbik");
  EXPECT_EQ(type_with(begin_label(0)), "0");
  EXPECT_EQ(type_with(begin_label(1)), "1");
  EXPECT_EQ(type_with(begin_label(2)), "2");
}

}  // namespace depeche
