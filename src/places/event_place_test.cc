// SPDX-License-Identifier: Apache-2.0
#include "places/event_place.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

struct Word {
  const char* form;
  Upos upos;
  std::uint32_t head;
  Deprel deprel;
};

Analysis sentence_of_words(const std::vector<Word>& words) {
  Analysis analysis;
  analysis.language = "fr";
  std::uint32_t at = 0;
  for (const Word& word : words) {
    Token token;
    token.form = word.form;
    token.lower = word.form;
    token.span = {at, at + static_cast<std::uint32_t>(token.form.size())};
    at = token.span.end + 1;
    token.upos = word.upos;
    token.head = word.head;
    token.deprel = word.deprel;
    token.space_before = true;
    analysis.tokens.push_back(token);
  }
  const auto count = static_cast<std::uint32_t>(words.size());
  analysis.sentences.push_back({.tokens = {0, count}, .span = {0, at}});
  return analysis;
}

PlaceRef place_at(std::uint32_t token, bool actor = false,
                  const char* rule = "fr.place.gazetteer") {
  PlaceRef place;
  place.tokens = {token, token + 1};
  place.rule = rule;
  place.is_actor = actor;
  return place;
}

EventPlaceRules rules() {
  EventPlaceRules rules;
  rules.language = "fr";
  rules.locative = {"à", "en", "dans"};
  return rules;
}

// "Paris condamne l' attaque menée à Kaboul en Afghanistan"
Analysis attack() {
  return sentence_of_words({{"Paris", Upos::propn, 1, Deprel::nsubj},
                            {"condamne", Upos::verb, no_token, Deprel::root},
                            {"l'", Upos::det, 3, Deprel::det},
                            {"attaque", Upos::noun, 1, Deprel::obj},
                            {"menée", Upos::verb, 3, Deprel::acl},
                            {"à", Upos::adp, 6, Deprel::case_},
                            {"Kaboul", Upos::propn, 4, Deprel::obl},
                            {"en", Upos::adp, 8, Deprel::case_},
                            {"Afghanistan", Upos::propn, 6, Deprel::nmod}});
}

TEST(EventPlace, AttachedBeatsTheRest) {
  const auto found =
      place_for(4, Matter::deed, attack(), {place_at(0, true), place_at(6), place_at(8)}, rules());
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (EventPlace{1, "fr.place.attached"}));
}

TEST(EventPlace, NominalTriggerTakesThePlaceOfItsSentence) {
  const auto found =
      place_for(3, Matter::deed, attack(), {place_at(0, true), place_at(6), place_at(8)}, rules());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->place, 1U);
}

TEST(EventPlace, ActorsAreNoPlaces) {
  EXPECT_FALSE(place_for(1, Matter::deed, attack(), {place_at(0, true)}, rules()));
}

TEST(EventPlace, NeedsAPrepositionWithoutATree) {
  const Analysis analysis = sentence_of_words({{"Syrie", Upos::propn, no_token, Deprel::dep},
                                               {"attaque", Upos::noun, no_token, Deprel::dep},
                                               {"dans", Upos::adp, no_token, Deprel::dep},
                                               {"la", Upos::det, no_token, Deprel::dep},
                                               {"ville", Upos::noun, no_token, Deprel::dep},
                                               {"de", Upos::adp, no_token, Deprel::dep},
                                               {"Raqqa", Upos::propn, no_token, Deprel::dep}});
  const auto found = place_for(1, Matter::deed, analysis, {place_at(0), place_at(6)}, rules());
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (EventPlace{1, "fr.place.sentence"}));
  EXPECT_FALSE(place_for(1, Matter::deed, analysis, {place_at(0)}, rules()));
}

TEST(EventPlace, DatelineIsTheLastResort) {
  const Analysis analysis = sentence_of_words({{"Damas", Upos::propn, no_token, Deprel::dep},
                                               {"-", Upos::punct, no_token, Deprel::dep},
                                               {"attaque", Upos::noun, no_token, Deprel::dep}});
  const auto found =
      place_for(2, Matter::deed, analysis, {place_at(0, false, "fr.place.dateline")}, rules());
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (EventPlace{0, "fr.place.dateline"}));
}

TEST(EventPlace, OddInputGivesNothing) {
  EXPECT_FALSE(place_for(99, Matter::deed, attack(), {}, rules()));
  EXPECT_FALSE(place_for(0, Matter::deed, Analysis{}, {}, rules()));
}

}  // namespace
}  // namespace depeche
