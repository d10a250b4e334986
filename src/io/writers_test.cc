// SPDX-License-Identifier: Apache-2.0
#include "io/csv.h"
#include "io/display.h"
#include "io/json_findings.h"
#include "io/marked_text.h"
#include "io/reading_writer.h"
#include "io/report_words.h"

#include <gtest/gtest.h>

namespace depeche {
namespace {

Span find(const Document& document, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(document.text().find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

Document example() {
  Metadata about;
  about.path = "pont.txt";
  about.title = "Le pont est fermé";
  about.outlet = "La Gazette";
  about.published = parse_date("2019-05-14");
  auto document = Document::from_utf8(
      "À Nantes, le maire a annoncé lundi la fermeture du pont. Des riverains ont manifesté.",
      about);
  return std::move(document).value();
}

Reading reading_of(const Document& document) {
  Reading reading;
  reading.language = "fr";
  reading.pack = "fr@test";
  Actor mayor;
  mayor.evidence = find(document, "maire");
  mayor.rule = "test.actor";
  mayor.name = "maire";
  mayor.sectors = {"GOV"};
  mayor.mentions = {{.evidence = mayor.evidence, .rule = "test.mention"}};
  reading.actors = {mayor};
  PlaceRef place;
  place.evidence = find(document, "Nantes");
  place.rule = "test.place";
  place.name = "Nantes";
  place.country = "FRA";
  reading.places = {place};
  Report report;
  report.evidence = find(document, "Des riverains ont manifesté.");
  report.rule = "test.protest";
  report.type = EventType::protest;
  report.recipients = {0, 99};
  report.place = 0;
  report.date = {parse_date("2019-05-13"), parse_date("2019-05-13"), DatePrecision::day};
  report.size["protesters"] = {.low = 30, .high = std::nullopt, .actor = no_actor};
  report.mentions = {find(document, "manifesté")};
  report.confidence = 0.5;
  Attribution said;
  said.rule = "test.claim";
  said.claimant = 0;
  report.attributions = {said};
  reading.reports = {report};
  return reading;
}

std::string written(std::string_view format, WriterOptions options = {}) {
  const Document document = example();
  const auto writer = make_reading_writer(format, options);
  std::string out;
  writer.value()->write(document, reading_of(document), out);
  return out;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Writers, UnknownNameIsRefused) {
  const auto writer = make_reading_writer("xml", {});
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().code, ErrorCode::invalid_argument);
}

TEST(Writers, JsonLinesCountCodePointsNotBytes) {
  const std::string out = written("jsonl");
  // "Le pont est fermé" + two line breaks = 19 code points, "À " two more.
  EXPECT_TRUE(holds(out, R"("start":21,"end":27,"text":"Nantes")")) << out;
}

TEST(Writers, JsonLinesHoldOneFindingALine) {
  const std::string out = written("jsonl");
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 4);
  EXPECT_TRUE(holds(out, R"("size":{"protesters":{"low":30,"high":null}})")) << out;
  EXPECT_TRUE(holds(out, R"("date":{"begin":"2019-05-13","end":"2019-05-13","precision":"day"})"));
  EXPECT_FALSE(holds(out, "-a99"));      // an index outside the reading never becomes an id
  EXPECT_FALSE(holds(out, "\"mode\""));  // unknown is left out
}

TEST(Writers, TextOnlyWhenAsked) {
  EXPECT_FALSE(holds(written("jsonl"), "\"text\":\"Le pont est fermé"));
  EXPECT_TRUE(holds(written("jsonl", {.with_text = true}), "\"text\":\"Le pont est fermé\\n\\nÀ"));
}

TEST(Writers, TableMarksTheTrigger) {
  const std::string plain = written("table", {.width = 80});
  EXPECT_TRUE(holds(plain, "Des riverains ont [manifesté].")) << plain;
  EXPECT_TRUE(holds(plain, "La Gazette · 2019-05-14 · fr · 1 report · 0 quotes · pont.txt"));
  EXPECT_TRUE(holds(plain, "    protesters 30+\n")) << plain;
  EXPECT_FALSE(holds(plain, "\x1B"));
  const std::string coloured = written("table", {.width = 80, .colour = true});
  EXPECT_TRUE(holds(coloured, "\x1B[1;4mmanifesté\x1B[0m")) << coloured;
}

TEST(Writers, TableKeepsItsWidth) {
  for (const unsigned width : {40U, 60U, 80U, 120U}) {
    const std::string out = written("table", {.width = width});
    std::size_t from = 0;
    for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', from)) {
      const std::string line = out.substr(from, end - from);
      EXPECT_LE(display_width(line), width < 60 ? 60 : width) << line;
      from = end + 1;
    }
  }
}

TEST(Writers, CsvHasAsManyFieldsAsColumns) {
  const auto writer = make_reading_writer("csv", {});
  const std::string head(writer.value()->head());
  const std::string row = written("csv");
  EXPECT_EQ(std::count(head.begin(), head.end(), ','), std::count(row.begin(), row.end(), ','));
  EXPECT_TRUE(row.ends_with("\r\n"));
}

TEST(Csv, Quoting) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a", "a"},           {"", ""},         {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""},
      {"a\nb", "\"a\nb\""}, {" a", "\" a\""}, {"é", "é"},         {"a\rb", "\"a\rb\""},
  };
  for (const auto& [input, expected] : cases) {
    std::string out;
    append_csv_field(out, input);
    EXPECT_EQ(out, expected) << input;
  }
}

TEST(Display, Widths) {
  const std::vector<std::pair<std::string, unsigned>> cases = {
      {"", 0},     {"abc", 3},    {"été", 3}, {"e\u0301te\u0301", 3}, {"日本", 4}, {"a\x01\x02", 1},
      {"🙂", 2}, {"\u200B", 0}, {"ﬁ", 1},   {"\u00A0", 1},          {"…", 1},
  };
  for (const auto& [input, expected] : cases) EXPECT_EQ(display_width(input), expected) << input;
}

TEST(Display, ShortenAndFit) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdef", 4), "abc…");
  EXPECT_EQ(shorten("ab cdef", 4), "ab…");
  EXPECT_EQ(shorten("日本語", 4), "日…");
  EXPECT_EQ(shorten("abc", 0), "");
  EXPECT_EQ(fit("日本語", 4), "日… ");
  EXPECT_EQ(fit("é", 3), "é  ");
}

TEST(Display, PrintableTakesTheTeethOut) {
  EXPECT_EQ(printable("a\x1B[31mb\n\t c\u202Ed"), "a[31mb cd");
  EXPECT_EQ(printable("  a  "), "a");
}

TEST(Display, Wrap) {
  EXPECT_EQ(wrap("aa bb cc", 5), (std::vector<std::string_view>{"aa bb", "cc"}));
  EXPECT_EQ(wrap("aaaaaaa b", 3), (std::vector<std::string_view>{"aaa", "aaa", "a b"}));
  EXPECT_EQ(wrap("日本", 1), (std::vector<std::string_view>{"日", "本"}));
  EXPECT_TRUE(wrap("   ", 5).empty());
}

TEST(Display, ShareWidth) {
  EXPECT_EQ(share_width({5, 20, 10}, 40, 4), (std::vector<unsigned>{5, 20, 10}));
  EXPECT_EQ(share_width({5, 20, 10}, 25, 4), (std::vector<unsigned>{5, 10, 10}));
  EXPECT_EQ(share_width({5, 5}, 2, 4), (std::vector<unsigned>{4, 4}));
}

TEST(MarkedText, LongPassagesAreCutAroundTheFirstMark) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "mot" + std::to_string(i) + " ";
  const auto at = static_cast<std::uint32_t>(text.find("mot40"));
  const MarkedText marked(text, {0, static_cast<std::uint32_t>(text.size())}, {{at, at + 5}});
  const auto lines = marked.lines({.width = 44, .colour = false}, 4);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[0].starts_with("… ")) << lines[0];
  EXPECT_TRUE(holds(lines[0], "[mot40]")) << lines[0];
  EXPECT_TRUE(lines[2].ends_with("…")) << lines[2];
}

TEST(MarkedText, MarksOutsideThePassageAreLeftOut) {
  const MarkedText marked("ab cd ef", {3, 5}, {{0, 2}, {3, 5}, {3, 5}, {4, 8}});
  EXPECT_EQ(marked.lines({.width = 80, .colour = false}, 0), std::vector<std::string>{"[cd]"});
}

TEST(ReportWords, Dates) {
  const auto words = [](const char* begin, const char* end, DatePrecision precision) {
    return date_words({parse_date(begin), parse_date(end), precision});
  };
  EXPECT_EQ(words("2017-11-20", "2017-11-20", DatePrecision::day), "2017-11-20");
  EXPECT_EQ(words("2017-11-01", "2017-11-30", DatePrecision::month), "2017-11");
  EXPECT_EQ(words("2017-01-01", "2017-12-31", DatePrecision::year), "2017");
  EXPECT_EQ(words("2017-11-20", "2017-11-22", DatePrecision::day), "2017-11-20/22");
  EXPECT_EQ(words("2017-11-28", "2017-12-03", DatePrecision::week), "2017-11-28/2017-12-03");
  EXPECT_EQ(words("2017-11-28", "", DatePrecision::day), "2017-11-28/..");
  EXPECT_EQ(words("", "2017-11-28", DatePrecision::day), "../2017-11-28");
  EXPECT_EQ(words("", "", DatePrecision::unknown), "");
}

TEST(ReportWords, Ranges) {
  EXPECT_EQ(range_words({.low = 450, .high = std::nullopt}), "450+");
  EXPECT_EQ(range_words({.low = 12, .high = 15}), "12-15");
  EXPECT_EQ(range_words({.low = 12, .high = 12}), "12");
  EXPECT_EQ(range_words({.low = std::nullopt, .high = 20}), "-20");
}

}  // namespace
}  // namespace depeche
