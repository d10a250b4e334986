// SPDX-License-Identifier: Apache-2.0
// Are texts cut into the words and sentences that the treebanks would cut them into?
#include "lang/segmenter.h"

#include "base/utf8.h"
#include "lang/analyser.h"
#include "lang/sentence_splitter.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {

namespace {

struct Case {
  std::string_view input;
  std::string_view expected;  ///< words parted by blanks, "+" between the words of one contraction,
                              ///< " / " between sentences
};

const Analyser& analyser(std::string_view language) {
  static const auto load = [](std::string_view name) {
    auto pack = Pack::open(DEPECHE_TEST_DATA, name);
    return Analyser::load(*pack);
  };
  static const auto fr = load("fr");
  static const auto en = load("en");
  return language == "fr" ? *fr : *en;
}

Analysis analyse(std::string_view language, std::string_view text) {
  const auto document = Document::from_utf8(std::string(text));
  return analyser(language).analyse(*document);
}

std::string shown(const Analysis& analysis) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    if (!out.empty()) out += " /";
    for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const Token& token = analysis.tokens[i];
      if (token.part > 0) {
        out += '+';
      } else if (!out.empty()) {
        out += ' ';
      }
      out += token.form;
    }
  }
  return out;
}

void expect_all(std::string_view language, const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(shown(analyse(language, c.input)), c.expected) << c.input;
}

}  // namespace

TEST(SegmenterTest, CutsFrenchWords) {
  expect_all(
      "fr", {
                {"L’armée s’est retirée.", "L' armée s' est retirée ."},
                {"Elle va jusqu'au bout.", "Elle va jusqu' à+le bout ."},
                {"Le texte auquel il pense", "Le texte à+lequel il pense"},
                {"LE MINISTRE AU LIBAN", "LE MINISTRE À+LE LIBAN"},
                {"A-t-elle fui ?", "A -t-elle fui ?"},
                {"« Non », a-t-il dit.", "« Non » , a -t-il dit ."},
                {"Donne-le-moi !", "Donne -le -moi !"},
                {"Est-ce vrai ?", "Est -ce vrai ?"},
                {"cette nuit-là", "cette nuit -là"},
                {"Quelque 1 200 000 euros, 90.000 morts", "Quelque 1 200 000 euros , 90.000 morts"},
                {"3,5 % à 19h05", "3,5 % à 19h05"},
                {"le 1er mai, le XXe siècle", "le 1er mai , le XXe siècle"},
                {"né en 300 av. J.-C. à Rome", "né en 300 av. J.-C. à Rome"},
                {"voir http://a.fr/b?c=1, merci", "voir http://a.fr/b?c=1 , merci"},
                {"écrire à jean.x@afp.fr.", "écrire à jean.x@afp.fr ."},
                {"@potus parle de #Syrie", "@potus parle de #Syrie"},
                {"il dit […] que oui", "il dit [ … ] que oui"},
                {"il dit [...] que oui", "il dit [ ... ] que oui"},
            });
}

TEST(SegmenterTest, LeavesFrenchWordsWhole) {
  expect_all("fr", {
                       {"aujourd'hui", "aujourd'hui"},
                       {"peut-être un rendez-vous", "peut-être un rendez-vous"},
                       {"celui-ci, c'est-à-dire lui-même", "celui-ci , c'est-à-dire lui-même"},
                       {"les États-Unis", "les États-Unis"},
                       {"à Bourg-la-Reine", "à Bourg-la-Reine"},
                       {"quelqu'un", "quelqu'un"},
                       {"L'O.N.U. agit", "L' O.N.U. agit"},
                       {"en 2017 300 soldats", "en 2017 300 soldats"},
                       {"J.-M. Dupont", "J.-M. Dupont"},
                   });
}

TEST(SegmenterTest, SplitsFrenchSentences) {
  expect_all(
      "fr",
      {
          {"M. Diallo part. Il revient.", "M. Diallo part . / Il revient ."},
          {"Le Dr Roy et Mme. Petit partent.", "Le Dr Roy et Mme. Petit partent ."},
          {"Ils ont quitté Homs.Le calme revient.", "Ils ont quitté Homs . / Le calme revient ."},
          {"« Assez ! » Il est parti.", "« Assez ! » / Il est parti ."},
          {"« Assez ! » a-t-il crié.", "« Assez ! » a -t-il crié ."},
          {"\"C'est fini. Partons.\" Il a fui.", "\" C' est fini . / Partons . \" / Il a fui ."},
          {"Titre sans point\n\nUn homme est mort.", "Titre sans point / Un homme est mort ."},
          {"Il attend... Elle aussi.", "Il attend ... / Elle aussi ."},
          {"Il attend... et elle aussi.", "Il attend ... et elle aussi ."},
          {"Des vivres, etc. Les civils partent.", "Des vivres , etc. / Les civils partent ."},
          {"D'après J. Martin, la loi passe.", "D' après J. Martin , la loi passe ."},
          {"Il a vu (mais où ?) son frère.", "Il a vu ( mais où ? ) son frère ."},
          {"DES MORTS. DES BLESSÉS.", "DES MORTS . / DES BLESSÉS ."},
      });
}

TEST(SegmenterTest, JudgesDoubtfulBorders) {
  expect_all("en",
             {
                 {"they were rude. the food was cold.", "they were rude . / the food was cold ."},
                 {"Great place! friendly staff.", "Great place ! / friendly staff ."},
                 {"They work at Yahoo! and Google.", "They work at Yahoo ! and Google ."},
                 {"The vote is at 7:44 a.m. UTC.", "The vote is at 7:44 a.m. UTC ."},
                 {"BERLIN - The chancellor spoke.", "BERLIN - The chancellor spoke ."},
                 {"\"Will you stay?\" he asked.", "\" Will you stay ? \" he asked ."},
             });
  expect_all("fr",
             {
                 {"l'armée avance. les civils fuient.", "l' armée avance . / les civils fuient ."},
                 {"Il a dit à Richard Z. qui rit.", "Il a dit à Richard Z . qui rit ."},
                 {"ALEP - L'armée avance.", "ALEP - L' armée avance ."},
             });
}

TEST(SegmenterTest, CutsEndlessSentences) {
  std::string endless;
  for (int i = 0; i < 2000; ++i) endless += "Paris ";
  const Analysis analysis = analyse("fr", endless);
  EXPECT_EQ(analysis.tokens.size(), 2000U);
  EXPECT_EQ(analysis.sentences.size(), 2000U / max_sentence_tokens);
  for (const Sentence& sentence : analysis.sentences) {
    EXPECT_LE(sentence.tokens.size(), max_sentence_tokens);
  }
}

TEST(SegmenterTest, CutsEnglish) {
  expect_all(
      "en", {
                {"He didn’t say he'd go.", "He did n't say he 'd go ."},
                {"China's army cannot move.", "China 's army can not move ."},
                {"a state-owned firm", "a state - owned firm"},
                {"pro-Beijing co-workers", "pro-Beijing co-workers"},
                {"Mr. Hall lives in the U.S. He works.", "Mr. Hall lives in the U.S. / He works ."},
                {"in the U.S. Senate", "in the U.S. Senate"},
                {"at 5:00 p.m. on Monday", "at 5:00 p.m. on Monday"},
                {"great service :)", "great service :)"},
                {"prices (see below:) rose alot", "prices ( see below : ) rose a lot"},
                {"90,000 people (3.5%)", "90,000 people ( 3.5 % )"},
                {"\"I stay,\" O'Brien said. \"So do I.\"",
                 "\" I stay , \" O'Brien said . / \" So do I . \""},
                {"George W. Bush left. A. Lee too.", "George W. Bush left . / A. Lee too ."},
            });
}

TEST(SegmenterTest, WrappedLinesStayTogether) {
  const Analysis analysis = analyse("fr",
                                    "Les habitants du vieux quartier de la ville ont quitté\n"
                                    "leurs maisons dans la nuit, selon la mairie, qui parle\n"
                                    "de trois cents familles logées dans un gymnase voisin\n"
                                    "du stade.\n\nLa suite demain.");
  EXPECT_EQ(analysis.sentences.size(), 2U);
  EXPECT_EQ(analysis.sentences.back().paragraph, 1U);
}

TEST(SegmenterTest, TitleIsHeadline) {
  Metadata metadata;
  metadata.title = "Un accord est signé. Enfin";
  const auto document = Document::from_utf8("Le texte suit.", std::move(metadata));
  const Analysis analysis = analyser("fr").analyse(*document);
  ASSERT_EQ(analysis.sentences.size(), 3U);
  EXPECT_TRUE(analysis.sentences[1].headline);
  EXPECT_FALSE(analysis.sentences[2].headline);
}

// Odd input: every token on code-point borders, in order, in exactly one sentence.
TEST(SegmenterTest, SpansAreSoundOnOddInput) {
  const std::vector<std::string> pieces = {
      "l'",   "’",  "'", "-", "--", "-t-il",   "des",  "aux",  ".",      "...",    "…",      "«",
      "»",    "\"", "(", "]", "é",  "É",       "日本", "😀",    "\u0301", "\u00A0", "\u200B", "1",
      " 000", ",",  "5", "@", "#x", "http://", "www.", "U.S.", "n't",    "\n",     "\r\n",   "\n\n",
      "\t",   "A",  "b", "&", "_",  "%",       "/",    "ﬁ",    "ß",      "İ"};
  std::uint32_t seed = 7;
  for (int round = 0; round < 400; ++round) {
    std::string text = "x";
    for (int i = 0; i < 30; ++i) {
      seed = seed * 1664525U + 1013904223U;
      text += pieces[(seed >> 8U) % pieces.size()];
    }
    for (const std::string_view language : {"fr", "en"}) {
      const Analysis analysis = analyse(language, text);
      std::uint32_t end = 0;
      std::uint32_t next = 0;
      for (const Token& token : analysis.tokens) {
        ASSERT_LT(token.span.begin, token.span.end) << text;
        ASSERT_LE(token.span.end, text.size()) << text;
        if (token.part == 0) {
          ASSERT_GE(token.span.begin, end) << text;
        }
        ASSERT_FALSE(utf8::first_invalid(slice(text, token.span))) << text;
        ASSERT_FALSE(token.form.empty());
        end = token.span.end;
      }
      for (const Sentence& sentence : analysis.sentences) {
        ASSERT_EQ(sentence.tokens.first, next);
        ASSERT_LT(sentence.tokens.first, sentence.tokens.last);
        next = sentence.tokens.last;
        std::size_t roots = 0;
        for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
          const std::uint32_t head = analysis.tokens[i].head;
          roots += head == no_token ? 1U : 0U;
          ASSERT_TRUE(head == no_token || sentence.tokens.contains(head)) << text;
          ASSERT_NE(head, i);
        }
        ASSERT_EQ(roots, 1U) << text;
      }
      ASSERT_EQ(next, analysis.tokens.size());
      ASSERT_EQ(analysis, analyse(language, text));
    }
  }
}

}  // namespace depeche
