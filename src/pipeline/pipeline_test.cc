// SPDX-License-Identifier: Apache-2.0
#include <depeche/pipeline.h>

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace depeche {
namespace {

Document document(const std::string& text, const std::string& language = "") {
  Metadata metadata;
  metadata.language = language;
  metadata.published = parse_date("2024-03-02");
  return Document::from_utf8(text, metadata).value();
}

TEST(Pipeline, ReadsManyDocumentsAsItReadsEach) {
  const auto pipeline = Pipeline::open({.data_dir = DEPECHE_TEST_DATA});
  ASSERT_TRUE(pipeline) << to_string(pipeline.error());
  std::vector<Document> documents;
  documents.push_back(
      document("Le président Jean Martin a reçu lundi à Bamako la ministre Anne Petit. « Nous "
               "avons parlé de paix », a-t-il dit."));
  documents.push_back(document(
      "The government of Kenya accused the rebels on Friday of an attack in Mombasa.", "en"));
  documents.push_back(document("."));
  documents.push_back(
      document("Des milliers de personnes ont manifesté samedi à Alger contre le pouvoir.", "fr"));
  std::vector<const Document*> all;
  for (const Document& one : documents) all.push_back(&one);
  const std::vector<Reading> readings = pipeline->read_all(all);
  ASSERT_EQ(readings.size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i)
    EXPECT_EQ(readings[i], pipeline->read(documents[i])) << documents[i].text();
  EXPECT_EQ(readings[1].language, "en");
  EXPECT_FALSE(readings[3].reports.empty());
  EXPECT_TRUE(pipeline->read_all({}).empty());
}

}  // namespace
}  // namespace depeche
