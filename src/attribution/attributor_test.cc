// SPDX-License-Identifier: Apache-2.0
#include "attribution/attributor.h"

#include "attribution/cue_table.h"
#include "base/utf8.h"

#include <depeche/pipeline.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace depeche {
namespace {

Reading read(const Pipeline& pipeline, std::string text, std::string language) {
  Metadata metadata;
  metadata.language = std::move(language);
  auto document = Document::from_utf8(std::move(text), std::move(metadata));
  return document ? pipeline.read(*document) : Reading{};
}

bool on_borders(std::string_view text, Span span) {
  const auto starts = [text](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  return span.begin <= span.end && span.end <= text.size() && starts(span.begin) &&
         starts(span.end);
}

TEST(CueTable, HasTheCuesOfBothLanguages) {
  for (const auto& [language, least] :
       {std::pair<std::string, std::size_t>{"fr", 400}, {"en", 300}}) {
    const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
    ASSERT_TRUE(pack);
    const auto cues = CueTable::load(*pack);
    ASSERT_TRUE(cues) << to_string(cues.error());
    EXPECT_GE(cues->size(), least);
  }
}

TEST(CueTable, ExamplesAreRead) {
  const auto pipeline = Pipeline::open({.data_dir = DEPECHE_TEST_DATA});
  ASSERT_TRUE(pipeline);
  for (const std::string language : {"fr", "en"}) {
    const auto pack = Pack::open(DEPECHE_TEST_DATA, language);
    ASSERT_TRUE(pack);
    const auto table = pack->table("cues.tsv");
    ASSERT_TRUE(table);
    const auto example = table->column("example");
    ASSERT_TRUE(example);
    std::size_t missed = 0;
    std::string list;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      const std::string text(table->cell(row, *example));
      ASSERT_FALSE(text.empty()) << table->where(row);
      const Reading reading = read(*pipeline, text, language);
      if (!reading.attributions.quotes.empty() || !reading.attributions.claims.empty()) continue;
      ++missed;
      list += "\n" + text;
    }
    // rare verbs that the tagger takes for nouns may be missed, one in twenty
    EXPECT_LE(20 * missed, table->rows()) << language << list;
  }
}

TEST(Attributor, FindingsHaveEvidenceRulesAndValidSpans) {
  const auto pipeline = Pipeline::open({.data_dir = DEPECHE_TEST_DATA});
  ASSERT_TRUE(pipeline);
  const std::string text =
      "« La digue a cédé », a dit le préfet Luc Garnier. « Nous évacuons », a-t-il ajouté.\n"
      "Selon la police, citée par l'AFP, douze personnes seraient mortes ; 14, selon des "
      "habitants.\n"
      "« Non » « « oui » selon selon « selon la police » a dit a dit que que l'on dit-il, dit-elle";
  for (std::size_t cut = 0; cut <= text.size(); cut += 5) {
    if (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) continue;
    const std::string part = text.substr(cut);
    const Reading reading = read(*pipeline, part, "fr");
    for (const Quote& quote : reading.attributions.quotes) {
      EXPECT_FALSE(quote.rule.empty());
      EXPECT_FALSE(quote.evidence.empty());
      EXPECT_FALSE(quote.parts.empty());
      EXPECT_TRUE(on_borders(part, quote.evidence) && on_borders(part, quote.speaker_text));
      for (const Span span : quote.parts) EXPECT_TRUE(quote.evidence.contains(span));
    }
    for (const Claim& claim : reading.attributions.claims) {
      EXPECT_FALSE(claim.attribution.rule.empty());
      EXPECT_FALSE(claim.scope.empty());
      EXPECT_TRUE(on_borders(part, claim.scope) && on_borders(part, claim.attribution.evidence));
    }
  }
}

TEST(Attributor, HostileTextIsReadInLinearTime) {
  const auto pipeline = Pipeline::open({.data_dir = DEPECHE_TEST_DATA});
  ASSERT_TRUE(pipeline);
  for (const std::string_view unit :
       {"« a dit ", "selon la police, ", "a dit que ", "\"non\", dit-il, ", "qui a dit, "}) {
    std::string text;
    while (text.size() < 10000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    (void)read(*pipeline, text, "fr");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << unit;
  }
}

}  // namespace
}  // namespace depeche
