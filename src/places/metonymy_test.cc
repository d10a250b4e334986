// SPDX-License-Identifier: Apache-2.0
#include "places/metonymy.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

struct Word {
  const char* form;
  const char* lemma;
  Upos upos;
  std::uint32_t head;
  Deprel deprel;
};

PlaceContext french() {
  auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
  EXPECT_TRUE(pack);
  auto context = PlaceContext::load(*pack);
  EXPECT_TRUE(context) << to_string(context.error());
  return std::move(*context);
}

PlaceEntry capital() {
  PlaceEntry entry;
  entry.resolution = Resolution::city;
  entry.capital = true;
  return entry;
}

PlaceEntry country() {
  PlaceEntry entry;
  entry.resolution = Resolution::country;
  return entry;
}

/// Does token `name` of the words stand for a government?
bool judge(std::uint32_t name, const PlaceEntry& entry, const std::vector<Word>& words) {
  Analysis analysis;
  for (const Word& word : words) {
    Token token;
    token.form = word.form;
    token.lower = to_lower(word.form);
    token.lemma = word.lemma;
    token.upos = word.upos;
    token.head = word.head;
    token.deprel = word.deprel;
    token.space_before = true;
    analysis.tokens.push_back(token);
  }
  analysis.sentences.push_back({.tokens = {0, static_cast<std::uint32_t>(words.size())}});
  const PlaceContext context = french();
  PlaceMatch match;
  match.tokens = {name, name + 1};
  match.around = evidence_around(match.tokens, analysis.sentences[0], true, analysis, context);
  return stands_for_government(match, entry, analysis.sentences[0], analysis, context);
}

const std::vector<Word> negotiates{{"Ankara", "Ankara", Upos::propn, 1, Deprel::nsubj},
                                   {"négocie", "négocier", Upos::verb, no_token, Deprel::root},
                                   {"avec", "avec", Upos::adp, 3, Deprel::case_},
                                   {"Moscou", "Moscou", Upos::propn, 1, Deprel::obl}};

const std::vector<Word> signed_by_two{{"Washington", "Washington", Upos::propn, 4, Deprel::nsubj},
                                      {"et", "et", Upos::cconj, 2, Deprel::cc},
                                      {"Pékin", "Pékin", Upos::propn, 0, Deprel::conj},
                                      {"ont", "avoir", Upos::aux, 4, Deprel::aux_tense},
                                      {"signé", "signer", Upos::verb, no_token, Deprel::root}};

const std::vector<Word> accuses{{"Londres", "Londres", Upos::propn, 1, Deprel::nsubj},
                                {"accuse", "accuser", Upos::verb, no_token, Deprel::root},
                                {"l'", "le", Upos::det, 3, Deprel::det},
                                {"Iran", "Iran", Upos::propn, 1, Deprel::obj}};

const std::vector<Word> visits{{"Londres", "Londres", Upos::propn, 1, Deprel::nsubj},
                               {"dort", "dormir", Upos::verb, no_token, Deprel::root}};

const std::vector<Word> bombed{{"Il", "il", Upos::pron, 1, Deprel::nsubj},
                               {"quitte", "quitter", Upos::verb, no_token, Deprel::root},
                               {"l'", "le", Upos::det, 3, Deprel::det},
                               {"Iran", "Iran", Upos::propn, 1, Deprel::obj}};

TEST(Metonymy, SubjectsAndThoseDealtWithAct) {
  EXPECT_TRUE(judge(0, capital(), negotiates));
  EXPECT_TRUE(judge(3, capital(), negotiates));
  EXPECT_TRUE(judge(0, capital(), signed_by_two));
  EXPECT_TRUE(judge(2, capital(), signed_by_two));
  EXPECT_TRUE(judge(0, capital(), accuses));
  EXPECT_TRUE(judge(3, country(), accuses));
}

TEST(Metonymy, OtherVerbsAndOtherTownsDoNot) {
  EXPECT_FALSE(judge(0, capital(), visits));
  EXPECT_FALSE(judge(3, country(), bombed));
  PlaceEntry town = capital();
  town.capital = false;
  EXPECT_FALSE(judge(0, town, negotiates));
}

TEST(Metonymy, NeighboursServeWhereThereIsNoTree) {
  auto without_tree = [](std::vector<Word> words) {
    for (Word& word : words) word.deprel = Deprel::dep;
    return words;
  };
  EXPECT_TRUE(judge(0, capital(), without_tree(negotiates)));
  EXPECT_TRUE(judge(0, capital(), without_tree(signed_by_two)));
  EXPECT_TRUE(judge(3, country(), without_tree(accuses)));
  EXPECT_FALSE(judge(3, country(), without_tree(bombed)));
  EXPECT_FALSE(judge(0, capital(), without_tree(visits)));
}

}  // namespace
}  // namespace depeche
