// SPDX-License-Identifier: Apache-2.0
#include "actors/actor_finder.h"

#include "lang/conllu.h"

#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

/// One token a word: "form/lemma/UPOS/head/deprel[/feats]"; a blank line ends a sentence.
std::string conllu(std::initializer_list<std::initializer_list<const char*>> sentences) {
  std::string out;
  for (const auto& sentence : sentences) {
    int id = 0;
    for (const std::string word : sentence) {
      std::vector<std::string> parts;
      std::size_t begin = 0;
      for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
        end = word.find('/', begin);
        parts.push_back(word.substr(begin, end == std::string::npos ? end : end - begin));
      }
      parts.resize(6, "_");
      out += std::to_string(++id) + "\t" + parts[0] + "\t" + parts[1] + "\t" + parts[2] + "\t_\t" +
             (parts[5].empty() ? "_" : parts[5]) + "\t" + parts[3] + "\t" + parts[4] + "\t_\t_\n";
    }
    out += "\n";
  }
  return out;
}

class ActorFinderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto pack = Pack::open(DEPECHE_TEST_DATA, "fr");
    ASSERT_TRUE(pack);
    auto finder = ActorFinder::load(*pack);
    ASSERT_TRUE(finder) << to_string(finder.error());
    finder_ = std::make_unique<ActorFinder>(std::move(*finder));
  }

  Actors find(const std::string& text,
              std::initializer_list<std::pair<TokenRange, NameType>> names) {
    auto parsed = read_conllu(text, "fr");
    EXPECT_TRUE(parsed) << to_string(parsed.error());
    for (const auto& [range, type] : names) {
      NameSpan span;
      span.tokens = range;
      span.type = type;
      span.rule = "test";
      span.evidence = join(parsed->analysis.tokens[range.first].span,
                           parsed->analysis.tokens[range.last - 1].span);
      parsed->analysis.names.push_back(span);
    }
    return finder_->find(parsed->document, parsed->analysis, {}, {});
  }

  std::unique_ptr<ActorFinder> finder_;
};

TEST_F(ActorFinderTest, FindsNothingInNothing) {
  auto document = Document::from_utf8("x");
  ASSERT_TRUE(document);
  EXPECT_TRUE(finder_->find(*document, {}, {}, {}).list.empty());
}

TEST_F(ActorFinderTest, JoinsTitleNameAndPronoun) {
  const Actors actors =
      find(conllu({{"Le/le/DET/2/det", "président/président/NOUN/6/nsubj/Gender=Masc|Number=Sing",
                    "malien/malien/ADJ/2/amod", "Amadou/Amadou/PROPN/2/appos",
                    "Koné/Koné/PROPN/4/flat:name", "part/partir/VERB/0/root", "././PUNCT/6/punct"},
                   {"Il/il/PRON/2/nsubj/Gender=Masc|Number=Sing", "reviendra/revenir/VERB/0/root",
                    "././PUNCT/2/punct"}}),
           {{{3, 5}, NameType::person}});
  ASSERT_EQ(actors.list.size(), 1U);
  const Actor& actor = actors.list.front();
  EXPECT_EQ(actor.name, "Amadou Koné");
  EXPECT_EQ(actor.country, "MLI");
  EXPECT_EQ(actor.sectors, std::vector<std::string>{"GOV"});
  EXPECT_EQ(actor.mentions.size(), 3U);
  EXPECT_EQ(actors.at(1), 0U);
  EXPECT_EQ(actors.at(3), 0U);
  EXPECT_EQ(actors.at(7), 0U);
  EXPECT_EQ(actors.at(2), no_actor);
}

TEST_F(ActorFinderTest, KeepsBrothersApart) {
  const Actors actors = find(conllu({{"Jean/Jean/PROPN/3/nsubj", "Morel/Morel/PROPN/1/flat:name",
                                      "accuse/accuser/VERB/0/root", "Paul/Paul/PROPN/3/obj",
                                      "Morel/Morel/PROPN/4/flat:name", "././PUNCT/3/punct"}}),
                             {{{0, 2}, NameType::person}, {{3, 5}, NameType::person}});
  EXPECT_EQ(actors.list.size(), 2U);
}

TEST_F(ActorFinderTest, ExpandsACollectiveToItsMembers) {
  const Actors actors = find(conllu({{"Jean/Jean/PROPN/3/nsubj", "Morel/Morel/PROPN/1/flat:name",
                                      "rencontre/rencontrer/VERB/0/root", "Paul/Paul/PROPN/3/obj",
                                      "Petit/Petit/PROPN/4/flat:name", "././PUNCT/3/punct"},
                                     {"Les/le/DET/3/det", "deux/deux/NUM/3/nummod",
                                      "hommes/homme/NOUN/4/nsubj/Gender=Masc|Number=Plur",
                                      "négocient/négocier/VERB/0/root", "././PUNCT/4/punct"}}),
                             {{{0, 2}, NameType::person}, {{3, 5}, NameType::person}});
  ASSERT_EQ(actors.list.size(), 3U);
  EXPECT_EQ(actors.members_at(8), (std::vector<ActorIndex>{0, 1}));
  EXPECT_EQ(actors.members_at(0), (std::vector<ActorIndex>{0}));
  EXPECT_TRUE(actors.members_at(2).empty());
}

}  // namespace
}  // namespace depeche
