// SPDX-License-Identifier: Apache-2.0
#include "io/byte_source.h"
#include "io/encoding.h"
#include "io/html_article.h"
#include "io/json_article.h"
#include "io/json_ld.h"
#include "io/jsonl_reader.h"
#include "io/written_date.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

TEST(Encoding, Converted) {
  struct Case {
    std::string bytes;
    std::string declared;
    std::string expected;
  };

  const std::vector<Case> cases = {
      {"abc", "", "abc"},
      {"été", "", "été"},
      {"été", "windows-1252", "été"},  // UTF-8 beyond ASCII is UTF-8 whatever was declared
      {"\xEF\xBB\xBF"
       "été",
       "", "été"},
      {std::string("\xFF\xFE\xE9\0t\0", 6), "", "ét"},
      {std::string("\xFE\xFF\0\xE9\0t", 6), "", "ét"},
      {std::string("a\0b\0c\0d\0", 8), "", "abcd"},
      {std::string("\0a\0b\0c\0d", 8), "", "abcd"},
      {"L'\xE9t\xE9 \xE0 Paris", "", "L'été à Paris"},
      {"\x93Oui\x94 \x96 12 \x80", "", "“Oui” – 12 €"},
      {"\x93Oui\x94", "iso-8859-1", "“Oui”"},  // as browsers do
      {"\x8Et\x8E", "macintosh", "été"},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    const auto text = to_utf8(c.bytes, c.declared);
    ASSERT_TRUE(text.has_value()) << c.expected << ": " << to_string(text.error());
    EXPECT_EQ(*text, c.expected);
  }
}

TEST(Encoding, RefusedWithTheByte) {
  struct Case {
    std::string bytes;
    std::string where;
  };

  const std::vector<Case> cases = {
      {std::string("ab\0cd", 5), "byte 2"},
      {"été \xFF été", "byte 6"},
      {"abc \xFE", "byte 4"},
      {"\xEF\xBB\xBF"
       "a\xE9",
       "byte 4"},
      {"caf\xE9 \x01", "byte 3"},
      {std::string("\xFF\xFE\x61\0\x00\xD8\x62\0", 8), "byte 4"},
      {std::string("\xFF\xFE\x61\0\x62", 5), "byte 4"},
  };
  for (const Case& c : cases) {
    const auto text = to_utf8(c.bytes);
    ASSERT_FALSE(text.has_value()) << c.where << " " << *text;
    EXPECT_EQ(text.error().where, c.where);
    EXPECT_EQ(text.error().code, ErrorCode::bad_data);
  }
}

TEST(Lines, CutWithPlaces) {
  LineReader lines(ByteSource::of("ab\n\ncd"), 4);
  const std::vector<std::pair<std::string, std::uint64_t>> expected = {
      {"ab", 0}, {"", 3}, {"cd", 4}};
  std::uint64_t number = 0;
  for (const auto& [text, offset] : expected) {
    const auto line = lines.next();
    ASSERT_TRUE(line.has_value() && line->has_value());
    EXPECT_EQ((*line)->text, text);
    EXPECT_EQ((*line)->offset, offset);
    EXPECT_EQ((*line)->number, ++number);
  }
  EXPECT_FALSE(lines.next()->has_value());
}

TEST(Lines, TooLongOnesAreSkipped) {
  LineReader lines(ByteSource::of("abcde\nabcd\n" + std::string(1 << 20, 'x') + "\nok"), 4);
  std::string seen;
  for (auto line = lines.next(); line->has_value(); line = lines.next()) {
    seen += (*line)->too_long ? "!" : std::string((*line)->text);
    seen += " ";
  }
  EXPECT_EQ(seen, "! abcd ! ok ");
}

TEST(JsonArticle, RefusedWithTheByte) {
  struct Case {
    std::string line;
    std::string where;
    std::string message;
  };

  const std::vector<Case> cases = {
      {"{\"text\":\"a\" \"b\":1}", "byte 12", "JSON"},
      {"{\"text\":\"a\xFF\"}", "byte 10", "UTF-8"},
      {"{\"x\":[1,2,tru],\"text\":\"a\"}", "byte 10", "JSON"},
      {"{\"x\":" + std::string(3000, '['), "*", ""},
      {"{\"x\":nul,\"text\":\"a\"}", "*", "JSON"},
      {"[]", "", "an array"},
      {"{}", "", "\"text\""},
      {"{\"text\":1.5}", "", "a number"},
      {"", "byte 0", "JSON"},
  };
  JsonArticleParser parser;
  for (const Case& c : cases) {
    const auto article = parser.parse(c.line);
    ASSERT_FALSE(article.has_value()) << c.line;
    EXPECT_TRUE(c.where == "*" || article.error().where == c.where)
        << c.line.substr(0, 60) << " at " << article.error().where;
    EXPECT_NE(article.error().message.find(c.message), std::string::npos) << c.line.substr(0, 60);
  }
}

TEST(JsonlReader, GoesOnBehindABadLine) {
  const auto reader =
      read_jsonl(ByteSource::of("{\"text\":\"a\"}\nx\n{\"text\":\"b\",\"lang\":\"EN-us\"}"),
                 "x.jsonl", {.published = parse_date("2017-11-21")});
  auto first = reader->next();
  ASSERT_TRUE(first && *first);
  EXPECT_EQ((*first)->metadata().published, parse_date("2017-11-21"));
  auto second = reader->next();
  ASSERT_TRUE(second && !*second);
  EXPECT_EQ(second->error().where, "x.jsonl:2: byte 13");
  auto third = reader->next();
  ASSERT_TRUE(third && *third);
  EXPECT_EQ((*third)->metadata().language, "en");
  EXPECT_FALSE(reader->next().has_value());
}

RawArticle page(std::string_view head, std::string_view body) {
  auto article = html_article(
      "<html><head>" + std::string(head) + "</head><body>" + std::string(body) + "</body></html>",
      "");
  EXPECT_TRUE(article.has_value());
  return article.has_value() ? *article : RawArticle{};
}

constexpr std::string_view long_paragraph =
    "<p>Un paragraphe assez long pour que la page ait un vrai texte.</p>";
constexpr std::string_view long_words =
    "Un paragraphe assez long pour que la page ait un vrai texte.";

TEST(Html, BodyKeepsParagraphsAndDropsTheRest) {
  const std::string start(long_words);
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<p>Deux.</p>", "\n\nDeux."},
      {"<p>Un <b>mot</b>,<i> puis</i> deux.", "\n\nUn mot, puis deux."},
      {"<h2>Titre</h2><p>Texte.</p>", "\n\nTitre\n\nTexte."},
      {"<h2>Lire aussi</h2><ul><li><a href=x>Un autre article</a></ul>", ""},
      {"<p><a href=x>Lire aussi : autre chose</a></p>", ""},
      {"<p>Ligne<br>suivante.</p>", "\n\nLigne\nsuivante."},
      {"<p>Un.<br><br>Deux.</p>", "\n\nUn.\n\nDeux."},
      {"<nav><p>Menu.</p></nav><aside><p>Encart.</p></aside><footer><p>Pied.</p></footer>", ""},
      {"<figure><figcaption>Légende.</figcaption></figure><script>x()</script><style>p{}</style>",
       ""},
      {"<div class=\"share-bar\"><p>Partagez.</p></div><p class=\"byline\">Par X</p>", ""},
      {"<div role=navigation><p>Menu.</p></div><div hidden><p>Rien.</p></div>", ""},
      {"<form><p>Votre adresse</p></form><template><p>Moule.</p></template>", ""},
      {"<blockquote>Une citation.</blockquote>", "\n\nUne citation."},
      {"<ul><li>Premier point.</li><li>Second.</li></ul>", "\n\nPremier point.\n\nSecond."},
      {"<p>12&nbsp;000 &euro; &amp; plus, cor\xC2\xADriger</p>",
       "\n\n12\u00A0000 € & plus, corriger"},
      {"<!-- <p>Commentaire</p> --><p>Vu.</p>", "\n\nVu."},
  };
  for (const auto& [markup, expected] : cases) {
    EXPECT_EQ(page("", std::string(long_paragraph) + markup).body, start + expected) << markup;
  }
}

TEST(Html, TheArticleIsFoundAmongOthers) {
  const std::string text = std::string(long_paragraph) + std::string(long_paragraph);
  const std::string expected = std::string(long_words) + "\n\n" + std::string(long_words);
  const std::string teaser = "<p>Un autre sujet, assez long aussi pour compter comme texte.</p>";
  for (const std::string& body :
       {"<div>" + teaser + "</div><article>" + text + "</article>",
        "<article>" + teaser + "</article><article>" + text + "</article>",
        "<main>" + text + "</main><div>" + teaser + "</div>",
        "<div itemprop=articleBody>" + text + "</div>" + teaser,
        "<div class=\"page with-sidebar\"><div>" + text + "</div></div>"}) {
    EXPECT_EQ(page("", body).body, expected) << body;
  }
  EXPECT_EQ(
      page("", "Texte sans balises, assez long pour être lu comme un article.<br><br>La suite.")
          .body,
      "Texte sans balises, assez long pour être lu comme un article.\n\nLa suite.");
}

TEST(Html, Titles) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<title>Le pont - Gazette</title>|<h1>Le pont</h1>", "Le pont"},
      {"<title>Le pont - Gazette</title><meta property=og:site_name content=Gazette>|", "Le pont"},
      {"<title>Le pont</title>|", "Le pont"},
      {"<title>Le pont rouvre | Gazette</title>|<h1>Gazette</h1><h1>Le pont rouvre</h1>",
       "Le pont rouvre"},
      {"<meta property=\"og:title\" content=\"Le  pont\">|", "Le pont"},
      {"<script type=\"application/ld+json\">{\"headline\":\"Le pont\"}</script>|<h1>Site</h1>",
       "Le pont"},
      {"|<h1>Le <em>pont</em></h1>", "Le pont"},
      {"|", ""},
  };
  for (const auto& [markup, expected] : cases) {
    const auto bar = markup.find(
        '|', markup.find("</title>") == std::string::npos ? 0 : markup.find("</title>"));
    EXPECT_EQ(page(markup.substr(0, bar), markup.substr(bar + 1) + std::string(long_paragraph))
                  .about.title,
              expected)
        << markup;
  }
}

TEST(Html, Dates) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<meta property=\"article:published_time\" content=\"2019-05-14T23:00:00+02:00\">",
       "2019-05-14"},
      {"<meta name=\"DC.date.issued\" content=\"2019-05-14\">", "2019-05-14"},
      {"<script "
       "type=\"application/ld+json\">[{\"@graph\":[{\"datePublished\":\"2019-05-14\"}]}]</script>",
       "2019-05-14"},
      {"<time datetime=\"2019-05-15\">x</time><time pubdate datetime=\"2019-05-14\">y</time>",
       "2019-05-14"},
      {"<p class=\"publication-date\">Publié le 14 mai 2019 à 10h23</p>", "2019-05-14"},
      {"<time>May 14, 2019</time>", "2019-05-14"},
      {"<p>LYON, 14 mai 2019 – Il pleuvait.</p>", "2019-05-14"},
      {"<p>14 mai 2019. - Il pleuvait.</p>", "2019-05-14"},
      {"<p>Le 14 mai 2019, il pleuvait.</p>", ""},
      {"<meta name=date content=hier><script "
       "type=\"application/ld+json\">{\"datePublished\":</script>",
       ""},
  };
  for (const auto& [markup, expected] : cases) {
    const auto found = page("", markup + std::string(long_paragraph)).about.published;
    EXPECT_EQ(found ? to_string(*found) : "", expected) << markup;
  }
}

TEST(Html, Refused) {
  const auto deep = [](std::string_view tag) {
    std::string page;
    for (int i = 0; i < 20000; ++i) page += tag;
    return page + "Texte.";
  };
  for (const std::string& bytes :
       {std::string(), std::string(" \n"), std::string("<html></html>"),
        std::string("<script>x</script>"), deep("<div>"), deep("<b>"), deep("<ul><li>"),
        deep("<table><tr><td>"), deep("<font><a>"), std::string("<p>a\0b</p>", 10)}) {
    const auto article = html_article(bytes, "");
    ASSERT_FALSE(article.has_value()) << bytes.substr(0, 40);
    EXPECT_EQ(article.error().code, ErrorCode::bad_data);
  }
}

TEST(WrittenDates, FoundAndNot) {
  const WrittenDates dates({"fr", "en"});
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2017-11-21", "2017-11-21"},
      {"21/11/2017", "2017-11-21"},
      {"11/21/2017", "2017-11-21"},
      {"21.11.2017 à 10:45", "2017-11-21"},
      {"Mardi 21 novembre 2017", "2017-11-21"},
      {"Publié le 1er août 2017 à 08h00", "2017-08-01"},
      {"Mis en ligne : 14 févr. 2018", "2018-02-14"},
      {"November 21, 2017", "2017-11-21"},
      {"21st Nov 2017", "2017-11-21"},
      {"10:45 - 3 décembre 2017", "2017-12-03"},
      {"31/02/2017", ""},
      {"novembre 2017", ""},
      {"12 000 2017 habitants", ""},
      {"21 brumaire 2017", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    const auto date = dates.find(text);
    EXPECT_EQ(date ? to_string(*date) : "", expected) << text;
  }
}

TEST(JsonLd, BrokenGivesNothing) {
  EXPECT_EQ(read_json_ld("").headline, "");
  EXPECT_EQ(read_json_ld("{\"headline\":").headline, "");
  EXPECT_EQ(read_json_ld("{\"headline\":\"A\",\"publisher\":\"B\"}").publisher, "B");
  EXPECT_EQ(read_json_ld("[[[[[[[[[[{\"headline\":\"A\"}]]]]]]]]]]").headline, "");
}

TEST(InputFormat, Guessed) {
  const std::vector<std::tuple<std::string, std::string, InputFormat>> cases = {
      {"a.txt", "{\"a\"", InputFormat::text},
      {"a.JSONL", "", InputFormat::jsonl},
      {"a.htm", "x", InputFormat::html},
      {"-", "{\"text\":1}", InputFormat::jsonl},
      {"-", " \n{ \"text\"", InputFormat::jsonl},
      {"-", "{x}", InputFormat::text},
      {"-", "<!DOCTYPE html>", InputFormat::html},
      {"-", "<b>", InputFormat::text},
      {"-", "\xEF\xBB\xBF<HTML>", InputFormat::html},
      {"-", std::string("\xFF\xFE<\0h\0t\0m\0l\0", 12), InputFormat::html},
      {"-", "", InputFormat::text},
  };
  for (const auto& [path, start, expected] : cases)
    EXPECT_EQ(guess_format(path, start), expected) << path << start;
}

}  // namespace
}  // namespace depeche
