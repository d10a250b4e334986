// SPDX-License-Identifier: Apache-2.0
// How fast are the finders of times and figures by themselves, in one thread? The grammar is made
// beforehand; tokens are those of the analysis.
#include "io/document_reader.h"
#include "lang/analyser.h"
#include "pack/pack.h"
#include "time/measure_finder.h"
#include "time/quantity_finder.h"
#include "time/time_finder.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace depeche;

struct Texts {
  std::vector<Document> documents;
  std::vector<Analysis> analyses;
  double tokens = 0;
};

Texts texts(const std::string& language, const Pack& pack) {
  Texts out;
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(DEPECHE_BENCH_EXAMPLES)) {
    if (file.path().extension() == ".jsonl") paths.push_back(file.path().string());
  }
  std::sort(paths.begin(), paths.end());
  const auto analyser = Analyser::load(pack);
  const auto reader = read_paths(paths, {});
  while (auto document = reader->next()) {
    if (!*document || (*document)->metadata().language != language) continue;
    out.documents.push_back(std::move(document->value()));
    out.analyses.push_back(analyser->analyse(out.documents.back()));
    out.tokens += static_cast<double>(out.analyses.back().tokens.size());
  }
  return out;
}

template <typename Work>
void measure(benchmark::State& state, const Texts& texts, Work work) {
  for (auto _ : state) {
    for (std::size_t i = 0; i < texts.documents.size(); ++i)
      work(texts.documents[i], texts.analyses[i]);
  }
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["tokens"] = benchmark::Counter(rounds * texts.tokens, benchmark::Counter::kIsRate);
}

void times(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto finder = TimeFinder::load(*pack);
  measure(state, texts(language, *pack), [&](const Document& document, const Analysis& analysis) {
    benchmark::DoNotOptimize(finder->find(document, analysis, atoms_of(document.text(), analysis)));
  });
}

void quantities(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto finder = QuantityFinder::load(*pack);
  measure(state, texts(language, *pack), [&](const Document& document, const Analysis& analysis) {
    benchmark::DoNotOptimize(finder->find(analysis, atoms_of(document.text(), analysis)));
  });
}

/// The stage: times, quantities and measures, one after the other.
void stage(benchmark::State& state, const std::string& language) {
  const auto pack = Pack::open(DEPECHE_BENCH_DATA, language);
  const auto finder = TimeFinder::load(*pack);
  const auto figures = QuantityFinder::load(*pack);
  const auto measures = MeasureFinder::load(*pack);
  measure(state, texts(language, *pack), [&](const Document& document, const Analysis& analysis) {
    const Atoms atoms = atoms_of(document.text(), analysis);
    benchmark::DoNotOptimize(finder->find(document, analysis, atoms));
    benchmark::DoNotOptimize(figures->find(analysis, atoms));
    benchmark::DoNotOptimize(measures->find(atoms));
  });
}

BENCHMARK_CAPTURE(times, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(times, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(quantities, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(quantities, english, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stage, french, "fr")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stage, english, "en")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
