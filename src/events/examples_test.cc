// SPDX-License-Identifier: Apache-2.0
// Does the example sentence of every row of the tables give the type that the row stands for?
#include "events/lexicon.h"
#include "pack/pack.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include <gtest/gtest.h>

namespace depeche {
namespace {

/// Share of the examples of a language that give their type; prints the others when the variable
/// DEPECHE_SHOW is set.
double share_right(const Pipeline& pipeline, const std::string& language) {
  auto pack = Pack::open(DEPECHE_TEST_DATA, language);
  EXPECT_TRUE(pack.has_value());
  auto lexicon = events::Lexicon::load(*pack);
  EXPECT_TRUE(lexicon.has_value());
  const bool show = std::getenv("DEPECHE_SHOW") != nullptr;  // NOLINT(concurrency-mt-unsafe)
  std::size_t right = 0;
  std::size_t all = 0;
  std::string last;
  for (const auto& entry : lexicon->entries()) {
    if (entry.id == last) continue;  // further lemmas of one row
    last = entry.id;
    ++all;
    Metadata metadata;
    metadata.language = language;
    metadata.published = parse_date("2019-11-20");
    auto document = Document::from_utf8(entry.example, metadata);
    EXPECT_TRUE(document.has_value()) << entry.id;
    if (!document) continue;
    const Reading reading = pipeline.read(*document);
    const bool found = std::any_of(reading.reports.begin(), reading.reports.end(),
                                   [&](const Report& r) { return r.type == entry.type; });
    right += found ? 1 : 0;
    if (found || !show) continue;
    std::cout << entry.id << ": " << entry.example;
    for (const Report& r : reading.reports) std::cout << "  [" << r.rule << ']';
    std::cout << '\n';
  }
  std::cout << language << ": " << right << " of " << all << " examples\n";
  return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(all, 1));
}

TEST(EventExamples, GiveTheirType) {
  PipelineOptions options;
  options.data_dir = DEPECHE_TEST_DATA;
  auto pipeline = Pipeline::open(options);
  ASSERT_TRUE(pipeline.has_value()) << (pipeline ? "" : to_string(pipeline.error()));
  // Tagger and parser are statistical: a few examples may fail, a broken table must not pass.
  EXPECT_GE(share_right(*pipeline, "fr"), 0.8);
  EXPECT_GE(share_right(*pipeline, "en"), 0.75);
}

}  // namespace
}  // namespace depeche
