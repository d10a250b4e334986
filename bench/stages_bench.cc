// SPDX-License-Identifier: Apache-2.0
// How fast is the library inside one thread? Opening, grammar alone, the whole reading; the
// whole-process figures come from whole_program.py.
#include "io/document_reader.h"

#include <depeche/pipeline.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using depeche::Document;
using depeche::Pipeline;

std::vector<Document> examples(const std::string& language) {
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(DEPECHE_BENCH_EXAMPLES)) {
    if (file.path().extension() == ".jsonl") paths.push_back(file.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  const auto reader = depeche::read_paths(paths, {});
  while (auto document = reader->next()) {
    if (*document && (*document)->metadata().language == language) {
      documents.push_back(std::move(document->value()));
    }
  }
  return documents;
}

const Pipeline& pipeline() {
  static const auto opened = Pipeline::open({.data_dir = DEPECHE_BENCH_DATA});
  return opened.value();
}

std::size_t tokens_in(const std::vector<Document>& documents) {
  std::size_t tokens = 0;
  for (const Document& document : documents) tokens += pipeline().analyse(document).tokens.size();
  return tokens;
}

template <typename Work>
void measure(benchmark::State& state, const std::string& language, Work work) {
  const auto documents = examples(language);
  const auto tokens = static_cast<double>(tokens_in(documents));
  for (auto _ : state) {
    for (const Document& document : documents) work(document);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["articles"] = benchmark::Counter(rounds * static_cast<double>(documents.size()),
                                                  benchmark::Counter::kIsRate);
  state.counters["tokens"] = benchmark::Counter(rounds * tokens, benchmark::Counter::kIsRate);
}

void open_packs(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(Pipeline::open({.data_dir = DEPECHE_BENCH_DATA}));
  }
}

void grammar(benchmark::State& state, const std::string& language) {
  measure(state, language,
          [](const Document& document) { benchmark::DoNotOptimize(pipeline().analyse(document)); });
}

void reading(benchmark::State& state, const std::string& language) {
  measure(state, language,
          [](const Document& document) { benchmark::DoNotOptimize(pipeline().read(document)); });
}

BENCHMARK(open_packs)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(grammar, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(grammar, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reading, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(reading, english, "en")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
