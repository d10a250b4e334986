// SPDX-License-Identifier: Apache-2.0
// The example articles, read and analysed, for the stages that come after the grammar.
#pragma once

#include "io/document_reader.h"
#include "lang/analyser.h"

#include <depeche/analysis.h>
#include <depeche/document.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace depeche {

struct ExampleTexts {
  std::vector<Document> documents;
  std::vector<Analysis> analyses;
  double tokens = 0;
};

inline ExampleTexts example_texts(const std::string& language, const Analyser& analyser) {
  ExampleTexts out;
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(DEPECHE_BENCH_EXAMPLES)) {
    if (file.path().extension() == ".jsonl") paths.push_back(file.path().string());
  }
  std::sort(paths.begin(), paths.end());
  const auto reader = read_paths(paths, {});
  while (auto document = reader->next()) {
    if (!*document || (*document)->metadata().language != language) continue;
    out.documents.push_back(std::move(document->value()));
    out.analyses.push_back(analyser.analyse(out.documents.back()));
    out.tokens += static_cast<double>(out.analyses.back().tokens.size());
  }
  return out;
}

}  // namespace depeche
